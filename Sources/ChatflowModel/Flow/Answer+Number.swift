import Words

extension AnswerText {
  /// The number in it, as digits with a point: “1,234.5”, “1 234,5”, “about 50 people”, “-3”, “20 %”.
  ///
  /// The last of two different signs is the decimal one. A single comma or point before exactly three digits groups
  /// thousands, since hardly anybody answers with three decimals; “0,125” is a fraction all the same.
  var number: String? {
    var words = words
    if words.count > 1, let first = words.first, Self.approximations.contains(first.lowercased()) {
      words.removeFirst()
    }
    if words.count > 1, let last = words.last, last.allSatisfy({ $0.isLetter || Self.units.contains($0) }) {
      if Self.multiples.contains(last.lowercased()) { return nil }
      words.removeLast()
    }
    // What is left of "1 234,5" are the groups of one number.
    var written = Substring(words.joined(separator: " "))
    while let first = written.first, first == " " || first == "~" || Self.units.contains(first) {
      written.removeFirst()
    }
    while let last = written.last, Self.units.contains(last) || ".,!;".contains(last) || last == " " {
      written.removeLast()
    }
    var sign = ""
    if let first = written.first, "+-−–".contains(first) {
      sign = first == "+" ? "" : "-"
      written = written.dropFirst()
    }
    return Self.digits(String(written)).map { sign + $0 }
  }

  private static let approximations: Set<String> = [
    "about", "around", "approximately", "approx", "approx.", "ca", "ca.", "circa", "~",
  ]
  /// “3 million” is not 3.
  private static let multiples: Set<String> = [
    "k", "m", "bn", "dozen", "hundred", "thousand", "million", "millions", "billion", "billions",
  ]
  private static let units = "%€$£¥"
  /// More digits are no amount that anybody types.
  private static let mostDigits = 30

  private static func digits(_ written: String) -> String? {
    guard written.first?.isDigit == true || written.first == "." || written.first == ",", written.count <= mostDigits
    else { return nil }
    let marks = written.filter { !$0.isDigit }
    guard marks.allSatisfy({ " .,'’".contains($0) }) else { return nil }
    guard let mark = decimalMark(written, marks) else { return grouped(written) }
    guard let place = written.lastIndex(of: mark) else { return nil }
    let fraction = written[written.index(after: place)...]
    guard !fraction.isEmpty, fraction.allSatisfy(\.isDigit) else { return nil }
    let whole = place == written.startIndex ? "0" : grouped(String(written[..<place]))
    return whole.map { "\($0).\(fraction)" }
  }

  /// The comma or point that begins the fraction; nil if there is no fraction.
  private static func decimalMark(_ written: String, _ marks: String) -> Character? {
    guard let last = marks.last, last == "." || last == "," else { return nil }
    guard marks.filter({ $0 == last }).count == 1 else { return nil }
    guard marks.count == 1, let place = written.firstIndex(of: last) else { return last }
    let isGroup = written[written.index(after: place)...].count == 3 && (1...3).contains(written[..<place].count)
    return isGroup && written[..<place] != "0" ? nil : last
  }

  /// Digits in groups of three, or in none.
  private static func grouped(_ written: String) -> String? {
    let groups = written.split(omittingEmptySubsequences: false) { !$0.isDigit }
    guard groups.allSatisfy({ !$0.isEmpty }), Set(written.filter { !$0.isDigit }).count < 2 else { return nil }
    guard groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }) else {
      return nil
    }
    let digits = groups.joined().drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }
}
