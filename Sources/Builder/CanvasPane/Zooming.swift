import Canvas
import ChatflowModel
import Screen

/// The zoom levels of the canvas; the rules stand in `docs/canvas.md`, "Outline and Map".
extension BuilderState {
  /// The level that is shown: the chosen one, unless the canvas is too narrow for it.
  var shownZoom: Zoom { canvas.zoom.shown(onWidth: canvasWidth) }

  /// The context of the zoom level, where it has keys of its own.
  var level: [Context] {
    switch canvas.drawing.layout.zoom {
    case .cards: []
    case .outline: [.outline]
    case .map: [.map]
    }
  }

  /// Screens of height up to which a level is detailed enough to open a chatflow with.
  private static let openingScreens = 8

  /// Chooses the most detailed level on which the chatflow is not too high.
  mutating func chooseOpeningZoom() {
    for zoom in Zoom.allCases {
      canvas.zoom = zoom
      canvas.drawing.fit(width: canvasWidth, zoom: shownZoom)
      if canvas.drawing.layout.height <= Self.openingScreens * canvasHeight { break }
    }
    leavePlus()
  }

  /// Shows the chatflow on another level; the focused element stays on its screen row.
  mutating func show(_ zoom: Zoom) {
    guard zoom != canvas.zoom else { return }
    history.pause()
    let anchor = canvas.anchor.flatMap { $0.spot == canvas.spot && $0.scroll == canvas.scroll ? $0 : nil }
    let former = anchor?.former ?? canvas.spot
    let row = anchor?.row ?? anchorRow
    if zoom == .map { canvas.former = canvas.zoom }
    canvas.zoom = zoom
    canvas.drawing.fit(width: canvasWidth, zoom: shownZoom)
    canvas.spot = former
    keepFocusAlive()
    anchorFocus(at: row)
    canvas.anchor = row.map { .init(former: former, row: $0, spot: canvas.spot, scroll: canvas.scroll) }
  }

  /// Goes back from the Map to the level before, at the focused element.
  mutating func leaveMap() { show(canvas.former) }

  /// Brings the focus from a plus icon to what stands for it on a level that shows none.
  mutating func leavePlus() {
    guard canvas.drawing.layout.zoom != .cards, let stop else { return }
    let shown = canvas.drawing.layout.withoutPlus(stop)
    if shown != stop { canvas.spot = canvas.drawing.spot(shown) }
  }
}

/// When the levels can be changed, with the word key of the reason against it.
extension BuilderState {
  var isWide: Availability {
    Zoom.cards.shown(onWidth: canvasWidth) == .cards ? .available : .disabled("narrow-canvas")
  }
  var canZoomOut: Availability {
    .all(isWide, canvas.zoom.out == nil ? .disabled("farthest-level") : .available)
  }
  var canZoomIn: Availability {
    .all(isWide, canvas.zoom.closer == nil ? .disabled("closest-level") : .available)
  }
  var hasColumns: Availability { canvas.drawing.layout.zoom == .cards ? .available : .disabled("no-columns") }
  var hasPlusIcons: Availability { canvas.drawing.layout.zoom == .cards ? .available : .disabled("no-plus-icons") }
}
