/// A piece of a condition with its place.
struct ConditionToken: Hashable {
  enum Content: Hashable {
    /// Anything without a space, comma or quote in it.
    case word(String)
    /// What stood in double quotes.
    case quoted(String)
    /// A comparison as mathematics writes it.
    case sign(String)
    case comma
  }
  let content: Content
  /// Where it begins, counted from 1 in characters.
  let column: Int
  /// The word in lower case, or the sign; kept, as many phrases are compared with it.
  let word: String?

  init(_ content: Content, column: Int) {
    self.content = content
    self.column = column
    word =
      switch content {
      case .word(let word): word.lowercased()
      case .sign(let sign): sign
      case .quoted, .comma: nil
      }
  }

  /// The text of a value, quoted or not.
  var text: String {
    switch content {
    case .word(let text), .quoted(let text), .sign(let text): text
    case .comma: ","
    }
  }
}

/// The characters of a condition, and what each of them is.
private struct ConditionCharacters {
  let characters: [Character]
  /// The same as bytes, if they are all ASCII, as nearly all sentences are; else empty.
  let ascii: [UInt8]
  let kinds: [Kind]
  /// Where each of them stands in the sentence, counted from 1; those that were taken apart stand where they did.
  let columns: [Int]

  /// What a character is to the condition language.
  enum Kind {
    case space, control, comma, quote, sign, other
  }

  init(_ sentence: String) {
    // A return and the line feed behind it are one character.
    if sentence.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) {
      self.init(ascii: Array(sentence.utf8))
    } else {
      self.init(parts: sentence.map(Self.apart))
    }
  }

  private init(ascii: [UInt8]) {
    self.ascii = ascii
    characters = ascii.map { Character(Unicode.Scalar($0)) }
    columns = Array(1...ascii.count + 1)
    kinds = ascii.map { Self.kind(ofASCII: $0) }
  }

  private init(parts: [[Character]]) {
    ascii = []
    characters = parts.flatMap { $0 }
    columns = parts.enumerated().flatMap { place, parts in parts.map { _ in place + 1 } } + [parts.count + 1]
    kinds = characters.map { Self.kind(of: $0) }
  }

  /// A combining mark behind a quote, or what joins with the quote behind it, belongs to the text and not to the sign.
  private static func apart(_ character: Character) -> [Character] {
    guard character.unicodeScalars.count > 1 else { return [character] }
    let parts = character.unicodeScalars.map { Character($0) }
    return parts.contains { [.quote, .comma].contains(kind(of: $0)) || $0 == "\\" || $0 == " " } ? parts : [character]
  }

  private static func kind(of character: Character) -> Kind {
    character.asciiValue.map { kind(ofASCII: $0) } ?? kind(beyondASCII: character)
  }

  private static func kind(ofASCII character: UInt8) -> Kind {
    switch character {
    case UInt8(ascii: "\""): .quote
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "!"): .sign
    case UInt8(ascii: ","): .comma
    case 0x09...0x0D, 0x20: .space
    default: character < 0x20 || character == 0x7F ? .control : .other
    }
  }

  private static func kind(beyondASCII character: Character) -> Kind {
    switch character {
    // What a word processor makes of straight quotes is fine, too.
    case "“", "”", "„": .quote
    case "≤", "≥", "≠": .sign
    default: character.isWhitespace ? .space : character.isControl ? .control : .other
    }
  }

  /// A piece of the sentence.
  subscript(range: Range<Int>) -> String {
    ascii.isEmpty ? String(characters[range]) : String(decoding: ascii[range], as: UTF8.self)
  }
}

/// Takes a condition apart.
struct ConditionLexer {
  private let sentence: ConditionCharacters
  private var at = 0
  private(set) var tokens: [ConditionToken] = []

  init(_ sentence: String) throws(ConditionProblem) {
    self.sentence = ConditionCharacters(sentence)
    while at < characters.count { try next() }
  }

  private var characters: [Character] { sentence.characters }
  private var kinds: [ConditionCharacters.Kind] { sentence.kinds }
  private var columns: [Int] { sentence.columns }

  /// The column behind the last character.
  var end: Int { columns[characters.count] }

  private mutating func next() throws(ConditionProblem) {
    let start = at
    switch kinds[at] {
    case .space: at += 1
    case .control: throw ConditionProblem(column: columns[at], reason: "condition.problem.control-character")
    case .comma:
      at += 1
      tokens.append(ConditionToken(.comma, column: columns[start]))
    case .quote: tokens.append(ConditionToken(.quoted(try quoted()), column: columns[start]))
    case .sign: tokens.append(ConditionToken(.sign(take { $0 == .sign }), column: columns[start]))
    case .other: tokens.append(ConditionToken(.word(take { $0 == .other || $0 == .sign }), column: columns[start]))
    }
  }

  private mutating func take(while belongs: (ConditionCharacters.Kind) -> Bool) -> String {
    let start = at
    while at < kinds.count, belongs(kinds[at]) { at += 1 }
    return sentence[start..<at]
  }

  private mutating func quoted() throws(ConditionProblem) -> String {
    let start = at
    var text = ""
    at += 1
    while at < characters.count {
      if kinds[at] == .quote, characters[at] == "\"" || characters[start] != "\"" {
        at += 1
        return text
      }
      if characters[at] == "\\", at + 1 < characters.count { at += 1 }
      guard !characters[at].isControl else {
        throw ConditionProblem(column: columns[at], reason: "condition.problem.control-character")
      }
      text.append(characters[at])
      at += 1
    }
    throw ConditionProblem(column: columns[start], reason: "condition.problem.open-quote", expected: ["\""])
  }
}

extension Character {
  fileprivate var isControl: Bool {
    if let ascii = asciiValue { return ascii < 0x20 || ascii == 0x7F }
    return unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
