/// A property that a field refers to belongs to one of the field's records, and is known.
///
/// Every account has properties of its own. A workspace that lists none of them is not asked for one.
struct PropertyUnknown: FormRule {
  let id: RuleID = "property-unknown"

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      guard case .property(let records) = field.field.editor, let reference = field.value?.text, !reference.isBlank,
        !Self.isKnown(reference, of: records, in: form.workspace)
      else { return nil }
      return Finding(.warning, id, at: field.place, facts: ["property": reference])
    }
  }

  static func isKnown(_ reference: String, of records: [String], in workspace: Workspace) -> Bool {
    guard records.contains(where: { reference.hasPrefix("\($0).") && reference.count > $0.count + 1 }) else {
      return false
    }
    return !workspace.listsProperties || workspace.property(reference) != nil
  }
}
