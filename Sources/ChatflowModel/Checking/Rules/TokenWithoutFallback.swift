/// A token says what stands in its place when its value is unknown.
///
/// What is always known needs no fallback: the page and the language of the conversation.
struct TokenWithoutFallback: FormRule {
  let id: RuleID = "token-without-fallback"

  func findings(in form: CheckedForm) -> [Finding] {
    form.texts.flatMap { field -> [Finding] in
      var seen: Set<Token> = []
      return field.tokens.compactMap { token in
        guard (token.fallback ?? "").isBlank, token.object != "conversation", seen.insert(token).inserted else {
          return nil
        }
        let facts = ["token": "\(token.object).\(token.property)", "field-key": field.labelKey]
        return Finding(.warning, id, at: field.place, facts: facts)
      }
    }
  }
}
