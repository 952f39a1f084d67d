import Words

/// Reads what a visitor answered as a value of the property that it is saved to.
///
/// People do not type like programs: they put spaces into numbers, names before addresses, a thank-you behind a yes.
/// What can mean one thing only is understood; what could mean two is asked for again, since a wrong value that nobody
/// notices is worse. The rules stand in docs/behaviour.md under "Answers".
public enum Answer {
  /// The value that an answer stands for, as the property holds it, or what is wrong with it.
  ///
  /// A property of the kind *choice* has options; the others need none.
  public static func read(
    _ text: String, as kind: Property.Kind, options: [String] = []
  ) -> Result<String, AnswerProblem> {
    let answer = AnswerText(text)
    if answer.text.isEmpty { return .failure(.nothing) }
    switch kind {
    case .text: return .success(answer.text)
    case .email: return found(answer.email)
    case .phone: return found(answer.phone)
    case .number: return found(answer.number)
    case .date: return answer.date
    case .yesNo: return found(answer.isYes.map { $0 ? Property.yes : Property.no })
    case .choice: return found(answer.option(among: options))
    }
  }

  private static func found(_ value: String?) -> Result<String, AnswerProblem> {
    value.map(Result.success) ?? .failure(.unreadable)
  }
}

/// Why an answer cannot be saved.
public enum AnswerProblem: Error, Hashable, Sendable {
  /// There is nothing in it.
  case nothing
  /// It is nothing that the property can hold.
  case unreadable
  /// It could mean two things, such as the date 03/04/2026.
  case ambiguous
}

extension Property {
  /// What *yes* and *no* are in the record.
  public static let (yes, no) = ("yes", "no")

  /// The value that an answer stands for, or what is wrong with it.
  public func read(_ answer: String) -> Result<String, AnswerProblem> {
    Answer.read(answer, as: type, options: options)
  }
}

/// An answer without what says nothing: space around and between words, invisible characters, a full stop at its end.
struct AnswerText {
  let text: String

  init(_ typed: String) {
    var words = typed.split(whereSeparator: \.isSpacing).map { word in
      String(String.UnicodeScalarView(word.unicodeScalars.filter { !$0.isInvisible }))
    }
    words.removeAll(where: \.isEmpty)
    text = words.joined(separator: " ")
  }

  /// Its words.
  var words: [Substring] { text.split(separator: " ") }

  /// The same in lower case, and without a mark at its end that nobody means.
  var plain: String {
    var plain = text.lowercased()[...]
    while let last = plain.last, ".!,;".contains(last) { plain.removeLast() }
    return String(plain)
  }

  /// The option that it is the label of, whatever its letters' case and its spaces.
  func option(among options: [String]) -> String? {
    let (whole, plain) = (text.lowercased(), plain)
    return options.first { AnswerText($0).text.lowercased() == whole }
      ?? options.first { AnswerText($0).plain == plain }
  }

  // MARK: - Yes or no

  /// Whether it says yes; nil if it says neither yes nor no.
  var isYes: Bool? {
    let words = plain.split { $0 == " " || $0 == "," }
    guard let first = words.first, words.dropFirst().allSatisfy({ Self.courtesies.contains(String($0)) }) else {
      return nil
    }
    if Self.yes.contains(String(first)) { return true }
    return Self.no.contains(String(first)) ? false : nil
  }

  /// In the languages that a bot can speak: none of these words means the opposite in another of them.
  private static let yes: Set<String> = [
    "yes", "y", "yeah", "yep", "yup", "sure", "ok", "okay", "true", "1", "👍",
    "ja", "jo", "japp", "joo", "jawohl", "oui", "sí", "si", "sì", "sim", "kyllä", "tak", "はい",
  ]
  private static let no: Set<String> = [
    "no", "n", "nope", "nah", "false", "0", "👎", "nej", "nei", "nee", "nein", "non", "não", "nao", "ei", "nie", "いいえ",
  ]
  private static let courtesies: Set<String> = [
    "please", "thanks", "thank", "you", "tack", "takk", "bitte", "danke", "merci", "gracias", "grazie", "obrigado",
    "kiitos", "dank", "je",
  ]

  // MARK: - Email addresses

  /// The email address in it, if there is exactly one: “it is anna@example.com”, “Anna <anna@example.com>”.
  var email: String? {
    let candidates = text.split { " ,;<>()\"".contains($0) }.filter { $0.contains("@") }
    guard candidates.count == 1, var address = candidates.first else { return nil }
    if address.lowercased().hasPrefix("mailto:") { address = address.dropFirst("mailto:".count) }
    while let last = address.last, ".!?:".contains(last) { address.removeLast() }
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, Self.isMailbox(parts[0]), Self.isDomain(parts[1]) else { return nil }
    return "\(parts[0])@\(parts[1].lowercased())"
  }

  private static func isMailbox(_ name: Substring) -> Bool {
    guard (1...64).contains(name.utf8.count) else { return false }
    return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber || "!#$%&'*+-/=?^_`{|}~".contains($0) }
    }
  }

  private static func isDomain(_ domain: Substring) -> Bool {
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard domain.utf8.count <= 253, labels.count > 1, let last = labels.last else { return false }
    return last.count > 1 && !last.allSatisfy(\.isNumber)
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
      }
  }

  // MARK: - Phone numbers

  /// The phone number in it, digits only, with a plus where it begins with the country: “tel. 070-123 45 67”.
  var phone: String? {
    let isPart = { (character: Character) in character.isDigit || "+-./() ".contains(character) }
    guard let start = text.firstIndex(where: { $0.isDigit || $0 == "+" || $0 == "(" }),
      let end = text.lastIndex(where: \.isDigit), start <= end
    else { return nil }
    guard start == text.startIndex || !text[text.index(before: start)].isNumber, text[start...end].allSatisfy(isPart),
      text[..<start].allSatisfy({ !$0.isNumber }), text[text.index(after: end)...].allSatisfy({ !$0.isNumber })
    else { return nil }
    let written = text[start...end].replacing("(0)", with: "")
    guard !written.dropFirst().contains("+") else { return nil }
    var digits = written.filter(\.isDigit)
    let isAbroad = written.first != "+" && digits.hasPrefix("00")
    if isAbroad { digits.removeFirst(2) }
    guard Self.digitsOfPhones.contains(digits.count) else { return nil }
    return isAbroad || written.first == "+" ? "+" + digits : digits
  }

  /// From a number without the area's code to the longest that the numbering plan of the world allows, with a trunk prefix.
  private static let digitsOfPhones = 5...17
}

extension Character {
  /// One of 0 to 9.
  var isDigit: Bool { ("0"..."9").contains(self) && unicodeScalars.count == 1 }

  /// Space of any width, and line breaks.
  fileprivate var isSpacing: Bool { isWhitespace || self == "\u{a0}" || self == "\u{202f}" || self == "\u{2009}" }
}

extension Unicode.Scalar {
  /// Written by programs and phones, and never meant: zero-width spaces, directions, byte order marks.
  fileprivate var isInvisible: Bool {
    switch value {
    case 0x200b, 0x200e, 0x200f, 0x202a...0x202e, 0x2060, 0x2066...0x2069, 0xfeff: true
    default: false
    }
  }
}
