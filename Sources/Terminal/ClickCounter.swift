import Screen

/// Tells double clicks: two presses of one button on one cell in a short time.
struct ClickCounter: Sendable {
  /// The usual time of desktops.
  static let doubleClickMilliseconds = 400

  private var last: (button: MouseEvent.Button, point: Point, time: Int)?

  /// The event with its clicks counted; a third press begins anew.
  mutating func count(_ event: MouseEvent, at milliseconds: Int) -> MouseEvent {
    guard case .press(let button) = event.kind else { return event }
    var counted = event
    if let last, last.button == button, last.point == event.point,
      milliseconds - last.time <= ClickCounter.doubleClickMilliseconds
    {
      counted.clicks = 2
      self.last = nil
    } else {
      last = (button, event.point, milliseconds)
    }
    return counted
  }
}
