import ChatflowModel
import Words

/// What the builder knows of the lock that says who edits the chatflow.
struct FileLock: Hashable, Sendable {
  /// How far it is with the edits since the file held what is shown.
  enum Stage: Hashable, Sendable {
    /// There were none.
    case idle
    /// The lock was asked for.
    case asked
    /// It is held.
    case held
    /// It is not, and need not be: nobody can have it, or somebody else does and that was accepted.
    case without
  }

  var stage = Stage.idle
  /// The number of the history's state in which the file held what is shown.
  var saved = 0
  /// Who else edits the file, as far as it is known.
  var other: LockHolder?
  /// The lock of somebody else beside whom the user edits.
  var accepted: String?
  /// The lock of somebody else to whom the user leaves the editing: that is not asked again.
  var leftTo: String?

  /// Whether the chatflow is only read here, since somebody else edits it.
  var isReading: Bool { other.map { $0.lock == leftTo } ?? false }

  /// Takes in who else edits the file by now; what was answered holds for the one who was asked about.
  mutating func note(_ holder: LockHolder?) {
    other = holder
    if holder?.lock != leftTo { leftTo = nil }
    // Once they have left it, whoever edited beside them takes the lock.
    guard holder == nil, accepted != nil else { return }
    accepted = nil
    if stage == .without { stage = .idle }
  }
}

/// Taking the lock of the file with the first edit, and giving it back when nothing of the chatflow is unsaved any more.
extension BuilderState {
  /// Tells who edits the file that was opened.
  public mutating func tell(of holder: LockHolder) {
    lock.note(holder)
    say(.warning, holder.sentence(words, file.name))
  }

  /// Says what becomes of the lock after an edit. Asked after each key: it compares two numbers.
  mutating func followLock() -> [Effect] {
    // A file that holds only a part is unsaved although nothing was done.
    guard history.isFlowUnsaved, history.state != lock.saved else {
      if !history.isFlowUnsaved { lock.saved = history.state }
      guard lock.stage == .held || lock.stage == .without else { return [] }
      defer { lock.stage = .idle }
      return lock.stage == .held ? [.unlock] : []
    }
    guard lock.stage == .idle else { return [] }
    lock.stage = .asked
    return [.lock(over: nil)]
  }

  /// Takes in what came of taking the lock.
  mutating func take(_ answer: LockAnswer) -> [Effect] {
    lock.stage = .without
    switch answer {
    case .held:
      (lock.stage, lock.accepted) = (.held, nil)
      lock.note(nil)
    case .impossible: lock.note(nil)
    case .notTaken(let sentence): say(.error, sentence)
    case .other(let holder):
      lock.note(holder)
      guard history.isFlowUnsaved, holder.lock != lock.accepted else { return [] }
      return lock.isReading ? refuseEdit(beside: holder) : askBeforeEditing(beside: holder)
    }
    return []
  }

  /// Asks whether to edit what somebody else edits. What was done is taken back before, so that nothing is done where
  /// nothing is answered.
  private mutating func askBeforeEditing(beside holder: LockHolder) -> [Effect] {
    let isUndone = history.state < lock.saved
    let (count, effects) = takeBackWhatIsUnsaved(byRedoing: isUndone)
    askToJoinIn(beside: holder, saying: [words["question.lock.taken-back"]]) { state in
      (0..<count).flatMap { _ in isUndone ? state.undo() : state.redo() }
    }
    holdBackQuestion()
    return effects
  }

  /// Who has left the editing to somebody is told so, with the way to join in. What was done is taken back.
  private mutating func refuseEdit(beside holder: LockHolder) -> [Effect] {
    let (_, effects) = takeBackWhatIsUnsaved(byRedoing: history.state < lock.saved)
    let facts = ["who": holder.sentence(words, file.name), "key": key(of: "join-in")]
    say(.warning, words("notice.lock.reading", facts))
    return effects
  }

  /// Whether somebody else edits the file whom the user has not joined.
  var canJoinIn: Availability {
    guard let other = lock.other, other.lock != lock.accepted else { return .disabled("nobody-else-edits") }
    return .available
  }

  /// Asks once more whether to edit what somebody else edits.
  mutating func joinIn() {
    if let other = lock.other { askToJoinIn(beside: other, saying: [words["question.lock.risk"]]) { _ in [] } }
  }

  /// Asks whether to edit what somebody else edits; `edit` does again what was taken back.
  private mutating func askToJoinIn(
    beside holder: LockHolder, saying details: [String],
    _ edit: @escaping @Sendable (inout BuilderState) -> [Effect]
  ) {
    // Also whoever leaves the question has left the editing to them.
    lock.leftTo = holder.lock
    let mayBeGone = holder.owner?.isAlive != true
    // What is done at one's own risk needs Shift.
    var answers = [
      PopupQuestion.Answer(id: "wait", key: "r", title: words["question.lock.wait"]),
      PopupQuestion.Answer(id: "join", key: "J", title: words["question.lock.join"]),
    ]
    if mayBeGone { answers.append(.init(id: "take", key: "T", title: words["question.lock.take"])) }
    let details = details + (mayBeGone ? [words["question.lock.may-be-gone"]] : [])
    ask(PopupQuestion(text: holder.sentence(words, file.name), details: details, answers: answers)) { state, answer in
      if answer == "wait" { return [] }
      let isTaking = answer == "take"
      state.lock.leftTo = nil
      state.lock.accepted = isTaking ? nil : holder.lock
      state.lock.stage = isTaking ? .asked : .without
      return edit(&state) + (isTaking ? [.lock(over: holder.lock)] : [])
    }
  }

  /// Goes back to what the file holds; in how many steps.
  private mutating func takeBackWhatIsUnsaved(byRedoing isUndone: Bool) -> (count: Int, [Effect]) {
    var effects: [Effect] = []
    var count = 0
    while history.isFlowUnsaved, history.state != lock.saved, isUndone ? history.canRedo : history.canUndo {
      effects += isUndone ? redo() : undo()
      count += 1
    }
    // What was taken back is told with the reason, not as what the user has undone.
    notice = nil
    return (count, effects)
  }
}
