/// A name has at most `Limits.name` characters.
struct NameTooLong: FormRule {
  let id: RuleID = "name-too-long"

  func findings(in form: CheckedForm) -> [Finding] {
    guard let count = form.name?.count(above: Limits.name) else { return [] }
    let facts = ["count": "\(count)", "limit": "\(Limits.name)"]
    return [Finding(.error, id, at: Finding.Place(form.action?.id, field: "name"), facts: facts)]
  }
}
