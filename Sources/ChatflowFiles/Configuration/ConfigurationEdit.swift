/// Writes one setting into the text of a configuration; everything else stays byte for byte.
public enum ConfigurationEdit {
  /// The text with a setting that is a word; nil if it cannot be changed by a line, as in brackets or where the file has
  /// mistakes.
  public static func setting(_ setting: Setting, to word: String, in bytes: [UInt8]) -> String? {
    let text = SourceText(bytes: bytes)
    let before = ConfigurationFile.decode(bytes)
    let value = Scalars.inline(word, .text)
    let written =
      line(of: setting, in: text).map { replacing(value, behind: setting, onLine: $0, of: text) }
      ?? appending("\(setting.id): \(value)", to: text)
    let after = ConfigurationFile.decode(Array(written.utf8))
    var wanted = before.configuration
    wanted.set(setting, to: .text(word), by: after.configuration[setting].origin)
    guard after.configuration[setting].value == .text(word), after.problems.count <= before.problems.count,
      isSame(after.configuration, wanted)
    else { return nil }
    return written
  }

  /// The line that sets something at the top level.
  private static func line(of setting: Setting, in text: SourceText) -> Int? {
    (1...text.lineCount).first { text.string(ofLine: $0).hasPrefix(setting.id + ":") }
  }

  private static func replacing(_ value: String, behind setting: Setting, onLine line: Int, of text: SourceText)
    -> String
  {
    let old = text.string(ofLine: line)
    let rest = old.dropFirst(setting.id.count + 1)
    let comment = comment(in: rest)
    let new = "\(setting.id): \(value)" + comment
    return text.string(0..<text.start(ofLine: line)) + new + text.string(text.end(ofLine: line)..<text.bytes.count)
  }

  /// The comment behind a value, with the space before it.
  private static func comment(in rest: Substring) -> String {
    // Only what a value begins with quotes it; behind that, it is a letter as others are.
    let value = rest.drop { $0 == " " || $0 == "\t" }
    var from = rest.startIndex
    if let quote = value.first, quote == "\"" || quote == "'" {
      from = end(of: value.dropFirst(), quotedBy: quote)
    }
    var blank: String.Index?
    for index in rest[from...].indices {
      if rest[index] == "#", let blank { return String(rest[blank...]) }
      blank = rest[index] == " " || rest[index] == "\t" ? blank ?? index : nil
    }
    return ""
  }

  /// The place behind the quote that ends a text: a doubled one, or one behind a backslash, belongs to it.
  private static func end(of text: Substring, quotedBy quote: Character) -> String.Index {
    var rest = text
    while let character = rest.popFirst() {
      let isPair = quote == "'" ? character == quote && rest.first == quote : character == "\\"
      if isPair { _ = rest.popFirst() } else if character == quote { break }
    }
    return rest.startIndex
  }

  private static func appending(_ line: String, to text: SourceText) -> String {
    let all = text.string(0..<text.bytes.count)
    let end = all.isEmpty || all.hasSuffix("\n") ? "" : text.lineBreak
    return all + end + line + text.lineBreak
  }

  /// Whether two configurations say the same, wherever it stands.
  private static func isSame(_ one: Configuration, _ other: Configuration) -> Bool {
    func keys(_ configuration: Configuration) -> [[String]] {
      configuration.rebindings.map { [$0.command, $0.context ?? ""] + $0.keys.map(\.text) }
    }
    return Setting.all.allSatisfy { one[$0].value == other[$0].value } && keys(one) == keys(other)
  }
}

/// Values as they are written into a configuration.
public enum ConfigurationText {
  /// A value on one line.
  public static func word(_ value: Setting.Value, inList: Bool = false) -> String {
    if case .text(let text) = value { Scalars.inline(text, .text, inBrackets: inList) } else { value.word }
  }
}
