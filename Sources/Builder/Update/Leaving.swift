import ChatflowModel
import Screen
import Words

/// Saving and leaving, with what is asked before.
extension BuilderState {
  /// Asks before the work since the last save is left.
  mutating func leave() -> [Effect] {
    guard history.isUnsaved, file.readOnlyReason == nil else { return [.quit] }
    ask(
      PopupQuestion(
        text: words("question.leave", ["file": file.name]),
        answers: [
          .init(id: "save", key: "s", title: words["question.leave.save"]),
          .init(id: "discard", key: "d", title: words["question.leave.discard"]),
          .init(id: "stay", key: "c", title: words["question.leave.stay"]),
        ], isLeaving: true)
    ) { state, answer in
      switch answer {
      case "save": state.save(then: .quit)
      case "discard": [.quit]
      default: []
      }
    }
    return []
  }

  /// Whether a question on the way out is in front.
  var isLeaving: Bool { popups.last?.layer.isLeaving ?? false }

  /// Asks whether to save although something of the file would be lost.
  mutating func askToSave(
    _ text: String, _ details: [String], _ answer: String, then: Effect.AfterSaving, agreed: Effect.Agreed
  ) {
    let save = PopupQuestion.Answer(id: "save", key: "s", title: answer)
    let keep = PopupQuestion.Answer(id: "keep", key: "c", title: words["question.leave.stay"])
    // Enter never takes away what somebody else wrote.
    let answers = agreed.contains(.overwriting) ? [keep, save] : [save, keep]
    ask(PopupQuestion(text: text, details: details, answers: answers, isLeaving: then == .quit)) { state, answer in
      answer == "save" ? state.save(then: then, agreed: agreed) : []
    }
  }

  /// Saves what is not saved, and ends the program.
  mutating func saveAndLeave() -> [Effect] {
    confirmName()
    return history.isUnsaved || file.isNew ? save(then: .quit) : [.quit]
  }

  /// Writes the chatflow to its file.
  mutating func save(then: Effect.AfterSaving, agreed: Effect.Agreed = []) -> [Effect] {
    newEntries = NewEntries()
    dropEmptyEntry(goingTo: nil)
    confirmName()
    guard mayEdit(), saving == nil else { return [] }
    var effects: [Effect] = []
    if !outside.isEmpty, !agreed.contains(.overwriting) {
      effects = reload(then: { $0.save(then: then, agreed: agreed) })
      // What both changed is decided first.
      if !outside.isEmpty { return effects }
    }
    history.pause()
    // Where nothing is to be written, only the disk is looked at.
    if history.isUnsaved || file.isNew, flow.isLive, isHindered, !agreed.contains(.errorsWhileLive) {
      askAboutErrors(then: then, agreed: agreed)
      return effects
    }
    saving = (flow, workspace)
    return effects + [.save(flow, workspace, then: then, agreed: agreed)]
  }
}
