/// Finds anchors, aliases and tags before the YAML parser sees the text.
///
/// They have no use in a chatflow, and expanding aliases is how a small file becomes a huge one. The parser expands
/// them on its own, so they have to be found first. This walks the lines as a YAML reader would, as far as needed to
/// tell a `&`, `*` or `!` that begins a value from one inside a text; it runs only on files in which one might.
struct RefusedTokens {
  /// What was found where.
  struct Finding {
    let line: Int
    let column: Int
    let text: String
    let reason: String
  }

  private let text: SourceText
  private var line = 1
  private(set) var findings: [Finding] = []

  init(in text: SourceText) {
    self.text = text
    while line <= text.lineCount { readLine() }
  }

  /// Reads a line that begins an entry, and the lines that its value goes on over.
  private mutating func readLine() {
    guard let indentation = text.indentation(ofLine: line), !text.isComment(line) else { return line += 1 }
    let end = text.end(ofLine: line)
    var at = text.start(ofLine: line) + indentation
    var parent = indentation
    while at < end, begins(at, end, UInt8(ascii: "-")) || begins(at, end, UInt8(ascii: "?")) {
      parent = at - text.start(ofLine: line)
      at = skipSpaces(at + 1, end)
    }
    check(at, end)
    if let value = behindKey(at, end) {
      parent = at - text.start(ofLine: line)
      at = skipSpaces(value, end)
      check(at, end)
    } else if parent == indentation, at == text.start(ofLine: line) + indentation {
      // A line that is neither an entry nor a list item goes on with something; what it is parented by is further out.
      parent = max(0, indentation - 1)
    }
    readValue(at, end, parent)
  }

  private mutating func readValue(_ at: Int, _ end: Int, _ parent: Int) {
    guard at < end, findings.count < SourceText.maximumFindings else { return line += 1 }
    switch text.bytes[at] {
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      line += 1
      skipDeeper(than: parent)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      line = max(line, text.line(at: max(at, text.endOfQuoted(at) - 1))) + 1
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      var values: [Int] = []
      let close = text.endOfFlow(at) { values.append($0) }
      for value in values { check(value, text.bytes.count) }
      line = max(line, text.line(at: max(at, close - 1))) + 1
    case UInt8(ascii: "#"): line += 1
    default:
      line += 1
      skipDeeper(than: parent)
    }
  }

  /// The rest of a literal block, or of a plain text over several lines.
  private mutating func skipDeeper(than parent: Int) {
    while line <= text.lineCount {
      guard let indentation = text.indentation(ofLine: line) else {
        line += 1
        continue
      }
      if indentation <= parent { return }
      line += 1
    }
  }

  /// Whether an indicator with white space behind it stands there.
  private func begins(_ at: Int, _ end: Int, _ byte: UInt8) -> Bool {
    text.bytes[at] == byte && (at + 1 == end || text.bytes[at + 1] == UInt8(ascii: " "))
  }

  private func skipSpaces(_ from: Int, _ end: Int) -> Int {
    var at = from
    while at < end, text.bytes[at] == UInt8(ascii: " ") || text.bytes[at] == UInt8(ascii: "\t") { at += 1 }
    return at
  }

  /// Where the value begins if a key stands there.
  private func behindKey(_ from: Int, _ end: Int) -> Int? {
    guard from < end else { return nil }
    var at = from
    switch text.bytes[at] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      at = text.endOfQuoted(at)
      return at < end && text.bytes[at] == UInt8(ascii: ":") ? at + 1 : nil
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: ">"): return nil
    default: break
    }
    while at < end {
      if begins(at, end, UInt8(ascii: ":")) { return at + 1 }
      if text.bytes[at] == UInt8(ascii: "#"), at > from, text.bytes[at - 1] == UInt8(ascii: " ") { return nil }
      at += 1
    }
    return nil
  }

  /// Notes an anchor, alias or tag that begins there.
  private mutating func check(_ at: Int, _ end: Int) {
    guard at < end else { return }
    let reason: String
    switch text.bytes[at] {
    case UInt8(ascii: "&"): reason = "anchor"
    case UInt8(ascii: "*"): reason = "alias"
    case UInt8(ascii: "!"): reason = "tag"
    default: return
    }
    var stop = at
    let limit = min(end, at + 40)
    while stop < limit, text.bytes[stop] > UInt8(ascii: " "), text.bytes[stop] < 0x80 { stop += 1 }
    let place = text.place(at: at)
    findings.append(
      Finding(line: place.line, column: place.column, text: text.string(at..<stop), reason: "problem.\(reason)"))
  }
}

extension SourceText {
  /// Where a quoted text that begins at a byte ends, behind its closing quote.
  func endOfQuoted(_ start: Int) -> Int {
    let quote = bytes[start]
    var at = start + 1
    while at < bytes.count {
      if quote == UInt8(ascii: "\""), bytes[at] == UInt8(ascii: "\\") {
        at += 2
      } else if bytes[at] == quote {
        guard quote == UInt8(ascii: "'"), at + 1 < bytes.count, bytes[at + 1] == quote else { return at + 1 }
        at += 2
      } else {
        at += 1
      }
    }
    return bytes.count
  }

  /// Where a list or mapping in brackets that begins at a byte ends, behind its closing bracket. Reports where each
  /// value in it begins.
  func endOfFlow(_ start: Int, eachValue: (Int) -> Void = { _ in }) -> Int {
    var depth = 0
    var at = start
    var expectsValue = false
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        expectsValue = true
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return at + 1 }
        expectsValue = false
      case UInt8(ascii: ","): expectsValue = true
      case UInt8(ascii: ":") where at + 1 < bytes.count && bytes[at + 1] <= UInt8(ascii: " "): expectsValue = true
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if expectsValue {
          at = endOfQuoted(at)
          expectsValue = false
          continue
        }
      case UInt8(ascii: "#") where bytes[at - 1] <= UInt8(ascii: " "):
        at = end(ofLine: line(at: at))
        continue
      case 0...UInt8(ascii: " "): break
      default:
        if expectsValue { eachValue(at) }
        expectsValue = false
      }
      at += 1
    }
    return bytes.count
  }
}
