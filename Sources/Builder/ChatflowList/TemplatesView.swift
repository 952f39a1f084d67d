import ChatflowModel
import Screen
import Widgets
import Words

/// Draws the templates: the list, what the focused one is for, and beside it its drawing.
struct TemplatesView {
  let list: ChatflowListState
  private var words: Words { list.words }
  private var glyphs: Glyphs { list.glyphs }

  func draw(into frame: inout Frame) {
    guard let state = list.templates else { return }
    let regions = list.templatesRegions
    let first = state.first(in: regions.list)
    for (row, item) in TemplatesState.items.dropFirst(first).prefix(regions.list.height).enumerated() {
      let rect = regions.list.row(row)
      let isFocused = item == state.item
      let style = Style(isFocused ? .selection : .text)
      if isFocused { frame.fill(rect, with: .blank(style)) }
      let title = TextWidth.clip(words["template.\(item)"], to: rect.width - 2, ellipsis: glyphs.ellipsis)
      frame.write("\(isFocused ? glyphs.focus : " ") \(title)", at: rect.origin, style: style, in: rect)
    }
    // A file brings no tests along.
    if state.template != nil { drawTests(regions.tests, &frame) }
    let help = TextWidth.lines(words["template.\(state.item).help"], width: max(1, regions.help.width - 2))
    for (row, line) in help.prefix(regions.help.height).enumerated() {
      frame.write(line, at: Point(x: regions.help.x + 2, y: regions.help.y + row), style: Style(.dim), in: regions.help)
    }
    if let line = regions.line { drawLine(line, &frame) }
    drawFlow(state, regions.drawing, &frame)
  }

  private func drawTests(_ rect: Rect, _ frame: inout Frame) {
    let text = TextWidth.clip(list.testsChoice, to: rect.width - 2, ellipsis: glyphs.ellipsis)
    frame.write(text, at: Point(x: rect.x + 2, y: rect.y), style: Style(.text), in: rect)
  }

  private func drawLine(_ x: Int, _ frame: inout Frame) {
    let (top, bottom) = (list.regions.top.y, list.regions.bottom.y)
    frame.write(glyphs.teeDown, at: Point(x: x, y: top), style: Style(.border))
    for y in top + 1..<max(top + 1, bottom) {
      frame.write(glyphs.vertical, at: Point(x: x, y: y), style: Style(.border))
    }
    frame.write(glyphs.teeUp, at: Point(x: x, y: bottom), style: Style(.border))
  }

  private func drawFlow(_ state: TemplatesState, _ area: Rect, _ frame: inout Frame) {
    guard let drawing = state.drawing, !area.isEmpty else { return }
    let last = min(drawing.rows, state.scroll + area.height)
    guard state.scroll < last else { return }
    let part = drawing.frame(rows: state.scroll..<last, tier: list.tier)
    for y in 0..<part.size.height {
      for (x, cell) in part.row(y).prefix(area.width).enumerated() {
        frame.put(cell, at: Point(x: area.x + x, y: area.y + y), in: area)
      }
    }
    let style = Style(.dim)
    if state.scroll > 0 { frame.write(glyphs.moreAbove, at: Point(x: area.maxX, y: area.y), style: style) }
    if last < drawing.rows { frame.write(glyphs.moreBelow, at: Point(x: area.maxX, y: area.maxY - 1), style: style) }
  }
}
