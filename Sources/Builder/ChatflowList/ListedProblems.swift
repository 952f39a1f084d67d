import ChatflowFiles
import ChatflowModel
import Widgets
import Words

/// What is wrong in the whole folder, as a list over the list of chatflows. It stays open while a chatflow is mended, so that
/// whoever comes back goes on with the next.
extension ChatflowListState {
  /// Looks at the folder once more if that is listed: what was saved since may be about it.
  func lookAtProblemsAgain() -> [ChatflowListEffect] { listedProblems == nil ? [] : [.checkFolder] }

  /// The list of what is wrong, if it is in front.
  private var listedProblems: Chooser? {
    guard case .chooser(let chooser)? = layers.last, case .problems = chooser.content else { return nil }
    return chooser
  }

  /// Lists what is wrong: what is worst first, else in the order of the files.
  mutating func list(_ found: FolderProblems) {
    for sentence in found.unread { say(.warning, sentence) }
    let focused = listedProblems.flatMap { chooser in
      chooser.matches(words)[checked: chooser.focus].flatMap { problem(of: $0) }
    }
    problems = [Finding.Severity.error, .warning].flatMap { severity in
      found.elsewhere.filter { $0.found.severity == severity }
    }
    guard !problems.isEmpty else {
      if listedProblems != nil { closeLayer() }
      if found.unread.isEmpty { say(.success, words["notice.no-problems-in-folder"]) }
      return
    }
    let items = problems.indices.map { item($0) }
    let title = words("chooser.folder-problems", ["folder": workspace.name ?? folder, "count": "\(items.count)"])
    guard var chooser = listedProblems else {
      return open(Chooser(.problems, title: title, items: items), staysOpen: true) { list, item in list.go(to: item) }
    }
    (chooser.title, chooser.items) = (title, items)
    let matches = chooser.matches(words)
    // What is mended is gone; then the next one stands in its place.
    let same = focused.flatMap { focused in matches.firstIndex { problem(of: $0) == focused } }
    chooser.focus = same ?? max(0, min(chooser.focus, matches.count - 1))
    replaceLayer(.chooser(scrolled(chooser)))
  }

  private func problem(of item: Chooser.Item) -> FolderProblems.Elsewhere? {
    Int(item.id).flatMap { problems[checked: $0] }
  }

  private func item(_ index: Int) -> Chooser.Item {
    let (problem, found) = (problems[index], problems[index].found)
    let mark = found.severity == .error ? glyphs.error : glyphs.warning
    let line = words("problem.at-line", ["line": "\(found.place.line)", "problem": found.sentence])
    let help = [found.sentence, found.rule.why(words), found.rule.mending(words)].filter { !$0.isEmpty }
    return Chooser.Item(
      id: "\(index)", title: "\(mark) \(line)", detail: problem.title, help: help.joined(separator: "\n"),
      synonyms: found.rule.text)
  }

  /// Opens the chatflow of a problem, at the action. What they share is changed in any of them.
  private mutating func go(to item: Chooser.Item) -> [ChatflowListEffect] {
    guard let problem = problem(of: item) else { return [] }
    if ChatflowFolder.isSettings(problem.file) {
      say(.info, words("notice.list.problem-of-workspace", ["file": problem.file]))
      return []
    }
    guard let finding = problem.found.finding else { return [.open(file: problem.file, at: problem.found.action)] }
    return [.problem(file: problem.file, at: finding.place)]
  }
}
