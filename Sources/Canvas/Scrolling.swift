import Screen

/// Which row of the drawing is the first that is seen.
extension Layout {
  /// The rows that stay visible above and below the focused element, where the viewport has room for them.
  public static let context = 3

  /// The first visible row that shows a stop wholly, with some context, and is as near as possible to the present one.
  ///
  /// - Parameters:
  ///   - stop: the focused element; one that a fold hides is represented by the fold.
  ///   - top: the first visible row at present.
  ///   - height: the rows of the viewport.
  public func top(revealing stop: Stop?, from top: Int, height viewport: Int) -> Int {
    guard let rect = stop.flatMap(visible).flatMap(rect(of:)) else { return clamp(top, viewport) }
    let context = max(0, min(Layout.context, (viewport - rect.height) / 2))
    // A card that is taller than the viewport shows its heading.
    if viewport <= rect.height || rect.y - context < top { return clamp(rect.y - context, viewport) }
    return clamp(max(top, rect.maxY + context - viewport), viewport)
  }

  /// The first visible row that keeps a stop on a row of the screen, as far as the drawing allows.
  ///
  /// After an edit, undo, a fold or a change of width, what has the focus stays where the eye is.
  ///
  /// - Parameters:
  ///   - stop: the focused element.
  ///   - row: its row on the screen before, counted from the viewport's top.
  ///   - height: the rows of the viewport.
  public func top(keeping stop: Stop, onRow row: Int, height viewport: Int) -> Int {
    guard let rect = visible(stop).flatMap(rect(of:)) else { return clamp(0, viewport) }
    // What stays where it is needs no context, only to be seen wholly.
    let top = clamp(rect.y - row, viewport)
    if viewport <= rect.height || rect.y < top { return clamp(rect.y, viewport) }
    return clamp(max(top, rect.maxY - viewport), viewport)
  }

  /// The first visible column that shows a stop, as near as possible to the present one. Only pinned columns are ever
  /// wider than the canvas.
  public func left(revealing stop: Stop?, from left: Int, width viewport: Int) -> Int {
    guard drawnWidth > width, viewport > 0 else { return 0 }
    let most = max(0, drawnWidth - viewport)
    guard let rect = stop.flatMap(visible).flatMap(rect(of:)) else { return min(left, most) }
    // A plus icon is seen with the label that may stand behind it.
    let needed = min(max(rect.width, Int(Metrics.narrow)), viewport)
    return max(0, min(max(min(left, rect.x), rect.x + needed - viewport), most))
  }

  private func clamp(_ top: Int, _ viewport: Int) -> Int { max(0, min(top, height - viewport)) }
}
