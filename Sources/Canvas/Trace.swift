import Screen

/// The way of a conversation through the drawing: where it stands, and what it came through.
public struct Trace: Hashable, Sendable {
  /// The action at which it stands.
  public var stand: Int?
  /// The actions that it came to, that one included.
  public var passed: Set<Int>
  /// The connections that it took.
  public var taken: Set<Connection>

  /// A way through the drawing; none at all if nothing is said.
  public init(stand: Int? = nil, passed: Set<Int> = [], taken: Set<Connection> = []) {
    (self.stand, self.passed, self.taken) = (stand, passed, taken)
  }

  /// The sign of a card on that way, which is seen without colour.
  func sign(of action: Int, _ glyphs: CanvasGlyphs) -> (text: String, role: Role)? {
    if action == stand { return (glyphs.stands, .accent) }
    return passed.contains(action) ? (glyphs.passed, .lineFocused) : nil
  }
}
