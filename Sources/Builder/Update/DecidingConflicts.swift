import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// Conflicts between what was changed here and what somebody else made of the file, one question after the other. Nothing is
/// changed before the last one is answered.
extension BuilderState {
  /// Takes in what the file holds by now; where both sides changed the same thing, it is asked, and what was wanted goes on
  /// once that is answered.
  mutating func reload(then goOn: @escaping @Sendable (inout BuilderState) -> [Effect] = { _ in [] }) -> [Effect] {
    confirmName()
    let left = LeftText(self)
    leavePane()
    // It is asked, and needs not be said.
    outside.isContested = true
    let effects = bringTogether()
    comeBack(to: left)
    if !effects.isEmpty { return effects }
    if let theirs = outside.flow {
      decide(
        Conflicts(
          Merge(base: file.savedFlow, ours: flow, theirs: theirs.chatflow),
          areCurrent: { $0.outside.flow?.chatflow == theirs.chatflow },
          take: { state, merged in
            let effects = state.takeIn(merged, insteadOf: theirs.chatflow, theirs.problems)
            state.comeBack(to: left)
            return effects
          }, then: goOn), [:])
    } else if let theirs = outside.workspace {
      decide(
        Conflicts(
          WorkspaceMerge(base: workspaceFile.saved, ours: workspace, theirs: theirs),
          areCurrent: { $0.outside.workspace?.values == theirs.values },
          take: { state, merged in
            let effects = state.takeIn(merged, insteadOf: theirs)
            state.comeBack(to: left)
            return effects
          }, then: goOn), [:])
    } else {
      return [.lookOutside(isWanted: true)]
    }
    return []
  }

  /// The file holds both sides of a conflict that git left there: they are brought together, and what both changed is asked.
  public mutating func begin(from conflict: GitConflict) {
    file.savedFlow = conflict.base
    file.holdsConflict = true
    outside.flow = (conflict.theirs, conflict.problems)
    say(.warning, words("notice.holds-conflict", ["file": file.name]))
    // What an earlier run kept is decided first.
    guard layers.isEmpty else { return outside.isContested = true }
    _ = reload()
    holdBackQuestion()
  }

  typealias Answers = [MergeConflict.Place: MergeAnswer]

  /// What is to be decided, of the chatflow or of what the folder shares.
  struct Conflicts: Sendable {
    let all: [MergeConflict]
    /// What differs between what comes of some answers and what comes of others.
    let told: @Sendable (BuilderState, Answers, Answers) -> [String]
    /// Whether the file still holds what they are about.
    let areCurrent: @Sendable (BuilderState) -> Bool
    /// Takes in what comes of the answers.
    let take: @Sendable (inout BuilderState, Answers) -> [Effect]
    /// What goes on then, unless one of them is edited first.
    let then: @Sendable (inout BuilderState) -> [Effect]

    /// Those of two states of the chatflow.
    init(
      _ merge: Merge, areCurrent: @escaping @Sendable (BuilderState) -> Bool = { _ in true },
      take: @escaping @Sendable (inout BuilderState, Chatflow) -> [Effect],
      then: @escaping @Sendable (inout BuilderState) -> [Effect] = { _ in [] }
    ) {
      self.then = then
      all = merge.conflicts
      told = { $0.told(from: merge.chatflow(choosing: $1), to: merge.chatflow(choosing: $2)).text }
      self.areCurrent = areCurrent
      self.take = { take(&$0, merge.chatflow(choosing: $1)) }
    }

    /// Those of two states of what the folder shares.
    init(
      _ merge: WorkspaceMerge, areCurrent: @escaping @Sendable (BuilderState) -> Bool = { _ in true },
      take: @escaping @Sendable (inout BuilderState, Workspace) -> [Effect],
      then: @escaping @Sendable (inout BuilderState) -> [Effect] = { _ in [] }
    ) {
      self.then = then
      all = merge.conflicts
      told = { $0.told(from: merge.workspace(choosing: $1), to: merge.workspace(choosing: $2)).text }
      self.areCurrent = areCurrent
      self.take = { take(&$0, merge.workspace(choosing: $1)) }
    }
  }

  /// Asks about one conflict after the other, and takes what comes of the answers; at once where there is none.
  mutating func settle(_ conflicts: Conflicts) -> [Effect] {
    if conflicts.all.isEmpty { return conflicts.take(&self, [:]) }
    decide(conflicts, [:])
    return []
  }

  private mutating func decide(
    _ conflicts: Conflicts, _ answers: Answers, editing edited: MergeConflict.Place? = nil
  ) {
    guard let conflict = conflicts.all.first(where: { answers[$0.place] == nil }) else { return }
    func choosing(_ answer: MergeAnswer) -> Answers { answers.merging([conflict.place: answer]) { $1 } }
    func told(_ answer: MergeAnswer) -> [String] { conflicts.told(self, choosing(.base), choosing(answer)) }
    ask(conflict, number: answers.count + 1, of: conflicts.all.count, mine: told(.ours), theirs: told(.theirs)) {
      state, answer in
      guard let answer else { return [] }
      // What was written since is not what was asked about.
      guard conflicts.areCurrent(state) else { return state.reload(then: conflicts.then) }
      let answers = answers.merging([conflict.place: answer.side]) { $1 }
      let edited = answer == .edit ? conflict.place : edited
      guard answers.count == conflicts.all.count else {
        state.decide(conflicts, answers, editing: edited)
        return []
      }
      let effects = conflicts.take(&state, answers)
      guard let edited else { return effects + conflicts.then(&state) }
      if case .action(let id) = edited.subject, state.flow.actions[id] != nil,
        state.pane.editor == nil || state.form?.action != id
      {
        return effects + state.go(to: .action(id)) + state.editFocused()
      }
      return effects
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
    let (mineKey, theirsKey) = file.holdsConflict ? ("is-ours", "is-branch") : ("is-mine", "is-theirs")
    let answers: [(Answer, Character)] =
      [(.mine, "m"), (.theirs, "t")] + (conflict.canTakeBoth ? [(.both, "b")] : [])
      + (isOfAction ? [(.edit, "e")] : [])
    ask(
      PopupQuestion(
        text: words(count == 1 ? "question.conflict.one" : "question.conflict", facts),
        details: [words["question.conflict.\(mineKey)"]] + mine + [words["question.conflict.\(theirsKey)"]] + theirs,
        answers: answers.map { .init(id: $0.rawValue, key: $1, title: words["question.conflict.\($0.rawValue)"]) })
    ) { state, answer in then(&state, Answer(rawValue: answer)) }
  }
}
