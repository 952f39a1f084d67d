import OrderedCollections

/// A token says what stands in its place when its value is unknown.
///
/// What is always known needs no fallback: the page and the language of the conversation. Neither does what has one in
/// the workspace, nor the value that a property is set to: if it is unknown, the property stays as it is. Neither does
/// what every way there asks for or sets, or comes from a branch that is only taken where it is known, nor what an
/// action has found out itself when it says it.
struct TokenWithoutFallback: FlowRule, FormRule {
  let id: RuleID = "token-without-fallback"
  let severity = Finding.Severity.warning

  /// The texts of the workspace hold in every chatflow.
  func findings(in form: CheckedForm) -> [Finding] {
    guard form.subject == .workspace else { return [] }
    return Mention.tokens(of: form.texts).filter {
      $0.lacksFallback && form.workspace.fallback(of: Token(object: $0.object, property: $0.property)) == nil
    }.map(finding)
  }

  func findings(in flow: CheckedFlow) -> [Finding] {
    let missed = flow.mentions.filter { $0.lacksFallback && !flow.fallbacks.contains($0.reference) }
    guard !missed.isEmpty else { return [] }
    var asked: OrderedDictionary<String, [Int]> = [:]
    for mention in missed where mention.place.action != nil { asked[mention.reference] = [] }
    for index in flow.ids.indices {
      guard let action = flow.action(index), action.waits == .always else { continue }
      for reference in [action.savesTo, "\(Token.answers).\(action.id)"].compactMap({ $0 }) {
        asked[reference]?.append(index)
      }
    }
    let known = asked.map { reference, sources in
      var ways: Set<WayFact> = [.known(reference)]
      // Who has answered has saved the answer.
      for index in sources { ways.insert(.known("\(Token.answers).\(flow.id(index))")) }
      return ValueFlow.Fact(sources: sources, ways: ways)
    }
    let facts = ValueFlow(flow).facts(known, onEveryWay: true)
    return missed.filter { mention in
      guard let index = mention.place.action.flatMap({ flow.ids.firstIndex(of: $0) }),
        let bit = asked.index(forKey: mention.reference)
      else { return true }
      return !facts.holds(bit, at: index) && !isOwn(mention, at: index, in: flow)
    }.map(finding)
  }

  /// Whether an action tells what it has just found out itself.
  private func isOwn(_ mention: Mention, at index: Int, in flow: CheckedFlow) -> Bool {
    guard mention.isSaidAfterwards, let action = flow.action(index) else { return false }
    return mention.answer == action.id || action.results.contains(.known(mention.reference))
  }

  private func finding(_ mention: Mention) -> Finding {
    Finding(
      severity, id, at: mention.place,
      facts: ["token": mention.reference, "field-key": mention.field ?? "field.name.label"])
  }
}
