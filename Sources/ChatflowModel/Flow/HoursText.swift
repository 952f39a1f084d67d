/// The hours of a day as people write them: intervals with commas between them, or `closed`.
public struct HoursText: Hashable, Sendable {
  /// The intervals that can be read, in the order in which they are written; none means closed.
  public private(set) var intervals: [OfficeHours.Interval] = []
  /// What cannot be read.
  public private(set) var problems: [Problem] = []

  /// A part that is no interval, and how many characters stand before it.
  public struct Problem: Hashable, Sendable {
    /// The part as it is written.
    public let text: String
    /// The characters before it.
    public let offset: Int
  }

  /// The word for a day without hours.
  public static let closed = "closed"

  /// Reads hours; an empty text is a day without hours.
  public init(_ text: String) {
    if text.isBlank || text.lowercased() == Self.closed { return }
    var offset = 0
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if let interval = OfficeHours.Interval(text: part) {
        intervals.append(interval)
      } else {
        let found = part.drop { $0 == " " }
        problems.append(Problem(text: String(found), offset: offset + part.count - found.count))
      }
      offset += part.count + 1
    }
  }

  /// Hours as they are written: `09:00-12:00, 13:00-17:00`, or `closed`.
  public static func text(_ intervals: [OfficeHours.Interval]) -> String {
    intervals.isEmpty ? closed : intervals.map(\.text).joined(separator: ", ")
  }
}

/// The names of time zones.
public enum TimeZoneName {
  /// Whether a text has the form of one. Whether there is such a zone is asked when it is needed, and not when a file is
  /// opened.
  public static func isOne(_ text: String) -> Bool {
    let isName = text.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "/_-+".unicodeScalars.contains($0))
    }
    return isName && (text == "UTC" || text.contains("/"))
  }
}
