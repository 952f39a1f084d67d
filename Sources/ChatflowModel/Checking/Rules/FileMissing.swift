/// A file that is attached lies in the workspace's folder.
struct FileMissing: FormRule {
  let id: RuleID = "file-missing"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.attachments
  let needs = Knowledge.disk

  func findings(in form: CheckedForm) -> [Finding] {
    form.files.compactMap { file in
      guard file.isFile, form.known[file.location] == .missing else { return nil }
      return Finding(severity, id, at: file.place, facts: ["path": file.location])
    }
  }
}
