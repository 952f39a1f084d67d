/// A web address that something is sent to begins with https and names a server.
struct AddressNotHTTPS: FormRule, MendingRule {
  let id: RuleID = "address-not-https"
  let severity = Finding.Severity.error

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      guard field.field.editor == .address, let text = field.value?.text, !text.isBlank, !Self.isOne(text) else {
        return nil
      }
      return Finding(severity, id, at: field.place, facts: ["address": text])
    }
  }

  private static func isOne(_ text: String) -> Bool {
    let scheme = "https://"
    guard text.lowercased().hasPrefix(scheme), text.allSatisfy({ !$0.isWhitespace }) else { return false }
    let server = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    return server.first.map { $0 != ":" && $0 != "@" } ?? false
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let address = finding.facts["address"], let field = finding.place.field else { return nil }
    let bare = address.lowercased().hasPrefix("http://") ? String(address.dropFirst(7)) : address
    let meant = "https://\(bare)"
    guard !bare.contains("://"), Self.isOne(meant) else { return nil }
    let edit = finding.place.edit("edit.change", in: flow, workspace) { $0[field] = .text(meant) }
    return Fix(finding, "fix.use", certain: false, edit, facts: ["what": meant])
  }
}
