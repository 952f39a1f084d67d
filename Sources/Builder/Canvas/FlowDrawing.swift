import Canvas
import ChatflowModel
import Screen
import Words

/// The whole drawing of a chatflow, as the canvas shows it, for output that is not a screen.
public struct FlowDrawing: Sendable {
  private var drawing: Drawing
  private let name: String
  private let words: Words

  /// Lays a chatflow out for a width, some branches folded; its actions carry the problems that the checks find, and what
  /// became of them since another state.
  public init(
    _ flow: Chatflow, workspace: Workspace = Workspace(), words: Words, width: Int, zoom: Zoom = .cards,
    folds: Set<BranchID> = [], changes: [ActionID: CanvasFlow.Change] = [:]
  ) {
    let checked = CheckedChatflow(flow, workspace: workspace)
    name = flow.name
    self.words = words
    drawing = Drawing(flow, checked, workspace, words: words, width: width, zoom: zoom, view: FlowView(folds: folds))
    drawing.tell(changes)
  }

  /// The same with what tests take of it.
  func telling(_ way: ConversationWay?) -> FlowDrawing {
    var other = self
    other.drawing.show(way)
    return other
  }

  /// The rows of the whole drawing.
  public var rows: Int { drawing.layout.height }

  /// The chatflow as a diagram that other programs read; the width matters to a picture only.
  public func text(as format: DiagramFormat) -> String {
    let count = drawing.snapshot.actions.count
    let title = name.isEmpty ? words["export.untitled"] : name
    let key = count == 1 ? "export.summary-one" : "export.summary"
    return drawing.layout.text(
      as: format, of: drawing.snapshot, title: title, summary: words(key, ["name": title, "count": "\(count)"]))
  }

  /// Some rows of the drawing; an action may be drawn as the focused one.
  public func frame(rows: Range<Int>, tier: GlyphTier, focus: ActionID? = nil) -> Frame {
    let size = Size(width: drawing.layout.width, height: rows.count)
    var frame = Frame(size: size)
    drawing.layout.draw(
      drawing.snapshot, viewport: Rect(x: 0, y: rows.lowerBound, width: size.width, height: size.height),
      into: &frame, area: Rect(size), focus: focus.flatMap { drawing.stop(.card($0)) }.flatMap(drawing.layout.visible),
      trace: drawing.trace, tier: tier)
    return frame
  }
}
