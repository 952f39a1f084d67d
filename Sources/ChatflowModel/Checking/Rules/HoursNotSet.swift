/// Office hours that an action respects are set.
struct HoursNotSet: FormRule {
  let id: RuleID = "hours-not-set"

  func findings(in form: CheckedForm) -> [Finding] {
    if form.workspace.officeHours?.areSet ?? false || form.workspace.unreadable != nil { return [] }
    return form.fields.filter { $0.field.editor == .officeHours && $0.value == .flag(true) }.map {
      Finding(.warning, id, at: $0.place)
    }
  }
}
