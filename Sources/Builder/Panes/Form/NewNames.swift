import ChatflowModel
import OrderedCollections
import Words

extension BuilderState {
  /// Makes the id of a new action from the name that was just given to it.
  ///
  /// An id is made from a name once; that is when the name of an action that the file does not have yet is first
  /// confirmed. It belongs to the same step of undo as the typing.
  mutating func confirmName() {
    confirmField()
    confirmEntryIDs()
    guard let form, form.focus == .name, let id = form.action, let action = flow.actions[id],
      file.savedFlow.actions[id] == nil, file.readOnlyReason == nil, hasIDOfItsKind(action),
      let word = ActionID.word(from: action.name), word != id.text
    else { return }
    let new = flow.uniqueID(from: action.name)
    guard let edit = flow.changingID(of: id, to: new) else { return }
    perform(edit, mergeKey: EditRun(.name, .typing)) { state in
      state.canvas.spot = .card(new)
      if var form = state.form {
        form.subject = .action(new)
        state.form = form
      }
    }
  }

  /// Whether the action still has the id that it got from its kind.
  private func hasIDOfItsKind(_ action: Action) -> Bool {
    guard let word = ActionID.word(from: words["action.\(action.kind).label"]) else { return false }
    return action.id.text == word || action.id.text.hasPrefix(word + "-")
  }
}
