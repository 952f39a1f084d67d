import Canvas
import ChatflowModel
import OrderedCollections

/// Folds, one branch alone, and pins: what changes the look of a chatflow and nothing in it.
extension CanvasState {
  /// How the chatflow is to be looked at, and what has the focus then.
  struct Look {
    var view: FlowView
    var spot: Spot
  }

  /// Why the look stays as it is, by the key of the word that says it.
  enum NoLook: String, Error {
    case notInABranch = "notice.not-in-a-branch"
    case shownAlone = "notice.shown-alone"
    case emptyBranch = "notice.empty-branch"
    case noRoom = "notice.no-room"
    case nothingBelow = "notice.nothing-below"
    case noBranches = "notice.no-branches"
  }

  private func look(from spot: Spot? = nil, _ change: (inout FlowView) -> Void) -> Look {
    var look = Look(view: drawing.view, spot: spot ?? self.spot)
    change(&look.view)
    return look
  }

  // MARK: - Folds

  /// Folds or unfolds the focused branch, all branches of a branching card, or the branch around another element.
  func togglingFold() throws(NoLook) -> Look? {
    switch stop {
    case nil: return nil
    case .header(let branch)?: return try togglingFold(of: branch)
    case .card(let action)? where !drawing.layout.openBranches(of: action).isEmpty:
      return try togglingFolds(of: drawing.layout.openBranches(of: action))
    case .card(let action)?, .plus(.join(let action))?: return try folding(around: action)
    case .plus(.connection(let connection))?: return try folding(around: connection.action)
    case .plus(.start)?: throw .notInABranch
    }
  }

  /// Folds or unfolds a branch; a fold that is there for lack of room is shown alone.
  func togglingFold(of branch: Connection) throws(NoLook) -> Look? {
    guard branch != drawing.layout.branch else { throw .shownAlone }
    guard drawing.layout.isOpen(branch) else { throw .emptyBranch }
    if drawing.layout.isFoldedForRoom(branch) { return showingAlone(branch) }
    return try togglingFolds(of: [branch])
  }

  /// Folds everything that begins at the focused element or below it, or unfolds it if all of it is folded.
  func togglingFoldsBelow() throws(NoLook) -> Look? {
    guard let stop else { return nil }
    let branches = drawing.layout.branches(below: stop)
    guard !branches.isEmpty else { throw .nothingBelow }
    return try togglingFolds(of: branches)
  }

  /// Folds the branches, or unfolds them if all are folded.
  private func togglingFolds(of branches: [Connection]) throws(NoLook) -> Look {
    let names = branches.filter { !drawing.layout.isFoldedForRoom($0) }.map(drawing.branchID)
    guard !names.isEmpty else { throw .noRoom }
    return look { view in
      if view.folds.isSuperset(of: names) { view.folds.subtract(names) } else { view.folds.formUnion(names) }
    }
  }

  private func folding(around action: Int) throws(NoLook) -> Look {
    guard let branch = drawing.layout.branch(around: action) else { throw .notInABranch }
    guard branch != drawing.layout.branch else { throw .shownAlone }
    let name = drawing.branchID(branch)
    return look(from: .header(name.action, name.port)) { $0.folds.insert(name) }
  }

  // MARK: - One branch alone

  /// Shows the focused branch, or the one around the focused card, alone; from there, goes back.
  func switchingAlone() throws(NoLook) -> Look? {
    guard let stop else { return nil }
    let branch: Connection? =
      switch stop {
      case .header(let branch): branch
      case .card(let action), .plus(.join(let action)): drawing.layout.branch(around: action)
      case .plus(.connection(let connection)): drawing.layout.branch(around: connection.action)
      case .plus(.start): nil
      }
    guard let branch else { throw .notInABranch }
    if branch == drawing.layout.branch { return leavingAlone() }
    guard drawing.layout.isOpen(branch) else { throw .emptyBranch }
    return showingAlone(branch)
  }

  private func showingAlone(_ branch: Connection) -> Look {
    let name = drawing.branchID(branch)
    return look { $0.alone.append(name) }
  }

  /// Goes back from a branch that is shown alone; nil if none is.
  func leavingAlone() -> Look? { drawing.view.alone.isEmpty ? nil : look { $0.alone.removeLast() } }

  // MARK: - Pins

  /// Lets the branches of the focused action stand side by side, one under the other, or as the width decides, in turn.
  func pinningNext() throws(NoLook) -> (look: Look, pin: Pin?) {
    let action: Int? =
      switch stop {
      case .card(let action)?: action
      case .header(let branch)?: branch.action
      case .plus?, nil: nil
      }
    guard let action, drawing.layout.branches(of: action) > 1, drawing.layout.exists(.card(action)) else {
      throw .noBranches
    }
    let id = drawing.ids[action]
    let next: Pin? =
      switch drawing.view.pins[id] {
      case nil: .columns
      case .columns?: .stacked
      case .stacked?: nil
      }
    return (look { $0.pins[id] = next }, next)
  }
}
