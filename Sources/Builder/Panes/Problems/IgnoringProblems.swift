import ChatflowModel
import OrderedCollections
import Words

/// Ignoring from the list of problems: the reason is asked for, and stands in the file.
extension BuilderState {
  /// Whether the focused problem can be ignored: what is shared, and what is wrong in the file, cannot.
  var canIgnore: Availability {
    guard let entry = focusedProblem, entry.reason == nil, let finding = entry.finding,
      finding.place.subject != .workspace
    else { return .disabled("no-ignoring") }
    return .available
  }

  /// Asks why the focused problem is to be ignored.
  mutating func askForReason() {
    guard mayEdit(), let finding = focusedProblem?.finding else { return }
    let title = words("prompt.ignore", ["rule": finding.rule.text])
    ask(Prompt(title: title, text: "")) { state, reason in
      guard !reason.allSatisfy(\.isWhitespace) else { return state.refuse(state.words["prompt.ignore.no-reason"]) }
      state.closeLayer()
      state.ignore(finding, because: reason)
      return []
    }
  }

  private mutating func ignore(_ finding: Finding, because reason: String) {
    history.pause()
    let edit: Edit?
    if let id = finding.place.action {
      edit = Edit.make("edit.ignore", changing: id, in: flow) {
        $0.values = $0.values.ignoring(finding.rule, because: reason)
      }
    } else {
      edit = Edit.make("edit.ignore", in: flow) { draft in
        draft.changeHead { $0.values = $0.values.ignoring(finding.rule, because: reason) }
      }
    }
    guard perform(edit) else { return }
    say(.success, words("notice.ignored", ["rule": finding.rule.text, "key": undoKey]))
    if let index = problems?.index { focusProblem(index) }
  }
}
