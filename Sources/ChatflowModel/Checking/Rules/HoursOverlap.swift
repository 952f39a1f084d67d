/// The spans of hours of one day do not overlap: of two that do, one was meant otherwise.
struct HoursOverlap: FormRule {
  let id: RuleID = "hours-overlap"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.records

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.flatMap { field -> [Finding] in
      guard field.field.editor == .hours, let text = field.value?.text else { return [] }
      let spans = HoursText(text).intervals
      return spans.indices.compactMap { index in
        guard let other = spans[..<index].first(where: { $0.start < spans[index].end && spans[index].start < $0.end })
        else { return nil }
        return Finding(
          severity, id, at: field.place, facts: ["hours": spans[index].text, "other": other.text])
      }
    }
  }
}
