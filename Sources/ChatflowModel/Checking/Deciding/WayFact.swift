/// What is so wherever a conversation takes a connection, since the conditions of the action's branches say so, or the
/// action has done it.
enum WayFact: Hashable, Sendable {
  /// A value of a record is known, and not blank.
  case known(String)
  /// The chat is open.
  case open
}

extension Action {
  /// What is so where a connection is taken; the conditions are those of its branches, in order.
  ///
  /// Only what single conditions say is looked at, so that it costs little: of what several say together nothing is known.
  func facts(taking port: PortID, _ conditions: [CheckedCondition]) -> Set<WayFact> {
    let last: Int
    switch port {
    case .branch(let index): last = index
    // Elsewhere it can be what follows a failure, or an answer that was not understood, of which conditions say nothing.
    case .next where definition?.behaviour == .decides || definition?.behaviour == .says: last = branches.count
    case .next, .reply, .edge: return []
    }
    var left = conditions[...]
    var facts: Set<WayFact> = []
    for branch in branches.prefix(last) {
      for group in branch.groups {
        // A group does not hold; where it is one condition, that does not.
        if group.count == 1, let condition = left.first?.condition { facts.formUnion(condition.facts(holding: false)) }
        left = left.dropFirst(group.count)
      }
    }
    guard last < branches.count else { return facts }
    var groups: [Set<WayFact>] = []
    for group in branches[last].groups {
      groups.append(Set(left.prefix(group.count).compactMap(\.condition).flatMap { $0.facts(holding: true) }))
      left = left.dropFirst(group.count)
    }
    return groups.dropFirst().reduce(groups.first ?? []) { $0.intersection($1) }.union(facts)
  }
}

extension Action {
  /// What is so where a connection is taken since the action has done it. One that failed and says nothing of where
  /// that leads is taken to have done it: its error is told to the visitor.
  func results(leavingBy port: PortID) -> Set<WayFact> {
    guard defect == nil, port != .edge(.onFailure) else { return [] }
    switch kind {
    case ActionKind.submitTicket.id:
      return Set(["id", "subject", "content", "priority"].map { WayFact.known("ticket.\($0)") })
    case ActionKind.offerSubscription.id:
      return port == .edge(SubscriptionOffer.edge(accepted: true)) ? [.known(Visitor.email)] : []
    default:
      guard definition?.behaviour == .does, let writing = writing(in: .empty), let reference = writing.reference,
        let text = writing.text,
        !text.isBlank, text.tokens.allSatisfy({ $0.fallback?.isBlank == false })
      else { return [] }
      return [.known(reference)]
    }
  }
}

extension ParsedCondition {
  /// What is so where it holds, or where it does not.
  fileprivate func facts(holding holds: Bool) -> Set<WayFact> {
    switch operand {
    case .response: return []
    case .property(let object, let name):
      let literal = ConditionLiteral(condition: self, holds: holds)
      return [nil, ""].contains { literal.isTrue(withoutText: $0) } ? [] : [.known("\(object).\(name)")]
    // Nobody is available while the chat is closed.
    case .availability, .officeHours:
      switch comparison {
      case .areOpen, .isAvailable: return holds ? [.open] : []
      case .areClosed, .isNotAvailable: return holds ? [] : [.open]
      default: return []
      }
    }
  }
}
