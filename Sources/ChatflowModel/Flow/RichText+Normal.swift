extension RichText {
  /// The text in normal form, which is what its text form holds: two texts that look alike are then equal.
  ///
  /// - A line break inside a span starts a new line of the same kind.
  /// - Neighbouring spans with equal looks are one span, and no span is empty.
  /// - White space at either end of a stretch of bold, italic, underlined, struck or linked text is not part of that
  ///   stretch; so a mark never starts or ends at a space.
  /// - A link whose address cannot be one (see `isLinkAddress`) is no link; a token whose names cannot be written is
  ///   text.
  ///
  /// `tools` says what the text may have: without `.formatting` there are only plain lines, without `.tokens` a token
  /// is its written form as text.
  public func normalized(for tools: TextTools = .all) -> RichText {
    if isPlainlyNormal { return self }
    var lines: [Block] = []
    for block in blocks.isEmpty ? [Block()] : blocks {
      var line = Block(tools.contains(.formatting) ? block.kind : .paragraph)
      for span in block.spans.map({ $0.normalized(for: tools) }) {
        guard case .text(let text) = span.content, text.hasLineBreak else {
          line.spans.append(span)
          continue
        }
        for (index, piece) in text.lines.enumerated() {
          if index > 0 {
            lines.append(line)
            line.spans = []
          }
          line.spans.append(Span(.text(piece), marks: span.marks, link: span.link))
        }
      }
      lines.append(line)
    }
    return RichText(blocks: lines.map { Block($0.kind, spans: Span.joined($0.spans)) })
  }

  /// Whether it is plainly in normal form: one paragraph of one look, which has nothing that could be otherwise. That is
  /// every line that is typed into a field without formatting, and most of those in others.
  private var isPlainlyNormal: Bool {
    guard blocks.count == 1, blocks[0].kind == .paragraph, blocks[0].spans.count <= 1 else { return false }
    guard let span = blocks[0].spans.first else { return true }
    guard case .text(let text) = span.content, span.marks.isEmpty, span.link == nil else { return false }
    return !text.isEmpty && !text.hasLineBreak
  }

  /// Whether a link may lead there: an http, https, mailto or tel address without white space.
  public static func isLinkAddress(_ address: String) -> Bool {
    let lower = address.prefix(8).lowercased()
    guard let scheme = ["http://", "https://", "mailto:", "tel:"].first(where: { lower.hasPrefix($0) }) else {
      return false
    }
    let scalars = address.unicodeScalars
    return scalars.count > scheme.count && scalars.count <= LinkAddress.maximumLength
      && scalars.allSatisfy { !$0.isBlank && !$0.isLineBreak && $0.value >= 0x20 && $0.value != 0x7f }
  }
}

extension RichText.Span {
  /// The same span with only what `tools` allow.
  fileprivate func normalized(for tools: TextTools) -> RichText.Span {
    var span = self
    if !tools.contains(.formatting) {
      span.marks = []
      span.link = nil
    }
    if let link = span.link, !RichText.isLinkAddress(link) { span.link = nil }
    if case .token(let token) = content {
      let token = token.normalized
      span.content = tools.contains(.tokens) && token.isWritable ? .token(token) : .text(token.written)
    }
    return span
  }

  /// The spans of a line in normal form.
  fileprivate static func joined(_ spans: [RichText.Span]) -> [RichText.Span] {
    let needsTrimming = spans.contains { !$0.marks.isEmpty || $0.link != nil }
    guard needsTrimming else { return merged(spans) }
    var pieces = spans.flatMap(\.splitAtSpace)
    for mark in RichText.Marks.each {
      trim(&pieces, has: { $0.marks.contains(mark) ? 1 : nil }, drop: { $0.marks.remove(mark) })
    }
    trim(&pieces, has: \.link, drop: { $0.link = nil })
    return merged(pieces)
  }

  /// Takes a look away from the white space at both ends of each stretch that has it.
  private static func trim<Look: Equatable>(
    _ pieces: inout [RichText.Span], has look: (RichText.Span) -> Look?, drop: (inout RichText.Span) -> Void
  ) {
    var start = 0
    while start < pieces.count {
      guard let value = look(pieces[start]) else {
        start += 1
        continue
      }
      var end = start
      while end < pieces.count, look(pieces[end]) == value { end += 1 }
      var first = start
      var last = end
      while first < last, pieces[first].isSpace {
        drop(&pieces[first])
        first += 1
      }
      while last > first, pieces[last - 1].isSpace {
        last -= 1
        drop(&pieces[last])
      }
      start = end
    }
  }

  private static func merged(_ spans: [RichText.Span]) -> [RichText.Span] {
    var result: [RichText.Span] = []
    for span in spans {
      guard case .text(let text) = span.content else {
        result.append(span)
        continue
      }
      if text.isEmpty { continue }
      if result.last?.looks(like: span) != true || !result[result.count - 1].append(text) { result.append(span) }
    }
    return result
  }

  /// Whether another span has the same marks and link.
  func looks(like other: RichText.Span) -> Bool { marks == other.marks && link == other.link }

  /// Puts a text behind the one that it holds; false if it holds a token. The text is taken out of the span while it
  /// grows, as it would be copied otherwise, and a line of a million short pieces would take minutes.
  mutating func append(_ text: String) -> Bool {
    guard case .text(var whole) = content else { return false }
    content = .text("")
    whole += text
    content = .text(whole)
    return true
  }

  /// The span as up to three: white space at its start, the rest, white space at its end.
  private var splitAtSpace: [RichText.Span] {
    guard case .text(let text) = content else { return [self] }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }),
      let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return text.isEmpty ? [] : [self] }
    let end = scalars.index(after: last)
    return [scalars[..<first], scalars[first..<end], scalars[end...]].filter { !$0.isEmpty }.map {
      RichText.Span(.text(String($0)), marks: marks, link: link)
    }
  }

  /// Whether it is white space and nothing else.
  private var isSpace: Bool {
    guard case .text(let text) = content else { return false }
    return text.unicodeScalars.allSatisfy(\.isBlank)
  }
}

extension RichText.Marks {
  /// The marks one by one, in the order in which they open.
  static let each: [RichText.Marks] = [.bold, .italic, .underline, .strike]
}

extension String {
  /// The lines of a text; every sort of line break counts, a carriage return with a line feed once.
  var lines: [String] {
    guard hasLineBreak else { return [self] }
    let scalars = unicodeScalars
    var result: [String] = []
    var start = scalars.startIndex
    var at = start
    while at < scalars.endIndex {
      let scalar = scalars[at]
      let next = scalars.index(after: at)
      if scalar.isLineBreak {
        result.append(String(scalars[start..<at]))
        start = next
        if scalar == "\r", next < scalars.endIndex, scalars[next] == "\n" { start = scalars.index(after: next) }
        at = start
      } else {
        at = next
      }
    }
    result.append(String(scalars[start...]))
    return result
  }

  /// Whether it has more than one line.
  var hasLineBreak: Bool {
    // Bytes first: they are quick to look at, and hardly a text has one that could belong to a break.
    let mayHave = utf8.contains { (0x0a...0x0d).contains($0) || $0 == 0xc2 || $0 == 0xe2 }
    return mayHave && unicodeScalars.contains(where: \.isLineBreak)
  }
}
