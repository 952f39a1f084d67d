import ChatflowModel
import OrderedCollections
import Words

/// Ignoring from the list of problems: the reason is asked for, and stands in the file. What is ignored is told again by the
/// same key.
extension BuilderState {
  /// Whether the focused problem can be ignored: what is shared, what is wrong in the file, and what is told about
  /// ignoring, cannot.
  var canIgnore: Availability {
    let entry = focusedProblem
    if entry?.isElsewhere == true { return .disabled("problem-elsewhere") }
    guard let finding = entry?.finding,
      finding.place.subject != .workspace, Checks.canBeIgnored(finding.rule)
    else { return .disabled("no-ignoring") }
    return .available
  }

  /// Asks why the focused problem is to be ignored.
  mutating func askForReason() -> [Effect] {
    guard mayEdit(), let entry = focusedProblem, let finding = entry.finding else { return [] }
    guard entry.reason == nil else {
      tellAgain(finding)
      return lookAtFolderAgain()
    }
    let title = words("prompt.ignore", ["rule": finding.rule.text])
    ask(Prompt(title: title, text: "")) { state, reason in
      guard !reason.allSatisfy(\.isWhitespace) else { return state.refuse(state.words["prompt.ignore.no-reason"]) }
      state.closeLayer()
      state.ignore(finding, because: reason)
      return state.lookAtFolderAgain()
    }
    return []
  }

  private mutating func ignore(_ finding: Finding, because reason: String) {
    let edit = editOfIgnored("edit.ignore", at: finding.place.action) { $0.ignoring(finding.rule, because: reason) }
    finish(edit, "notice.ignored", of: finding.rule)
  }

  /// Removes the reason by which a problem is ignored: from its action if it stands there, or else from the settings.
  private mutating func tellAgain(_ finding: Finding) {
    let own = finding.place.action.flatMap { flow.actions[$0] }?.values.ignored.contains { $0.rule == finding.rule }
    let edit = editOfIgnored("edit.tell-again", at: own == true ? finding.place.action : nil) {
      $0.telling(finding.rule)
    }
    finish(edit, "notice.told-again", of: finding.rule)
  }

  private func editOfIgnored(
    _ title: String, at action: ActionID?, _ change: (FieldValues) -> FieldValues
  ) -> Edit? {
    guard let action else {
      return Edit.make(title, in: flow) { draft in draft.changeHead { $0.values = change($0.values) } }
    }
    return Edit.make(title, changing: action, in: flow) { $0.values = change($0.values) }
  }

  private mutating func finish(_ edit: Edit?, _ notice: String, of rule: RuleID) {
    history.pause()
    guard perform(edit) else { return }
    say(.success, words(notice, ["rule": rule.text, "key": undoKey]))
    if let index = problems?.index { focusProblem(index) }
  }
}
