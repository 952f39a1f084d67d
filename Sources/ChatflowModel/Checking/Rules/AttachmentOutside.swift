/// What is attached, and a picture, is a file of the workspace; only a video and a picture may also be an address.
struct AttachmentOutside: FormRule {
  let id: RuleID = "attachment-outside"

  func findings(in form: CheckedForm) -> [Finding] {
    form.files.compactMap { file in
      guard let problem = file.problem else { return nil }
      let facts = ["path": file.location, "problem-key": "problem.attachment.\(problem)"]
      return Finding(.error, id, at: file.place, facts: facts)
    }
  }
}
