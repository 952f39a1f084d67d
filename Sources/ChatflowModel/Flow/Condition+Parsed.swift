import Words

/// A condition that was understood: an operand, an operator and its values.
public struct ParsedCondition: Hashable, Sendable {
  /// What is compared.
  public var operand: Operand
  /// How it is compared.
  public var comparison: ConditionOperator
  /// What it is compared with, as the operator asks for it.
  public var values: [Value]

  /// A condition.
  public init(_ operand: Operand, _ comparison: ConditionOperator, _ values: [Value] = []) {
    self.operand = operand
    self.comparison = comparison
    self.values = values
  }

  /// What a condition is about.
  public enum Operand: Hashable, Sendable {
    /// The visitor's answer to this action; on an if/then branch, the latest answer.
    case response
    /// A value of a record, such as `contact.email`.
    case property(object: String, name: String)
    /// Whether a human can take the conversation.
    case availability(Human)
    /// The channel's office hours.
    case officeHours

    /// The sorts of operators that fit it; the type of a property is not known here.
    public var kinds: Set<ConditionOperator.OperandKind> {
      switch self {
      case .response: [.response]
      case .property: [.text, .number, .choice, .date]
      case .availability: [.availability]
      case .officeHours: [.officeHours]
      }
    }
  }

  /// Whose availability is asked for.
  public enum Human: Hashable, Sendable {
    /// Anybody of the inbox.
    case anyTeamMember
    /// The owner of the visitor's contact record.
    case contactOwner
    /// A person or a team of the workspace.
    case recipient(Recipient)
  }

  /// Something that an operand is compared with.
  public enum Value: Hashable, Sendable {
    /// A text.
    case text(String)
    /// A number.
    case number(DecimalNumber)
    /// A day.
    case day(CalendarDay)
  }
}

/// A decimal number as people write it, kept without rounding.
public struct DecimalNumber: Hashable, Sendable, CustomStringConvertible {
  /// The number in its shortest form: `50`, `-0.5`.
  public let description: String
  /// Its value, as near as a floating point number comes.
  public var value: Double { Double(description) ?? 0 }

  /// Reads digits with an optional sign and fraction; at most `longest` characters.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= DecimalNumber.longest else { return nil }
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative || text.hasPrefix("+") ? text.dropFirst()[...] : text[...])
      .split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let whole = parts[0].drop { $0 == "0" }
    var fraction = parts.count == 2 ? parts[1][...] : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let digits = (whole.isEmpty ? "0" : String(whole)) + (fraction.isEmpty ? "" : ".\(fraction)")
    description = isNegative && digits != "0" ? "-\(digits)" : digits
  }

  /// A whole number.
  public init(_ number: Int) { description = String(number) }

  /// The most characters of a number.
  static let longest = 30

  /// Whether a text would be a number if it were not longer than one may be.
  static func isTooLong(_ text: String) -> Bool {
    text.utf8.count > longest && text.utf8.allSatisfy { (48...57).contains($0) || "+-.".utf8.contains($0) }
  }
}

extension ParsedCondition {
  /// The condition as one canonical line, which is read back as the same condition.
  public var sentence: String { comparison.sentence(operand, values.map(\.text)) }
}

extension ConditionOperator {
  /// The line that compares an operand with values that are written as the operator asks for them.
  func sentence(_ operand: ParsedCondition.Operand, _ values: [String]) -> String {
    let start = "\(operand.text) \(words)"
    switch definition.values {
    case .none: return start
    case .texts, .pattern, .number, .day: return "\(start) \(values.joined(separator: ", "))"
    case .numbers, .days: return "\(start) \(values.joined(separator: " and "))"
    case .daysAgo: return "\(start) \(values.joined()) \(values == ["1"] ? "day ago" : "days ago")"
    }
  }
}

extension ParsedCondition.Operand {
  /// As it is written.
  public var text: String {
    switch self {
    case .response: "response"
    case .property(let object, let name): "\(object).\(name)"
    case .availability(.anyTeamMember): "team member"
    case .availability(.contactOwner): "contact owner"
    case .availability(.recipient(.team(let id))): "team \(Self.word(id.text))"
    case .availability(.recipient(.person(let id))): "user \(Self.word(id.text))"
    case .officeHours: "office hours"
    }
  }

  /// An id, in quotes where it would be taken for something else.
  private static func word(_ id: String) -> String {
    let isWord = id.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789-_".unicodeScalars.contains($0)
    }
    return isWord && !id.isEmpty && id.lowercased() != "member" ? id : ParsedCondition.Value.quoted(id)
  }
}

extension ParsedCondition.Value {
  /// As it is written.
  public var text: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number): number.description
    case .day(let day): day.text
    }
  }

  /// In double quotes; a condition is one line, so that control characters become spaces.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return quoted + "\""
  }
}
