import Screen

/// The directions in which the lines through a cell leave it; the glyph of a cell follows from them alone.
struct Directions: OptionSet {
  let rawValue: UInt8
  static let up = Directions(rawValue: 1)
  static let down = Directions(rawValue: 2)
  static let left = Directions(rawValue: 4)
  static let right = Directions(rawValue: 8)
  /// Marks a line of the focused element.
  static let focused = Directions(rawValue: 16)
  static let all: Directions = [.up, .down, .left, .right]
}

/// The glyphs of one kind of card frame.
struct FrameGlyphs {
  var corners: (Unicode.Scalar, Unicode.Scalar, Unicode.Scalar, Unicode.Scalar)
  var horizontal: Unicode.Scalar
  var vertical: Unicode.Scalar
  var entry: Unicode.Scalar
  var exit: Unicode.Scalar

  /// Corners in the order upper left, upper right, lower left, lower right, then `─ │ ┴ ┬`.
  init(_ glyphs: String) {
    let all = Array(glyphs.unicodeScalars)
    corners = (all[0], all[1], all[2], all[3])
    (horizontal, vertical, entry, exit) = (all[4], all[5], all[6], all[7])
  }
}

/// Everything that the canvas draws, in one tier.
struct CanvasGlyphs {
  /// By the four bits of `Directions`.
  let lines: [Unicode.Scalar]
  let card: FrameGlyphs
  let focusedCard: FrameGlyphs
  /// A card that is only proposed. Dashes are not in code page 437, so the poorer tiers dot it.
  let ghost: FrameGlyphs
  let start: String
  let loop: String
  let jumpUp: String
  let jumpDown: String
  let end: String
  let lands: String
  let folded: String
  let error: String
  let warning: String
  let ellipsis: String
  let separator: String
  /// Stands before a branch that is told behind its action.
  let aside: String
  let track: String
  let thumb: String
  let hit: String
  let focus: String
  let mark: String
  /// Where a conversation stands, and what it came through.
  let stands: String
  let passed: String

  /// Straight lines have the same glyph whether they end in the cell or go on, because ends are under a plus icon.
  private static func lines(_ glyphs: String) -> [Unicode.Scalar] { Array(glyphs.unicodeScalars) }

  static func of(_ tier: GlyphTier) -> CanvasGlyphs {
    switch tier {
    case .rich: rich
    case .basic: basic
    case .ascii: ascii
    }
  }

  private static let rich = CanvasGlyphs(
    lines: lines(" │││─╯╮┤─╰╭├─┴┬┼"), card: FrameGlyphs("┌┐└┘─│┴┬"), focusedCard: FrameGlyphs("┏┓┗┛━┃┷┯"),
    ghost: FrameGlyphs("┌┐└┘╌╎┴┬"), start: "►", loop: "↺", jumpUp: "↑", jumpDown: "↓", end: "■", lands: "◂",
    folded: "▸", error: "✗", warning: "▲", ellipsis: "…", separator: "›", aside: "·", track: "│", thumb: "┃", hit: "•",
    focus: "◆", mark: "✓", stands: "●", passed: "○")

  private static let basic = CanvasGlyphs(
    lines: lines(" │││─┘┐┤─└┌├─┴┬┼"), card: FrameGlyphs("┌┐└┘─│┴┬"), focusedCard: FrameGlyphs("╔╗╚╝═║╧╤"),
    ghost: FrameGlyphs("┌┐└┘··┴┬"), start: "►", loop: "↑", jumpUp: "↑", jumpDown: "↓", end: "■", lands: "◄",
    folded: "►", error: "X", warning: "▲", ellipsis: "~", separator: ">", aside: "·", track: "│", thumb: "║", hit: "•",
    focus: "*", mark: "√", stands: "•", passed: "o")

  private static let ascii = CanvasGlyphs(
    lines: lines(" |||-+++-+++-+++"), card: FrameGlyphs("++++-|++"), focusedCard: FrameGlyphs("####=#++"),
    ghost: FrameGlyphs(".....:++"), start: ">", loop: "^", jumpUp: "^", jumpDown: "v", end: ".",
    lands: "<", folded: ">", error: "X", warning: "!", ellipsis: "~", separator: ">", aside: ":", track: "|",
    thumb: "#", hit: "o",
    focus: "*", mark: "m", stands: "@", passed: "o")
}
