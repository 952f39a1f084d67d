/// A web address that something is sent to begins with https and names a server.
struct AddressNotHTTPS: FormRule {
  let id: RuleID = "address-not-https"

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      guard field.field.editor == .address, let text = field.value?.text, !text.isBlank, !Self.isOne(text) else {
        return nil
      }
      return Finding(.error, id, at: field.place, facts: ["address": text])
    }
  }

  private static func isOne(_ text: String) -> Bool {
    let scheme = "https://"
    guard text.lowercased().hasPrefix(scheme), text.allSatisfy({ !$0.isWhitespace }) else { return false }
    let server = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    return server.first.map { $0 != ":" && $0 != "@" } ?? false
  }
}
