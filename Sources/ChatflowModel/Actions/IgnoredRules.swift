extension Field {
  /// The rules whose findings are not told of a form, each with the reason: what its author has looked at and wants as it
  /// is.
  static let ignore = Field(
    ignored,
    .records(
      RecordShape([Field(reason, .line, limit: Limits.note)], key: ignoredRule, keyEditor: .rule, title: ignoredRule)),
    limit: Limits.ignored)

  static let ignored: FieldID = "ignore"
  static let ignoredRule: FieldID = "rule"
  static let reason: FieldID = "reason"
}

extension String {
  /// Whether it says why something is ignored: without a reason nothing is, and what nobody sees is none.
  var isReason: Bool { unicodeScalars.contains { !$0.isBlank && !$0.properties.isDefaultIgnorableCodePoint } }
}

extension FieldValues {
  /// The rules that a form ignores, by their names, in order, each with what is said of why.
  public var ignored: [(rule: RuleID, reason: String)] {
    (self[Field.ignored]?.records ?? []).map { entry in
      (RuleID(entry[Field.ignoredRule]?.text ?? ""), entry[Field.reason]?.text ?? "")
    }
  }

  /// The same form ignoring a rule for a reason; one that it ignores already gets another reason.
  public func ignoring(_ rule: RuleID, because reason: String) -> FieldValues {
    var (values, records) = (self, self[Field.ignored]?.records ?? [])
    if let index = records.firstIndex(where: { $0[Field.ignoredRule]?.text == rule.text }) {
      records[index][Field.reason] = .text(reason)
    } else {
      records.append([Field.ignoredRule: .text(rule.text), Field.reason: .text(reason)])
    }
    values[Field.ignored] = .records(records)
    return values
  }

  /// The same form not ignoring a rule.
  public func telling(_ rule: RuleID) -> FieldValues {
    var values = self
    let left = (self[Field.ignored]?.records ?? []).filter { $0[Field.ignoredRule]?.text != rule.text }
    values[Field.ignored] = left.isEmpty ? nil : .records(left)
    return values
  }
}
