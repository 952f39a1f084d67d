/// What the fields of *Run a code snippet* mean; see that heading in docs/behaviour.md.
public struct CodeSnippet: Sendable {
  /// The version of Node.js, by its word.
  public let runtime: String
  /// The program. It is data: nothing here runs it.
  public let code: String

  /// The milliseconds after which it has failed.
  public static let timeout = 20_000

  /// Nil for an action of another kind.
  public init?(_ action: Action) {
    guard let values = DescribedValues(action, .codeSnippet) else { return nil }
    runtime = values.text("runtime") ?? ""
    code = values.text("code") ?? ""
  }

  static let runtimeField: FieldID = "runtime"
  static let codeField: FieldID = "code"

  /// Whether the platform runs programs on this version: it has done with 18 and 20 on 31 August 2026.
  var isRuntimeSupported: Bool { !["nodejs18", "nodejs20"].contains(runtime) }

  /// The member of what the program calls back with that names the next action.
  private static let next = "nextModuleNickname"

  /// The actions that the program names as the next one, word for word, each once; what it puts together is not known.
  var calls: [String] {
    var names: [String] = []
    for literal in literals where !names.contains(literal.text) { names.append(literal.text) }
    return names
  }

  /// Whether it may name other actions than those: it names one otherwise than word for word, or calls back with what
  /// it does not spell out there.
  var mayCallAny: Bool {
    let bytes = Array(code.utf8)
    if code.isBlank { return false }
    if code.contains("...") { return true }
    var scanner = Scanner(bytes: bytes)
    var (named, callsBack) = (0, false)
    while let token = scanner.next() {
      if bytes[token].elementsEqual(Self.next.utf8) { named += 1 }
      guard bytes[token].elementsEqual("callback".utf8), scanner.isCalled() else { continue }
      if !scanner.holdsObject() { return true }
      callsBack = true
    }
    return !callsBack || named > literals.count
  }

  /// The program naming another action in place of one.
  func calling(_ new: String, for old: String) -> String {
    var bytes = Array(code.utf8)
    for literal in literals.reversed() where literal.text == old {
      bytes.replaceSubrange(literal.bytes, with: new.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What is named as the next action: a text in quotes and no more, behind the member and a colon or an equals sign.
  private var literals: [(text: String, bytes: Range<Int>)] {
    let bytes = Array(code.utf8)
    let word = Array(Self.next.utf8)
    guard bytes.count > word.count, code.contains(Self.next) else { return [] }
    var found: [(String, Range<Int>)] = []
    var scanner = Scanner(bytes: bytes)
    while let token = scanner.next() {
      guard bytes[token].elementsEqual(word), scanner.isAssigned(), let text = scanner.aloneText()
      else { continue }
      let name = String(decoding: bytes[text], as: UTF8.self)
      // One with an escape or a place to be filled in says something else than it spells.
      if !name.isEmpty, !name.contains("\\"), !name.contains("${") { found.append((name, text)) }
    }
    return found
  }

  /// Goes through a program by its words and texts, past comments.
  private struct Scanner {
    let bytes: [UInt8]
    var at = 0

    /// The next word, or what stands in the next text.
    mutating func next() -> Range<Int>? {
      while skipSpace(), at < bytes.count {
        if Self.isQuote(bytes[at]) { return text() }
        let start = at
        while at < bytes.count, Self.isLetter(bytes[at]) { at += 1 }
        if at > start { return start..<at }
        at += 1
      }
      return nil
    }

    /// Goes past a colon or a single equals sign; says whether there was one.
    mutating func isAssigned() -> Bool {
      guard skipSpace(), at < bytes.count else { return false }
      let sign = bytes[at]
      guard sign == UInt8(ascii: ":") || sign == UInt8(ascii: "=") else { return false }
      if sign == UInt8(ascii: "="), at + 1 < bytes.count, bytes[at + 1] == sign { return false }
      at += 1
      return skipSpace()
    }

    /// Goes past an opening parenthesis; says whether there was one.
    mutating func isCalled() -> Bool {
      guard skipSpace(), at < bytes.count, bytes[at] == UInt8(ascii: "(") else { return false }
      at += 1
      return true
    }

    /// Whether an object that is spelt out stands here, or nothing.
    mutating func holdsObject() -> Bool {
      skipSpace()
      return at < bytes.count && "{)".utf8.contains(bytes[at])
    }

    /// What stands in a text behind which the value ends.
    mutating func aloneText() -> Range<Int>? {
      guard at < bytes.count, Self.isQuote(bytes[at]) else { return nil }
      let text = text()
      let isOnNewLine = skipSpace(stoppingAtLines: true)
      guard at < bytes.count, !isOnNewLine else { return text }
      return ",;})".utf8.contains(bytes[at]) ? text : nil
    }

    private mutating func text() -> Range<Int> {
      let quote = bytes[at]
      at += 1
      let start = at
      while at < bytes.count, bytes[at] != quote { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
      let end = min(at, bytes.count)
      at = end + 1
      return start..<end
    }

    /// Goes past space and comments; returns whether it stopped at the end of a line, or where it may go on to whether
    /// anything is left.
    @discardableResult
    private mutating func skipSpace(stoppingAtLines: Bool = false) -> Bool {
      while at < bytes.count {
        if stoppingAtLines, bytes[at] == UInt8(ascii: "\n") { return true }
        if bytes[at] <= UInt8(ascii: " ") {
          at += 1
        } else if bytes[at...].starts(with: "//".utf8) {
          while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
        } else if bytes[at...].starts(with: "/*".utf8) {
          at += 2
          while at < bytes.count, !bytes[at...].starts(with: "*/".utf8) { at += 1 }
          at = min(at + 2, bytes.count)
        } else {
          break
        }
      }
      return !stoppingAtLines
    }

    private static func isQuote(_ byte: UInt8) -> Bool { "\"'`".utf8.contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
  }
}
