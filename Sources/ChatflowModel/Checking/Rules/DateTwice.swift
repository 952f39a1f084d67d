import OrderedCollections

/// A day has hours of its own in one entry only: of several, the last one holds.
struct DateTwice: FormRule, MendingRule {
  let id: RuleID = "date-twice"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.records

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.flatMap { list -> [Finding] in
      // Entries of other lists are spans, of which several can begin on a day.
      guard case .records(let shape) = list.field.editor, shape.title == "date", let records = list.value?.records
      else { return [] }
      var seen: Set<CalendarDay> = []
      return records.enumerated().compactMap { index, record in
        guard let day = record[shape.title]?.text.flatMap({ CalendarDay(text: $0) }), !seen.insert(day).inserted else {
          return nil
        }
        let path = list.place.path.into(.entry(list.field.id, index))
        return Finding(
          severity, id, at: Finding.Place(list.place.subject, in: path, field: shape.title), facts: ["date": day.text])
      }
    }
  }

  /// Of several entries the last one holds, so the others say nothing.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let list = finding.place.entry?.list, let entries = list.field, let day = finding.facts["date"],
      let field = finding.place.field
    else { return nil }
    let edit = list.edit(
      keeping: { index, records in
        Self.day(records[index], field) != day
          || !records[(index + 1)...].contains { Self.day($0, field) == day }
      }, in: flow, workspace)
    let same = list.values(in: flow, workspace)[entries]?.records?.filter { Self.day($0, field) == day } ?? []
    let notes = same.map { $0[Self.note]?.text ?? "" }
    let going = OrderedSet(notes.dropLast().filter { !$0.isBlank && $0 != notes.last })
    return Fix(finding, "fix.keep-last", certain: true, edit, facts: ["what": day], notes: Array(going))
  }

  /// What an author says of a day, which no visitor sees.
  private static let note: FieldID = "note"

  private static func day(_ record: FieldValues, _ field: FieldID) -> String? {
    record[field]?.text.flatMap { CalendarDay(text: $0) }?.text
  }
}
