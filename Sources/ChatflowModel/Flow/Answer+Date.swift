import Words

extension AnswerText {
  /// The day in it, as `2026-12-24`.
  ///
  /// Years have four digits. A date that begins with its year is read from year to day, one with points from day to
  /// year; with slashes or hyphens people mean either order, so that is read only if just one of them is a day.
  var date: Result<String, AnswerProblem> {
    let days = possibleDays
    guard let day = days.first else { return .failure(.unreadable) }
    return days.count > 1 ? .failure(.ambiguous) : .success(day.text)
  }

  private var possibleDays: Set<CalendarDay> {
    if let day = dayInDigits { return [day] }
    for mark: Character in ["-", "/", "."] {
      let parts = plain.split(separator: mark, omittingEmptySubsequences: false)
        .map { Self.number(AnswerText(String($0)).text[...]) }
      guard parts.count == 3, let first = parts[0], let second = parts[1], let third = parts[2] else { continue }
      return Self.days(first, second, third, dayFirst: mark == ".")
    }
    return namedDay.map { [$0] } ?? []
  }

  /// Eight digits, which only begin with the year: `20261224`. Read in any other order, a day of our time is none.
  private var dayInDigits: CalendarDay? {
    guard plain.count == 8, plain.allSatisfy(\.isDigit), let number = Int(plain) else { return nil }
    return CalendarDay(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  private static func days(_ first: Number, _ second: Number, _ third: Number, dayFirst: Bool) -> Set<CalendarDay> {
    let orders: [(year: Number, month: Number, day: Number)] =
      first.isYear
      ? [(first, second, third)]
      : dayFirst ? [(third, second, first)] : [(third, second, first), (third, first, second)]
    return Set(
      orders.compactMap { order in
        guard order.year.isYear, !order.month.isYear, !order.day.isYear else { return nil }
        return CalendarDay(year: order.year.value, month: order.month.value, day: order.day.value)
      })
  }

  // MARK: - With the name of the month

  /// “24 Dec 2026”, “24th of December, 2026”, “Thursday, December 24th 2026”, “torsdag den 24:e december 2026”.
  private var namedDay: CalendarDay? {
    var words = plain.split { " ,.-/".contains($0) }.map(String.init).filter { !["of", "the", "den"].contains($0) }
    if let first = words.first, Self.index(of: first, in: Self.weekdays) != nil { words.removeFirst() }
    guard words.count == 3 else { return nil }
    let months = words.map { Self.index(of: $0, in: Self.months) }
    guard let place = months.firstIndex(where: { $0 != nil }), let month = months[place] else { return nil }
    words.remove(at: place)
    guard let day = Self.number(Self.withoutEnding(words[0])), let year = Self.number(words[1][...]), year.isYear,
      !day.isYear
    else { return nil }
    return CalendarDay(year: year.value, month: month + 1, day: day.value)
  }

  /// In the languages of the program, read in all of them at once: no name means another month in another language.
  private static let months = [
    [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ],
    [
      "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
      "december",
    ],
  ]
  private static let weekdays = [
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
  ]

  /// A name may be shortened to its first three letters or more.
  private static func index(of word: String, in languages: [[String]]) -> Int? {
    guard word.count >= 3 else { return nil }
    return languages.lazy.compactMap { names in names.firstIndex { $0.hasPrefix(word) } }.first
  }

  private static func withoutEnding(_ word: String) -> Substring {
    ["st", "nd", "rd", "th", ":e", ":a"].contains { word.hasSuffix($0) } ? word.dropLast(2) : word[...]
  }

  // MARK: - Numbers

  /// A number with as many digits as were written.
  private struct Number {
    let value: Int
    let isYear: Bool
  }

  private static func number(_ text: Substring) -> Number? {
    guard [1, 2, 4].contains(text.count), text.allSatisfy(\.isDigit), let value = Int(text) else { return nil }
    return Number(value: value, isYear: text.count == 4)
  }
}
