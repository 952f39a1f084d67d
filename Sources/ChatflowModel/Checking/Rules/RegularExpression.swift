/// A pattern is one of the kind that is meant here: an address with `*` for any text, or a text as shells match file names. A
/// regular expression is none, and takes nothing, or something else.
struct RegularExpression: FormRule, MendingRule {
  let id: RuleID = "regular-expression"
  let severity = Finding.Severity.warning

  func findings(in form: CheckedForm) -> [Finding] {
    let inTarget = form.fields.compactMap { field -> Finding? in
      guard field.isAddressRule, let text = field.value?.text, text.looksRegular(inAddress: true) else { return nil }
      return finding(text, at: field.place, "problem.regular-expression.address")
    }
    let inConditions = form.conditions.compactMap { checked -> Finding? in
      guard let condition = checked.condition, condition.comparison == .matchesPattern,
        case .text(let text)? = condition.values.first, text.looksRegular(inAddress: false)
      else { return nil }
      return finding(text, at: checked.place, "problem.regular-expression.text")
    }
    return inTarget + inConditions
  }

  private func finding(_ text: String, at place: Finding.Place, _ problem: String) -> Finding {
    var facts = ["pattern": text, "problem-key": problem]
    facts["suggestion"] = text.patternMeant
    return Finding(severity, id, at: place, facts: facts)
  }

  /// The pattern that takes the same, where it can be said as one.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let meant = finding.facts["suggestion"] else { return nil }
    let edit: Edit?
    if let place = finding.place.condition, case .branch(let branch)? = finding.place.port {
      edit = flow.editing(branch, place, of: finding.place) { condition in
        guard var parsed = try? condition.parsed.get() else { return condition }
        parsed.values = [.text(meant)]
        return Condition(parsed.sentence)
      }
    } else {
      edit = finding.place.edit("edit.change", in: flow, workspace) { values in
        values["rule"] = .text("address-matches")
        values["value"] = .text(meant)
      }
    }
    return Fix(finding, "fix.use", certain: false, edit, facts: ["what": meant])
  }
}

extension CheckedField {
  /// Whether it is the address of a rule on pages.
  fileprivate var isAddressRule: Bool {
    guard place.subject == .chatflow, field.id == "value", place.path.steps.first == .group("target"),
      case .entry(let list, _)? = place.path.last
    else { return false }
    return list == "show" || list == "exclude"
  }
}

extension String {
  /// Whether something in it means nothing in a pattern and much in a regular expression. A dot before a star may be one of a
  /// name (`page.*`), and what a visitor writes may end with a `$`.
  fileprivate func looksRegular(inAddress: Bool) -> Bool {
    if hasPrefix("^") || hasPrefix(".*") || hasPrefix(".+") { return true }
    let classes = ["\\d", "\\w", "\\s", "\\b", "\\D", "\\W", "\\S"]
    if classes.contains(where: { firstRange(of: $0) != nil }) { return true }
    guard inAddress else { return false }
    return hasSuffix("$") || contains("\\") || firstRange(of: "/.*") != nil || firstRange(of: "/.+") != nil
  }

  /// The pattern that takes the same texts as a regular expression, which may lie anywhere in a text unless it says where; nil
  /// where there may be none.
  fileprivate var patternMeant: String? {
    var rest = self[...]
    let begins = rest.hasPrefix("^")
    if begins { rest = rest.dropFirst() }
    let ends = rest.hasSuffix("$")
    if ends { rest = rest.dropLast() }
    // Where a path begins, a server stands before it.
    var pattern = begins && !rest.hasPrefix("/") ? "" : "*"
    while let sign = rest.popFirst() {
      switch sign {
      case ".":
        guard rest.first == "*" else { return nil }
        rest = rest.dropFirst()
        pattern.append("*")
      case "\\":
        guard let escaped = rest.popFirst(), "./-".contains(escaped) else { return nil }
        pattern.append(escaped)
      case "*", "+", "?", "[", "]", "(", ")", "{", "}", "|", "^", "$": return nil
      default: pattern.append(sign)
      }
    }
    if !ends { pattern.append("*") }
    var meant = ""
    for sign in pattern where sign != "*" || meant.last != "*" { meant.append(sign) }
    return meant.contains { $0 != "*" } ? meant : nil
  }
}
