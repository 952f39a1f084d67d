/// What a field refers to is listed by the workspace.
///
/// A workspace that lists none of a kind is not asked: they are then kept elsewhere.
struct ReferenceUnknown: FormRule, MendingRule {
  let id: RuleID = "reference-unknown"
  let severity = Finding.Severity.warning
  let needs = Knowledge.workspace

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.flatMap { field -> [Finding] in
      guard let (kind, ids) = references(in: field) else { return [] }
      let listed = form.workspace.listed(kind).map(\.id)
      if listed.isEmpty { return [] }
      return ids.filter { !listed.contains($0.text) }.map { unknown, place in
        var facts = ["id": unknown]
        facts["suggestion"] = NearestWord.misspelled(unknown, among: listed)
        return Finding(severity, id, at: place, facts: facts)
      }
    }
  }

  private func references(
    in field: CheckedField
  ) -> (ReferenceKind, ids: [(text: String, place: Finding.Place)])? {
    guard let notation = field.field.editor.shape.notation else { return nil }
    if case .id(let kind) = notation { return (kind, field.placedTexts) }
    guard notation.isPrefixed else { return nil }
    return (.workflow, field.placedTexts.compactMap { text, place in Self.workflow(text).map { ($0, place) } })
  }

  private static func workflow(_ route: String) -> String? {
    route.hasPrefix(workflowPrefix) ? String(route.dropFirst(workflowPrefix.count)) : nil
  }

  private static let workflowPrefix = "workflow:"

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let meant = finding.facts["suggestion"], let id = finding.facts["id"] else { return nil }
    // Where several kinds can stand, ids have the word for theirs before them.
    let isRoute = finding.place.field.flatMap { finding.place.values(in: flow, workspace)[$0]?.text } != id
    let prefix = isRoute ? Self.workflowPrefix : ""
    return Fix(using: prefix + meant, for: prefix + id, finding, in: flow, workspace)
  }
}
