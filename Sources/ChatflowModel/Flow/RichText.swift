/// Text with formatting and tokens: the one structured form from which the file's text and the picture are derived.
///
/// A text is a list of blocks, one per line of the file. It is kept in normal form by `normalized()`: neighbouring
/// spans with equal looks are one span, no span is empty, and white space at either end of a marked stretch, so also at the
/// edge of a line, carries no marks.
public struct RichText: Hashable, Sendable {
  /// The lines, top to bottom; an empty text has one empty paragraph.
  public var blocks: [Block]

  /// A text made of blocks; no block at all counts as one empty paragraph.
  public init(blocks: [Block] = [Block()]) {
    self.blocks = blocks.isEmpty ? [Block()] : blocks
  }

  /// A text of plain lines, taken literally: nothing in it is read as formatting or as a token.
  public init(literal text: String) {
    // Bytes first: looking for line breaks by characters is dear, and most texts have none.
    guard text.utf8.contains(0x0a) else {
      self.init(blocks: [Block(spans: text.isEmpty ? [] : [Span(.text(text))])])
      return
    }
    self.init(
      blocks: text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        Block(spans: line.isEmpty ? [] : [Span(.text(String(line)))])
      })
  }

  /// Whether it holds neither text nor token.
  public var isEmpty: Bool { blocks.allSatisfy { $0.spans.isEmpty && $0.kind == .paragraph } && blocks.count <= 1 }

  /// One line of text: a paragraph or a list item.
  public struct Block: Hashable, Sendable {
    /// What kind of line it is.
    public enum Kind: Hashable, Sendable {
      /// An ordinary line.
      case paragraph
      /// An item of a bulleted list.
      case bullet
      /// An item of a numbered list; numbers are counted when shown.
      case numbered
    }
    /// What kind of line it is.
    public var kind: Kind
    /// What stands in it, left to right.
    public var spans: [Span]
    /// A line.
    public init(_ kind: Kind = .paragraph, spans: [Span] = []) {
      self.kind = kind
      self.spans = spans
    }
  }

  /// A piece of a line that looks alike.
  public struct Span: Hashable, Sendable {
    /// Text, or a token as one unit.
    public enum Content: Hashable, Sendable {
      case text(String)
      case token(Token)
    }
    /// Text, or a token as one unit.
    public var content: Content
    /// Its formatting.
    public var marks: Marks
    /// The address that it links to.
    public var link: String?
    /// A piece of a line.
    public init(_ content: Content, marks: Marks = [], link: String? = nil) {
      self.content = content
      self.marks = marks
      self.link = link
    }
  }

  /// Formatting of a span.
  public struct Marks: OptionSet, Hashable, Sendable {
    /// The marks as bits.
    public let rawValue: UInt8
    /// Marks from bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Bold, written `**bold**`.
    public static let bold = Marks(rawValue: 1)
    /// Italic, written `*italic*`.
    public static let italic = Marks(rawValue: 2)
    /// Underlined, written `__underlined__`.
    public static let underline = Marks(rawValue: 4)
    /// Struck through, written `~~struck~~`.
    public static let strike = Marks(rawValue: 8)
  }
}

/// A personalization token: a value of a record, put in when the text is sent; written `{{contact.firstname|there}}`.
public struct Token: Hashable, Sendable {
  /// What the value belongs to: contact, company, ticket, owner, conversation, answer.
  public var object: String
  /// Which value of it.
  public var property: String
  /// What stands in its place when the value is unknown.
  public var fallback: String?
  /// A token.
  public init(object: String, property: String, fallback: String? = nil) {
    self.object = object
    self.property = property
    self.fallback = fallback
  }
}
