/// What is listed under an id is listed under no other entry's.
struct IDTaken: FormRule {
  let id: RuleID = "id-taken"

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.flatMap { list -> [Finding] in
      guard case .records(let shape) = list.field.editor, let key = shape.key, let records = list.value?.records else {
        return []
      }
      var seen: Set<String> = []
      return records.enumerated().compactMap { index, record in
        let name = record[key]?.text ?? ""
        guard !seen.insert(name).inserted else { return nil }
        let path = list.place.path.into(.entry(list.field.id, index))
        return Finding(.error, id, at: Finding.Place(list.place.subject, in: path, field: key), facts: ["id": name])
      }
    }
  }
}
