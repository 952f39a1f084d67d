import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Words

/// Folds, one branch alone, and pins: what changes the look of a chatflow and nothing in it.
extension BuilderState {
  /// Changes how the chatflow is looked at and puts the focus on an element, which stays on its row of the screen.
  private mutating func changeView(focus spot: Spot? = nil, _ change: (inout FlowView) -> Void) {
    history.pause()
    let spot = spot ?? canvas.spot
    let row = row(of: spot)
    var view = canvas.drawing.view
    change(&view)
    canvas.drawing.setView(view)
    canvas.spot = spot
    keepFocusAlive()
    standOnWhatIsSeen()
    anchorFocus(at: row)
  }

  /// Moves the focus from an element that is folded to the header of the fold: what is marked has the focus.
  mutating func standOnWhatIsSeen() {
    let drawing = canvas.drawing
    guard let id = canvas.spot.action, let index = drawing.index(id), drawing.layout.fold(hiding: index) != nil,
      let seen = stop
    else { return }
    canvas.spot = drawing.spot(seen)
  }

  // MARK: - Folds

  /// Folds or unfolds the focused branch, all branches of a branching card, or the branch around another element.
  mutating func toggleFold() {
    guard let stop else { return }
    let layout = canvas.drawing.layout
    switch stop {
    case .header(let branch): toggleFold(of: branch)
    case .card(let action) where !layout.openBranches(of: action).isEmpty:
      toggleFolds(of: layout.openBranches(of: action))
    case .card(let action), .plus(.join(let action)): foldBranch(around: action)
    case .plus(.connection(let connection)): foldBranch(around: connection.action)
    case .plus(.start): say(.info, words["notice.not-in-a-branch"])
    }
  }

  private mutating func toggleFold(of branch: Connection) {
    let layout = canvas.drawing.layout
    guard branch != layout.branch else { return say(.info, words["notice.shown-alone"]) }
    guard layout.isOpen(branch) else { return say(.info, words["notice.empty-branch"]) }
    if layout.isFoldedForRoom(branch) { return showAlone(branch) }
    toggleFolds(of: [branch])
  }

  /// Folds the branches, or unfolds them if all are folded.
  private mutating func toggleFolds(of branches: [Connection]) {
    let layout = canvas.drawing.layout
    let names = branches.filter { !layout.isFoldedForRoom($0) }.map(canvas.drawing.branchID)
    guard !names.isEmpty else { return say(.info, words["notice.no-room"]) }
    changeView { view in
      if view.folds.isSuperset(of: names) { view.folds.subtract(names) } else { view.folds.formUnion(names) }
    }
  }

  private mutating func foldBranch(around action: Int) {
    let layout = canvas.drawing.layout
    guard let branch = layout.branch(around: action) else { return say(.info, words["notice.not-in-a-branch"]) }
    guard branch != layout.branch else { return say(.info, words["notice.shown-alone"]) }
    let name = canvas.drawing.branchID(branch)
    changeView(focus: .header(name.action, name.port)) { $0.folds.insert(name) }
  }

  /// Folds everything that begins at the focused element or below it, or unfolds it if all of it is folded.
  mutating func toggleFoldsBelow() {
    guard let stop else { return }
    let branches = canvas.drawing.layout.branches(below: stop)
    guard !branches.isEmpty else { return say(.info, words["notice.nothing-below"]) }
    toggleFolds(of: branches)
  }

  /// Opens a fold: one that is there for lack of room is shown alone.
  mutating func unfold(_ branch: Connection) {
    let name = canvas.drawing.branchID(branch)
    focus(.header(name.action, name.port))
    toggleFold(of: branch)
  }

  // MARK: - One branch alone

  /// Shows the focused branch, or the one around the focused card, alone; from there, goes back.
  mutating func switchAlone() {
    guard let stop else { return }
    let layout = canvas.drawing.layout
    let branch: Connection? =
      switch stop {
      case .header(let branch): branch
      case .card(let action), .plus(.join(let action)): layout.branch(around: action)
      case .plus(.connection(let connection)): layout.branch(around: connection.action)
      case .plus(.start): nil
      }
    guard let branch else { return say(.info, words["notice.not-in-a-branch"]) }
    if branch == layout.branch { return leaveAlone() }
    guard layout.isOpen(branch) else { return say(.info, words["notice.empty-branch"]) }
    showAlone(branch)
  }

  private mutating func showAlone(_ branch: Connection) {
    let name = canvas.drawing.branchID(branch)
    changeView { $0.alone.append(name) }
  }

  /// Goes back from a branch that is shown alone.
  mutating func leaveAlone() {
    guard !canvas.drawing.view.alone.isEmpty else { return }
    changeView { $0.alone.removeLast() }
  }

  // MARK: - Pins

  /// Lets the branches of the focused action stand side by side, one under the other, or as the width decides, in turn.
  mutating func pinNext() {
    let layout = canvas.drawing.layout
    let action: Int? =
      switch stop {
      case .card(let action)?: action
      case .header(let branch)?: branch.action
      case .plus?, nil: nil
      }
    guard let action, layout.branches(of: action) > 1, layout.exists(.card(action)) else {
      return say(.info, words["notice.no-branches"])
    }
    let id = canvas.drawing.ids[action]
    let next: Pin? =
      switch canvas.drawing.view.pins[id] {
      case nil: .columns
      case .columns?: .stacked
      case .stacked?: nil
      }
    changeView { $0.pins[id] = next }
    say(.info, words["notice.pin.\(next?.rawValue ?? "automatic")"])
  }
}
