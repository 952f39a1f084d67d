/// What is listed under an id is listed under no other entry's.
struct IDTaken: FormRule, MendingRule {
  let id: RuleID = "id-taken"
  let severity = Finding.Severity.error
  let looksAt = FormParts.records

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
        return Finding(severity, id, at: Finding.Place(list.place.subject, in: path, field: key), facts: ["id": name])
      }
    }
  }

  /// An entry that says the same as an earlier one says nothing more.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let (list, taken) = finding.place.entry, let field = list.field,
      let records = list.values(in: flow, workspace)[field]?.records, records.indices.contains(taken),
      records[..<taken].contains(records[taken])
    else { return nil }
    let edit = list.edit(keeping: { index, _ in index != taken }, in: flow, workspace)
    return Fix(
      finding, "fix.remove-again", certain: true, edit,
      facts: finding.facts.merging(["what": finding.facts["id"] ?? ""]) { $1 })
  }
}
