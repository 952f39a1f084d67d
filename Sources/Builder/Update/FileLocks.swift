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
  /// The lock of somebody else beside whom the user edits.
  var accepted: String?
}

/// Taking the lock of the file with the first edit, and giving it back when nothing of the chatflow is unsaved any more.
extension BuilderState {
  /// Tells who edits the file that was opened.
  public mutating func tell(of holder: LockHolder) { say(.warning, holder.sentence(words, file.name)) }

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
    case .held: (lock.stage, lock.accepted) = (.held, nil)
    case .impossible: break
    case .notTaken(let sentence): say(.error, sentence)
    case .other(let holder):
      if history.isFlowUnsaved, holder.lock != lock.accepted { return askBeforeEditing(beside: holder) }
    }
    return []
  }

  /// Asks whether to edit what somebody else edits. What was done is taken back before, so that nothing is done where
  /// nothing is answered.
  private mutating func askBeforeEditing(beside holder: LockHolder) -> [Effect] {
    let isUndone = history.state < lock.saved
    let (count, effects) = takeBackWhatIsUnsaved(byRedoing: isUndone)
    let mayBeGone = holder.owner?.isAlive != true
    // Whoever is typing goes on for a moment: what is done at one's own risk needs Shift.
    var answers = [
      PopupQuestion.Answer(id: "wait", key: "r", title: words["question.lock.wait"]),
      PopupQuestion.Answer(id: "join", key: "J", title: words["question.lock.join"]),
    ]
    if mayBeGone { answers.append(.init(id: "take", key: "T", title: words["question.lock.take"])) }
    let details = [words["question.lock.taken-back"]] + (mayBeGone ? [words["question.lock.may-be-gone"]] : [])
    ask(PopupQuestion(text: holder.sentence(words, file.name), details: details, answers: answers)) { state, answer in
      if answer == "wait" { return [] }
      let isTaking = answer == "take"
      state.lock.accepted = isTaking ? nil : holder.lock
      state.lock.stage = isTaking ? .asked : .without
      let again = (0..<count).flatMap { _ in isUndone ? state.undo() : state.redo() }
      return again + (isTaking ? [.lock(over: holder.lock)] : [])
    }
    return effects
  }

  /// Goes back to what the file holds; in how many steps.
  private mutating func takeBackWhatIsUnsaved(byRedoing isUndone: Bool) -> (count: Int, [Effect]) {
    var effects: [Effect] = []
    var count = 0
    while history.isFlowUnsaved, history.state != lock.saved, isUndone ? history.canRedo : history.canUndo {
      effects += isUndone ? redo() : undo()
      count += 1
    }
    return (count, effects)
  }
}
