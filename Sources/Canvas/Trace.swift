import Screen

/// Ways of conversations through the drawing: what they came through, where the one that is tried out stands, and how
/// often those of tests took each connection.
public struct Trace: Hashable, Sendable {
  /// The action at which one stands.
  public var stand: Int?
  /// The actions that they came to, that one included.
  public var passed: Set<Int>
  /// The connections of which the lines stand out.
  public var taken: Set<Connection>
  /// How often connections were taken, by their plus icons; empty where that is not told.
  public var counts: [Plus: Int]

  /// Ways through the drawing; none at all if nothing is said.
  public init(
    stand: Int? = nil, passed: Set<Int> = [], taken: Set<Connection> = [], counts: [Plus: Int] = [:]
  ) {
    (self.stand, self.passed, self.taken, self.counts) = (stand, passed, taken, counts)
  }

  /// The sign of a card on the way, which is seen without colour.
  func sign(of action: Int, _ glyphs: CanvasGlyphs) -> (text: String, role: Role)? {
    if action == stand { return (glyphs.stands, .accent) }
    return passed.contains(action) ? (glyphs.passed, .lineFocused) : nil
  }

  /// How often a connection was taken, as the sign that takes the place of the plus in its icon; nil where that is not
  /// told. It is one sign, so that nothing moves: more than nine are many.
  func count(of plus: Plus) -> (sign: Unicode.Scalar, role: Role)? {
    guard !counts.isEmpty, let count = counts[plus] else { return nil }
    let sign = count > 9 ? "*" : Unicode.Scalar(UInt8(ascii: "0") + UInt8(max(0, count)))
    return (sign, count == 0 ? .warning : .plus)
  }

  /// How many of some connections were never taken.
  func untaken(_ connections: some Sequence<Connection>) -> Int {
    counts.isEmpty ? 0 : connections.count { counts[.connection($0)] == 0 }
  }
}
