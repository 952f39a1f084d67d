/// A token's fallback has at most `Limits.fallback` characters.
struct FallbackTooLong: FormRule {
  let id: RuleID = "fallback-too-long"
  let severity = Finding.Severity.error
  let looksAt = FormParts.tokens

  func findings(in form: CheckedForm) -> [Finding] {
    form.texts.flatMap { field in
      field.placedTokens.compactMap { token, place in
        guard let count = token.fallback?.count(above: Limits.fallback) else { return nil }
        let facts = [
          "token": "\(token.object).\(token.property)", "count": "\(count)", "limit": "\(Limits.fallback)",
        ]
        return Finding(severity, id, at: place, facts: facts)
      }
    }
  }
}
