import Words

extension RichText {
  /// Reads the text form, as it stands in a file and as an editor gives it back; what is not formatting is text.
  ///
  /// With `.formatting`, one line per block: `- item`, `1. item`, `**bold**`, `*italic*`, `__underlined__`,
  /// `~~struck~~`, `[text](https://…)`, and `\` before a sign that shall be itself. With `.tokens`,
  /// `{{contact.firstname|there}}`. Without `.formatting` only tokens and `\{{` mean something. The result is in normal
  /// form. The rules in full are in docs/rich-text.md.
  public init(text: String, tools: TextTools) {
    var previous = Block.Kind.paragraph
    var blocks: [Block] = []
    for line in text.lines {
      var block = RichTextReader.block(line, after: previous, tools: tools)
      if block.spans.contains(where: { !$0.marks.isEmpty || $0.link != nil }) {
        block = RichText(blocks: [block]).normalized(for: tools).blocks[0]
      }
      blocks.append(block)
      previous = block.kind
    }
    self.init(blocks: blocks)
  }

  /// The text form, which `init(text:tools:)` reads back as `normalized(for: tools)`.
  ///
  /// A sign is escaped only on a line that would otherwise be read as something else.
  public func text(tools: TextTools) -> String {
    var previous = Block.Kind.paragraph
    var number = 0
    var lines: [String] = []
    for block in normalized(for: tools).blocks {
      number = block.kind == .numbered ? number + 1 : 0
      lines.append(RichTextWriter.line(block, number: number, after: previous, tools: tools))
      previous = block.kind
    }
    return lines.joined(separator: "\n")
  }

  /// The text without formatting: list items with `- ` or their number, tokens as units such as `‹first name›`.
  public func plain(_ words: Words) -> String {
    var number = 0
    return blocks.map { block in
      number = block.kind == .numbered ? number + 1 : 0
      let prefix =
        switch block.kind {
        case .paragraph: ""
        case .bullet: "- "
        case .numbered: "\(number). "
        }
      return block.spans.reduce(into: prefix) { line, span in
        switch span.content {
        case .text(let text): line += text
        case .token(let token): line += token.shown(words)
        }
      }
    }.joined(separator: "\n")
  }

  /// How many characters count towards a limit: those that a reader sees, one for each line break, and one for each
  /// token, whose value nobody knows yet. List markers count nothing.
  public var count: Int {
    blocks.reduce(max(0, blocks.count - 1)) { sum, block in
      block.spans.reduce(sum) { sum, span in
        switch span.content {
        case .text(let text): sum + text.count
        case .token: sum + 1
        }
      }
    }
  }

  /// The tokens in it, in order.
  public var tokens: [Token] {
    blocks.flatMap { block in
      block.spans.compactMap { if case .token(let token) = $0.content { token } else { nil } }
    }
  }
}
