import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Leading a connection to a card by going there, with the usual keys of the canvas or by dragging
/// (`docs/behaviour.md`, "Copying and moving").
extension BuilderState {
  /// Begins to lead the focused connection to another card.
  mutating func pickTarget() {
    guard let origin = canvas.focusedOrigin(in: flow), mayEdit() else { return }
    canvas.picking = .init(origin: origin, spot: canvas.spot, scroll: canvas.scroll, left: canvas.left)
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
    if file.readOnlyReason == nil { canvas.hold(hit, from: before) }
  }

  /// Drags the end of a connection; the card under the pointer has the focus. False if nothing is held.
  mutating func dragLink(to point: Point) -> Bool {
    if canvas.picking?.isDrag != true {
      guard let held = canvas.held else { return false }
      closePicker()
      canvas.beginDrag(held)
      notice = nil
    }
    guard let picking = canvas.picking else { return false }
    let area = regions.canvas
    if point.y < area.y {
      canvas.scroll(by: -1, in: canvasSize)
    } else if point.y >= area.maxY {
      canvas.scroll(by: 1, in: canvasSize)
    }
    if let id = card(at: point) { canvas.spot = .card(id) } else { canvas.standOnEnd(picking.origin) }
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
  func hit(at point: Point) -> Hit? { canvas.hit(at: point, in: regions.canvas, tier: tier) }
}

extension CanvasState {
  /// Holds what was hit, if that is the end of a connection.
  fileprivate mutating func hold(_ hit: Hit, from before: (spot: Spot, scroll: Int, left: Int)) {
    let origin: Origin? =
      switch hit {
      case .plus(.start), .start: .start
      case .plus(.connection(let connection)), .jump(let connection, _): drawing.origin(connection)
      case .plus(.join), .card, .header, .fold: nil
      }
    held = origin.map {
      Picking(origin: $0, spot: before.spot, scroll: before.scroll, left: before.left, isDrag: true)
    }
  }

  /// Begins to lead what is held to another card.
  fileprivate mutating func beginDrag(_ held: Picking) {
    picking = held
    scroll = held.scroll
    left = held.left
    standOnEnd(held.origin)
  }

  /// Gives the focus to the end of a connection, if that is drawn.
  fileprivate mutating func standOnEnd(_ origin: Origin) {
    if let stop = drawing.stop(.plus(origin)) { spot = drawing.spot(stop) }
  }
}
