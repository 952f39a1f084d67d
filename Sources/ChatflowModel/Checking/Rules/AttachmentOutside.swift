/// An attachment is a file of the workspace; only a video may also be an address.
struct AttachmentOutside: FormRule {
  let id: RuleID = "attachment-outside"

  func findings(in form: CheckedForm) -> [Finding] {
    form.texts.flatMap { field in
      field.messages.flatMap(\.attachments).compactMap { attachment in
        guard let problem = attachment.problem else { return nil }
        let facts = ["path": attachment.location, "problem-key": "problem.attachment.\(problem)"]
        return Finding(.error, id, at: field.place, facts: facts)
      }
    }
  }
}
