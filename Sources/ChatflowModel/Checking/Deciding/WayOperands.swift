extension Action {
  /// What is asked for until a connection is taken, such as `contact.email`, for those connections that can certainly
  /// be taken; the conditions are those of its branches, in order.
  ///
  /// Certain is only where every condition until there is understood and asks for something of its own: of several that
  /// ask for the same, or for who is there, one may exclude the other.
  func operands(until ports: [PortID], _ conditions: [CheckedCondition]) -> [PortID: Set<String>] {
    var asked: [PortID: Set<String>] = [:]
    for port in ports {
      switch port {
      case .reply, .edge: break
      case .branch(let index): asked[port] = operands(ofFirst: index + 1, conditions)
      case .next: asked[port] = operands(ofFirst: branches.count, conditions)
      }
    }
    return asked
  }

  /// What the conditions of the first branches ask for; nil where one is not understood, or may exclude another.
  private func operands(ofFirst count: Int, _ conditions: [CheckedCondition]) -> Set<String>? {
    let branches = branches.prefix(count)
    guard branches.allSatisfy({ !$0.groups.isEmpty && !$0.groups.contains(where: \.isEmpty) }) else { return nil }
    let asked = conditions.prefix(branches.reduce(0) { $0 + $1.groups.reduce(0) { $0 + $1.count } })
    var operands: Set<String> = []
    for condition in asked {
      guard let operand = condition.operand?.mayExclude, operands.insert(operand).inserted else { return nil }
    }
    return operands
  }
}

extension ParsedCondition.Operand {
  /// What it is about: conditions about the same may exclude each other.
  fileprivate var mayExclude: String {
    switch self {
    case .response: "response"
    case .property(let object, let name): "\(object).\(name)"
    case .availability, .officeHours: "availability"
    }
  }
}
