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
  var content: Content
  /// Where it begins, counted from 1 in characters.
  var column: Int

  /// The word in lower case, or the sign.
  var word: String? {
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

/// Takes a condition apart.
struct ConditionLexer {
  private let characters: [Character]
  private var at = 0
  private(set) var tokens: [ConditionToken] = []

  init(_ sentence: String) throws(ConditionProblem) {
    characters = sentence.flatMap(Self.apart)
    while at < characters.count { try next() }
  }

  /// A combining mark behind a quote, or what joins with the quote behind it, belongs to the text and not to the sign.
  private static func apart(_ character: Character) -> [Character] {
    guard character.unicodeScalars.count > 1 else { return [character] }
    let signs = quotes + "\\, "
    let parts = character.unicodeScalars.map { Character($0) }
    return parts.contains { signs.contains($0) } ? parts : [character]
  }

  /// The column behind the last character.
  var end: Int { characters.count + 1 }

  private mutating func next() throws(ConditionProblem) {
    let start = at
    let first = characters[at]
    if first.isWhitespace {
      at += 1
    } else if first.isControl {
      throw ConditionProblem(column: at + 1, reason: "condition.problem.control-character")
    } else if first == "," {
      at += 1
      tokens.append(ConditionToken(content: .comma, column: start + 1))
    } else if Self.quotes.contains(first) {
      tokens.append(ConditionToken(content: .quoted(try quoted()), column: start + 1))
    } else if Self.signs.contains(first) {
      tokens.append(ConditionToken(content: .sign(take { Self.signs.contains($0) }), column: start + 1))
    } else {
      let word = take { !$0.isWhitespace && !$0.isControl && $0 != "," && !Self.quotes.contains($0) }
      tokens.append(ConditionToken(content: .word(word), column: start + 1))
    }
  }

  /// What a word processor makes of straight quotes is fine, too.
  private static let quotes = "\"“”„"
  private static let signs = "<>=!≤≥≠"

  private mutating func take(while belongs: (Character) -> Bool) -> String {
    let start = at
    while at < characters.count, belongs(characters[at]) { at += 1 }
    return String(characters[start..<at])
  }

  private mutating func quoted() throws(ConditionProblem) -> String {
    let start = at
    var text = ""
    at += 1
    while at < characters.count {
      var character = characters[at]
      if Self.quotes.contains(character), character == "\"" || characters[start] != "\"" {
        at += 1
        return text
      }
      if character == "\\", at + 1 < characters.count {
        at += 1
        character = characters[at]
      }
      guard !character.isControl else {
        throw ConditionProblem(column: at + 1, reason: "condition.problem.control-character")
      }
      text.append(character)
      at += 1
    }
    throw ConditionProblem(column: start + 1, reason: "condition.problem.open-quote", expected: ["\""])
  }
}

extension Character {
  fileprivate var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}
