import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Everything that is wrong, in the panel, while the canvas shows where the focused problem is. The list is made anew from
/// what the checks keep whenever it is drawn, so that it is never behind; which entry of it has the focus is kept, and brought
/// up to date after each event, since much depends on it.
struct ProblemsPane: Sendable {
  /// Where the user was before, to go back there.
  let origin: Spot
  /// The screen row on which that was.
  let row: Int?
  /// Whether the headings are rules, and not cards.
  var isByRule = false
  /// What is wrong in the whole folder; nil while only this chatflow is listed.
  var folder: FolderProblems?
  /// What was typed to filter.
  var query = TextEditor(shape: .line, limit: Limits.name, words: .none)
  /// Whether it is being typed.
  var isTyping = false
  /// The focused entry, and its index at that time.
  private(set) var focused: ProblemEntry?
  private(set) var index = 0
  /// The first row of the list that is seen.
  var scroll = 0
  /// The first line of what is told of the focused entry that is seen.
  var offset = 0

  init(origin: Spot, row: Int?) { (self.origin, self.row) = (origin, row) }

  /// Puts the focus on an entry of a list.
  mutating func focus(_ index: Int, in list: ProblemList) {
    if focused != list.entries[checked: index] { offset = 0 }
    (focused, self.index) = (list.entries[checked: index], index)
  }
}

extension ProblemsPane: Pane {
  var hasFocus: Bool { true }
  var staysAtUndo: Bool { true }
  var contexts: [Context] { [.problems, .everywhere] }
  var editor: TextEditor? { isTyping ? query : nil }

  func draw(
    _ state: BuilderState, in area: Rect, over old: (any Sendable)?, into frame: inout Frame
  ) -> (any Sendable)? {
    frame.fill(area)
    ProblemsView(state: state, pane: self, area: area).draw(into: &frame)
    return nil
  }

  func page(_ state: BuilderState) -> PlainPage? { PlainPage(self, state) }

  func take(_ outcome: TextOutcome, from editor: TextEditor, in state: inout BuilderState) -> [Effect] {
    var changed = self
    changed.query = editor
    state.problems = changed
    if case .edited = outcome { state.focusProblem(0) } else { state.settleProblems() }
    return []
  }

  /// The first click focuses a problem, another one goes there.
  func press(_ mouse: MouseEvent, in state: inout BuilderState) -> [Effect] {
    let view = ProblemsView(state: state, pane: self, area: state.regions.panel)
    guard let index = view.entry(at: mouse.point) else { return [] }
    let isChosen = view.focus == index || mouse.clicks > 1
    state.focusProblem(index)
    return isChosen ? state.goToFocusedProblem() : []
  }

  func scroll(by rows: Int, in state: inout BuilderState) { state.moveInProblems(rows) }

  /// The focus is where it was before the list was opened.
  func leave(_ state: inout BuilderState) {
    state.land(on: origin)
    state.fitCanvas()
    state.keepFocusAlive()
    state.canvas.drawing.uncover(state.canvas.spot)
    state.canvas.anchorFocus(at: row, in: state.canvasSize)
  }
}

extension BuilderState {
  /// The list of problems, if the panel shows it.
  var problems: ProblemsPane? {
    get { pane(as: ProblemsPane.self) }
    set { if let newValue { pane = newValue } }
  }

  /// Lists everything that is wrong.
  mutating func showProblems() {
    guard !allProblems.isEmpty else { return say(.success, words["notice.no-problems"]) }
    openProblems()
  }

  /// Opens the list, whatever there is in it.
  mutating func openProblems() {
    leavePane()
    history.pause()
    let anchor = canvas.anchorRow
    pane = ProblemsPane(origin: canvas.spot, row: anchor)
    fitCanvas()
    canvas.anchorFocus(at: anchor, in: canvasSize)
    let list = problems.map { ProblemList($0, self) }
    // Whoever stands on a card with a problem asks about that one.
    let here = list?.entries.firstIndex { $0.finding?.place.subject == Self.subject(of: canvas.spot) }
    focusProblem(here ?? 0)
  }

  /// Puts the focus on an entry of the list; the canvas shows where that is.
  mutating func focusProblem(_ index: Int) {
    guard var pane = problems else { return }
    let list = ProblemList(pane, self)
    pane.focus(min(max(0, index), max(0, list.entries.count - 1)), in: list)
    problems = pane
    settleProblems()
    guard let place = pane.focused?.finding?.place else { return }
    if let id = place.action, flow.actions[id] != nil { focus(.card(id)) }
  }

  /// Keeps the focused row in sight.
  mutating func settleProblems() {
    guard var pane = problems else { return }
    pane.scroll = ProblemsView(state: self, pane: pane, area: regions.panel).scroll
    problems = pane
  }

  mutating func moveInProblems(_ step: Int) {
    guard let pane = problems, let index = ProblemList(pane, self).focus(of: pane) else { return }
    let wanted = index.addingReportingOverflow(step)
    focusProblem(wanted.overflow ? (step > 0 ? .max : 0) : wanted.partialValue)
  }

  /// Scrolls what is told of the focused problem, by pages.
  mutating func pageInProblem(_ pages: Int) {
    guard var pane = problems else { return }
    let view = ProblemsView(state: self, pane: pane, area: regions.panel)
    pane.offset = view.offset(pane.offset + pages * max(1, view.shownLines - 1))
    problems = pane
  }

  /// Puts the same under the headings of rules, or of cards again.
  mutating func switchProblemHeadings() {
    changeProblems { $0.isByRule.toggle() }
  }

  /// Begins to type what the list is filtered by.
  mutating func filterProblems() {
    problems?.isTyping = true
  }

  /// Takes back the filter, else leaves the list.
  mutating func leaveProblems() {
    guard let pane = problems else { return }
    guard pane.isTyping || !pane.query.plainText.isEmpty else { return leavePane() }
    changeProblems {
      $0.isTyping = false
      $0.query = TextEditor(shape: .line, limit: Limits.name, words: .none)
    }
  }

  /// Ends the typing of the filter, else goes to where the focused problem is.
  mutating func goToFocusedProblem() -> [Effect] {
    guard let pane = problems else { return [] }
    if pane.isTyping {
      problems?.isTyping = false
      return []
    }
    switch focusedProblem {
    case .finding(let finding), .ignored(let finding, _): goToProblem(at: finding.place)
    case .file: say(.info, words["notice.problem-in-file"])
    case .elsewhere(let problem): return [.openFlow(target: problem.file, at: problem.found.finding?.place)]
    case nil: break
    }
    return []
  }

  /// The entry that has the focus.
  var focusedProblem: ProblemEntry? { problems?.focused }

  /// Finds the focused entry in the list as it is by now, or what stands in its place.
  mutating func followProblems() {
    guard var pane = problems else { return }
    let list = ProblemList(pane, self)
    pane.focus(list.focus(of: pane) ?? 0, in: list)
    problems = pane
  }
}
