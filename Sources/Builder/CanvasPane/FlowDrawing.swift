import Canvas
import ChatflowModel
import Screen

/// The whole drawing of a chatflow, as the canvas shows it, for output that is not a screen.
public struct FlowDrawing: Sendable {
  private let drawing: Drawing

  /// Lays a chatflow out for a width, some branches folded; its cards carry the problems that the checks find.
  public init(
    _ flow: Chatflow, workspace: Workspace = Workspace(), words: Words, width: Int, folds: Set<BranchID> = []
  ) {
    let checked = CheckedChatflow(flow, workspace: workspace)
    drawing = Drawing(flow, checked, words: words, width: width, view: FlowView(folds: folds))
  }

  /// The rows of the whole drawing.
  public var rows: Int { drawing.layout.height }

  /// Some rows of the drawing; an action may be drawn as the focused one.
  public func frame(rows: Range<Int>, tier: GlyphTier, focus: ActionID? = nil) -> Frame {
    let size = Size(width: drawing.layout.width, height: rows.count)
    var frame = Frame(size: size)
    drawing.layout.draw(
      drawing.snapshot, viewport: Rect(x: 0, y: rows.lowerBound, width: size.width, height: size.height),
      into: &frame, area: Rect(size), focus: focus.flatMap { drawing.stop(.card($0)) }.flatMap(drawing.layout.visible),
      tier: tier)
    return frame
  }
}
