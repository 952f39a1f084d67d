import Words

/// A condition as menus edit it: what was chosen and typed so far, also while something of it is still missing.
///
/// What menus write is read back by menus: a value that is not one yet stands in quotes in its place, so that nothing
/// that was typed is lost, and the checks say what is wrong with it.
public struct ConditionParts: Hashable, Sendable {
  /// What is compared.
  public private(set) var operand: ParsedCondition.Operand?
  /// How it is compared.
  public private(set) var comparison: ConditionOperator?
  /// The values as they are typed, as many as the operator asks for.
  public private(set) var values: [String]

  /// A condition of which nothing is chosen yet.
  public init() { values = [] }

  /// A condition with as many values as its operator asks for.
  public init(_ operand: ParsedCondition.Operand, _ comparison: ConditionOperator?, _ values: [String] = []) {
    self.operand = operand
    self.comparison = comparison
    self.values = comparison?.definition.values.fitted(values) ?? []
  }

  /// As the file holds it; a condition that is whole is written in its canonical form.
  public var sentence: String {
    guard let operand else { return "" }
    guard let comparison else { return operand.text }
    let asked = comparison.definition.values
    return comparison.sentence(operand, values.map(asked.written))
  }

  /// Another operand. What is chosen and typed stays as far as it fits; else the first operator that fits is taken.
  public func asking(_ operand: ParsedCondition.Operand, of kinds: Set<ConditionOperator.OperandKind>) -> Self {
    let fitting = ConditionOperator.fitting(kinds)
    let kept = comparison.flatMap { fitting.contains($0) ? $0 : nil }
    return Self(operand, kept ?? fitting.first, valuesKept(by: kept ?? fitting.first))
  }

  /// Another operator; the values stay as far as it can take them.
  public func compared(_ comparison: ConditionOperator) -> Self {
    operand.map { Self($0, comparison, valuesKept(by: comparison)) } ?? self
  }

  /// The values that another operator can take over: all of them, if it asks for the same.
  private func valuesKept(by comparison: ConditionOperator?) -> [String] {
    guard let asked = comparison?.definition.values else { return [] }
    return asked == self.comparison?.definition.values ? values : values.filter(asked.accepts)
  }

  /// Other values, as they are typed.
  public func with(_ values: [String]) -> Self { operand.map { Self($0, comparison, values) } ?? self }
}

extension ConditionOperator.Values {
  /// How many values there are; nil stands for one or more.
  public var count: Int? {
    switch self {
    case .none: 0
    case .texts: nil
    case .pattern, .number, .day, .daysAgo: 1
    case .numbers, .days: 2
    }
  }

  /// Whether a typed value is one.
  public func accepts(_ typed: String) -> Bool {
    switch self {
    case .none: false
    case .texts, .pattern: !typed.isEmpty
    case .number, .numbers: DecimalNumber(typed) != nil
    case .daysAgo: DecimalNumber(typed).flatMap { Int($0.description) }.map { $0 >= 0 } ?? false
    case .day, .days: CalendarDay(text: typed) != nil
    }
  }

  /// As many values as there are, the first ones; empty ones for what is missing.
  fileprivate func fitted(_ typed: [String]) -> [String] {
    let count = count ?? max(1, typed.count)
    return typed.prefix(count) + Array(repeating: "", count: max(0, count - typed.count))
  }

  /// A typed value as it stands in the sentence.
  func written(_ typed: String) -> String {
    switch self {
    case .number, .numbers, .daysAgo: DecimalNumber(typed) == nil ? ParsedCondition.Value.quoted(typed) : typed
    case .day, .days: accepts(typed) ? typed : ParsedCondition.Value.quoted(typed)
    case .none, .texts, .pattern: ParsedCondition.Value.quoted(typed)
    }
  }
}

// MARK: - Reading

extension ConditionParts {
  /// Reads a sentence that can be edited by menus: every condition that is understood, and what menus themselves wrote
  /// while something was missing. Nil for everything else.
  public init?(_ sentence: String, in workspace: Workspace) {
    if sentence.isBlank {
      self.init()
      return
    }
    guard let lexer = try? ConditionLexer(sentence) else { return nil }
    let parser = ConditionParser(tokens: lexer.tokens, end: lexer.end)
    if let written = parser.partsWritten(sentence, in: workspace) {
      self = written
      return
    }
    var strict = parser
    guard let condition = try? strict.condition(knowing: workspace.kind(of:)) else { return nil }
    self.init(condition.operand, condition.comparison, strict.written)
  }
}

extension ConditionParser {
  /// The parts that are written exactly like this, if there are any; of several, those that lack the least.
  fileprivate func partsWritten(_ sentence: String, in workspace: Workspace) -> ConditionParts? {
    var start = self
    guard let operand = try? start.operand() else { return nil }
    if start.at == tokens.count { return ConditionParts(operand, nil) }
    let operators = ConditionOperator.fitting(workspace.kinds(of: operand)) + ConditionOperator.fitting(operand.kinds)
    var best: (parts: ConditionParts, valid: Int)?
    for comparison in operators {
      var rest = start
      guard rest.takeWords(of: comparison) else { continue }
      let parts = ConditionParts(operand, comparison, rest.restOfValues())
      guard parts.sentence == sentence else { continue }
      let valid = parts.values.count { comparison.definition.values.accepts($0) }
      if valid > best?.valid ?? -1 { best = (parts, valid) }
    }
    return best?.parts
  }

  private mutating func takeWords(of comparison: ConditionOperator) -> Bool {
    let words = comparison.words.split(separator: " ").map(String.init)
    guard starts(with: words) else { return false }
    at += words.count
    return true
  }

  /// The values that stand behind the operator, whatever they are; what is no value between them is skipped, since the
  /// sentence is compared as a whole.
  private func restOfValues() -> [String] {
    tokens[at...].compactMap { token in
      switch token.content {
      case .quoted(let text): text
      case .word(let text): DecimalNumber(text) != nil || CalendarDay(text: text) != nil ? text : nil
      case .sign, .comma: nil
      }
    }
  }
}
