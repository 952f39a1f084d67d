import OrderedCollections

/// A team or person that gets conversations, or is asked for in a condition, is in the workspace.
///
/// A workspace that lists nobody is not asked: its people are then kept elsewhere.
struct RecipientUnknown: FormRule, MendingRule {
  let id: RuleID = "recipient-unknown"
  let severity = Finding.Severity.warning
  let needs: Knowledge = [.workspace, .conditions]

  func findings(in form: CheckedForm) -> [Finding] {
    guard !form.workspace.listed(.person).isEmpty || !form.workspace.listed(.team).isEmpty else { return [] }
    let inFields = form.fields.filter { $0.field.editor.shape.notation?.isPrefixed == true }.flatMap { field in
      field.placedTexts.compactMap { text, place in Recipient(text: text).map { ($0, place) } }
    }
    let inConditions = form.conditions.compactMap { condition in
      condition.recipient.map { ($0, condition.place) }
    }
    return (inFields + inConditions).compactMap { recipient, place in
      guard form.workspace.name(of: recipient) == nil else { return nil }
      var facts = ["id": recipient.text]
      facts["suggestion"] = NearestWord.misspelled(recipient.text, among: form.workspace.recipients)
      return Finding(severity, id, at: place, facts: facts)
    }
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let meant = finding.facts["suggestion"], let written = finding.facts["id"] else { return nil }
    guard let recipient = Recipient(text: meant) else { return nil }
    guard let place = finding.place.condition, case .branch(let branch)? = finding.place.port else {
      return Fix(using: meant, for: written, finding, in: flow, workspace)
    }
    let edit = flow.editing(branch, place, of: finding.place) { condition in
      guard var parsed = try? condition.parsed.get() else { return condition }
      parsed.operand = .availability(.recipient(recipient))
      return Condition(parsed.sentence)
    }
    return Fix(finding, "fix.use", certain: false, edit, facts: ["what": meant])
  }
}

extension CheckedCondition {
  fileprivate var recipient: Recipient? {
    if case .availability(.recipient(let recipient)) = operand { recipient } else { nil }
  }
}

extension Workspace {
  /// The people and teams that it lists, as files name them.
  fileprivate var recipients: [String] {
    listed(.person).map { Recipient.person(PersonID($0.id)).text }
      + listed(.team).map { Recipient.team(TeamID($0.id)).text }
  }
}
