import ChatflowFiles
import ChatflowModel
import Widgets
import Words

/// What is wrong in the whole folder, as a list over the list of chatflows.
extension ChatflowListState {
  /// Lists what is wrong: what is worst first, else in the order of the files.
  mutating func list(_ found: FolderProblems) {
    for sentence in found.unread { say(.warning, sentence) }
    let focused = focusedProblem
    problems = [Finding.Severity.error, .warning].flatMap { severity in
      found.elsewhere.filter { $0.found.severity == severity }
    }
    guard !problems.isEmpty else {
      closeListed(.problems)
      if found.unread.isEmpty { say(.success, words["notice.no-problems-in-folder"]) }
      return
    }
    let problems = problems
    let title = words(
      "chooser.folder-problems", ["folder": workspace.name ?? folder, "count": "\(problems.count)"])
    list(Chooser(.problems, title: title, items: problems.indices.map { item($0) })) { item in
      focused != nil && Self.problem(of: item, among: problems) == focused
    } _: { list, item in
      list.go(to: item)
    }
  }

  /// The focused problem, while they are listed.
  private var focusedProblem: FolderProblems.Elsewhere? {
    focusedItem(of: .problems).flatMap { Self.problem(of: $0, among: problems) }
  }

  private static func problem(
    of item: Chooser.Item, among problems: [FolderProblems.Elsewhere]
  ) -> FolderProblems.Elsewhere? {
    Int(item.id).flatMap { problems[checked: $0] }
  }

  private func item(_ index: Int) -> Chooser.Item {
    let (problem, found) = (problems[index], problems[index].found)
    let mark = found.severity == .error ? glyphs.error : glyphs.warning
    let help = [found.sentence, found.rule.why(words), found.rule.mending(words)].filter { !$0.isEmpty }
    return Chooser.Item(
      id: "\(index)", title: "\(mark) \(found.told(words))", detail: problem.title,
      help: help.joined(separator: "\n"), synonyms: found.rule.text)
  }

  /// Opens the chatflow of a problem, in the field.
  private mutating func go(to item: Chooser.Item) -> [ChatflowListEffect] {
    guard let problem = Self.problem(of: item, among: problems), !isOfWorkspace(problem) else { return [] }
    guard let finding = problem.found.finding else { return [.open(file: problem.file, at: problem.found.action)] }
    return [.problem(file: problem.file, at: finding.place)]
  }

  /// Whether a problem is one of what the chatflows share; then it is said where that is changed: in any of them.
  private mutating func isOfWorkspace(_ problem: FolderProblems.Elsewhere) -> Bool {
    guard ChatflowFolder.isSettings(problem.file) else { return false }
    say(.info, words("notice.list.problem-of-workspace", ["file": problem.file]))
    return true
  }

  // MARK: - Mending

  /// Whether a problem has the focus of which something may be known that mends it.
  var hasListedProblem: Availability {
    guard let focusedProblem else { return .disabled("no-listed-problem") }
    return focusedProblem.found.finding == nil ? .disabled("no-fix") : .available
  }

  /// Opens the chatflow of the focused problem, and asks there whether to mend it. Nothing is written unless it is saved there.
  mutating func mendListedProblem() -> [ChatflowListEffect] {
    guard let problem = focusedProblem, let finding = problem.found.finding, !isOfWorkspace(problem) else { return [] }
    return [.mend(file: problem.file, finding)]
  }
}
