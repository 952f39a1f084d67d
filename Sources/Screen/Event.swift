/// A key with its modifiers, as the decoder names it.
public struct Key: Hashable, Sendable {
  /// Which key.
  public enum Code: Hashable, Sendable {
    /// A key that types a character; Shift is part of the character.
    case character(Character)
    /// Keys that type nothing.
    case enter, tab, backspace, escape, insert, delete
    /// Movement keys.
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 to F24.
    case function(Int)
  }

  /// Keys held down together with it.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// One bit for each.
    public let rawValue: UInt8
    /// A set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Shift; only with keys that type nothing.
    public static let shift = Modifiers(rawValue: 1)
    /// Alt (an ESC before the key).
    public static let alt = Modifiers(rawValue: 2)
    /// Ctrl; a letter is then given in lower case.
    public static let control = Modifiers(rawValue: 4)
  }

  /// Which key.
  public var code: Code
  /// What was held down with it.
  public var modifiers: Modifiers

  /// A key with modifiers.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// A character key.
  public static func character(_ character: Character) -> Key { Key(.character(character)) }
  /// A letter with Ctrl.
  public static func control(_ character: Character) -> Key { Key(.character(character), .control) }
}

/// Something the mouse did, at a cell.
public struct MouseEvent: Hashable, Sendable {
  /// What was done.
  public enum Kind: Hashable, Sendable {
    /// A button went down, moved while down, or went up.
    case press(Button), drag(Button), release(Button)
    /// One step of the wheel.
    case wheelUp, wheelDown, wheelLeft, wheelRight
  }
  /// Which button.
  public enum Button: Hashable, Sendable { case left, middle, right }

  /// What was done.
  public var kind: Kind
  /// Where; may lie outside the screen.
  public var point: Point
  /// What was held down.
  public var modifiers: Key.Modifiers
  /// 1, or 2 for the second press on the same cell within the double-click time (counted by the loop, not the decoder).
  public var clicks: Int

  /// A mouse event at a point.
  public init(_ kind: Kind, at point: Point, modifiers: Key.Modifiers = [], clicks: Int = 1) {
    self.kind = kind
    self.point = point
    self.modifiers = modifiers
    self.clicks = clicks
  }
}

/// What reaches the application from the terminal.
public enum Event: Hashable, Sendable {
  /// A key press.
  case key(Key)
  /// A text pasted by the terminal, whole; never commands.
  case paste(String)
  /// The mouse.
  case mouse(MouseEvent)
  /// The terminal has a new size.
  case resize(Size)
  /// The terminal window got (true) or lost the focus.
  case focus(Bool)
  /// The terminal answered a query about its background colour: red, green, blue, each 0 to 255.
  case background(red: Int, green: Int, blue: Int)
  /// The terminal says that its ground has become light, or dark.
  case ground(isLight: Bool)
  /// The program was stopped and goes on; the screen has been drawn anew.
  case resumed
  /// Something happened on the descriptor that the caller waits for besides the terminal.
  case watched
  /// The system or the terminal asks the program to end: save what must not be lost, and leave.
  case terminate
}
