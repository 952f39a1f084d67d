import Canvas
import Screen

/// What of the drawing is visible; the size is that of the place that the canvas has on the screen.
extension CanvasState {
  /// The screen row of the focused element.
  var anchorRow: Int? { row(of: spot) }

  /// The screen row of an element, which may lie outside the visible part.
  func row(of spot: Spot) -> Int? {
    guard let stop = drawing.stop(spot), let seen = drawing.layout.visible(stop),
      let rect = drawing.layout.rect(of: seen)
    else { return nil }
    return rect.y - scroll
  }

  /// Scrolls so that an element is on that screen row again; if it is gone, the focused one takes its row.
  mutating func keep(_ spot: Spot, onRow row: Int?, in size: Size) {
    guard let row, let stop = drawing.stop(spot), drawing.layout.exists(stop) else {
      return anchorFocus(at: row, in: size)
    }
    scroll = drawing.layout.top(keeping: stop, onRow: row, height: size.height)
    if spot == self.spot { revealColumn(size.width) } else { revealFocus(in: size) }
  }

  /// Scrolls so that the focused element is on that screen row again, as far as the drawing allows.
  mutating func anchorFocus(at row: Int?, in size: Size) {
    guard let row, let stop else { return revealFocus(in: size) }
    scroll = drawing.layout.top(keeping: stop, onRow: row, height: size.height)
    revealColumn(size.width)
  }

  private mutating func revealColumn(_ width: Int) {
    left = drawing.layout.left(revealing: stop, from: left, width: width)
  }

  /// Scrolls by the least amount that shows the focused element with some rows around it.
  mutating func revealFocus(in size: Size) {
    // A drawing is much to copy, so each is asked where it is.
    if let trial {
      let stop = trial.drawing.stop(.card(trial.id))
      scroll = trial.drawing.layout.top(revealing: stop, from: scroll, height: size.height)
      left = trial.drawing.layout.left(revealing: stop, from: left, width: size.width)
    } else {
      scroll = drawing.layout.top(revealing: stop, from: scroll, height: size.height)
      left = drawing.layout.left(revealing: stop, from: left, width: size.width)
    }
  }

  /// Scrolls without moving the focus.
  mutating func scroll(by rows: Int, in size: Size) {
    scroll = max(0, min(scroll + rows, drawing.layout.height - size.height))
  }

  /// Scrolls by about a screen; gives back the nearest element there, for the focus; nil if nothing has it.
  mutating func page(_ direction: Int, by part: Double, in size: Size) -> Spot? {
    guard var stop, let start = drawing.layout.rect(of: stop) else { return nil }
    let rows = max(1, Int(Double(size.height) * part) - Self.rowsKeptOnPaging)
    while let next = drawing.layout.move(direction > 0 ? .down : .up, from: stop, memory: &memory),
      let rect = drawing.layout.rect(of: next), abs(rect.y - start.y) <= rows
    { stop = next }
    scroll = drawing.layout.top(keeping: stop, onRow: start.y - scroll, height: size.height)
    return drawing.spot(stop)
  }

  /// Rows of the old page that stay visible on the new one.
  private static let rowsKeptOnPaging = 2

  /// What of the canvas is drawn at a place of the screen.
  func hit(at point: Point, in area: Rect, tier: GlyphTier) -> Hit? {
    guard area.contains(point) else { return nil }
    let place = Point(x: point.x - area.x + left, y: point.y - area.y + scroll)
    return drawing.layout.hit(
      at: place, in: drawing.snapshot, focus: stop, marks: drawing.indices(of: marks),
      trace: drawing.trace, tier: tier)
  }
}
