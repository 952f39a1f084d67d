import Canvas
import ChatflowModel
import Screen
import Widgets
import Words

/// Draws the canvas: the part of the drawing that is visible, the breadcrumb in the border above it, and the scroll
/// column at its right.
struct CanvasView: ~Copyable {
  let state: BuilderState
  let regions: Regions

  private let drawing: Drawing
  /// The focused element, unless the panel has the focus: then its card stays marked.
  private let focus: Stop?

  init(state: BuilderState, regions: Regions) {
    self.state = state
    self.regions = regions
    if let trial = state.canvas.trial {
      drawing = trial.drawing
      focus = trial.drawing.stop(.card(trial.id))
    } else {
      let drawing = state.canvas.drawing
      self.drawing = drawing
      focus = drawing.stop(state.canvas.spot).flatMap { drawing.layout.visible($0) }
    }
  }

  private var marks: Set<Int> { drawing.indices(of: state.canvas.marks) }
  private var trace: Trace { drawing.trace }

  private var viewport: Rect {
    Rect(x: state.canvas.left, y: state.canvas.scroll, width: regions.canvas.width, height: regions.canvas.height)
  }

  func draw(into frame: inout Frame) {
    guard !regions.canvas.isEmpty else { return }
    let ghosts = drawing.indices(of: state.canvas.trial?.ids ?? [])
    drawing.layout.draw(
      drawing.snapshot, viewport: viewport, into: &frame, area: regions.canvas, focus: ghosts.isEmpty ? focus : nil,
      ghosts: ghosts, marks: marks, trace: trace, tier: state.tier)
  }

  /// Draws some rows of the drawing, as far as they are visible.
  func draw(_ rows: [Range<Int>], into frame: inout Frame) {
    let (area, top) = (regions.canvas, viewport.y)
    for rows in rows.map({ $0.clamped(to: top..<top + area.height) }) where !rows.isEmpty {
      drawing.layout.draw(
        drawing.snapshot, viewport: Rect(x: viewport.x, y: rows.lowerBound, width: area.width, height: rows.count),
        into: &frame,
        area: Rect(x: area.x, y: area.y + rows.lowerBound - top, width: area.width, height: rows.count), focus: focus,
        marks: marks, trace: trace, tier: state.tier)
    }
  }

  /// Draws the line above canvas and panel, with the way to what the canvas shows.
  func drawTop(into frame: inout Frame) {
    drawLine(regions.top, state.glyphs.teeDown, into: &frame)
    if !regions.canvas.isEmpty { drawBreadcrumb(into: &frame) }
  }

  /// Draws the line below canvas and panel, and that between the two, which is the scroll column.
  func drawRest(into frame: inout Frame) {
    drawLine(regions.bottom, state.glyphs.teeUp, into: &frame)
    if !regions.canvas.isEmpty { drawScroll(into: &frame) }
  }

  private func drawLine(_ area: Rect, _ middle: String, into frame: inout Frame) {
    frame.fill(area, with: state.glyphs.horizontal, style: Style(.border))
    guard !regions.canvas.isEmpty, !regions.panel.isEmpty else { return }
    frame.write(middle, at: Point(x: regions.scroll.x, y: area.y), style: Style(.border))
  }

  private func drawBreadcrumb(into frame: inout Frame) {
    let parts = drawing.layout.breadcrumb(atRow: viewport.y, focus: focus, in: drawing.snapshot)
    let told = drawCoverage(into: &frame)
    let width = regions.canvas.width - 4 - told
    var text = Layout.text(ofBreadcrumb: parts, width: width - TextWidth.of(wayBack), tier: state.tier)
    if !text.isEmpty { text = wayBack + text }
    guard !text.isEmpty else { return }
    frame.write(" \(text) ", at: Point(x: regions.canvas.x + 1, y: regions.top.y), style: Style(.dim), in: regions.top)
  }

  /// Draws what tests take at the right, and returns how many columns that has; none where it does not fit.
  private func drawCoverage(into frame: inout Frame) -> Int {
    guard let line = state.coverageLine else { return 0 }
    let width = TextWidth.of(line) + 2
    guard width + 2 <= regions.canvas.width else { return 0 }
    let style = Style(state.currentCoverage == nil ? .warning : .info)
    frame.write(
      " \(line) ", at: Point(x: regions.canvas.maxX - width - 1, y: regions.top.y), style: style, in: regions.top)
    return width + 1
  }

  /// How to get back from a branch that is shown alone; stands in front of the breadcrumb.
  private var wayBack: String {
    guard drawing.layout.branch != nil, let command = CommandTable["canvas.whole"],
      let key = state.keys.keys(of: command, in: [.canvas]).first
    else { return "" }
    return "\(state.words("canvas.way-back", ["key": key.title(in: state.words)])) \(state.glyphs.separator) "
  }

  private func drawScroll(into frame: inout Frame) {
    drawing.column.draw(
      into: &frame, area: regions.scroll, top: viewport.y, focus: focus.flatMap { drawing.layout.rect(of: $0) },
      tier: state.tier)
  }
}
