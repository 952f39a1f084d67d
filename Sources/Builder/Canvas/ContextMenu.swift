import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Words

/// The menu of the right mouse button: what can be done with what is under the pointer.
extension BuilderState {
  /// Gives the focus to what is under the pointer, and lists the commands that work on it.
  mutating func openMenu(at point: Point) {
    guard let hit = hit(at: point) else { return }
    leavePane()
    let drawing = canvas.drawing
    let spot: Spot =
      switch hit {
      case .start: .plus(.start)
      case .card(let index): .card(drawing.ids[index])
      case .header(let connection), .fold(let connection): drawing.spot(.header(connection))
      case .plus(let plus): drawing.spot(drawing.layout.stop(at: plus))
      case .jump(let connection, _): drawing.stop(.plus(drawing.origin(connection))).map(drawing.spot) ?? canvas.spot
      }
    canvas.spot = spot
    keepFocusAlive()
    followFocus()
    let items = commandItems(CommandTable.menu).filter(\.isEnabled)
    guard !items.isEmpty else { return }
    var menu = Chooser(.palette, title: menuTitle, items: items)
    menu.corner = point
    open(menu, staysOpen: true, Self.runOrGo)
  }

  private var menuTitle: String {
    switch canvas.spot {
    case .card(let id): flow.name(of: id)
    case .header(let id, let port):
      label(of: port, of: id) ?? words["menu.connection"]
    case .plus, .join: words["menu.connection"]
    }
  }
}
