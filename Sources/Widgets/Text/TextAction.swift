import ChatflowModel
import Screen
import Words

/// What can be done in a text field by a key or a tool.
package enum TextAction: String, Hashable, Sendable, CaseIterable {
  case left, right, up, down, wordLeft, wordRight, lineStart, lineEnd, textStart, textEnd, pageUp, pageDown
  case selectAll
  case newLine, deleteBack, deleteForward, deleteWordBack, deleteWordForward, deleteToLineStart, deleteToLineEnd
  case copy, cut, paste
  case bold, italic, underline, strike, bullets, numbers, link, clear
  case file, video, token, attach, editor

  /// Whether it only moves; with Shift it then selects.
  var isMovement: Bool {
    switch self {
    case .left, .right, .up, .down, .wordLeft, .wordRight, .lineStart, .lineEnd, .textStart, .textEnd, .pageUp,
      .pageDown:
      true
    default: false
    }
  }

  /// The key of its title in the words.
  package var title: String { "text.\(rawValue)" }
}

/// The keys of an action, and the fields that have it.
package struct TextKey: Hashable, Sendable {
  package let action: TextAction
  /// The first is the one to tell people about.
  package let keys: [Key]
  /// The tools without which the field has not got it.
  package let needs: TextTools
  /// The tools with which the field has not got it: the keys mean something else there.
  let yieldsTo: TextTools
  /// Whether only fields of several lines have it.
  let needsLines: Bool

  private init(
    _ action: TextAction, _ keys: Key..., needs: TextTools = [], yieldsTo: TextTools = [], needsLines: Bool = false
  ) {
    self.action = action
    self.keys = keys
    self.needs = needs
    self.yieldsTo = yieldsTo
    self.needsLines = needsLines
  }

  /// The keys of every text field, in the order in which the help lists them.
  ///
  /// Terminals send Ctrl-I as Tab, which is the form's; so italic is on Alt-I. Ctrl-I stays for terminals that tell them
  /// apart.
  package static let all: [TextKey] = [
    TextKey(.left, Key(.left)),
    TextKey(.right, Key(.right)),
    TextKey(.up, Key(.up), needsLines: true),
    TextKey(.down, Key(.down), needsLines: true),
    TextKey(.wordLeft, Key(.left, .control), Key(.left, .alt), Key(.character("b"), .alt)),
    TextKey(.wordRight, Key(.right, .control), Key(.right, .alt), Key(.character("f"), .alt)),
    TextKey(.lineStart, Key(.home)),
    TextKey(.lineEnd, Key(.end)),
    TextKey(.textStart, Key(.home, .control)),
    TextKey(.textEnd, Key(.end, .control)),
    TextKey(.pageUp, Key(.pageUp), needsLines: true),
    TextKey(.pageDown, Key(.pageDown), needsLines: true),
    TextKey(.selectAll, .control("a")),
    TextKey(.newLine, Key(.enter), needsLines: true),
    TextKey(.deleteBack, Key(.backspace)),
    TextKey(.deleteForward, Key(.delete)),
    TextKey(.deleteWordBack, .control("w"), Key(.backspace, .alt), Key(.backspace, .control)),
    TextKey(.deleteWordForward, Key(.delete, .control), Key(.delete, .alt), Key(.character("d"), .alt)),
    TextKey(.deleteToLineStart, .control("u"), yieldsTo: .formatting),
    TextKey(.deleteToLineEnd, .control("k")),
    TextKey(.copy, .control("c")),
    TextKey(.cut, .control("x")),
    TextKey(.paste, .control("v")),
    TextKey(.bold, .control("b"), needs: .formatting),
    TextKey(.italic, Key(.character("i"), .alt), .control("i"), needs: .formatting),
    TextKey(.underline, .control("u"), needs: .formatting),
    TextKey(.strike, Key(.character("s"), .alt), needs: .formatting),
    TextKey(.bullets, Key(.character("."), .alt), Key(.character("-"), .alt), needs: .formatting, needsLines: true),
    TextKey(.numbers, Key(.character("n"), .alt), Key(.character("1"), .alt), needs: .formatting, needsLines: true),
    TextKey(.link, .control("l"), needs: .formatting),
    TextKey(.clear, Key(.character("c"), .alt), needs: .formatting),
    TextKey(.file, .control("o"), needs: .files),
    TextKey(.video, Key(.character("v"), .alt), needs: .videos),
    TextKey(.token, .control("t"), needs: .tokens),
    TextKey(.editor, .control("e")),
  ]

  /// Whether a field of that shape with those tools has it.
  package func isAvailable(shape: TextEditor.Shape, tools: TextTools) -> Bool {
    tools.isSuperset(of: needs) && tools.isDisjoint(with: yieldsTo) && (shape == .lines || !needsLines)
  }

  /// The entries that a key may mean, one for each sort of field.
  package static func entries(for key: Key) -> [TextKey] { byKey[key] ?? [] }

  private static let byKey: [Key: [TextKey]] = all.reduce(into: [:]) { table, entry in
    for key in entry.keys { table[key, default: []].append(entry) }
  }
}

extension TextEditor {
  /// Does what a key means here.
  ///
  /// Not the field's: Tab, Esc, function keys, Enter in a single line, and every key with Ctrl or Alt that the table
  /// above does not name. An arrow that finds no way to go is not the field's either, so a form can move on.
  package mutating func handle(_ key: Key) -> TextOutcome {
    if let action = action(for: key) { return perform(action, extending: false) }
    if key.modifiers.contains(.shift) {
      var plain = key
      plain.modifiers.remove(.shift)
      if let action = action(for: plain), action.isMovement { return perform(action, extending: true) }
    }
    if case .character(let character) = key.code, key.modifiers.isSubset(of: .shift) { return type(character) }
    return .ignored
  }

  /// What a key means in this field.
  package func action(for key: Key) -> TextAction? {
    TextKey.entries(for: key).first { $0.isAvailable(shape: shape, tools: tools) }?.action
  }

  /// Does something, whether a key or a tool asked for it; `extending` selects on the way.
  package mutating func perform(_ action: TextAction, extending: Bool = false) -> TextOutcome {
    switch action {
    case .selectAll: return selectAll()
    case .newLine: return insertNewLine()
    case .deleteBack: return delete(to: .left)
    case .deleteForward: return delete(to: .right)
    case .deleteWordBack: return delete(to: .wordLeft)
    case .deleteWordForward: return delete(to: .wordRight)
    case .deleteToLineStart: return delete(to: .lineStart)
    case .deleteToLineEnd: return delete(to: .lineEnd)
    case .copy: return selection.isEmpty ? .ignored : .asks(.copy(selectedText))
    case .cut: return cut()
    case .paste: return .asks(.paste)
    case .bold: return toggle(.bold)
    case .italic: return toggle(.italic)
    case .underline: return toggle(.underline)
    case .strike: return toggle(.strike)
    case .bullets: return toggle(.bullet)
    case .numbers: return toggle(.numbered)
    case .link: return .asks(.link(current: linkAtCursor))
    case .clear: return clearFormatting()
    case .file: return .asks(.file)
    case .video: return .asks(.video)
    case .token: return .asks(.token(current: tokenAtCursor?.token))
    case .attach: return .asks(.attach)
    case .editor: return .asks(.editor)
    default: return move(action, extending: extending)
    }
  }
}
