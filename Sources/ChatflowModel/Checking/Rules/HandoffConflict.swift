/// Agent handoff settings do not contradict each other; see "Agent handoff settings" in docs/behaviour.md.
struct HandoffConflict: FormRule {
  let id: RuleID = "handoff-conflict"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.records

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.filter { $0.field.id == "handoff" }.flatMap { field -> [Finding] in
      guard let values = field.value?.record,
        form.subject == .workspace || values[HandoffSettings.use.id] != .text("account")
      else { return [] }
      let process = HandoffProcess(values)
      var found: [(FieldID, String)] = []
      if process.process(available: true) != .immediately, values["message-available"]?.message?.isEmpty == false {
        found.append(("message-available", "problem.handoff-conflict.message"))
      }
      if case .workflow = process.route, values["create-ticket"] == .flag(false) {
        found.append(("create-ticket", "problem.handoff-conflict.ticket"))
      }
      let path = field.place.path.into(.group(field.field.id))
      return found.map { id, key in
        Finding(
          severity, self.id, at: Finding.Place(field.place.subject, in: path, field: id), facts: ["problem-key": key])
      }
    }
  }
}
