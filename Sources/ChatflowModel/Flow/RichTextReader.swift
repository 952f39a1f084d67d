/// Reads one line of the text form.
///
/// Works on scalars, not on characters: a combining mark after `**` must not hide the marker. Two steps: `RichTextLexer`
/// cuts the line into pieces and finds the links; then each sort of marker is paired on its own, so that `**a *b** c*`
/// means what it says.
enum RichTextReader {
  /// A line, whose meaning may depend on the line before: only after a numbered item is `17. May` another one.
  static func block(_ line: String, after previous: RichText.Block.Kind, tools: TextTools) -> RichText.Block {
    guard tools.contains(.formatting) else { return RichText.Block(spans: plain(line, tools: tools)) }
    if isPlain(line) { return RichText.Block(spans: line.isEmpty ? [] : [RichText.Span(.text(line))]) }
    let scalars = Array(line.unicodeScalars)
    let (kind, start) = BlockPrefix.of(scalars[...], after: previous)
    var content = scalars[start...]
    if kind == .paragraph, let escape = BlockPrefix.escape(in: scalars) { content.remove(at: escape) }
    guard content.contains(where: RichTextLexer.isSpecial) else {
      return RichText.Block(kind, spans: content.isEmpty ? [] : [RichText.Span(.text(String(content)))])
    }
    return RichText.Block(kind, spans: spans(RichTextLexer.pieces(content, tools: tools)))
  }

  /// Whether a line certainly is text from end to end, as most are: it begins with a letter, and nothing in it can begin
  /// something else.
  private static func isPlain(_ line: String) -> Bool {
    guard let first = line.utf8.first else { return true }
    guard UInt8(ascii: "a")...UInt8(ascii: "z") ~= first | 0x20 else { return false }
    return line.utf8.allSatisfy { !RichTextLexer.isSpecial(Unicode.Scalar($0)) }
  }

  /// Builds the spans from the pieces.
  private static func spans(_ pieces: [RichTextLexer.Piece]) -> [RichText.Span] {
    let acting = acting(pieces)
    var builder = SpanBuilder()
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text): builder.add(text)
      case .token(let token): builder.add(token)
      case .bracket: builder.add("[")
      case .linkStart(let address): builder.link = address
      case .linkEnd: builder.link = nil
      case .joint:
        let neighbours = [index - 1, index + 1].filter(pieces.indices.contains)
        if neighbours.allSatisfy({ acting[$0].isEmpty }) { builder.add("\\&") }
      case .marker(let marker):
        let rest = String(repeating: marker.sign, count: marker.length - acting[index].signs)
        let closes = !acting[index].isDisjoint(with: builder.marks)
        if !closes { builder.add(rest) }
        builder.marks.formSymmetricDifference(acting[index])
        if closes { builder.add(rest) }
      }
    }
    return builder.spans
  }

  /// Which marks each piece switches on or off: a marker that could open one does so if another one closes it.
  private static func acting(_ pieces: [RichTextLexer.Piece]) -> [RichText.Marks] {
    let sides = sides(pieces)
    var lastCloser: [RichText.Marks: Int] = [:]
    for (index, piece) in pieces.enumerated() where sides[index].canClose {
      guard case .marker(let marker) = piece else { continue }
      for mark in marker.marks { lastCloser[mark] = index }
    }
    var result = [RichText.Marks](repeating: [], count: pieces.count)
    var open: RichText.Marks = []
    for (index, piece) in pieces.enumerated() {
      guard case .marker(let marker) = piece else { continue }
      for mark in marker.marks {
        let closes = open.contains(mark) && sides[index].canClose
        let opens = !open.contains(mark) && sides[index].canOpen && lastCloser[mark, default: -1] > index
        guard closes || opens else { continue }
        open.formSymmetricDifference(mark)
        result[index].insert(mark)
      }
    }
    return result
  }

  /// Whether a marker may open and may close, by what stands on its two sides; neighbouring markers are looked through.
  private static func sides(_ pieces: [RichTextLexer.Piece]) -> [(canOpen: Bool, canClose: Bool)] {
    var result = [(canOpen: Bool, canClose: Bool)](repeating: (false, false), count: pieces.count)
    var start = 0
    while start < pieces.count {
      guard case .marker = pieces[start] else {
        start += 1
        continue
      }
      var end = start
      while end < pieces.count, case .marker = pieces[end] { end += 1 }
      let before = start > 0 ? pieces[start - 1].lastSide : .space
      let after = end < pieces.count ? pieces[end].firstSide : .space
      let isInWord = before == .word && after == .word
      for index in start..<end { result[index] = (!isInWord && after != .space, !isInWord && before != .space) }
      start = end
    }
    return result
  }

  /// A line without formatting: only tokens, and a backslash before `{{`, mean something.
  ///
  /// Backslashes count only directly before `{{`: two stand for one, and an odd one makes the braces text.
  static func plain(_ line: String, tools: TextTools) -> [RichText.Span] {
    var builder = SpanBuilder()
    guard tools.contains(.tokens), line.utf8.contains(UInt8(ascii: "{")) else {
      builder.add(line)
      return builder.spans
    }
    let scalars = Array(line.unicodeScalars)
    var at = 0
    var hasOpenToken = false
    var text: [Unicode.Scalar] = []
    while at < scalars.count {
      let slashes = scalars[at...].prefix { $0 == "\\" }.count
      let braces = at + slashes
      guard scalars[braces...].starts(with: ["{", "{"]) else {
        let end = max(braces, at + 1)
        text.append(contentsOf: scalars[at..<end])
        at = end
        continue
      }
      text.append(contentsOf: repeatElement("\\", count: slashes / 2))
      at = braces
      if slashes % 2 == 1 {
        text.append(contentsOf: scalars[at..<at + 2])
        at += 2
      } else if let (token, end) = Token.read(scalars[at...], isOpen: &hasOpenToken) {
        builder.add(String(text[...]))
        builder.add(token)
        text = []
        at = end
      } else {
        text.append("{")
        at += 1
      }
    }
    builder.add(String(text[...]))
    return builder.spans
  }
}

/// Collects the spans of a line; neighbours with equal looks become one.
private struct SpanBuilder {
  var spans: [RichText.Span] = []
  var marks: RichText.Marks = []
  var link: String?

  mutating func add(_ text: String) {
    guard !text.isEmpty else { return }
    let span = RichText.Span(.text(text), marks: marks, link: link)
    if spans.last?.looks(like: span) != true || !spans[spans.count - 1].append(text) { spans.append(span) }
  }

  mutating func add(_ token: Token) { spans.append(RichText.Span(.token(token), marks: marks, link: link)) }
}

extension RichText.Marks {
  /// How many signs the markers of these marks take together.
  fileprivate var signs: Int {
    (contains(.bold) ? 2 : 0) + (contains(.italic) ? 1 : 0) + (contains(.underline) ? 2 : 0)
      + (contains(.strike) ? 2 : 0)
  }
}
