import Words

/// What can be asked of an operand, as far as the workspace and the words say what it holds.
extension Workspace {
  /// The property that an operand asks for, if somebody said what it is.
  public func property(of operand: ParsedCondition.Operand) -> Property? {
    guard case .property(let object, let name) = operand else { return nil }
    return property("\(object).\(name)")
  }

  /// The sort of a property's values, or nil for what is no property or one that nobody described.
  public func kind(of operand: ParsedCondition.Operand) -> ConditionOperator.OperandKind? {
    property(of: operand)?.type.operandKind
  }

  /// The sorts of operators that a menu offers for an operand.
  ///
  /// What nobody described may hold anything. The known tokens hold texts, and those from a list can be asked for like
  /// a choice.
  public func kinds(of operand: ParsedCondition.Operand) -> Set<ConditionOperator.OperandKind> {
    if let kind = kind(of: operand) { return [kind] }
    if case .property(let object, let name) = operand,
      Token.known.contains(where: { $0.id == object && $0.properties.contains(name) })
    {
      return [.text, .choice]
    }
    return operand.kinds
  }
}

extension Property {
  /// The values that can be chosen; empty where they are typed.
  public var choices: [String] { type == .yesNo ? Self.yesAndNo : options }

  /// The two values of a property that is a yes or a no.
  private static let yesAndNo = [yes, no]
}

extension Property.Kind {
  /// The sort of operators that fits.
  public var operandKind: ConditionOperator.OperandKind {
    switch self {
    case .text, .email, .phone: .text
    case .number: .number
    case .date: .date
    case .yesNo, .choice: .choice
    }
  }
}
