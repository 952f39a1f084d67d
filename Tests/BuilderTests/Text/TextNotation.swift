import ChatflowModel
import Screen
import Words

@testable import Builder
@testable import Widgets

/// A text field written down: `|` is the cursor, `[` and `]` stand around what is selected, `‹firstname›` is a token of
/// the contact, `• ` and `# ` start a list item. `[ab|]` was selected forwards, `[|ab]` backwards.
enum TextNotation {
  static func editor(_ notation: String, shape: TextEditor.Shape = .lines, tools: TextTools = .all) -> TextEditor {
    var lines: [TextLine] = []
    var cursor = TextPosition.start
    var edges: [TextPosition] = []
    for (index, source) in notation.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var line = TextLine()
      var rest = source
      if let first = rest.first, "•#".contains(first) {
        line.kind = first == "•" ? .bullet : .numbered
        rest = rest.dropFirst(2)
      }
      while let character = rest.popFirst() {
        let here = TextPosition(line: index, offset: line.units.count)
        switch character {
        case "|": cursor = here
        case "[", "]": edges.append(here)
        case "‹":
          let name = rest.prefix { $0 != "›" }
          rest = rest.dropFirst(name.count + 1)
          line.units.append(TextUnit(Token(object: "contact", property: String(name)), words: .english))
        default: line.units.append(TextUnit(character))
        }
      }
      lines.append(line)
    }
    var editor = TextEditor(RichText(blocks: lines.map(\.block)), shape: shape, tools: tools)
    editor.lines = lines
    editor.select(edges.first { $0 != cursor } ?? cursor, cursor)
    return editor
  }

  static func notation(_ editor: TextEditor) -> String {
    let range = editor.selection.range
    return editor.lines.enumerated().map { index, line in
      var text =
        switch line.kind {
        case .paragraph: ""
        case .bullet: "• "
        case .numbered: "# "
        }
      for offset in 0...line.units.count {
        let here = TextPosition(line: index, offset: offset)
        let isSelection = !editor.selection.isEmpty
        if isSelection, here == range.lowerBound { text += "[" }
        if here == editor.cursor { text += "|" }
        if isSelection, here == range.upperBound { text += "]" }
        guard offset < line.units.count else { continue }
        switch line.units[offset].content {
        case .character(let character): text.append(character)
        case .token(let token, _): text += "‹\(token.property)›"
        }
      }
      return text
    }.joined(separator: "\n")
  }

  /// Keys by name, with spaces between: `C-` is Ctrl, `A-` Alt, `S-` Shift; `type:abc` types letters.
  static func keys(_ text: String) -> [Key] {
    text.split(separator: " ").flatMap { word -> [Key] in
      if word.hasPrefix("type:") { return word.dropFirst(5).map { .character($0 == "␣" ? " " : $0) } }
      var name = word
      var modifiers: Key.Modifiers = []
      while name.count > 2, name.dropFirst().first == "-", let modifier = Self.modifiers[name.first ?? " "] {
        modifiers.insert(modifier)
        name = name.dropFirst(2)
      }
      return [Key(codes[String(name)] ?? .character(name.first ?? " "), modifiers)]
    }
  }

  private static let modifiers: [Character: Key.Modifiers] = ["C": .control, "A": .alt, "S": .shift]
  private static let codes: [String: Key.Code] = [
    "left": .left, "right": .right, "up": .up, "down": .down, "home": .home, "end": .end, "pgup": .pageUp,
    "pgdn": .pageDown, "enter": .enter, "bs": .backspace, "del": .delete, "tab": .tab, "esc": .escape,
    "space": .character(" "), "acute": .character("\u{301}"),
  ]
}
