import Canvas
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Something that is wrong: found by a check, or in the file.
enum ProblemEntry: Hashable, Sendable {
  case finding(Finding)
  case file(FileProblem)
  /// What was found, and is ignored for a reason.
  case ignored(Finding, reason: String)
  /// What is wrong in another chatflow of the folder.
  case elsewhere(FolderProblems.Elsewhere)

  /// What the check found here; nil for what is wrong in the file, or in another one.
  var finding: Finding? {
    switch self {
    case .finding(let finding), .ignored(let finding, _): finding
    case .file, .elsewhere: nil
    }
  }

  /// Whether it is in another chatflow.
  var isElsewhere: Bool { if case .elsewhere = self { true } else { false } }

  /// Why it is ignored; nil if it is not.
  var reason: String? { if case .ignored(_, let reason) = self { reason } else { nil } }

  /// How bad it is.
  var severity: Finding.Severity {
    switch self {
    case .finding(let finding), .ignored(let finding, _): finding.severity
    case .file(let problem): problem.severity == .error ? .error : .warning
    case .elsewhere(let problem): problem.found.severity
    }
  }

  /// The rule that was broken.
  var rule: RuleID {
    switch self {
    case .finding(let finding), .ignored(let finding, _): finding.rule
    case .file: FileFinding.unreadable
    case .elsewhere(let problem): problem.found.rule
    }
  }

  /// What is wrong, as a sentence.
  func sentence(_ state: BuilderState) -> String {
    switch self {
    case .finding(let finding), .ignored(let finding, _): finding.sentence(state.words, in: state.flow)
    case .file(let problem):
      state.words("problem.at-line", ["line": "\(problem.line)", "problem": problem.sentence(state.words)])
    case .elsewhere(let problem): problem.found.told(state.words)
    }
  }

  /// The number of the card that it is about.
  func number(_ state: BuilderState) -> Int? {
    finding?.place.action.flatMap { state.canvas.drawing.index($0) }.map { state.canvas.drawing.layout.number(of: $0) }
  }

  /// Where it is: the card by its number and name, the settings, or the file.
  func place(_ state: BuilderState) -> String {
    if case .elsewhere(let problem) = self { return problem.title }
    guard let subject = finding?.place.subject else { return state.file.name }
    let name = subject.name(in: state.flow, state.words)
    return number(state).map { "\($0) \(name)" } ?? name
  }
}

/// Everything that is wrong, as the pane lists it: what is worst first, under the headings of cards or of rules, and of a card
/// from top to bottom of its form.
struct ProblemList: Sendable {
  /// A row: a heading, or an entry by its index.
  enum Row: Hashable, Sendable {
    case heading(String)
    case entry(Int)
  }

  /// What matches what was typed, in the order of the rows.
  private(set) var entries: [ProblemEntry] = []
  /// The rows.
  private(set) var rows: [Row] = []
  /// How many there are, whatever was typed, but for what is ignored.
  let count: ProblemCount

  init(_ pane: ProblemsPane, _ state: BuilderState) {
    var count = state.problemCount
    for entry in pane.folder?.entries ?? [] { count.add(entry.severity) }
    self.count = count
    let typed = pane.query.plainText.lowercased().split(separator: " ")
    var groups: [(heading: String, entries: [ProblemEntry])] = []
    var numbers: [String: Int] = [:]
    var ignored: [ProblemEntry] = []
    for entry in state.allProblems + (pane.folder?.entries ?? []) {
      let heading = pane.isByRule ? entry.rule.text : entry.place(state)
      if !typed.isEmpty {
        let text = "\(entry.place(state)) \(entry.sentence(state)) \(entry.rule)".lowercased()
        guard typed.allSatisfy({ text.contains($0) }) else { continue }
      }
      if entry.reason != nil {
        ignored.append(entry)
      } else if let number = numbers[heading] {
        groups[number].entries.append(entry)
      } else {
        numbers[heading] = groups.count
        groups.append((heading, [entry]))
      }
    }
    // What is wrong here comes before what is elsewhere, and of each what is worst; else all stays in the order of the
    // chatflow.
    let sorted = groups.enumerated().map { number, group in
      let rank = group.entries.map(\.severity).max() == .error ? 0 : 1
      return (rank: group.entries.contains { !$0.isElsewhere } ? rank : rank + 2, number: number, group: group)
    }.sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
    for (_, _, group) in sorted {
      rows.append(.heading(group.heading))
      for severity in [Finding.Severity.error, .warning] {
        let same = group.entries.filter { $0.severity == severity }
        for entry in pane.isByRule ? same : same.inOrder(in: state.flow) {
          rows.append(.entry(entries.count))
          entries.append(entry)
        }
      }
    }
    // What is ignored counts for nothing, and stands behind all else.
    if !ignored.isEmpty {
      rows.append(.heading(state.words("problems.ignored", ["count": "\(ignored.count)"])))
      rows += ignored.indices.map { .entry(entries.count + $0) }
      entries += ignored
    }
  }

  /// The index of the focused entry: where it is by now, or else what stands in its place.
  func focus(of pane: ProblemsPane) -> Int? {
    if entries.isEmpty { return nil }
    if let entry = pane.focused {
      if entries[checked: pane.index] == entry { return pane.index }
      if let index = entries.firstIndex(of: entry) { return index }
    }
    return min(max(0, pane.index), entries.count - 1)
  }
}

extension [ProblemEntry] {
  /// What is wrong with one card, from top to bottom; the rest, and what is at one place, as it is.
  fileprivate func inOrder(in flow: Chatflow) -> [ProblemEntry] {
    if count < 2 { return self }
    let places = map { $0.finding?.place.order(in: flow) ?? [] }
    return indices.sorted { left, right in
      places[left] == places[right] ? left < right : places[left].lexicographicallyPrecedes(places[right])
    }.map { self[$0] }
  }
}

extension BuilderState {
  /// Everything that is wrong: with the settings, action by action as the canvas counts them, with the workspace, and in the
  /// file.
  var allProblems: [ProblemEntry] {
    let settings = checked.findings(of: .chatflow)
    let numbered = checked.actionsWithFindings.compactMap { id in
      canvas.drawing.index(id).map { (number: canvas.drawing.layout.number(of: $0), id: id) }
    }
    let actions = numbered.sorted { $0.number < $1.number }.flatMap { checked.findings(of: $0.id) }
    return (settings + actions + checked.ofWorkspace).map(ProblemEntry.finding) + file.problems.map(ProblemEntry.file)
      + checked.ignored(in: flow).map { .ignored($0.finding, reason: $0.reason) }
  }
}
