/// Hours and dates as people type them, where they can mean one thing only.
extension HoursText {
  /// Hours that somebody typed: `9-17`, `9.00–17.00`, `9am-5pm`, several with commas, `closed`; nil if a part of them is
  /// not understood. `9-5` is not: it lasts until the next morning for some, and until the afternoon for others.
  public init?(typed text: String) {
    if text.isBlank { return nil }
    if text.lowercased().trimmedOfSpaces == Self.closed {
      self.init("")
      return
    }
    var parts: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let interval = OfficeHours.Interval(text: String(part)) ?? OfficeHours.Interval(typed: String(part)) else {
        return nil
      }
      parts.append(interval.text)
    }
    self.init(parts.joined(separator: ", "))
  }
}

extension OfficeHours.Interval {
  /// From one time of day to another, as somebody typed them.
  fileprivate init?(typed text: String) {
    let plain = text.lowercased().filter { !$0.isWhitespace }
    let dashes: Set<Character> = ["-", "–", "—", "‒", "−"]
    let ends = plain.split(omittingEmptySubsequences: false) { dashes.contains($0) }
    guard ends.count == 2, let from = TypedTime(ends[0]), let to = TypedTime(ends[1]) else { return nil }
    // “9-5pm” is of one half of the day only if the other end says which.
    guard (from.half == nil) == (to.half == nil) else { return nil }
    let isClear = from.half != nil || to.minutes > from.minutes || from.minutes > 12 * 60
    guard isClear else { return nil }
    self.init(text: "\(from.text)-\(to.text)")
  }
}

/// A time of day as somebody typed it: `9`, `9.00`, `09:30`, `5pm`.
private struct TypedTime {
  let minutes: Int
  /// `am` or `pm`, if that was said.
  let half: String?

  var text: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  init?(_ text: Substring) {
    var text = text
    var half: String?
    for (word, name) in [("a.m.", "am"), ("p.m.", "pm"), ("am", "am"), ("pm", "pm")] where text.hasSuffix(word) {
      text = text.dropLast(word.count)
      half = name
      break
    }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
    let isDigits = parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    guard (1...2).contains(parts.count), isDigits, var hour = Int(parts[0]) else { return nil }
    let minute = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    if parts.count == 2, parts[1].count != 2 { return nil }
    if let half {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == "pm" ? 12 : 0)
    }
    guard (0...24).contains(hour), (0...59).contains(minute), hour < 24 || minute == 0 else { return nil }
    minutes = hour * 60 + minute
    self.half = half
  }
}

extension CalendarDay {
  /// A day that somebody typed, such as `24/12/2026` or `24 Dec 2026`; nil if it is not understood, or could be two days.
  public init?(typed text: String) {
    guard case .success(let day) = AnswerText(text).date, let read = CalendarDay(text: day) else { return nil }
    self = read
  }
}
