import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// What is mended from the list of problems.
public enum Mended: Hashable, Sendable {
  /// What a check found.
  case problem(Finding)
  /// All that one rule finds.
  case rule(RuleID)
}

/// Mending from the list of problems: what a fix would change is told first, and it is one step that undo takes back.
extension BuilderState {
  /// What mends a problem, if its rule has something and it is not ignored.
  private func fix(of entry: ProblemEntry) -> Fix? {
    guard entry.reason == nil, let finding = entry.finding else { return nil }
    return Checks.fix(of: finding, in: flow, workspace: workspace)
  }

  /// Whether the focused problem can be mended here.
  var hasFix: Availability {
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

  /// Finds out what goes with mending the focused problem, so that the user can be asked.
  func weighFix() -> [Effect] { focusedProblem.flatMap(fix).map { weigh(.problem($0.finding)) } ?? [] }

  /// Lists what is wrong, with the focus on a problem that was found in the file, and asks whether to mend it; why that
  /// cannot be done is said. What is not wrong here by itself leads to where it is.
  mutating func listProblems(toMend finding: Finding) -> [Effect] {
    openProblems()
    let entries = problems.map { ProblemList($0, self).entries } ?? []
    guard let index = entries.firstIndex(where: { $0.finding == finding && $0.reason == nil }) else {
      goToProblem(at: finding.place)
      say(.info, words["disabled.no-fix"])
      return []
    }
    focusProblem(index)
    return CommandTable["problems.fix"].map { run($0) } ?? []
  }

  /// The same for all problems of the focused one's rule.
  func weighFixOfRule() -> [Effect] { focusedProblem.map { weigh(.rule($0.rule)) } ?? [] }

  private func weigh(_ mended: Mended) -> [Effect] {
    mending(mended).map { [.findLost($0.edit, flow, workspace, for: mended)] } ?? []
  }

  /// What mending comes to, what it does in words, and what is said of fixes that only may be what was meant; nil if there is
  /// nothing to be done.
  private func mending(_ mended: Mended) -> (what: String, edit: Edit, guesses: String?)? {
    switch mended {
    case .problem(let finding):
      return Checks.fix(of: finding, in: flow, workspace: workspace).map { fix in
        (what: fix.title(words, in: flow), edit: fix.edit, guesses: told(guesses: fix.isCertain ? 0 : 1, of: 1))
      }
    case .rule(let rule):
      let all = Mending(flow, workspace: workspace, files: checked.files.known) { $0.finding.rule == rule }
      guard let edit = all.edit else { return nil }
      // One is told as what it does; of several it is said how many there are.
      let count = all.fixes.count
      let facts = ["count": "\(count)", "rule": "\(rule)"]
      return (
        what: count == 1 ? all.fixes[0].title(words, in: flow) : words("question.fix-all", facts), edit: edit,
        guesses: told(guesses: all.guesses, of: count)
      )
    }
  }

  /// How many of some fixes only may be what was meant; nil where all are certain.
  private func told(guesses: Int, of count: Int) -> String? {
    if guesses == 0 { return nil }
    let key = guesses < count ? "question.fix.guesses" : count == 1 ? "question.fix.guess" : "question.fix.all-guesses"
    return "\(glyphs.warning) \(words(key, ["count": "\(guesses)"]))"
  }

  /// Asks whether to mend, with what that changes, and with the comments of the files that go with it.
  mutating func askToMend(_ mended: Mended, losing comments: [String]) {
    guard problems != nil, let (what, edit, guesses) = mending(mended) else { return }
    let answers: [PopupQuestion.Answer] = [
      .init(id: "fix", key: "f", title: words["question.fix.do"]),
      .init(id: "leave", key: "l", title: words["question.fix.leave"]),
    ]
    let going = comments.map { comment in
      let text = TextWidth.clip(comment, to: Self.mostOfComment, ellipsis: glyphs.ellipsis)
      return "\(glyphs.warning) \(words("question.fix.comment", ["comment": text]))"
    }
    let text = words("question.fix", ["what": what])
    let details = going + [guesses].compactMap { $0 } + told(edit)
    ask(PopupQuestion(text: text, details: details, answers: answers)) { state, answer in
      // Whatever happened since, what is done is a fix of what is there now.
      guard answer == "fix", let edit = state.mending(mended)?.edit else { return [] }
      state.history.pause()
      if state.perform(edit) { state.say(.success, state.words("notice.fixed", ["what": what, "key": state.undoKey])) }
      if let index = state.problems?.index { state.focusProblem(index) }
      return state.lookAtFolderAgain()
    }
  }

  /// As much of a comment is told as names it.
  private static let mostOfComment = 60

  /// What an edit changes, line by line.
  private func told(_ edit: Edit) -> [String] {
    var (flow, workspace) = (flow, workspace)
    flow.apply(edit)
    workspace.apply(edit)
    return told(from: self.flow, to: flow).text + told(from: self.workspace, to: workspace).text
  }
}
