import Canvas
import ChatflowModel
import Screen

/// Draws the whole screen from the state: every cell, every time.
public enum BuilderView {
  /// The picture of a state.
  public static func draw(_ state: BuilderState) -> Frame { draw(state, keeping: nil) }

  /// Parts of a frame that show a state as it is.
  struct Kept {
    let frame: Frame
    let panel: Bool
    let canvas: Bool
  }

  /// The picture of a state, parts of which are taken from another frame.
  static func draw(_ state: BuilderState, keeping kept: Kept?) -> Frame {
    var frame = Frame(size: state.size)
    let regions = state.regions
    guard !regions.isTooSmall else {
      drawTooSmall(state, &frame)
      return frame
    }
    TitleRow(state: state, area: regions.title).draw(into: &frame)
    if let kept, kept.canvas {
      for area in [regions.top, regions.canvas, regions.scroll, regions.bottom] { frame.copy(area, from: kept.frame) }
    } else {
      CanvasView(state: state, regions: regions).draw(into: &frame)
      drawBorders(state, regions, &frame)
    }
    if let kept, kept.panel { frame.copy(regions.panel, from: kept.frame) } else { drawPanel(state, regions, &frame) }
    HintRow(state: state, area: regions.hint).draw(into: &frame)
    if !state.layers.isEmpty {
      frame.cursor = nil
      LayerView(state: state).draw(into: &frame)
    }
    return frame
  }

  private static func drawTooSmall(_ state: BuilderState, _ frame: inout Frame) {
    let smallest = Regions.smallest
    let text = state.words(
      "screen.too-small", ["width": "\(smallest.width)", "height": "\(smallest.height)"])
    for (row, line) in TextWidth.lines(text, width: max(1, frame.size.width)).enumerated() {
      frame.write(line, at: Point(x: 0, y: row))
    }
  }

  private static func drawPanel(_ state: BuilderState, _ regions: Regions, _ frame: inout Frame) {
    guard !regions.panel.isEmpty else { return }
    switch state.panel {
    case .closed: break
    case .picker(let picker): PickerView(state: state, picker: picker, area: regions.panel).draw(into: &frame)
    case .form(let form): FormView(state: state, form: form, area: regions.panel).draw(into: &frame)
    }
  }

  /// The lines above and below canvas and panel. The line between the two is the canvas's scroll column.
  private static func drawBorders(_ state: BuilderState, _ regions: Regions, _ frame: inout Frame) {
    let glyphs = state.glyphs
    let hasBoth = !regions.canvas.isEmpty && !regions.panel.isEmpty
    for (area, middle) in [(regions.top, glyphs.teeDown), (regions.bottom, glyphs.teeUp)] {
      frame.fill(area, with: glyphs.horizontal, style: Style(.border))
      if hasBoth { frame.write(middle, at: Point(x: regions.scroll.x, y: area.y), style: Style(.border)) }
    }
    if !regions.canvas.isEmpty { CanvasView(state: state, regions: regions).drawChrome(into: &frame) }
  }
}
