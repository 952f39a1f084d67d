/// Office hours that an action respects are set.
struct HoursNotSet: FormRule, MendingRule {
  let id: RuleID = "hours-not-set"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.switches

  func findings(in form: CheckedForm) -> [Finding] {
    let workspace = form.workspace
    if workspace.officeHours?.areSet ?? false || workspace.unreadable != nil { return [] }
    if workspace.unread.problem(under: "office-hours") != nil { return [] }
    return form.fields.filter { $0.field.editor == .officeHours && $0.value == .flag(true) }.map {
      Finding(severity, id, at: $0.place)
    }
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let field = finding.place.field else { return nil }
    let edit = finding.place.edit("edit.change", in: flow, workspace) { $0[field] = .flag(false) }
    return Fix(finding, "fix.no-hours", certain: false, edit)
  }
}
