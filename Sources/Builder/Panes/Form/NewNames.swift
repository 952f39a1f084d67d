import ChatflowModel
import OrderedCollections
import Widgets
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
      file.savedFlow.actions[id] == nil, file.readOnlyReason == nil, action.hasIDOfItsKind(words),
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
}

extension Action {
  /// Whether it still has the id that it got from its kind.
  fileprivate func hasIDOfItsKind(_ words: Words) -> Bool {
    guard let word = ActionID.word(from: words["action.\(kind).label"]) else { return false }
    return id.text == word || id.text.hasPrefix(word + "-")
  }
}
