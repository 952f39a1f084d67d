import Canvas
import ChatflowModel
import Screen

/// Where the user is on the canvas, and what is worked out from the chatflow for drawing it.
public struct CanvasState: Sendable {
  /// The focused element.
  public var spot: Spot
  /// The first visible row of the drawing.
  public var scroll = 0
  /// The first visible column; 0 unless pinned columns are wider than the canvas.
  public internal(set) var left = 0
  /// The zoom level that was chosen last; a narrow canvas shows another (`shownZoom`).
  public internal(set) var zoom = Zoom.cards
  /// The level from which the Map was entered.
  var former = Zoom.cards
  /// Where the focus was when its level was left, as long as nothing moves.
  var anchor: ZoomAnchor?
  /// The card that was visited last in columns, so that moving up from below a join returns to its column.
  var memory = NavigationMemory()
  /// The marked actions.
  var marks: Set<ActionID> = []
  /// The way of the conversation that is tried out; nil while none is shown.
  var way: ConversationWay? { didSet { drawing.show(way ?? coverage) } }
  /// What tests take; nil while that is not shown. A conversation that is tried out comes before it.
  var coverage: ConversationWay? { didSet { drawing.show(way ?? coverage) } }
  /// The connection that is being led to another card.
  var picking: Picking?
  /// The connection whose end the mouse button was pressed on.
  var held: Picking?
  /// Places that jumps were followed from.
  var trail: [Spot] = []
  /// What is looked for.
  var search = Search()
  /// The drawing of the chatflow as it is now.
  @Boxed var drawing = Drawing()
  /// The drawing with what the picker proposes.
  var trial: Trial?

  /// The canvas with the focus on an element.
  public init(spot: Spot) { self.spot = spot }

  /// How many places the trail holds.
  static let longestTrail = 50

  /// What coming back to a zoom level brings back: other levels may lack the element, or rows to keep it on its own.
  struct ZoomAnchor: Sendable {
    /// The element that had the focus, and its screen row.
    var former: Spot
    var row: Int
    /// The element that had it after the change, and the first visible row.
    var spot: Spot
    var scroll: Int
  }

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

  /// A drawing of what the chatflow would be.
  struct Trial: Sendable {
    @Boxed var drawing: Drawing
    /// The action that would have the focus.
    var id: ActionID
    /// All that would be new.
    var ids: Set<ActionID>
  }
}
