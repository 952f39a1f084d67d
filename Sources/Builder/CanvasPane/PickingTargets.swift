import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Words

/// Leading a connection to a card by going there, with the usual keys of the canvas or by dragging
/// (`docs/behaviour.md`, "Copying and moving").
extension BuilderState {
  /// A connection that is being led to a card.
  struct Picking: Sendable {
    /// Where it is written.
    let origin: Origin
    /// The element that had the focus before.
    let spot: Spot
    /// The first visible row and column before.
    let scroll: Int
    let left: Int
    /// Whether the mouse holds it.
    var isDrag = false
  }

  /// Begins to lead the focused connection to another card.
  mutating func pickTarget() {
    guard let origin = focusedOrigin, mayEdit() else { return }
    canvas.picking = Picking(origin: origin, spot: canvas.spot, scroll: canvas.scroll, left: canvas.left)
    say(.info, words["notice.picking"])
  }

  /// Leads the connection to the focused card.
  mutating func takeTarget(isJump: Bool) {
    guard let picking = canvas.picking else { return }
    guard case .card(let id) = canvas.spot else { return say(.info, words["notice.pick-a-card"]) }
    canvas.picking = nil
    let before = Place(spot: picking.spot)
    let link = Link(.action(id), isJump: isJump)
    let done = perform(flow.relinking(picking.origin, to: link), from: before) { $0.canvas.spot = picking.spot }
    if !done { focus(picking.spot) }
    showFocused()
    if done { say(.success, words("notice.leads-to", ["action": flow.name(of: id)])) }
  }

  /// Leaves the connection as it was, and goes back to it.
  mutating func leavePicking() {
    guard let picking = canvas.picking else { return }
    canvas.picking = nil
    canvas.scroll = picking.scroll
    canvas.left = picking.left
    focus(picking.spot)
  }

  /// Whether a command can be used while a connection is being led somewhere: those of the canvas that change nothing.
  func worksWhilePicking(_ command: Command) -> Bool {
    command.binding(in: .target) != nil || command.bindings.first?.context == .canvas && !command.edits
  }

  // MARK: - Dragging

  /// A press of the button on the end of a connection, from which it can be dragged.
  mutating func hold(_ hit: Hit, from before: (spot: Spot, scroll: Int, left: Int)) {
    let drawing = canvas.drawing
    let origin: Origin? =
      switch hit {
      case .plus(.start), .start: .start
      case .plus(.connection(let connection)), .jump(let connection, _): drawing.origin(connection)
      case .plus(.join), .card, .header, .fold: nil
      }
    guard file.readOnlyReason == nil else { return }
    canvas.held = origin.map {
      Picking(origin: $0, spot: before.spot, scroll: before.scroll, left: before.left, isDrag: true)
    }
  }

  /// Drags the end of a connection; the card under the pointer has the focus. False if nothing is held.
  mutating func dragLink(to point: Point) -> Bool {
    if canvas.picking?.isDrag != true {
      guard let held = canvas.held else { return false }
      closePicker()
      canvas.picking = held
      canvas.scroll = held.scroll
      canvas.left = held.left
      if let stop = canvas.drawing.stop(.plus(held.origin)) { canvas.spot = canvas.drawing.spot(stop) }
      notice = nil
    }
    guard let picking = canvas.picking else { return false }
    let area = regions.canvas
    if point.y < area.y { scrollCanvas(by: -1) } else if point.y >= area.maxY { scrollCanvas(by: 1) }
    if let id = card(at: point) {
      canvas.spot = .card(id)
    } else if let stop = canvas.drawing.stop(.plus(picking.origin)) {
      canvas.spot = canvas.drawing.spot(stop)
    }
    return true
  }

  /// Lets go of what is dragged: on a card it leads there, elsewhere it stays as it was.
  mutating func dropLink(at point: Point, isJump: Bool) {
    canvas.held = nil
    guard canvas.picking?.isDrag == true else { return }
    if let id = card(at: point) {
      canvas.spot = .card(id)
      takeTarget(isJump: isJump)
    } else {
      leavePicking()
    }
  }

  private func card(at point: Point) -> ActionID? {
    guard case .card(let index)? = hit(at: point) else { return nil }
    return canvas.drawing.ids[index]
  }

  /// What of the canvas is drawn at a place of the screen.
  func hit(at point: Point) -> Hit? {
    let area = regions.canvas
    guard area.contains(point) else { return nil }
    let place = Point(x: point.x - area.x + canvas.left, y: point.y - area.y + canvas.scroll)
    let marks = canvas.drawing.indices(of: canvas.marks)
    return canvas.drawing.layout.hit(at: place, in: canvas.drawing.snapshot, focus: stop, marks: marks, tier: tier)
  }
}
