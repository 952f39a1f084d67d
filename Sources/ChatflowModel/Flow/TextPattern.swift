/// A pattern as shells have them for file names: `*`, `?`, `[a-z]`, `[!0-9]`, and `\` before a sign that is itself. It has
/// to match the whole text. See "Conditions" in docs/behaviour.md.
public struct TextPattern: Sendable {
  /// What a text consists of, in order.
  private(set) var parts: [Part] = []

  /// A part of a text.
  enum Part: Sendable {
    case anyText
    case anyCharacter
    case one(Character)
    case oneOf([ClosedRange<Character>], isNegated: Bool)
  }

  /// Reads a pattern; every text is one.
  public init(_ text: String) {
    let characters = Array(text)
    var at = 0
    while at < characters.count {
      switch characters[at] {
      case "*":
        if case .anyText? = parts.last {} else { parts.append(.anyText) }
      case "?": parts.append(.anyCharacter)
      case "\\" where at + 1 < characters.count:
        at += 1
        parts.append(.one(characters[at]))
      case "[":
        if let (part, end) = Self.bracket(characters, at + 1) {
          parts.append(part)
          at = end
        } else {
          parts.append(.one("["))
        }
      default: parts.append(.one(characters[at]))
      }
      at += 1
    }
  }

  /// What stands in a bracket, and where it is closed; nil if it never is. A `]` at its beginning stands for itself.
  private static func bracket(_ characters: [Character], _ start: Int) -> (Part, end: Int)? {
    var at = start
    var ranges: [ClosedRange<Character>] = []
    let isNegated = at < characters.count && (characters[at] == "!" || characters[at] == "^")
    if isNegated { at += 1 }
    let first = at
    while at < characters.count {
      if characters[at] == "]", at > first { return (.oneOf(ranges, isNegated: isNegated), at) }
      if at + 2 < characters.count, characters[at + 1] == "-", characters[at + 2] != "]" {
        let (low, high) = (characters[at], characters[at + 2])
        if low <= high { ranges.append(low...high) }
        at += 3
      } else {
        ranges.append(characters[at]...characters[at])
        at += 1
      }
    }
    return nil
  }

  /// Whether it matches a text. Only the last `*` is gone back to, so that it takes text times pattern at most.
  public func matches(_ text: String) -> Bool {
    let characters = Array(text)
    var (at, part) = (0, 0)
    var star: (part: Int, at: Int)?
    while at < characters.count {
      if part < parts.count, case .anyText = parts[part] {
        star = (part, at)
        part += 1
      } else if part < parts.count, matches(characters[at], parts[part]) {
        at += 1
        part += 1
      } else if let last = star {
        star = (last.part, last.at + 1)
        (part, at) = (last.part + 1, last.at + 1)
      } else {
        return false
      }
    }
    while part < parts.count, case .anyText = parts[part] { part += 1 }
    return part == parts.count
  }

  private func matches(_ character: Character, _ part: Part) -> Bool {
    switch part {
    case .anyText, .anyCharacter: true
    case .one(let wanted): character == wanted
    case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(character) } != isNegated
    }
  }
}
