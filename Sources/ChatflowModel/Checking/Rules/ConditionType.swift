import OrderedCollections
import Words

/// A condition compares a property as its type allows: a number is not asked whether it contains a text.
struct ConditionType: FormRule, MendingRule {
  let id: RuleID = "condition-type"
  let severity = Finding.Severity.error
  let looksAt = FormParts.branches
  let needs: Knowledge = [.workspace, .conditions]

  func findings(in form: CheckedForm) -> [Finding] {
    form.conditions.compactMap { checked in
      guard let condition = checked.condition, let property = form.workspace.property(of: condition.operand),
        !condition.comparison.definition.fits.contains(property.type.operandKind)
      else { return nil }
      var facts = [
        "property": property.reference, "operator": condition.comparison.words,
        "type-key": "condition.type.\(property.type.rawValue)",
      ]
      facts["suggestion"] = condition.meant(for: property)?.comparison.words
      return Finding(severity, id, at: checked.place, facts: facts)
    }
  }

  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let meant = finding.facts["suggestion"], let place = finding.place.condition,
      case .branch(let branch)? = finding.place.port, let reference = finding.facts["property"],
      let action = finding.place.action.flatMap({ flow.actions[$0] })
    else { return nil }
    let known = FlowConnections(flow, workspace: workspace).workspace(workspace, for: action)
    let edit = flow.editing(branch, place, of: finding.place) { condition in
      guard let property = known.property(reference), let parsed = try? condition.parsed(in: known).get(),
        let other = parsed.meant(for: property)
      else { return condition }
      return Condition(other.sentence)
    }
    return Fix(finding, "fix.use", certain: false, edit, facts: ["what": meant])
  }
}

extension ParsedCondition {
  /// The condition that asks the same of a property of another type; nil where its type has no such comparison.
  fileprivate func meant(for property: Property) -> ParsedCondition? {
    let isWanted: Bool
    switch comparison {
    case .equalsAny, .isAnyOf, .isEqual, .isOn: isWanted = true
    case .equalsNone, .isNoneOf, .isNotEqual: isWanted = false
    default: return nil
    }
    var other = self
    switch property.type.operandKind {
    case .text: other.comparison = isWanted ? .equalsAny : .equalsNone
    case .choice: other.comparison = isWanted ? .isAnyOf : .isNoneOf
    case .number:
      guard values.count == 1, let number = values.first.flatMap({ DecimalNumber($0.plain) }) else { return nil }
      other.comparison = isWanted ? .isEqual : .isNotEqual
      other.values = [.number(number)]
      return other
    default: return nil
    }
    other.values = values.map { .text($0.plain) }
    return other
  }
}

extension ParsedCondition.Value {
  /// What it says, without the quotes of a text.
  fileprivate var plain: String { if case .text(let text) = self { text } else { text } }
}
