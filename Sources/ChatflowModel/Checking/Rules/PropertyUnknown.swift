/// A property that a field, a token or a condition refers to belongs to a record that has it.
///
/// Every account has properties of its own. A workspace that lists none of them is not asked for one: then only what is
/// nearly the name of a property that every account has is taken for a mistake.
struct PropertyUnknown: FormRule, MendingRule {
  let id: RuleID = "property-unknown"
  let severity = Finding.Severity.warning
  let looksAt: FormParts = [.properties, .tokens, .branches]
  let needs: Knowledge = [.workspace, .conditions]

  func findings(in form: CheckedForm) -> [Finding] {
    inFields(form) + inTexts(form) + inConditions(form)
  }

  private func inFields(_ form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      guard case .property(let records) = field.field.editor, let reference = field.value?.text, !reference.isBlank
      else { return nil }
      return Self.unknown(reference, of: records, in: form.workspace).map { finding($0, at: field.place) }
    }
  }

  /// Whether a reference is that of a property of one of some records.
  static func isKnown(_ reference: String, of records: [String], in workspace: Workspace) -> Bool {
    unknown(reference, of: records, in: workspace) == nil
  }

  private static func unknown(_ reference: String, of records: [String], in workspace: Workspace) -> UnknownProperty? {
    let dot = reference.utf8.firstIndex(of: UInt8(ascii: "."))
    guard let dot, records.contains(String(reference[..<dot])), reference.utf8.index(after: dot) < reference.endIndex
    else { return UnknownProperty(reference: reference) }
    return workspace.unknown(reference)
  }

  private func inTexts(_ form: CheckedForm) -> [Finding] {
    form.texts.flatMap { field -> [Finding] in
      var seen: Set<String> = []
      return field.placedTokens.compactMap { token, place in
        let reference = "\(token.object).\(token.property)"
        guard seen.insert(reference).inserted else { return nil }
        return form.workspace.unknown(reference).map { finding($0, at: place) }
      }
    }
  }

  private func inConditions(_ form: CheckedForm) -> [Finding] {
    form.conditions.compactMap { condition in
      guard case .property(let object, let name)? = condition.operand else { return nil }
      return form.workspace.unknown("\(object).\(name)").map { finding($0, at: condition.place) }
    }
  }

  private func finding(_ unknown: UnknownProperty, at place: Finding.Place) -> Finding {
    var facts = ["property": unknown.reference, "problem-key": "problem.property-unknown"]
    if let nearest = unknown.nearest {
      facts["suggestion"] = nearest
      facts["problem-key"] = "problem.property-unknown.nearest"
    }
    return Finding(severity, id, at: place, facts: facts)
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let meant = finding.facts["suggestion"], let written = finding.facts["property"] else { return nil }
    return Fix(using: meant, for: written, finding, in: flow, workspace)
  }
}

/// A property that nobody has, and what was probably meant.
public struct UnknownProperty: Hashable, Sendable {
  /// What was written, with its record: `contact.frstname`.
  public let reference: String
  /// The nearest reference that there is.
  public var nearest: String?
}

extension Workspace {
  /// What is wrong with a reference to a value of a record; nil if nothing is. Answers are not looked at: they are those
  /// of a chatflow.
  public func unknown(_ reference: String) -> UnknownProperty? {
    if Token.references.contains(reference) { return nil }
    guard let dot = reference.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      return UnknownProperty(reference: reference)
    }
    let (object, name) = (String(reference[..<dot]), String(reference[reference.utf8.index(after: dot)...]))
    if object == Token.answers { return nil }
    guard let known = propertyNames[object] else {
      let nearest = NearestWord.to(object, among: Token.known.map(\.id))
      return UnknownProperty(reference: reference, nearest: nearest.map { "\($0).\(name)" })
    }
    if property(reference) != nil { return nil }
    // The conversation has two values and no others; a workspace that lists properties lists all of them.
    let isClosed = object == "conversation" || (listsProperties && Property.objects.contains(object))
    let nearest = NearestWord.misspelled(name, among: known)
    guard isClosed || nearest != nil else { return nil }
    return UnknownProperty(
      reference: reference, nearest: (nearest ?? NearestWord.to(name, among: known)).map { "\(object).\($0)" })
  }
}
