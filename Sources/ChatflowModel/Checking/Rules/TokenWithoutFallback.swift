/// A token says what stands in its place when its value is unknown.
///
/// What is always known needs no fallback: the page and the language of the conversation. Neither does what has one in
/// the workspace. Neither does the value that a
/// property is set to: if it is unknown, the property stays as it is.
struct TokenWithoutFallback: FormRule {
  let id: RuleID = "token-without-fallback"

  func findings(in form: CheckedForm) -> [Finding] {
    form.texts.flatMap { field -> [Finding] in
      if case .propertyValue = field.field.editor { return [] }
      var seen: Set<Token> = []
      return field.tokens.compactMap { token in
        guard (token.fallback ?? "").isBlank, token.object != "conversation",
          form.workspace.fallback(of: token) == nil, seen.insert(token).inserted
        else {
          return nil
        }
        let facts = ["token": "\(token.object).\(token.property)", "field-key": field.labelKey]
        return Finding(.warning, id, at: field.place, facts: facts)
      }
    }
  }
}
