/// Hours are hours of some time zone: where they are set, it is, too, and has the form of one.
///
/// Whether there is such a zone is told where its hours are shown: the data base is dear to open.
struct TimeZoneMissing: FormRule {
  let id: RuleID = "time-zone-missing"
  let severity = Finding.Severity.error
  let looksAt = FormParts.records

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      guard field.field.editor == .timeZone else { return nil }
      let zone = field.value?.text ?? ""
      if TimeZoneName.isOne(zone) { return nil }
      // People work in the zone of the office hours unless they have one of their own.
      guard !zone.isEmpty || (form.hasHours(beside: field) && !form.workspace.hasTimeZone) else { return nil }
      return Finding(severity, id, at: field.place, facts: ["found": zone])
    }
  }
}

extension CheckedForm {
  /// Whether hours that are in the same record as a field are set.
  fileprivate func hasHours(beside field: CheckedField) -> Bool {
    fields.contains { other in
      [.hours, .date].contains(other.field.editor) && other.value != nil && other.place.path != field.place.path
        && other.place.path.begins(with: field.place.path)
    }
  }
}
