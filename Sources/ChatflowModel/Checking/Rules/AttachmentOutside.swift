/// What is attached, and a picture, is a file of the workspace; only a video and a picture may also be an address.
struct AttachmentOutside: FormRule, MendingRule {
  let id: RuleID = "attachment-outside"
  let severity = Finding.Severity.error
  let looksAt = FormParts.attachments

  func findings(in form: CheckedForm) -> [Finding] {
    form.files.compactMap { file in
      guard let problem = file.problem else { return nil }
      let facts = ["path": file.location, "problem-key": "problem.attachment.\(problem)"]
      return Finding(severity, id, at: file.place, facts: facts)
    }
  }

  /// One that names nothing attaches nothing; only where nothing else stands is it what the text was to be.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard finding.facts["path"]?.isBlank == true, let field = finding.place.field else { return nil }
    var isAlone = false
    let edit = finding.place.edit("edit.remove-entry", in: flow, workspace) { values in
      func without(_ message: Message) -> Message {
        var copy = message
        copy.attachments.removeAll { $0.location.isBlank }
        if copy.text.isBlank, copy.attachments.isEmpty, copy != message { isAlone = true }
        return copy
      }
      switch values[field] {
      case .message(let message)?: values[field] = .message(without(message))
      case .messages(let messages)?: values[field] = .messages(messages.map(without))
      case .text, .flag, .number, .list, .record, .records, nil: break
      }
    }
    return Fix(finding, "fix.remove-attachment", certain: !isAlone, edit)
  }
}
