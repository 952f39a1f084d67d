import OrderedCollections

/// What a text or a condition names can be known by then: the answer to a question that comes before, a ticket that was
/// opened, the contact of a visitor who may be known.
///
/// Something is said only where it cannot be known on any way that leads there; that it may be unknown on some is what
/// fallbacks are for.
struct NotKnownYet: FlowRule {
  let id: RuleID = "not-known-yet"
  let severity = Finding.Severity.warning
  let needs: Knowledge = [.start, .conditions]

  /// What brings a value about.
  private enum Source: Hashable {
    case answer(ActionID)
    /// A record that actions make.
    case record(String)
    /// A value of a record of the visitor's, after the visitor could say who it is, or once something has set it.
    case visitor(String)
  }

  func findings(in flow: CheckedFlow) -> [Finding] {
    let mentions = flow.mentions.compactMap { mention in source(of: mention, in: flow).map { (mention, $0) } }
    guard !mentions.isEmpty else { return [] }
    var known: OrderedDictionary<Source, [Int]> = [:]
    for (_, source) in mentions where known[source] == nil { known[source] = indices(of: source, in: flow) }
    let facts = ValueFlow(flow).facts(known.values.map { ValueFlow.Fact(sources: $0) }, onEveryWay: false)
    var reached: [Int: [Bool]] = [:]
    return mentions.compactMap { mention, source in
      guard let bit = known.index(forKey: source),
        !mayBeKnown(mention, source, in: flow, { facts.holds(bit, at: $0) })
      else { return nil }
      return finding(mention, source, in: flow, &reached)
    }
  }

  private func source(of mention: Mention, in flow: CheckedFlow) -> Source? {
    if let answer = mention.answer {
      // One that does not exist, or asks nothing, is another rule's.
      guard let index = flow.ids.firstIndex(of: answer), flow.mayWait[index] else { return nil }
      return .answer(answer)
    }
    switch mention.object {
    case "ticket": return .record(mention.object)
    case "contact", "company", "owner": return flow.isForUnknown ? .visitor(mention.reference) : nil
    default: return nil
    }
  }

  private func indices(of source: Source, in flow: CheckedFlow) -> [Int] {
    switch source {
    case .answer(let id): flow.ids.firstIndex(of: id).map { [$0] } ?? []
    case .record, .visitor: flow.ids.indices.filter { isSource($0, source, in: flow) }
    }
  }

  private func mayBeKnown(
    _ mention: Mention, _ source: Source, in flow: CheckedFlow, _ isHeld: (_ action: Int) -> Bool
  ) -> Bool {
    guard let action = mention.place.action else { return !mention.isBeforeTheChat }
    guard let index = flow.ids.firstIndex(of: action), flow.canRun[index] else { return true }
    if isHeld(index) { return true }
    // What is known where any action may be named may be known in each.
    if flow.callersOfAny.contains(where: { isHeld($0) || isSource($0, source, in: flow) }) { return true }
    // What an action itself brings about is known in what it says and decides afterwards.
    return isSource(index, source, in: flow) && !mention.isAsked
  }

  private func isSource(_ index: Int, _ source: Source, in flow: CheckedFlow) -> Bool {
    switch source {
    case .answer(let id): flow.id(index) == id
    case .record(let record): flow.action(index)?.provides.contains(record) ?? true
    case .visitor(let reference): flow.mayWait[index] || flow.action(index)?.writes == reference
    }
  }

  private func finding(
    _ mention: Mention, _ source: Source, in flow: CheckedFlow, _ reached: inout [Int: [Bool]]
  ) -> Finding {
    var facts = ["reference": mention.reference]
    var names: [String: ActionID] = [:]
    switch source {
    case .answer(let id):
      facts["problem-key"] = "problem.not-known-yet.\(problem(mention, answeredIn: id, in: flow, &reached))"
      names["name"] = id
    case .record: facts["problem-key"] = "problem.not-known-yet.ticket"
    case .visitor: facts["problem-key"] = "problem.not-known-yet.visitor"
    }
    return Finding(severity, id, at: mention.place, facts: facts, names: names)
  }

  /// Why an answer cannot be known where it is named.
  private func problem(
    _ mention: Mention, answeredIn question: ActionID, in flow: CheckedFlow, _ reached: inout [Int: [Bool]]
  ) -> String {
    guard let action = mention.place.action else { return "before" }
    if action == question { return "own" }
    guard let from = flow.ids.firstIndex(of: question), let to = flow.ids.firstIndex(of: action) else {
      return "answer"
    }
    let isReached = reached[from] ?? flow.canRun(after: from)
    reached[from] = isReached
    guard isReached[to] else { return "answer" }
    // A way leads there, and no answer comes by it: nobody is asked, or whoever comes that way was not understood.
    return flow.canRun[from] ? "misunderstood" : "unasked"
  }
}

extension Mention {
  /// Whether it stands in what the visitor sees before the chat begins.
  fileprivate var isBeforeTheChat: Bool {
    ["welcome", "cookies-text", "consent-text"].contains(place.field) || place.path.steps.first == .group("heading")
  }

  /// Whether it stands in what an action says before it has got its own answer.
  fileprivate var isAsked: Bool { ["message", "bubbles", "ask-for-name"].contains(place.field) }

  /// Whether it stands in what an action says once it has got its own answer, and has done what was asked for.
  var isSaidAfterwards: Bool { ["confirmation", "did-this-help", "nothing-found"].contains(place.field) }
}
