import Canvas
import ChatflowModel
import Screen

/// The zoom levels of the canvas; the rules stand in `docs/canvas.md`, "Outline and Map".
extension CanvasState {
  /// The level that is shown: the chosen one, unless the canvas is too narrow for it.
  func shownZoom(onWidth width: Int) -> Zoom { zoom.shown(onWidth: width) }

  /// The context of the zoom level, where it has keys of its own.
  var level: [Context] {
    switch drawing.layout.zoom {
    case .cards: []
    case .outline: [.outline]
    case .map: [.map]
    }
  }

  /// Takes over the size that the canvas has now.
  mutating func fit(_ size: Size) {
    let zoom = shownZoom(onWidth: size.width)
    drawing.fit(width: size.width, zoom: zoom)
    trial?.drawing.fit(width: size.width, zoom: zoom)
    leavePlus()
    revealFocus(in: size)
  }

  /// Screens of height up to which a level is detailed enough to open a chatflow with.
  private static let openingScreens = 8

  /// Chooses the most detailed level on which the chatflow is not too high.
  mutating func chooseOpeningZoom(_ size: Size) {
    for zoom in Zoom.allCases {
      choose(zoom, size)
      if drawing.layout.height <= Self.openingScreens * size.height { break }
    }
    leavePlus()
  }

  /// Chooses a level, whatever that means for the focus.
  mutating func choose(_ zoom: Zoom, _ size: Size) {
    self.zoom = zoom
    drawing.fit(width: size.width, zoom: shownZoom(onWidth: size.width))
  }

  /// Shows the chatflow on another level; the focused element stays on its screen row.
  mutating func show(_ zoom: Zoom, of flow: Chatflow, in size: Size) {
    let anchor = anchor.flatMap { $0.spot == spot && $0.scroll == scroll ? $0 : nil }
    let former = anchor?.former ?? spot
    let row = anchor?.row ?? anchorRow
    if zoom == .map { self.former = self.zoom }
    choose(zoom, size)
    spot = former
    keepFocusAlive(in: flow)
    anchorFocus(at: row, in: size)
    self.anchor = row.map { .init(former: former, row: $0, spot: spot, scroll: scroll) }
  }
}
