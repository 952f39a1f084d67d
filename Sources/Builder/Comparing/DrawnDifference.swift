import Canvas
import ChatflowModel
import Screen
import Words

/// Two states of a chatflow as drawings, what differs marked: in the earlier one what went and was changed, in the later one
/// what came, was changed and moved in the file.
public struct DrawnDifference: Sendable {
  /// The earlier state.
  public let before: FlowDrawing
  /// The later state.
  public let after: FlowDrawing

  /// A difference of two states, each laid out for a width.
  public init(
    _ difference: Difference, from before: ToldDifference.Side, to after: ToldDifference.Side, words: Words, width: Int
  ) {
    self.before = FlowDrawing(
      before.flow, workspace: before.workspace, words: words, width: width, changes: difference.changes(ofEarlier: true)
    )
    self.after = FlowDrawing(
      after.flow, workspace: after.workspace, words: words, width: width, changes: difference.changes(ofEarlier: false))
  }

  /// What stands above a drawing.
  public func title(ofEarlier isEarlier: Bool, _ words: Words) -> ToldDifference.Line {
    ToldDifference.Line(
      depth: 0, mark: isEarlier ? .removed : .added,
      pieces: [.init(text: words[isEarlier ? "difference.before" : "difference.after"], role: .strong)])
  }
}

extension Difference {
  /// What became of the actions that a state has.
  fileprivate func changes(ofEarlier isEarlier: Bool) -> [ActionID: CanvasFlow.Change] {
    var changes: [ActionID: CanvasFlow.Change] = [:]
    for difference in actions {
      guard let action = isEarlier ? difference.before : difference.after else { continue }
      switch difference.sort {
      case .added: changes[action.id] = .added
      case .removed: changes[action.id] = .removed
      case .changed:
        let isEdited = !difference.changes.isEmpty || difference.formerID != nil
        changes[action.id] = isEdited ? .changed : isEarlier ? nil : .moved
      }
    }
    return changes
  }
}
