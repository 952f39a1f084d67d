/// Writes one line of the text form.
///
/// First without any escape; if that would be read differently, with all that are possible. So ordinary prose stays as
/// it is, and every text survives.
enum RichTextWriter {
  /// A line. The block is in normal form for the tools; `previous` is the kind of the line before.
  static func line(
    _ block: RichText.Block, number: Int, after previous: RichText.Block.Kind, tools: TextTools
  ) -> String {
    let written = prefixed(block, escaped: false, number: number, after: previous, tools: tools)
    // Where no text holds a special sign, both ways of writing are the same.
    guard block.spans.contains(where: \.holdsSpecialSign) else { return written }
    let read = RichText(blocks: [RichTextReader.block(written, after: previous, tools: tools)])
    if read.normalized(for: tools).blocks == [block] { return written }
    return prefixed(block, escaped: true, number: number, after: previous, tools: tools)
  }

  private static func prefixed(
    _ block: RichText.Block, escaped: Bool, number: Int, after previous: RichText.Block.Kind, tools: TextTools
  ) -> String {
    guard tools.contains(.formatting) else { return plain(block, escaped: escaped, tools: tools) }
    let content = content(block, escaped: escaped)
    switch block.kind {
    case .bullet: return content.isEmpty ? "-" : "- " + content
    case .numbered: return content.isEmpty ? "\(number)." : "\(number). " + content
    case .paragraph:
      let scalars = Array(content.unicodeScalars)
      guard BlockPrefix.of(scalars[...], after: previous).kind != .paragraph else { return content }
      let sign = scalars.prefix { ("0"..."9").contains($0) }.count
      return String(scalars[..<sign]) + "\\" + String(scalars[sign...])
    }
  }

  /// A piece of the line to be written.
  private enum Piece {
    /// Text as it is meant, and as it is written.
    case text(String, written: String)
    case token(String)
    case closing(String), opening(String)
    case link(String)

    var isOpening: Bool { if case .opening = self { true } else { false } }

    var isMarker: Bool {
      switch self {
      case .opening, .closing: true
      default: false
      }
    }
  }

  private static func content(_ block: RichText.Block, escaped: Bool) -> String {
    var pieces: [Piece] = []
    var open: [Look] = []
    for (index, span) in block.spans.enumerated() {
      switchLooks(&open, at: index, in: block.spans, into: &pieces)
      switch span.content {
      case .token(let token): pieces.append(.token(token.written))
      case .text(let text):
        pieces.append(.text(text, written: escaped ? Escapes.formatted(text) : text))
      }
    }
    switchLooks(&open, at: block.spans.count, in: block.spans, into: &pieces)
    return joined(pieces)
  }

  /// Closes the looks that end before a span, the last opened first, and opens those that start, the longest first.
  private static func switchLooks(
    _ open: inout [Look], at index: Int, in spans: [RichText.Span], into pieces: inout [Piece]
  ) {
    let wanted = index < spans.count ? Look.all(of: spans[index]) : []
    for look in open.reversed() where !wanted.contains(look) { pieces.append(look.closing) }
    open.removeAll { !wanted.contains($0) }
    let starting = wanted.filter { !open.contains($0) }.map { look in
      (look, end: spans[index...].firstIndex { !Look.all(of: $0).contains(look) } ?? spans.count)
    }
    for (look, _) in starting.sorted(by: { $0.end > $1.end }) {
      pieces.append(look.opening)
      open.append(look)
    }
  }

  /// A mark or a link, as something that is opened and closed.
  private enum Look: Hashable {
    case mark(String, RichText.Marks)
    case link(String)

    static func all(of span: RichText.Span) -> [Look] {
      var looks = marks.filter { span.marks.contains($0.1) }.map { Look.mark($0.0, $0.1) }
      if let link = span.link { looks.append(.link(link)) }
      return looks
    }

    private static let marks: [(String, RichText.Marks)] = [
      ("**", .bold), ("*", .italic), ("__", .underline), ("~~", .strike),
    ]

    var opening: Piece {
      switch self {
      case .mark(let sign, _): .opening(sign)
      case .link: .link("[")
      }
    }

    var closing: Piece {
      switch self {
      case .mark(let sign, _): .closing(sign)
      case .link(let address): .link("](\(LinkAddress.written(address)))")
      }
    }
  }

  /// Puts the pieces together, with a joint where markers would otherwise stand inside a word.
  private static func joined(_ pieces: [Piece]) -> String {
    // A text grows where it stands; a view of its scalars would be copied with each piece.
    var line = ""
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(_, let written): line += written
      case .token(let text), .link(let text): line += text
      case .opening(let sign):
        if index == 0 || !pieces[index - 1].isOpening, isInWord(pieces, at: index) { line += joint }
        line += sign
      case .closing(let sign):
        line += sign
        if index + 1 < pieces.count, case .text = pieces[index + 1], isInWord(pieces, at: index) { line += joint }
      }
    }
    return line
  }

  private static let joint = "\\&"

  /// Whether the markers around an index stand between two letters.
  private static func isInWord(_ pieces: [Piece], at index: Int) -> Bool {
    let before = pieces[..<index].last(where: { !$0.isMarker })
    let after = pieces[index...].first(where: { !$0.isMarker })
    guard case .text(let left, _) = before, case .text(let right, _) = after else { return false }
    return left.unicodeScalars.last?.side == .word && right.unicodeScalars.first?.side == .word
  }

  /// A line without formatting.
  private static func plain(_ block: RichText.Block, escaped: Bool, tools: TextTools) -> String {
    var line = ""
    for (index, span) in block.spans.enumerated() {
      switch span.content {
      case .token(let token): line += token.written
      case .text(let text):
        let isBeforeToken = index + 1 < block.spans.count && block.spans[index + 1].isToken
        let escapes = escaped && tools.contains(.tokens)
        line += escapes ? Escapes.plain(text, isBeforeToken: isBeforeToken) : text
      }
    }
    return line
  }
}

extension RichText.Span {
  fileprivate var isToken: Bool { if case .token = content { true } else { false } }

  fileprivate var holdsSpecialSign: Bool {
    guard case .text(let text) = content else { return false }
    return text.utf8.contains { RichTextLexer.isSpecial(Unicode.Scalar($0)) }
  }
}

/// Texts with everything escaped that could mean something.
private enum Escapes {
  static func formatted(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isFirst = index == 0
      let isLast = index == scalars.count - 1
      let needed =
        switch scalar {
        case "\\", "*", "~", "[", "]": true
        // One underscore between letters is no marker, not even beside one.
        case "_": isFirst || isLast || scalars[index - 1] == "_" || scalars[index + 1] == "_"
        case "{": !isLast && scalars[index + 1] == "{"
        default: false
        }
      if needed { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// Without formatting: backslashes directly before `{{` are doubled, and one more makes the braces text.
  static func plain(_ text: String, isBeforeToken: Bool) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var slashes = 0
    var at = 0
    while at < scalars.count {
      let scalar = scalars[at]
      let isPair = scalar == "{" && at + 1 < scalars.count && scalars[at + 1] == "{"
      let isHalf = scalar == "{" && at + 1 == scalars.count && isBeforeToken
      if isPair || isHalf { result.append(contentsOf: repeatElement("\\", count: slashes + (isPair ? 1 : 0))) }
      slashes = scalar == "\\" ? slashes + 1 : 0
      result.append(scalar)
      if isPair { result.append("{") }
      at += isPair ? 2 : 1
    }
    if isBeforeToken { result.append(contentsOf: repeatElement("\\", count: slashes)) }
    return String(result)
  }
}
