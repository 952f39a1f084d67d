/// What a field refers to is listed by the workspace.
///
/// A workspace that lists none of a kind is not asked: they are then kept elsewhere.
struct ReferenceUnknown: FormRule {
  let id: RuleID = "reference-unknown"

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.flatMap { field -> [Finding] in
      guard let (kind, ids) = references(in: field) else { return [] }
      let listed = form.workspace.listed(kind).map(\.id)
      if listed.isEmpty { return [] }
      return ids.filter { !listed.contains($0) }.map { Finding(.warning, id, at: field.place, facts: ["id": $0]) }
    }
  }

  private func references(in field: CheckedField) -> (ReferenceKind, ids: [String])? {
    guard let notation = field.field.editor.shape.notation else { return nil }
    if case .id(let kind) = notation { return (kind, field.plainTexts) }
    return notation.isPrefixed ? (.workflow, field.plainTexts.compactMap(Self.workflow)) : nil
  }

  private static func workflow(_ route: String) -> String? {
    let prefix = "workflow:"
    return route.hasPrefix(prefix) ? String(route.dropFirst(prefix.count)) : nil
  }
}
