import ChatflowModel
import OrderedCollections
import Words

/// Mending from the list of problems: what a fix would change is told first, and it is one step that undo takes back.
extension BuilderState {
  /// What mends a problem, if its rule has something and it is not ignored.
  private func fix(of entry: ProblemEntry) -> Fix? {
    guard entry.reason == nil, let finding = entry.finding else { return nil }
    return Checks.fix(of: finding, in: flow, workspace: workspace)
  }

  /// Whether the focused problem can be mended here.
  var hasFix: Availability {
    // The list is made anew whenever it is asked for: once is enough.
    let entry = focusedProblem
    if entry?.isElsewhere == true { return .disabled("problem-elsewhere") }
    return entry.flatMap(fix) == nil ? .disabled("no-fix") : .available
  }

  /// What can be done about the focused problem, as the list tells it.
  func toldFix(of entry: ProblemEntry) -> String? {
    guard let fix = fix(of: entry), let key = key(of: "problems.fix", in: [.problems])
    else { return nil }
    let facts = ["key": key, "what": fix.title(words, in: flow)]
    return words(fix.isCertain ? "problems.fix" : "problems.fix.guess", facts)
  }

  /// Asks whether the focused problem shall be mended, with what that changes.
  mutating func askToFix() {
    guard let fix = focusedProblem.flatMap(fix) else { return }
    let finding = fix.finding
    askToMend(fix.title(words, in: flow), fix.edit) { state in
      Checks.fix(of: finding, in: state.flow, workspace: state.workspace)?.edit
    }
  }

  /// Asks whether all problems of the focused one's rule shall be mended.
  mutating func askToFixAll() {
    guard let rule = focusedProblem?.rule else { return }
    let mended = mending(rule)
    guard let edit = mended.edit else { return }
    // One is told as what it does; of several it is said how many there are.
    let facts = ["count": "\(mended.fixes.count)", "rule": "\(rule)"]
    let what = mended.fixes.count == 1 ? mended.fixes[0].title(words, in: flow) : words("question.fix-all", facts)
    askToMend(what, edit) { $0.mending(rule).edit }
  }

  /// What mending all problems of a rule comes to.
  private func mending(_ rule: RuleID) -> Mending {
    Mending(flow, workspace: workspace, files: checked.files.known) { $0.finding.rule == rule }
  }

  private mutating func askToMend(
    _ what: String, _ edit: Edit, again: @escaping @Sendable (BuilderState) -> Edit?
  ) {
    let answers: [PopupQuestion.Answer] = [
      .init(id: "fix", key: "f", title: words["question.fix.do"]),
      .init(id: "leave", key: "l", title: words["question.fix.leave"]),
    ]
    let text = words("question.fix", ["what": what])
    ask(PopupQuestion(text: text, details: told(edit), answers: answers)) { state, answer in
      // Whatever happened since, what is done is a fix of what is there now.
      guard answer == "fix", let edit = again(state) else { return [] }
      state.history.pause()
      if state.perform(edit) { state.say(.success, state.words("notice.fixed", ["what": what, "key": state.undoKey])) }
      if let index = state.problems?.index { state.focusProblem(index) }
      return state.lookAtFolderAgain()
    }
  }

  /// What an edit changes, line by line.
  private func told(_ edit: Edit) -> [String] {
    var (flow, workspace) = (flow, workspace)
    flow.apply(edit)
    workspace.apply(edit)
    return told(from: self.flow, to: flow).text + told(from: self.workspace, to: workspace).text
  }
}
