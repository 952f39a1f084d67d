/// A file of the time zone data base, in the second version of its form or a later one; see RFC 9636.
struct TimeZoneFile: Sendable {
  /// When the clock changes, in order, and the seconds ahead of UTC from then on.
  private let changes: [(instant: UnixSeconds, offset: Int)]
  /// The seconds ahead of UTC before the first change.
  private let first: Int
  /// What holds after the last change.
  private let rule: TimeZoneRule?

  /// Coordinated universal time, which needs no file.
  static let utc = TimeZoneFile(changes: [], first: 0, rule: nil)

  private init(changes: [(instant: UnixSeconds, offset: Int)], first: Int, rule: TimeZoneRule?) {
    self.changes = changes
    self.first = first
    self.rule = rule
  }

  /// Reads a file; nil if it is none, or not whole.
  init?(_ bytes: [UInt8]) {
    // The first block is that of the first version, with 32-bit times: the second one has all.
    guard let old = Block(bytes, at: 0, timeSize: 4), let block = Block(bytes, at: old.end, timeSize: 8),
      let first = block.offset(ofType: 0), let changes = block.changes
    else { return nil }
    let newline = UInt8(ascii: "\n")
    let rule = bytes[block.end...].drop { $0 == newline }.prefix { $0 != newline }
    self.init(changes: changes, first: first, rule: TimeZoneRule(rule))
  }

  /// The seconds ahead of UTC at an instant.
  func offset(at instant: UnixSeconds) -> Int {
    guard let last = changes.last else { return rule?.offset(at: instant) ?? first }
    if instant >= last.instant { return rule?.offset(at: instant) ?? last.offset }
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].instant <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : changes[low - 1].offset
  }
}

extension TimeZoneFile {
  /// A header and the tables behind it.
  private struct Block {
    let bytes: [UInt8]
    let timeSize: Int
    let changeCount, typeCount: Int
    let start: Int
    /// The first byte behind the tables.
    let end: Int

    init?(_ bytes: [UInt8], at header: Int, timeSize: Int) {
      self.bytes = bytes
      self.timeSize = timeSize
      start = header + 44
      let version = UInt8(ascii: "2")
      guard start <= bytes.count, bytes[header..<header + 4].elementsEqual("TZif".utf8), bytes[header + 4] >= version
      else { return nil }
      // The counts of marks of universal and of standard time, leap seconds, changes, types, and letters.
      let counts = (0..<6).compactMap { Self.number(bytes, header + 20 + 4 * $0, size: 4) }
      guard counts.count == 6, counts.allSatisfy({ (0...bytes.count).contains($0) }) else { return nil }
      (changeCount, typeCount) = (counts[3], counts[4])
      end =
        start + changeCount * (timeSize + 1) + typeCount * 6 + counts[5] + counts[2] * (timeSize + 4) + counts[1]
        + counts[0]
      guard end <= bytes.count else { return nil }
    }

    /// When the clock changes, and to which offset; nil if a type is meant that there is none of.
    var changes: [(instant: UnixSeconds, offset: Int)]? {
      var changes: [(instant: UnixSeconds, offset: Int)] = []
      changes.reserveCapacity(changeCount)
      for index in 0..<changeCount {
        guard let instant = Self.number(bytes, start + timeSize * index, size: timeSize),
          let offset = offset(ofType: Int(bytes[start + timeSize * changeCount + index]))
        else { return nil }
        changes.append((UnixSeconds(instant), offset))
      }
      return changes
    }

    func offset(ofType type: Int) -> Int? {
      type < typeCount ? Self.number(bytes, start + (timeSize + 1) * changeCount + 6 * type, size: 4) : nil
    }

    /// A number as it stands there, its highest byte first.
    private static func number(_ bytes: [UInt8], _ place: Int, size: Int) -> Int? {
      guard place >= 0, place + size <= bytes.count else { return nil }
      let value = bytes[place..<place + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return size == 4 ? Int(Int32(truncatingIfNeeded: value)) : Int(Int64(bitPattern: value))
    }
  }
}
