import Canvas
import ChatflowModel

/// When commands of the canvas can be run, with the word key of the reason against it.
extension CanvasState {
  var isOnCard: Availability { if case .card = spot { .available } else { .disabled("no-card") } }
  var hasName: Availability {
    switch spot {
    case .card, .header: .available
    case .plus, .join: .disabled("no-card")
    }
  }
  func hasConnection(in flow: Chatflow) -> Availability {
    focusedOrigin(in: flow) == nil ? .disabled("no-connection") : .available
  }
  var hasTrail: Availability { trail.isEmpty ? .disabled("no-way-back") : .available }
  var hasSearch: Availability { search.text.isEmpty ? .disabled("nothing-searched") : .available }
  /// Whether a card is marked.
  var hasMarks: Availability { marks.isEmpty ? .disabled("no-marks") : .available }
  /// Whether there is something that can be copied: a card, a branch, or marks.
  var hasChosen: Availability { marks.isEmpty ? hasName : .available }

  func canBeWide(_ width: Int) -> Availability {
    Zoom.cards.shown(onWidth: width) == .cards ? .available : .disabled("narrow-canvas")
  }
  func canZoomOut(_ width: Int) -> Availability {
    .all(canBeWide(width), zoom.out == nil ? .disabled("farthest-level") : .available)
  }
  func canZoomIn(_ width: Int) -> Availability {
    .all(canBeWide(width), zoom.closer == nil ? .disabled("closest-level") : .available)
  }
  var hasColumns: Availability { drawing.layout.zoom == .cards ? .available : .disabled("no-columns") }
  var hasPlusIcons: Availability { drawing.layout.zoom == .cards ? .available : .disabled("no-plus-icons") }
}
