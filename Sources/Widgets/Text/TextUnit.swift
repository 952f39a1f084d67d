import ChatflowModel
import Screen
import Words

/// What moves, is selected and is deleted as one: a character as a reader sees it, or a token.
struct TextUnit: Hashable, Sendable {
  /// What it is.
  enum Content: Hashable, Sendable {
    case character(Character)
    /// A token with the name under which it is shown, without the quotes around it.
    indirect case token(Token, name: String)
  }

  var content: Content
  var marks: RichText.Marks
  var link: String?
  /// Its columns, kept because layout asks for them far more often than a text changes.
  let width: Int16
  /// What a character looks like in the plain style, kept for the same reason; nil for a token.
  let cell: Cell?
  /// What an ASCII character is in the file, kept for the same reason; 0 for all else.
  let byte: UInt8
  /// Whether it is white space; kept for the same reason.
  let isSpace: Bool

  init(_ character: Character, marks: RichText.Marks = [], link: String? = nil) {
    content = .character(character)
    self.marks = marks
    self.link = link
    let cell = character == "\t" ? Cell.blank : TextWidth.glyph(character)
    width = Int16(cell.width)
    self.cell = cell
    byte = character.utf8.count == 1 ? character.utf8.first ?? 0 : 0
    isSpace = character == " " || !character.isASCII && character.isWhitespace || character == "\t"
  }

  /// An ASCII character, which needs no look-up.
  private init(ascii byte: UInt8, marks: RichText.Marks, link: String?) {
    let character = Character(Unicode.Scalar(byte))
    content = .character(character)
    self.marks = marks
    self.link = link
    width = 1
    self.byte = byte
    cell = byte == 0x09 ? .blank : TextWidth.glyph(character)
    isSpace = byte == 0x20 || byte == 0x09
  }

  /// The units of a text that holds neither tokens nor line breaks.
  static func of(_ text: String, marks: RichText.Marks = [], link: String? = nil) -> [TextUnit] {
    // Most texts are ASCII to the end; the characters of others have to be found first.
    if text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x0d }) {
      return text.utf8.map { TextUnit(ascii: $0, marks: marks, link: link) }
    }
    return text.map { TextUnit($0, marks: marks, link: link) }
  }

  init(_ token: Token, words: Words, marks: RichText.Marks = [], link: String? = nil) {
    let name = token.name(words)
    content = .token(token, name: name)
    self.marks = marks
    self.link = link
    width = Int16(clamping: TextWidth.of(name) + 2)
    cell = nil
    byte = 0
    isSpace = false
  }

  var character: Character? { if case .character(let character) = content { character } else { nil } }
  var token: Token? { if case .token(let token, _) = content { token } else { nil } }

  /// What a word consists of: units of one sort side by side.
  enum Sort { case space, word, other, token }

  var sort: Sort {
    guard let character else { return .token }
    if isSpace { return .space }
    return character.isLetter || character.isNumber || character == "_" ? .word : .other
  }
}

/// A line of a text field: a paragraph or a list item.
struct TextLine: Sendable {
  var kind: RichText.Block.Kind = .paragraph { didSet { prepared = nil } }
  var units: [TextUnit] = [] { didSet { prepared = nil } }
  /// The line as the model holds it, in normal form, once somebody has prepared it.
  private var prepared: RichText.Block?

  init(_ kind: RichText.Block.Kind = .paragraph, units: [TextUnit] = []) {
    self.kind = kind
    self.units = units
  }

  init(_ block: RichText.Block, words: Words) {
    kind = block.kind
    for span in block.spans {
      switch span.content {
      case .text(let text): units += TextUnit.of(text, marks: span.marks, link: span.link)
      case .token(let token): units.append(TextUnit(token, words: words, marks: span.marks, link: span.link))
      }
    }
  }

  /// Keeps the block for later, as it is asked for after every key while only one line changes.
  mutating func prepare(for tools: TextTools) {
    if prepared == nil { prepared = normalBlock(for: tools) }
  }

  /// The line as the model holds it, in normal form.
  func normalBlock(for tools: TextTools) -> RichText.Block {
    prepared ?? RichText(blocks: [block]).normalized(for: tools).blocks[0]
  }

  /// The line as the model holds it.
  var block: RichText.Block {
    var spans = SpanWriter(capacity: units.count)
    units.withUnsafeBufferPointer { spans.add($0) }
    return RichText.Block(kind, spans: spans.finished())
  }
}

/// Puts units together to the spans of the model: characters side by side that look alike are one.
private struct SpanWriter {
  private var spans: [RichText.Span] = []
  /// Bytes first, as growing a text by single characters is slower.
  private var bytes: [UInt8] = []
  private var marks: RichText.Marks = []
  private var link: String?

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Of each unit only what is needed is read: whole ones would be copied, and this runs for every letter of a line after
  /// every key.
  mutating func add(_ units: UnsafeBufferPointer<TextUnit>) {
    for index in units.indices {
      if units[index].byte == 0, case .token(let token, _) = units[index].content {
        flush()
        spans.append(RichText.Span(.token(token), marks: units[index].marks, link: units[index].link))
        continue
      }
      let isPlain = link == nil && units[index].link == nil
      if marks != units[index].marks || !isPlain && link != units[index].link {
        flush()
        marks = units[index].marks
        link = units[index].link
      }
      if units[index].byte != 0 {
        bytes.append(units[index].byte)
      } else if case .character(let character) = units[index].content {
        bytes.append(contentsOf: character.utf8)
      }
    }
  }

  private mutating func flush() {
    guard !bytes.isEmpty else { return }
    spans.append(RichText.Span(.text(String(decoding: bytes, as: UTF8.self)), marks: marks, link: link))
    bytes.removeAll(keepingCapacity: true)
  }

  consuming func finished() -> [RichText.Span] {
    flush()
    return spans
  }
}

extension TextLine: Hashable {
  static func == (left: TextLine, right: TextLine) -> Bool { left.kind == right.kind && left.units == right.units }

  func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(units)
  }
}

/// A place between two units.
package struct TextPosition: Hashable, Comparable, Sendable {
  package var line: Int
  /// The number of units before it in its line.
  package var offset: Int

  package static let start = TextPosition(line: 0, offset: 0)

  package static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.offset) < (right.line, right.offset)
  }
}

/// Where the cursor stands, and where the selection began; equal if nothing is selected.
package struct TextSelection: Hashable, Sendable {
  package var anchor: TextPosition
  package var cursor: TextPosition

  /// From the first to the last selected place.
  package var range: Range<TextPosition> { min(anchor, cursor)..<max(anchor, cursor) }
  package var isEmpty: Bool { anchor == cursor }
}
