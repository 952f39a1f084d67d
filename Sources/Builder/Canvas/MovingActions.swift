import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Words

/// Moving cards along their run, branches among each other, and marked actions to another place.
extension BuilderState {
  /// Moves the marked actions to the focused element, as one step.
  mutating func moveMarked(_ side: CanvasState.Side) {
    guard mayEdit(), let point = insertionPoint(side) else { return }
    let ids = canvas.drawing.inOrder(canvas.marks)
    guard mayMove(ids) else { return }
    let place = canvas.drawing.filePlace(of: point, of: flow, without: ids)
    guard let entry = ids.first, let edit = flow.moving(ids, to: point, in: place) else {
      return say(.info, words["notice.stands-there"])
    }
    perform(edit) { state in
      state.canvas.marks = []
      state.land(on: .card(entry))
    }
    say(.success, words("notice.moved", ["actions": flow.naming(ids, words)]))
  }

  /// Moves the focused card one place along its run, or the focused branch among its neighbours; `step` is 1 or -1.
  mutating func moveAlong(_ step: Int) {
    guard mayEdit() else { return }
    switch canvas.spot {
    case .card(let id): moveCard(id, step)
    case .header(let id, let port): moveBranch(id, port, step)
    case .plus, .join: break
    }
  }

  private mutating func moveCard(_ id: ActionID, _ step: Int) {
    guard mayMove([id]) else { return }
    if (flow.actions[id]?.drawnPorts.count ?? 0) > 1 {
      return say(.info, words["notice.branching-stays"])
    }
    guard let point = canvas.drawing.placeAlong(id, step) else {
      return say(.info, words[step > 0 ? "notice.last-of-run" : "notice.first-of-run"])
    }
    perform(flow.moving([id], to: point, in: canvas.drawing.filePlace(of: point, of: flow, without: [id])))
  }

  private mutating func moveBranch(_ id: ActionID, _ port: PortID, _ step: Int) {
    guard let action = flow.actions[id], let other = action.neighbour(of: port, step) else {
      return say(.info, words["notice.branch-stays"])
    }
    let edit = Edit.make("edit.move-entry", changing: id, in: flow) { action in
      switch (port, other) {
      case (.reply(let from), .reply(let to)): action.replies.swapAt(from, to)
      case (.branch(let from), .branch(let to)): action.branches.swapAt(from, to)
      default: break
      }
    }
    perform(edit) { $0.canvas.spot = .header(id, other) }
  }
}

extension Drawing {
  /// The place behind the next card of the run, or in front of the one before; nil at the ends of the run.
  fileprivate func placeAlong(_ id: ActionID, _ step: Int) -> InsertionPoint? {
    guard let index = index(id) else { return nil }
    let run = layout.run(of: index)
    guard let place = run.firstIndex(of: index), let other = run[checked: place + step],
      // What branches keeps its branches below it, so nothing can pass it.
      snapshot.actions[other].ports.count == 1
    else { return nil }
    let plus = step > 0 ? layout.plus(after: .card(other)) : layout.plus(before: .card(other))
    return plus.map(insertionPoint)
  }
}

extension Action {
  /// The drawn quick reply or if/then branch beside one; the others have their places by themselves.
  fileprivate func neighbour(of port: PortID, _ step: Int) -> PortID? {
    let ports = drawnPorts.map(\.id)
    guard let index = ports.firstIndex(of: port), let other = ports[checked: index + step] else { return nil }
    return switch (port, other) {
    case (.reply, .reply), (.branch, .branch): other
    default: nil
    }
  }
}
