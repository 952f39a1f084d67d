import ChatflowModel
import Screen
import Words

/// A text field: what it holds, where the cursor is, what is selected.
///
/// A value without a terminal, a file or a clock. It holds the text as lines of units, so that a wide character, a
/// character with combining marks or a token moves and goes as one. Undo is not its own: every operation says what it
/// did, and whoever holds the field keeps the steps.
///
/// Keys come in through `handle`, pasted text through `paste`, the mouse through `place`. Movement over wrapped lines and
/// scrolling need the size of the field on the screen: whoever lays it out sets `viewport`.
package struct TextEditor: Sendable {
  /// One line, or as many as one likes.
  package enum Shape: Hashable, Sendable { case line, lines }

  package let shape: Shape
  package let tools: TextTools
  /// The most characters it should hold; more can be typed, and is counted.
  package let limit: Int?
  /// Whether it holds a program: a new line begins below the beginning of the one before.
  package let isCode: Bool
  package let words: Words

  /// Never empty.
  var lines: [TextLine]
  package var selection: TextSelection
  /// The column that up and down try to keep, from the first of them on.
  package var column: Int?
  /// The marks of what is typed next, if not those of its surroundings.
  var pendingMarks: RichText.Marks?
  /// The first visible row; in a single line the first visible column.
  package var scroll = 0
  /// Whether the view goes where the cursor is; not while the wheel has turned it away.
  package var followsCursor = true
  /// The size of the field on the screen.
  package var viewport = Size(width: 40, height: 5)

  /// A field that holds a text, with the cursor at its end. The words name tokens and count characters.
  package init(
    _ value: RichText = RichText(), shape: Shape = .lines, tools: TextTools = [], limit: Int? = nil,
    isCode: Bool = false, words: Words
  ) {
    self.shape = shape
    self.tools = tools
    self.limit = limit
    self.isCode = isCode
    self.words = words
    lines = TextEditor.lines(of: value.normalized(for: tools), shape: shape, words: words)
    selection = TextSelection(anchor: .start, cursor: .start)
    moveToEnd()
  }

  /// The text in normal form. Setting it keeps the cursor as near to its place as it goes.
  package var value: RichText {
    get { RichText(blocks: lines.map { $0.normalBlock(for: tools) }) }
    set {
      lines = TextEditor.lines(of: newValue.normalized(for: tools), shape: shape, words: words)
      column = nil
      pendingMarks = nil
      select(selection.anchor, selection.cursor)
    }
  }

  /// Prepares `value`, which is then quick; to be called before it is asked for after a change.
  package mutating func prepare() {
    for index in lines.indices { lines[index].prepare(for: tools) }
  }

  /// The text as one string, for fields without formatting and tokens.
  package var plainText: String { RichText(blocks: lines.map(\.block)).text(tools: []) }

  /// How many characters count towards the limit.
  package var count: Int { lines.reduce(lines.count - 1) { $0 + $1.units.count } }

  /// How many characters are too many; 0 if there is no limit.
  var excess: Int { limit.map { max(0, count - $0) } ?? 0 }

  /// How much of the limit is used, to be shown beside the field; nil if there is no limit.
  var counter: String? {
    guard let limit else { return nil }
    let facts = ["count": String(count), "limit": String(limit), "excess": String(excess)]
    return words(excess > 0 ? "text.counter.excess" : "text.counter", facts)
  }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { lines.count == 1 && lines[0].units.isEmpty && lines[0].kind == .paragraph }

  package var cursor: TextPosition { selection.cursor }

  /// What the cursor is on, as a sentence for the hint row: a token with its fallback, or a link's address.
  package var status: String? {
    if let token = tokenAtCursor?.token {
      let facts = ["name": token.name(words), "fallback": token.fallback ?? ""]
      return words(token.fallback == nil ? "text.status.token" : "text.status.token-fallback", facts)
    }
    return linkAtCursor.map { words("text.status.link", ["address": $0]) }
  }

  private static func lines(of value: RichText, shape: Shape, words: Words) -> [TextLine] {
    let lines = value.blocks.map { TextLine($0, words: words) }
    switch shape {
    case .lines: return lines.isEmpty ? [TextLine()] : lines
    case .line: return [TextLine(units: Array(lines.map(\.units).joined(separator: [TextUnit(" ")])))]
    }
  }
}

extension TextEditor: Equatable {
  /// Whether two fields hold, show and do the same; the words are the program's, not the field's.
  package static func == (left: TextEditor, right: TextEditor) -> Bool {
    left.lines == right.lines && left.selection == right.selection && left.column == right.column
      && left.pendingMarks == right.pendingMarks && left.scroll == right.scroll
      && left.followsCursor == right.followsCursor && left.viewport == right.viewport && left.shape == right.shape
      && left.tools == right.tools && left.limit == right.limit && left.isCode == right.isCode
  }
}
