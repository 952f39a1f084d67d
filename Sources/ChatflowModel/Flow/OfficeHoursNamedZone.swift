import Glibc

/// A time zone of the IANA data base, as the machine has it installed.
///
/// Looking one up reads a file: do it when the answer is needed, and not when a chatflow is opened.
public struct NamedTimeZone: TimeZoneRules {
  /// Its name, such as `Europe/Stockholm`.
  public let name: String
  private let clock: TimeZoneFile

  /// The zone with a name; nil if there is none, or if the machine has no time zones.
  public init?(_ name: String) {
    guard Self.isPlace(name) else { return nil }
    guard let clock = Self.read(name).flatMap(TimeZoneFile.init) ?? (name == "UTC" ? .utc : nil) else { return nil }
    self.name = name
    self.clock = clock
  }

  /// The seconds ahead of UTC by the data base.
  public func offset(at instant: UnixSeconds) -> Int { clock.offset(at: instant) }

  /// The names of all zones in order, for choosing and for suggestions; only UTC where the machine has none.
  public static var names: [String] {
    let table = read(list).map { String(decoding: $0, as: UTF8.self) } ?? ""
    // Country, coordinates, name, and sometimes a remark, with tabs between them.
    let places = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      line.split(separator: "\t").dropFirst(2).first.map(String.init)
    }
    return Set(places).sorted() + ["UTC"]
  }

  /// Whether the machine has the data base, which Debian calls `tzdata`.
  public static var isInstalled: Bool { read(list) != nil }

  /// Whether a name is that of a place. Abbreviations are none, and say nothing about summer time; and no name leads out
  /// of the data base's folder.
  private static func isPlace(_ name: String) -> Bool {
    TimeZoneName.isOne(name) && name.utf8.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } == true
  }

  /// Where systems have it.
  private static let folders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/etc/zoneinfo"]
  private static let list = "zone.tab"
  /// Far more than any of its files has.
  private static let largestFile = 1 << 20

  private static func read(_ name: String) -> [UInt8]? {
    // One that cannot be read is as good as none: the next folder may have it.
    for folder in folders {
      guard let file = fopen("\(folder)/\(name)", "rb") else { continue }
      defer { fclose(file) }
      let bytes = [UInt8](unsafeUninitializedCapacity: largestFile) { $1 = fread($0.baseAddress, 1, largestFile, file) }
      if ferror(file) == 0, feof(file) != 0 { return bytes }
    }
    return nil
  }
}
