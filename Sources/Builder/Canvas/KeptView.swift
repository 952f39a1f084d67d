import Canvas
import ChatflowModel
import OrderedCollections
import Words

/// What is kept of how a chatflow was looked at, by names that stay true while it is edited elsewhere.
public struct KeptView: Hashable, Sendable {
  /// The focused action, or its branch as `ID:LABEL`; nil at the start.
  public var focus: String?
  /// The row of the screen on which it stood; nil if that is not known.
  public var row: Int?
  /// The chosen level of detail.
  public var zoom: String?
  /// The folded branches.
  public var folds: [String] = []
  /// How the branches of some actions stand, by their ids.
  public var pins: [String: String] = [:]

  /// Nothing of note.
  public init() {}
}

extension BuilderState {
  /// How the chatflow is looked at now.
  public var keptView: KeptView {
    let view = canvas.drawing.view
    var kept = KeptView()
    if case .header(let id, let port) = canvas.spot {
      kept.focus = BranchID(id, port).name(in: flow, workspace, words) ?? id.text
    } else {
      kept.focus = canvas.spot.action?.text
    }
    kept.row = max(0, canvas.anchorRow ?? 0)
    kept.zoom = canvas.zoom.rawValue
    kept.folds = view.folds.compactMap { $0.name(in: flow, workspace, words) }.sorted()
    for (id, pin) in view.pins where flow.actions[id] != nil { kept.pins[id.text] = pin.rawValue }
    return kept
  }

  /// Looks at the chatflow as it was looked at before; what it does not have any more is left out.
  public mutating func restore(_ kept: KeptView) {
    var view = FlowView()
    view.folds = Set(kept.folds.compactMap { branch(named: $0) })
    for (id, pin) in kept.pins where flow.actions[ActionID(id)] != nil {
      view.pins[ActionID(id)] = Pin(rawValue: pin)
    }
    canvas.drawing.setView(view)
    if let zoom = kept.zoom.flatMap(Zoom.init(rawValue:)) {
      canvas.choose(zoom, canvasSize)
    }
    if let focus = kept.focus {
      if flow.actions[ActionID(focus)] != nil {
        canvas.spot = .card(ActionID(focus))
      } else if let branch = branch(named: focus) {
        canvas.spot = .header(branch.action, branch.port)
      }
    }
    keepFocusAlive()
    canvas.standOnWhatIsSeen()
    canvas.leavePlus()
    showFocused()
    canvas.anchorFocus(at: kept.row, in: canvasSize)
  }

  private func branch(named name: String) -> BranchID? {
    guard name.contains(":"), case .success(let branches) = BranchID.named(name, in: flow, workspace, words)
    else { return nil }
    return branches.first
  }
}
