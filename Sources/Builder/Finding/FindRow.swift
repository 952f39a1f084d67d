import ChatflowModel
import Screen
import Widgets
import Words

/// Draws the hint row while a text to find is typed into it: the text, which hit is shown, and of how many.
struct FindRow {
  let state: BuilderState
  let prompt: Prompt
  let area: Rect

  /// The columns of the text, at least and at most.
  private static let columns = 12...32

  func draw(into frame: inout Frame) {
    frame.fill(area, with: .blank(Style(.hint)))
    let label = frame.write(prompt.title, at: Point(x: area.x + 1, y: area.y), style: Style(.hintKey), in: area)
    let width = min(max(Self.columns.lowerBound, area.width / 4), Self.columns.upperBound)
    let field = Rect(x: label + 1, y: area.y, width: width, height: 1)
    frame.draw(prompt.editor, in: field, clip: area, isFocused: true, placeholder: "", tier: state.tier)
    let (text, role): (String, Role) =
      switch state.shownNotice {
      case let notice?: (notice.text, notice.kind == .warning ? .warning : .info)
      case nil: (state.words["find.keys"], .hint)
      }
    let rest = Rect(x: field.maxX + 2, y: area.y, width: max(0, area.maxX - 1 - field.maxX - 2), height: 1)
    let clipped = TextWidth.clip(text, to: rest.width, ellipsis: state.glyphs.ellipsis)
    frame.write(clipped, at: rest.origin, style: Style(role, on: .hint), in: rest)
  }
}
