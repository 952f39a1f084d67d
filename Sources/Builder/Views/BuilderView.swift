import Canvas
import ChatflowModel
import Screen
import Widgets
import Words

/// Draws the whole screen from the state.
public enum BuilderView {
  /// The picture of a state: every cell of it drawn.
  public static func draw(_ state: BuilderState) -> Frame { draw(state, over: nil).frame }

  /// The picture of a state, drawn over an earlier one: what looks the same there is left alone.
  static func draw(_ state: BuilderState, over old: BuilderPicture?) -> BuilderPicture {
    let regions = state.regions
    guard !regions.isTooSmall else {
      var frame = Frame(size: state.size)
      drawTooSmall(state.words, &frame)
      return BuilderPicture(frame: frame, parts: nil)
    }
    let old = old?.parts.flatMap { $0.base.size == state.size && $0.regions == regions ? $0 : nil }
    var parts = BuilderPicture.Parts(state, regions, over: old)
    drawParts(state, &parts, over: old)
    let notice = NoticeBox(state.shownNotice, words: state.words, tier: state.tier, size: state.size)
    guard !state.layers.isEmpty || state.tour != nil || !state.pendingKeys.isEmpty || notice != nil else {
      return BuilderPicture(frame: parts.base, parts: parts)
    }
    var frame = parts.base
    // What can follow a key needs the foot of the screen for a moment.
    if state.pendingKeys.isEmpty { TourView(state: state)?.draw(into: &frame) }
    notice?.draw(into: &frame)
    guard !state.layers.isEmpty else {
      ContinuationsView(state: state)?.draw(into: &frame)
      return BuilderPicture(frame: frame, parts: parts)
    }
    frame.cursor = nil
    LayerView(state: state).draw(into: &frame)
    return BuilderPicture(frame: frame, parts: parts)
  }

  /// Draws what has a region of its own, and so lies below the pop-ups.
  private static func drawParts(
    _ state: BuilderState, _ parts: inout BuilderPicture.Parts, over old: BuilderPicture.Parts?
  ) {
    let regions = parts.regions
    parts.base.cursor = nil
    if old?.title != parts.title {
      TitleRow(parts.title, words: state.words, tier: state.tier, area: regions.title).draw(into: &parts.base)
    }
    if parts.canvas == nil || old?.canvas != parts.canvas {
      let view = CanvasView(state: state, regions: regions)
      if let key = parts.canvas, let old = old?.canvas, key.isRetitled(old) {
        view.draw(state.canvas.drawing.rows(retitledSince: old.retitlings), into: &parts.base)
        drawTop(state, view, &parts.base)
      } else {
        view.draw(into: &parts.base)
        drawTop(state, view, &parts.base)
        drawRest(state, view, &parts.base)
      }
    }
    if let old, old.panel.looks(like: parts.panel) {
      parts.drawn = old.drawn
    } else if !regions.panel.isEmpty {
      parts.drawn = state.pane.draw(state, in: regions.panel, over: old?.drawn, into: &parts.base)
    }
    if old?.hint != parts.hint {
      HintRow(parts.hint, words: state.words, tier: state.tier, area: regions.hint).draw(into: &parts.base)
    }
  }

  static func drawTooSmall(_ words: Words, _ frame: inout Frame) {
    let smallest = Regions.smallest
    let text = words(
      "screen.too-small", ["width": "\(smallest.width)", "height": "\(smallest.height)"])
    for (row, line) in TextWidth.lines(text, width: max(1, frame.size.width)).enumerated() {
      frame.write(line, at: Point(x: 0, y: row))
    }
  }

  /// The line above canvas and panel, with the way to what the canvas shows.
  private static func drawTop(_ state: BuilderState, _ view: borrowing CanvasView, _ frame: inout Frame) {
    let regions = view.regions
    drawLine(regions.top, state.glyphs.teeDown, state, regions, &frame)
    if !regions.canvas.isEmpty { view.drawBreadcrumb(into: &frame) }
  }

  /// The line below canvas and panel, and that between the two, which is the canvas's scroll column.
  private static func drawRest(_ state: BuilderState, _ view: borrowing CanvasView, _ frame: inout Frame) {
    let regions = view.regions
    drawLine(regions.bottom, state.glyphs.teeUp, state, regions, &frame)
    if !regions.canvas.isEmpty { view.drawScroll(into: &frame) }
  }

  private static func drawLine(
    _ area: Rect, _ middle: String, _ state: BuilderState, _ regions: Regions, _ frame: inout Frame
  ) {
    frame.fill(area, with: state.glyphs.horizontal, style: Style(.border))
    guard !regions.canvas.isEmpty, !regions.panel.isEmpty else { return }
    frame.write(middle, at: Point(x: regions.scroll.x, y: area.y), style: Style(.border))
  }
}
