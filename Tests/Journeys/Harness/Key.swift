import CVTerm

/// A key as a user names it. What a terminal sends for it depends on the modes that the program has set.
enum Key: Equatable, ExpressibleByStringLiteral {
  case text(String)
  case control(Character)
  case alt(Character)
  case function(Int)
  case special(Special, Modifiers)

  enum Special: UInt32 {
    case enter, tab, backspace, escape, up, down, left, right, insert, delete, home, end, pageUp, pageDown

    var code: CVTermKey { CVTermKey(rawValue: rawValue) }
  }

  struct Modifiers: OptionSet, Equatable {
    let rawValue: Int32
    static let shift = Modifiers(rawValue: Int32(CVTERM_SHIFT))
    static let alt = Modifiers(rawValue: Int32(CVTERM_ALT))
    static let control = Modifiers(rawValue: Int32(CVTERM_CONTROL))
  }

  init(stringLiteral text: String) { self = .text(text) }

  static let enter = Key.special(.enter, [])
  static let tab = Key.special(.tab, [])
  static let backTab = Key.special(.tab, .shift)
  static let backspace = Key.special(.backspace, [])
  static let escape = Key.special(.escape, [])
  static let up = Key.special(.up, [])
  static let down = Key.special(.down, [])
  static let left = Key.special(.left, [])
  static let right = Key.special(.right, [])
  static let insert = Key.special(.insert, [])
  static let delete = Key.special(.delete, [])
  static let home = Key.special(.home, [])
  static let end = Key.special(.end, [])
  static let pageUp = Key.special(.pageUp, [])
  static let pageDown = Key.special(.pageDown, [])
}
