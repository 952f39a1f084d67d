/// A day has hours of its own in one entry only: of several, the last one holds.
struct DateTwice: FormRule {
  let id: RuleID = "date-twice"

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
          .warning, id, at: Finding.Place(list.place.subject, in: path, field: shape.title), facts: ["date": day.text])
      }
    }
  }
}
