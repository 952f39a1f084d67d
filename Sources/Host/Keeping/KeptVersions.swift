import ChatflowFiles
import ChatflowModel

/// The versions of a chatflow's file that were saved, and those that the saves found there, byte for byte.
///
/// They lie in the user's state folder, in a folder named by the file's place, readable by nobody else, and can be removed at
/// any time. The name of each says when it came, and by its checksum what it holds: one that is not that any more counts as
/// none. `docs/command-line.md`, "Earlier versions", says how many are kept.
struct KeptVersions {
  private let folder: String
  private let above: String

  private static let (found, ending) = ("-found", ".yaml")
  private static let secondsOfADay: Int64 = 24 * 3600

  /// The versions of a chatflow; nil if the user has no folder for such things.
  init?(of absolutePath: String, in state: StateFolder?) {
    guard let state else { return nil }
    above = state.path + "/history"
    folder = above + "/" + PlaceName.word(for: absolutePath)
  }

  /// A version that is kept.
  struct Version: Hashable {
    /// When it came, in seconds since 1970.
    let time: Int64
    /// Its number among those of the same second.
    let number: Int
    /// The checksum of what it holds.
    let sum: String
    /// Whether a save found it in the file, which somebody else had written or an earlier program.
    let isFound: Bool

    var name: String { "\(time)-\(number)-\(sum)\(isFound ? KeptVersions.found : "")\(KeptVersions.ending)" }

    init(time: Int64, number: Int, sum: String, isFound: Bool) {
      (self.time, self.number, self.sum, self.isFound) = (time, number, sum, isFound)
    }

    /// The version in a file with a name; nil if that is no name of one.
    init?(name: String) {
      guard name.hasSuffix(KeptVersions.ending) else { return nil }
      let parts = name.dropLast(KeptVersions.ending.count).split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 3 || parts.count == 4, let time = Int64(parts[0]), time >= 0, let number = Int(parts[1]),
        number >= 0,
        parts[2].count == 8
      else { return nil }
      self.init(time: time, number: number, sum: String(parts[2]), isFound: parts.count == 4)
      if self.name != name { return nil }
    }
  }

  // MARK: - Keeping

  /// Keeps what a file holds as its last version, unless that is the same; `time` is when it came there.
  func keep(_ bytes: [UInt8], from time: Int64, isFound: Bool = false) throws(FileError) {
    let isNew = Disk.facts(folder)?.isFolder != true
    try Disk.createFolder(folder)
    let all = try self.all()
    let sum = Self.sum(of: bytes)
    // What was put there with an older time came after what is kept all the same.
    let time = max(time, all.first?.time ?? 0)
    if let last = all.first, last.sum == sum, try read(last) == bytes { return }
    let number = all.first.map { $0.time == time ? $0.number + 1 : 0 } ?? 0
    let version = Version(time: time, number: number, sum: sum, isFound: isFound)
    // Nobody waits for the disk: what a failure of the power leaves of it is told by its checksum.
    try Disk.replace(path(of: version), with: bytes, waiting: false)
    try thin([version] + all)
    if isNew { try removeForgotten() }
  }

  /// Removes what is too much.
  private func thin(_ all: [Version]) throws(FileError) {
    let sizes = all.map { Disk.facts(path(of: $0))?.bytes ?? 0 }
    for version in Self.surplus(Array(zip(all, sizes)), at: Machine.now()) { try Disk.remove(path(of: version)) }
  }

  /// Which of some versions, the latest first, are too much: those that are too old, and, while there are too many or they
  /// are too large, first those that are not the last of their day, and then the others, the oldest first. The latest is
  /// never too much.
  static func surplus(_ all: [(version: Version, bytes: Int)], at now: Int64) -> [Version] {
    var surplus: [Version] = []
    var left = all.map { (version: $0.version, bytes: $0.bytes) }
    func remove(_ index: Int) { surplus.append(left.remove(at: index).version) }
    while left.count > 1, let last = left.last, last.version.time < now - Int64(Limits.daysOfVersions) * secondsOfADay {
      remove(left.count - 1)
    }
    func isTooMuch() -> Bool {
      left.count > Limits.versions || left.reduce(0) { $0 + $1.bytes } > Limits.bytesOfVersions
    }
    while isTooMuch(), left.count > 1 {
      let days = left.map { $0.version.time / secondsOfADay }
      remove(days.indices.last { $0 > 0 && days[$0 - 1] == days[$0] } ?? left.count - 1)
    }
    return surplus
  }

  /// Removes the versions of chatflows that nobody has saved for so long that none of them would be kept.
  private func removeForgotten() throws(FileError) {
    let oldest = Machine.now() - Int64(Limits.daysOfVersions) * Self.secondsOfADay
    for name in try Disk.names(in: above) {
      let path = above + "/" + name
      guard path != folder, Disk.facts(path)?.isFolder == true, Disk.changed(path) < oldest else { continue }
      for file in try Disk.names(in: path) { try Disk.remove(path + "/" + file) }
      try Disk.removeFolder(path)
    }
  }

  // MARK: - What is kept

  /// What is kept, the latest first.
  func all() throws(FileError) -> [Version] {
    guard Disk.facts(folder)?.isFolder == true else { return [] }
    return try Disk.names(in: folder).compactMap { Version(name: $0) }
      .sorted { ($0.time, $0.number, $0.sum) > ($1.time, $1.number, $1.sum) }
  }

  /// What a version holds; nil if it is not what was kept.
  func read(_ version: Version) throws(FileError) -> [UInt8]? {
    let bytes = try Disk.read(path(of: version), limit: ChatflowFile.maximumBytes)
    return Self.sum(of: bytes) == version.sum ? bytes : nil
  }

  private func path(of version: Version) -> String { folder + "/" + version.name }

  private static func sum(of bytes: [UInt8]) -> String {
    let digits = String(Checksum.of(bytes[...]), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Gives what is kept to the file at another place, where this one lies now.
  func carry(to place: String, in state: StateFolder?) throws(FileError) {
    guard let other = KeptVersions(of: place, in: state), Disk.facts(folder)?.isFolder == true else { return }
    try Disk.createFolder(other.folder)
    for version in try all() { try Disk.move(path(of: version), to: other.path(of: version)) }
    for name in try Disk.names(in: folder) { try Disk.remove(folder + "/" + name) }
    try Disk.removeFolder(folder)
  }
}

extension Limits {
  /// How many versions of a chatflow are kept, how many bytes they may have together, and for how many days.
  static let versions = 200
  static let bytesOfVersions = 16 << 20
  static let daysOfVersions = 90
}
