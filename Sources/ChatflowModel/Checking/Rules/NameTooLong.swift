/// A name has at most `Limits.name` characters.
struct NameTooLong: NameRule {
  let id: RuleID = "name-too-long"
  let severity = Finding.Severity.error

  func findings(in name: String, of action: ActionID?) -> [Finding] {
    guard let count = name.count(above: Limits.name) else { return [] }
    let facts = ["count": "\(count)", "limit": "\(Limits.name)"]
    return [Finding(severity, id, at: Finding.Place(action, field: "name"), facts: facts)]
  }
}
