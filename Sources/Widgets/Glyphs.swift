import Screen

/// The marks of the screens outside the canvas in a glyph tier; all are one cell wide unless said otherwise.
package struct Glyphs: Sendable {
  package let ellipsis, focus, radioOn, radioOff, menu, into, leadsTo, jump: String
  package let file, video, moreAbove, moreBelow, on, off, unsaved, error, warning, separator: String
  package let horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight: String
  package let teeDown, teeUp, thumb, dot, visitor: String

  package static func of(_ tier: GlyphTier) -> Glyphs {
    switch tier {
    case .rich: rich
    case .basic: basic
    case .ascii: ascii
    }
  }

  private static let rich = Glyphs(
    ellipsis: "…", focus: "›", radioOn: "◉", radioOff: "○", menu: "▾", into: "▸", leadsTo: "→", jump: "↷",
    file: "▤", video: "▷", moreAbove: "▴", moreBelow: "▾", on: "●", off: "○", unsaved: "●", error: "✗", warning: "▲",
    separator: "›", horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘",
    teeDown: "┬", teeUp: "┴", thumb: "┃", dot: "·", visitor: "◂")

  private static let basic = Glyphs(
    ellipsis: "~", focus: "»", radioOn: "•", radioOff: "o", menu: "▼", into: "►", leadsTo: "→", jump: "↓",
    file: "≡", video: "►", moreAbove: "▲", moreBelow: "▼", on: "•", off: "o", unsaved: "•", error: "X", warning: "▲",
    separator: "»", horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘",
    teeDown: "┬", teeUp: "┴", thumb: "║", dot: "·", visitor: "◄")

  private static let ascii = Glyphs(
    ellipsis: "~", focus: ">", radioOn: "*", radioOff: "o", menu: "v", into: ">", leadsTo: ">", jump: "v",
    file: "=", video: ">", moreAbove: "^", moreBelow: "v", on: "*", off: "o", unsaved: "*", error: "X", warning: "!",
    separator: ">", horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
    teeDown: "+", teeUp: "+", thumb: "#", dot: "-", visitor: "<")
}
