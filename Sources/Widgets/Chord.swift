import ChatflowModel
import Screen
import Words

/// A key or a short sequence of keys that stands for a command, written as in the help: `Ctrl-S`, `g g`, `Shift-Tab`.
public struct Chord: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The keys in the order in which they are pressed.
  public let keys: [Key]

  /// A chord of keys.
  public init(_ keys: [Key]) { self.keys = keys }

  /// The chord that is written like this; a name that is no key's is taken letter by letter, which the tests find.
  public init(stringLiteral text: String) {
    // All keys of the table are read at each start; most chords are one key.
    keys = (text.utf8.contains(0x20) ? text.split(separator: " ").map(String.init) : [text]).map { part in
      Chord.key(part) ?? Key(.character(part.first ?? " "))
    }
  }

  /// Whether a text field takes it as text.
  package var isText: Bool {
    keys.allSatisfy { key in
      if case .character = key.code { key.modifiers.isDisjoint(with: [.control, .alt]) } else { false }
    }
  }

  /// The chord that somebody wrote, by the names that the help uses in any case; nil if a part of it is no key.
  public init?(written text: String) {
    let parts = text.split(separator: " ").map(String.init)
    let keys = parts.compactMap(Chord.key)
    guard !parts.isEmpty, keys.count == parts.count else { return nil }
    self.keys = keys
  }

  /// How the documents write it, and the help where arrows can be shown.
  public var title: String { title(withArrows: true) }

  /// How the help and the hint row write it: arrows have names where they cannot be shown.
  package func title(in words: Words) -> String { title(withArrows: !words.isASCII) }

  private func title(withArrows: Bool) -> String {
    keys.map { Chord.title($0, withArrows: withArrows) }.joined(separator: " ")
  }

  private static let names: [(name: String, code: Key.Code)] = [
    ("Enter", .enter), ("Tab", .tab), ("Backspace", .backspace), ("Esc", .escape), ("Insert", .insert),
    ("Delete", .delete), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home),
    ("End", .end), ("PageUp", .pageUp), ("PageDown", .pageDown), ("Space", .character(" ")),
  ]

  /// The names in small letters, in which keys are read.
  private static let codes = names.map { (name: $0.name.lowercased(), code: $0.code) }

  private static let modifiers: [(name: String, modifier: Key.Modifiers)] = [
    ("ctrl-", .control), ("alt-", .alt), ("shift-", .shift),
  ]

  /// The key that a word stands for, whatever its case; nil if it is none.
  private static func key(_ text: String) -> Key? {
    if text.utf8.count == 1, let character = text.first { return Key(.character(character)) }
    var name = text.lowercased()
    var modifiers: Key.Modifiers = []
    while let prefix = self.modifiers.first(where: { name.hasPrefix($0.name) && name.count > $0.name.count }) {
      guard modifiers.insert(prefix.modifier).inserted else { return nil }
      name.removeFirst(prefix.name.count)
    }
    if let named = codes.first(where: { $0.name == name }) { return Key(named.code, modifiers) }
    let rest = text.suffix(name.count)
    if let arrow = arrows.first(where: { $0.value == rest }) { return Key(arrow.key, modifiers) }
    if name.count > 1, name.first == "f", let number = Int(name.dropFirst()), (1...24).contains(number) {
      return Key(.function(number), modifiers)
    }
    // Shift is part of what a character key types.
    guard rest.count == 1, let character = rest.first, !modifiers.contains(.shift) else { return nil }
    let isCapital = isWrittenInCapitals(modifiers) && character.isLetter
    return Key(.character(isCapital ? Character(character.lowercased()) : character), modifiers)
  }

  /// A list: a dictionary of another key type costs the start a tenth of a millisecond.
  private static let arrows: [(key: Key.Code, value: String)] = [
    (.up, "↑"), (.down, "↓"), (.left, "←"), (.right, "→"),
  ]

  private static func title(_ key: Key, withArrows: Bool) -> String {
    var text = ""
    if key.modifiers.contains(.control) { text += "Ctrl-" }
    if key.modifiers.contains(.alt) { text += "Alt-" }
    if key.modifiers.contains(.shift) { text += "Shift-" }
    if withArrows, let arrow = arrows.first(where: { $0.key == key.code }) { return text + arrow.value }
    if let named = names.first(where: { $0.code == key.code }) { return text + named.name }
    switch key.code {
    case .function(let number): return text + "F\(number)"
    case .character(let character):
      return text + (isWrittenInCapitals(key.modifiers) ? character.uppercased() : String(character))
    default: return text
    }
  }

  /// With Ctrl or Alt a letter is written as it stands on the key, and pressed without Shift.
  private static func isWrittenInCapitals(_ modifiers: Key.Modifiers) -> Bool {
    !modifiers.isDisjoint(with: [.control, .alt])
  }
}
