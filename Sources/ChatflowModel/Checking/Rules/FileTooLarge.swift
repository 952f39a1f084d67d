/// A file that is attached has at most `Limits.attachmentBytes` bytes.
struct FileTooLarge: FormRule {
  let id: RuleID = "file-too-large"
  let severity = Finding.Severity.error
  let looksAt = FormParts.attachments
  let needs = Knowledge.disk

  func findings(in form: CheckedForm) -> [Finding] {
    form.files.compactMap { file in
      guard file.isFile, case .bytes(let bytes)? = form.known[file.location], bytes > Limits.attachmentBytes else {
        return nil
      }
      let facts = [
        "path": file.location, "size": Self.megabytes(bytes), "limit": Self.megabytes(Limits.attachmentBytes),
      ]
      return Finding(severity, id, at: file.place, facts: facts)
    }
  }

  /// Rounded up, so that what is too large never looks as if it were not.
  private static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + 1024 * 1024 - 1) / (1024 * 1024)
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
