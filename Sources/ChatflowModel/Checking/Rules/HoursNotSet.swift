/// Office hours that an action respects are set.
struct HoursNotSet: FormRule {
  let id: RuleID = "hours-not-set"

  func findings(in form: CheckedForm) -> [Finding] {
    let workspace = form.workspace
    if workspace.officeHours?.areSet ?? false || workspace.unreadable != nil { return [] }
    if workspace.unread.problem(under: "office-hours") != nil { return [] }
    return form.fields.filter { $0.field.editor == .officeHours && $0.value == .flag(true) }.map {
      Finding(.warning, id, at: $0.place)
    }
  }
}
