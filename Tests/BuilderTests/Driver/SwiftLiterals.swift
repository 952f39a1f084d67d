/// The texts in quotes of a Swift source, without its comments. What is filled in is one `\0`; texts inside it are texts
/// of their own, and come first.
struct SwiftLiterals {
  private(set) var texts: [String] = []
  private let source: [Character]
  private var at = 0

  init(_ source: String) {
    self.source = Array(source)
    readCode(untilClosed: false)
  }

  private func looksAt(_ text: String) -> Bool { source[at...].starts(with: text) }

  /// Reads code: the whole source, or up to the bracket that closes what is filled in.
  private mutating func readCode(untilClosed: Bool) {
    var depth = 0
    while at < source.count {
      if looksAt("//") {
        while at < source.count, !source[at].isNewline { at += 1 }
      } else if looksAt("/*") {
        while at < source.count, !looksAt("*/") { at += 1 }
        at += 2
      } else if source[at] == "\"" || source[at] == "#" && looksAtRawText {
        readText()
      } else {
        if source[at] == "(" { depth += 1 }
        if source[at] == ")" {
          if untilClosed, depth == 0 { return }
          depth -= 1
        }
        at += 1
      }
    }
  }

  private var looksAtRawText: Bool { source[at...].drop { $0 == "#" }.first == "\"" }

  private mutating func readText() {
    let hashes = String(source[at...].prefix { $0 == "#" })
    at += hashes.count
    let quotes = looksAt("\"\"\"") ? "\"\"\"" : "\""
    at += quotes.count
    if quotes.count > 1 {
      while at < source.count, source[at].isWhitespace { at += 1 }
    }
    var text = ""
    while at < source.count, !looksAt(quotes + hashes) {
      if looksAt("\\" + hashes) {
        at += 1 + hashes.count
        if at < source.count, source[at] == "(" {
          at += 1
          readCode(untilClosed: true)
          text.append("\u{0}")
        } else if at < source.count {
          text.append(source[at] == "n" ? "\n" : source[at])
        }
      } else {
        text.append(source[at])
      }
      at += 1
    }
    at += quotes.count + hashes.count
    texts.append(text)
  }
}
