import ChatflowModel

/// How a single value is written so that every YAML reader, old or new, takes it for the same text.
package enum Scalars {
  /// Whether a text may stand without quotes on one line.
  static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    if first == UInt8(ascii: " ") || last == UInt8(ascii: " ") || last == UInt8(ascii: ":") { return false }
    if !canBegin(first, text) || !isPrintable(text) { return false }
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: " "), previous == UInt8(ascii: ":") { return false }
      if byte == UInt8(ascii: "#"), previous == UInt8(ascii: " ") { return false }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") { return false }
      previous = byte
    }
    return !text.hasPrefix("---") && !text.hasPrefix("...") && !looksLikeAnotherType(text)
  }

  /// Whether a text may stand without quotes in a list in brackets.
  static func isPlainInBrackets(_ text: String) -> Bool {
    isPlain(text) && !text.utf8.contains { "[]{},".utf8.contains($0) }
  }

  /// Signs with a meaning of their own at the beginning of a value.
  private static func canBegin(_ first: UInt8, _ text: String) -> Bool {
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      guard let next = text.utf8.dropFirst().first else { return false }
      return next > UInt8(ascii: "@") && next != UInt8(ascii: "[") && next != UInt8(ascii: "{")
    default: return !"-?:,[]{}#&*!|>'\"%@`".utf8.contains(first)
    }
  }

  /// Whether YAML 1.1 or 1.2 would read a switch, a number, a time, a date or nothing.
  static func looksLikeAnotherType(_ text: String) -> Bool {
    if text.utf8.count <= 5, typedWords.contains(text.lowercased()) { return true }
    return looksLikeNumber(text) || looksLikeDate(text)
  }

  private static let typedWords: Set<String> = [
    "y", "n", "yes", "no", "true", "false", "on", "off", "null", "~", "=", "<<", ".inf", "-.inf", "+.inf", ".nan", "",
  ]

  /// Digits with the signs that some version allows among them, and so more than what really is a number.
  private static func looksLikeNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard let first = rest.first, isDigit(first) || first == UInt8(ascii: ".") else { return false }
    if first == UInt8(ascii: "0"), let base = rest.dropFirst().first, "xXoObB".utf8.contains(base) {
      return rest.dropFirst(2).allSatisfy { isDigit($0) || $0 == UInt8(ascii: "_") || "abcdefABCDEF".utf8.contains($0) }
    }
    let exponent = rest.firstIndex { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    let mantissa = exponent.map { rest[..<$0] } ?? rest
    guard mantissa.allSatisfy({ isDigit($0) || "_.:".utf8.contains($0) }) else { return false }
    guard let exponent else { return true }
    var power = rest[rest.index(after: exponent)...]
    if let sign = power.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { power = power.dropFirst() }
    return power.allSatisfy(isDigit)
  }

  /// `2026-12-24`, with or without a time behind it.
  private static func looksLikeDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(7))
    return bytes.count >= 6 && bytes[..<4].allSatisfy(isDigit) && bytes[4] == UInt8(ascii: "-") && isDigit(bytes[5])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// Whether all characters may stand in a file as they are; line breaks and tabs count as such.
  static func isPrintable(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x20...0x7E: true
      case 0...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
      default: scalar.value < 0x10000 || scalar.value & 0xFFFE != 0xFFFE
      }
    }
  }

  /// A text as a literal block: what stands behind the key (`|-`, or `|` and `|+` where the text ends with line breaks),
  /// and the lines, each to be indented. Nil if it has one line only, or says something that such a block cannot.
  static func block(_ text: String, indentation: Int) -> (header: String, lines: [Substring])? {
    let newline = UInt8(ascii: "\n")
    guard text.utf8.contains(newline), (1...9).contains(indentation), isPrintable(text) else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let breaks = text.utf8.reversed().prefix { $0 == newline }.count
    if breaks > 0 { lines.removeLast() }
    // A last line of nothing but spaces looks like the blank lines behind a block.
    guard let first = lines.first(where: { !$0.isEmpty }), let last = lines.last(where: { !$0.isEmpty }),
      !isBlank(last)
    else { return nil }
    let begins = first.utf8.first
    let indicator = begins == UInt8(ascii: " ") || begins == UInt8(ascii: "\t") ? "\(indentation)" : ""
    return ("|\(indicator)\(breaks == 0 ? "-" : breaks == 1 ? "" : "+")", lines)
  }

  private static func isBlank(_ line: Substring) -> Bool {
    line.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  /// In double quotes, with what cannot stand as it is written as an escape.
  static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if isPrintable(String(scalar)) { result.unicodeScalars.append(scalar) } else { result += escape(scalar) }
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\\(letter)" + String(repeating: "0", count: width - hex.count) + hex
  }

  /// In single quotes.
  static func singleQuoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// A text on one line, in quotes where it needs some.
  package static func written(_ text: String) -> String { inline(text, .text, inBrackets: true) }

  /// On one line.
  static func inline(_ text: String, _ scalar: Draft.Scalar, inBrackets: Bool = false) -> String {
    switch scalar {
    case .word: return text
    case .kept where isUnmistakable(text): return text
    case .quoted: return doubleQuoted(text)
    case .text, .kept:
      let isPlain = inBrackets ? isPlainInBrackets(text) : isPlain(text)
      return isPlain ? text : doubleQuoted(text)
    }
  }

  /// Whether a value of an unknown key is a number or switch for every reader: nobody would have meant a text.
  private static func isUnmistakable(_ text: String) -> Bool {
    if text == "true" || text == "false" || text == "null" { return true }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else { return false }
    return digits.utf8.count < 16 && (parts[0] == "0" || !parts[0].hasPrefix("0"))
  }
}
