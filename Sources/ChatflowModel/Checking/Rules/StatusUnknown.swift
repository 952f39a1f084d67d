/// The status that a ticket is opened with is one of its pipeline's.
///
/// A pipeline that the workspace does not list, or without statuses, is not asked, nor is the account's default: what they
/// have is kept elsewhere.
struct StatusUnknown: FormRule, MendingRule {
  let id: RuleID = "status-unknown"
  let severity = Finding.Severity.warning
  let looksAt = FormParts.question
  let needs = Knowledge.workspace

  func findings(in form: CheckedForm) -> [Finding] {
    // Nothing of it depends on the language.
    guard let action = form.action, let ticket = TicketForm(action, in: "en"), let status = ticket.status,
      let pipeline = ticket.pipeline
    else { return [] }
    let listed = form.workspace.statuses(ofPipeline: pipeline)
    guard !listed.isEmpty, !listed.contains(where: { $0.comparable == status.comparable }) else { return [] }
    var facts = ["status": status, "pipeline": form.workspace.name(of: .pipeline, pipeline) ?? pipeline]
    facts["suggestion"] = NearestWord.misspelled(status, among: listed)
    return [Finding(severity, id, at: Finding.Place(action.id, field: TicketForm.statusField), facts: facts)]
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let meant = finding.facts["suggestion"], let written = finding.facts["status"] else { return nil }
    return Fix(using: meant, for: written, finding, in: flow, workspace)
  }
}
