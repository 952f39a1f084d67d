/// A branch has a condition in each of its groups, and none that is empty; what is empty would always or never hold, and
/// nobody can tell.
struct ConditionMissing: FormRule {
  let id: RuleID = "condition-missing"

  func findings(in form: CheckedForm) -> [Finding] {
    guard let action = form.action else { return [] }
    let places =
      action.branches.indices.filter { !action.branches[$0].isWhole }.map {
        Finding.Place(action.id, port: .branch($0))
      } + form.conditions.filter(\.isBlank).map(\.place)
    return places.map { place in
      var facts: [String: String] = [:]
      if case .branch(let index)? = place.port { facts["number"] = "\(index + 1)" }
      return Finding(.error, id, at: place, facts: facts)
    }
  }
}

extension Branch {
  /// Whether each of its groups has a condition.
  fileprivate var isWhole: Bool { !groups.isEmpty && groups.allSatisfy { !$0.isEmpty } }
}
