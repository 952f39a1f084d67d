import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// Conflicts between what was changed here and what somebody else made of the file, one question after the other. Nothing is
/// changed before the last one is answered.
extension BuilderState {
  /// Takes in what the file holds by now; where both sides changed the same thing, it is asked.
  mutating func reload() -> [Effect] {
    confirmName()
    leavePane()
    // It is asked, and needs not be said.
    outside.isContested = true
    let effects = bringTogether()
    if !effects.isEmpty { return effects }
    if let theirs = outside.flow {
      decide(Merge(base: file.savedFlow, ours: flow, theirs: theirs.chatflow), [:], instead: theirs)
    } else if let theirs = outside.workspace {
      decide(WorkspaceMerge(base: workspaceFile.saved, ours: workspace, theirs: theirs), [:], insteadOf: theirs)
    } else {
      return [.lookOutside(isWanted: true)]
    }
    return []
  }

  /// The file holds both sides of a conflict that git left there: they are brought together, and what both changed is asked.
  public mutating func begin(from base: Chatflow, theirs: Chatflow, problems: [FileProblem]) {
    file.savedFlow = base
    file.holdsConflict = true
    outside.flow = (theirs, problems)
    say(.warning, words("notice.holds-conflict", ["file": file.name]))
    // What an earlier run kept is decided first.
    if layers.isEmpty { _ = reload() } else { outside.isContested = true }
  }

  private typealias Answers = [MergeConflict.Place: MergeAnswer]

  private mutating func decide(
    _ merge: Merge, _ answers: Answers, instead theirs: (chatflow: Chatflow, problems: [FileProblem]),
    editing edited: MergeConflict.Place? = nil
  ) {
    guard let conflict = merge.conflicts.first(where: { answers[$0.place] == nil }) else { return }
    func told(_ answer: MergeAnswer) -> [String] {
      var side = answers
      side[conflict.place] = .base
      let base = merge.chatflow(choosing: side)
      side[conflict.place] = answer
      let after = merge.chatflow(choosing: side)
      return ToldDifference(
        from: .init(base, in: workspace), to: .init(after, in: workspace), words: words, tier: tier
      ).lines.map(\.text)
    }
    ask(conflict, number: answers.count + 1, of: merge.conflicts.count, mine: told(.ours), theirs: told(.theirs)) {
      state, answer in
      guard let answer else { return [] }
      // What was written since is not what was asked about.
      guard state.outside.flow?.chatflow == theirs.chatflow else { return state.reload() }
      var answers = answers
      answers[conflict.place] = answer.side
      let edited = answer == .edit ? conflict.place : edited
      guard answers.count == merge.conflicts.count else {
        state.decide(merge, answers, instead: theirs, editing: edited)
        return []
      }
      let effects = state.takeIn(merge.chatflow(choosing: answers), insteadOf: theirs.chatflow, theirs.problems)
      if case .action(let id)? = edited?.subject, state.flow.actions[id] != nil {
        return effects + state.go(to: .action(id)) + state.editFocused()
      }
      return effects
    }
  }

  private mutating func decide(_ merge: WorkspaceMerge, _ answers: Answers, insteadOf theirs: Workspace) {
    guard let conflict = merge.conflicts.first(where: { answers[$0.place] == nil }) else { return }
    func told(_ answer: MergeAnswer) -> [String] {
      var side = answers
      side[conflict.place] = .base
      let base = merge.workspace(choosing: side)
      side[conflict.place] = answer
      return ToldDifference(ofWorkspacesFrom: base, to: merge.workspace(choosing: side), words: words, tier: tier)
        .lines.map(\.text)
    }
    ask(conflict, number: answers.count + 1, of: merge.conflicts.count, mine: told(.ours), theirs: told(.theirs)) {
      state, answer in
      guard let answer else { return [] }
      guard state.outside.workspace?.values == theirs.values else { return state.reload() }
      var answers = answers
      answers[conflict.place] = answer.side
      if answers.count == merge.conflicts.count {
        return state.takeIn(merge.workspace(choosing: answers), insteadOf: theirs)
      }
      state.decide(merge, answers, insteadOf: theirs)
      return []
    }
  }

  /// What can be answered: a side, both, or ours, to be edited at once.
  private enum Answer: String {
    case mine, theirs, both, edit

    var side: MergeAnswer {
      switch self {
      case .mine, .edit: .ours
      case .theirs: .theirs
      case .both: .both
      }
    }
  }

  private mutating func ask(
    _ conflict: MergeConflict, number: Int, of count: Int, mine: [String], theirs: [String],
    _ then: @escaping @Sendable (inout BuilderState, Answer?) -> [Effect]
  ) {
    let facts = ["number": "\(number)", "count": "\(count)"]
    let isOfAction = if case .action = conflict.place.subject { true } else { false }
    let answers: [(Answer, Character)] =
      [(.mine, "m"), (.theirs, "t")] + (conflict.canTakeBoth ? [(.both, "b")] : [])
      + (isOfAction ? [(.edit, "e")] : [])
    ask(
      PopupQuestion(
        text: words(count == 1 ? "question.conflict.one" : "question.conflict", facts),
        details: [words["question.conflict.is-mine"]] + mine + [words["question.conflict.is-theirs"]] + theirs,
        answers: answers.map { .init(id: $0.rawValue, key: $1, title: words["question.conflict.\($0.rawValue)"]) })
    ) { state, answer in then(&state, Answer(rawValue: answer)) }
  }
}
