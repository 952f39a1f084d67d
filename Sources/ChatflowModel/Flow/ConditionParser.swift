import Words

/// Why a line could not be understood as a condition, with its place and a way out.
public struct ConditionProblem: Error, Hashable, Sendable {
  /// Where it is, counted from 1 in characters.
  public var column: Int
  /// The word key of what is wrong (`condition.problem.…`).
  public var reason: String
  /// What was found there.
  public var found: String?
  /// What could stand there.
  public var expected: [String]
  /// The nearest of it.
  public var suggestion: String?

  init(column: Int, reason: String, found: String? = nil, expected: [String] = [], suggestion: String? = nil) {
    self.column = column
    self.reason = reason
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
  }
}

extension ParsedCondition {
  /// Reads a line of the condition language; case and spaces do not matter, and values that are one plain word need
  /// no quotes.
  ///
  /// Where the type of a property is known, a phrase that stands for several operators means the one that fits: *is
  /// equal to* asks a number of a number, and a text of a text.
  public init(
    _ sentence: String, knowing kindOf: (Operand) -> ConditionOperator.OperandKind? = { _ in nil }
  ) throws(ConditionProblem) {
    let lexer = try ConditionLexer(sentence)
    var parser = ConditionParser(tokens: lexer.tokens, end: lexer.end)
    self = try parser.condition(knowing: kindOf)
  }
}

extension Condition {
  /// What the sentence means, or why it could not be understood, as far as it can be said without a workspace.
  public var parsed: Result<ParsedCondition, ConditionProblem> { parsed { _ in nil } }

  /// The same, where a workspace says what its properties are.
  public func parsed(in workspace: Workspace) -> Result<ParsedCondition, ConditionProblem> {
    parsed(knowing: workspace.kind(of:))
  }

  private func parsed(
    knowing kindOf: (ParsedCondition.Operand) -> ConditionOperator.OperandKind?
  ) -> Result<ParsedCondition, ConditionProblem> {
    do throws(ConditionProblem) {
      return .success(try ParsedCondition(sentence, knowing: kindOf))
    } catch {
      return .failure(error)
    }
  }
}

/// Walks through the tokens of a condition.
struct ConditionParser {
  let tokens: [ConditionToken]
  let end: Int
  var at = 0
  /// The values of the condition that was read, as they were written.
  private(set) var written: [String] = []

  init(tokens: [ConditionToken], end: Int) {
    self.tokens = tokens
    self.end = end
  }

  mutating func condition(
    knowing kindOf: (ParsedCondition.Operand) -> ConditionOperator.OperandKind?
  ) throws(ConditionProblem) -> ParsedCondition {
    let operand = try operand()
    let kind = kindOf(operand)
    let candidates = candidates(for: operand, of: kind)
    var furthest: (problem: ConditionProblem, at: Int)?
    let start = at
    // The longest phrasing that fits the values wins: "is" begins most of them.
    for candidate in candidates {
      at = start + candidate.words.count
      written = []
      do throws(ConditionProblem) {
        let values = try values(candidate.values)
        try nothingFollows()
        return ParsedCondition(operand, candidate.comparison, values)
      } catch {
        if at > furthest?.at ?? -1 { furthest = (error, at) }
      }
    }
    at = start
    // What no operator of the property's type begins with says nothing about what should stand behind it.
    let isMisfit = kind.map { kind in !candidates.contains { $0.fits([kind]) } } ?? false
    throw unknownOperator(for: kind.map { [$0] } ?? operand.kinds, unless: isMisfit ? nil : furthest?.problem)
  }

  /// The phrases that stand here. If one of the longest fits the type of the operand, only those that do are meant.
  private func candidates(
    for operand: ParsedCondition.Operand, of kind: ConditionOperator.OperandKind?
  ) -> [Phrasing] {
    let kinds = operand.kinds
    let begun = word.flatMap { Phrasing.byFirstWord[$0] } ?? []
    let all = begun.indices.filter { starts(with: begun[$0].words) && begun[$0].fits(kinds) }.map { begun[$0] }
    guard let kind else { return all }
    let fitting = all.filter { $0.fits([kind]) }
    return fitting.first?.words.count == all.first?.words.count ? fitting : all
  }

  /// If only "is" was understood, it was another operator that was meant.
  private func unknownOperator(
    for kinds: Set<ConditionOperator.OperandKind>, unless problem: ConditionProblem?
  ) -> ConditionProblem {
    let found = tokens[at...].prefix { $0.word?.first?.isNumber == false }.compactMap(\.word)
    let isUnderstood = Phrasing.fitting(kinds).contains { $0.words.count > 1 && starts(with: $0.words) }
    // "is" alone begins so much that what is missing behind it says nothing, unless it is known what is asked.
    let isVague = found == ["is"] && kinds.count > 1
    if let problem, isUnderstood || (found.count <= 1 && !isVague) { return problem }
    // Numbers and days are compared in the same words.
    var told: Set<String> = []
    let expected = ConditionOperator.fitting(kinds).map(\.words).filter { told.insert($0).inserted }
    let phrase = found.joined(separator: " ")
    let fits = Phrasing.fitting(Set(ConditionOperator.OperandKind.allCases))
    let misfit = fits.contains { $0.words.count > 1 && starts(with: $0.words) }
    return ConditionProblem(
      column: column, reason: misfit ? "condition.problem.operator-misfit" : "condition.problem.operator",
      found: phrase.isEmpty ? tokens[at...].first?.text : phrase, expected: expected,
      suggestion: misfit ? nil : suggestion(for: found, among: expected))
  }
}

extension ConditionParser {
  /// The operator that was probably meant: whoever writes "is" asks whether something is equal.
  private func suggestion(for found: [String], among expected: [String]) -> String? {
    let nearest = found == ["is"] ? nil : NearestWord.to(found.joined(separator: " "), among: expected)
    return nearest ?? (found.first == "is" ? expected.first { $0.hasPrefix("is equal to") } : nil)
  }
}

/// One way of saying an operator.
private struct Phrasing {
  let comparison: ConditionOperator
  let words: [String]
  /// What stands behind it, and what it fits; kept here since the definition makes them anew each time.
  let values: ConditionOperator.Values
  private let fits: Set<ConditionOperator.OperandKind>

  /// The longest first, and of equally long ones those that are written before those that are only understood.
  static let all: [Phrasing] = {
    let written = ConditionOperator.allCases.map { Phrasing($0, $0.words) }
    let understood = ConditionOperator.allCases.flatMap { comparison in
      comparison.definition.also.map { Phrasing(comparison, $0) }
    }
    let all = (written + understood).enumerated()
    return all.sorted { ($1.element.words.count, $0.offset) < ($0.element.words.count, $1.offset) }.map(\.element)
  }()

  /// Those that begin with a word, in the same order.
  static let byFirstWord = Dictionary(grouping: all) { $0.words[0] }

  private init(_ comparison: ConditionOperator, _ phrase: String) {
    self.comparison = comparison
    words = phrase.split(separator: " ").map(String.init)
    values = comparison.definition.values
    fits = comparison.definition.fits
  }

  /// The phrasings that fit some kinds of operands, the longest first.
  static func fitting(_ kinds: Set<ConditionOperator.OperandKind>) -> [Phrasing] { all.filter { $0.fits(kinds) } }

  /// Whether it can be asked of any of some kinds of operands.
  func fits(_ kinds: Set<ConditionOperator.OperandKind>) -> Bool { !fits.isDisjoint(with: kinds) }
}

// MARK: - Operands

extension ConditionParser {
  /// What records a condition can ask.
  private static let objects = Token.known.map(\.id)
  private static let operands = ["response", "contact.email", "team member", "contact owner", "office hours"]

  mutating func operand() throws(ConditionProblem) -> ParsedCondition.Operand {
    if take("response") { return .response }
    if take("office", "hours") { return .officeHours }
    if take("any", "team", "member") || take("team", "member") { return .availability(.anyTeamMember) }
    if take("contact", "owner") { return .availability(.contactOwner) }
    if take("team") { return .availability(.recipient(.team(TeamID(try name())))) }
    if take("user") { return .availability(.recipient(.person(PersonID(try name())))) }
    guard at < tokens.count, case .word(let word) = tokens[at].content, let dot = word.firstIndex(of: ".") else {
      let found = tokens[at...].prefix { $0.word != nil }.prefix(2).compactMap(\.word).joined(separator: " ")
      throw ConditionProblem(
        column: column, reason: "condition.problem.operand", found: found.isEmpty ? tokens.first?.text : found,
        expected: Self.operands,
        suggestion: NearestWord.to(found, among: Self.operands)
          ?? found.split(separator: " ").first.flatMap { NearestWord.to(String($0), among: Self.operands) })
    }
    let (object, property) = (word[..<dot].lowercased(), word[word.index(after: dot)...])
    guard Self.objects.contains(object), !property.isEmpty else {
      throw ConditionProblem(
        column: column, reason: "condition.problem.property", found: word, expected: Self.objects.map { "\($0).…" },
        suggestion: property.isEmpty ? nil : NearestWord.to(object, among: Self.objects).map { "\($0).\(property)" })
    }
    at += 1
    return .property(object: object, name: String(property))
  }

  /// The id of a team or person.
  private mutating func name() throws(ConditionProblem) -> String {
    guard at < tokens.count, tokens[at].content != .comma, !tokens[at].text.isEmpty else {
      throw ConditionProblem(
        column: column, reason: "condition.problem.id", found: at < tokens.count ? tokens[at].text : nil)
    }
    at += 1
    return tokens[at - 1].text
  }
}

// MARK: - Values

extension ConditionParser {
  private mutating func values(
    _ shape: ConditionOperator.Values
  ) throws(ConditionProblem) -> [ParsedCondition.Value] {
    switch shape {
    case .none: return []
    case .pattern: return [.text(try text())]
    case .texts:
      var texts = [try text()]
      while takeComma() || take("or") { texts.append(try text()) }
      return texts.map { .text($0) }
    case .number: return [try number()]
    case .numbers:
      let first = try number()
      try expect("and")
      return [first, try number()]
    case .day: return [try day()]
    case .days:
      let first = try day()
      try expect("and")
      return [first, try day()]
    case .daysAgo:
      let start = at
      let count: ParsedCondition.Value
      do throws(ConditionProblem) { count = try number() } catch { throw notDays(start) }
      if !take("day") { try expect("days") }
      try expect("ago")
      guard shape.accepts(tokens[start].text) else { throw notDays(start) }
      return [count]
    }
  }

  private func notDays(_ index: Int) -> ConditionProblem {
    let token = tokens[index...].first
    return ConditionProblem(
      column: token?.column ?? end, reason: "condition.problem.days", found: token?.text, expected: ["30"])
  }

  private mutating func text() throws(ConditionProblem) -> String {
    let start = column
    if at < tokens.count, case .quoted(let text) = tokens[at].content {
      guard !text.isEmpty else { throw ConditionProblem(column: start, reason: "condition.problem.empty-text") }
      return takeValue()
    }
    guard at < tokens.count, tokens[at].word != nil else {
      throw ConditionProblem(column: start, reason: "condition.problem.text", found: found, expected: ["\"…\""])
    }
    return takeValue()
  }

  @discardableResult
  private mutating func takeValue() -> String {
    written.append(tokens[at].text)
    at += 1
    return tokens[at - 1].text
  }

  private mutating func number() throws(ConditionProblem) -> ParsedCondition.Value {
    guard at < tokens.count, case .word(let word) = tokens[at].content, let number = DecimalNumber(word) else {
      if let digits = self.word, DecimalNumber.isTooLong(digits) {
        let longest = "\(DecimalNumber.longest)"
        throw ConditionProblem(
          column: column, reason: "condition.problem.long-number", found: found, expected: [longest])
      }
      throw ConditionProblem(column: column, reason: "condition.problem.number", found: found, expected: ["50"])
    }
    takeValue()
    return .number(number)
  }

  private mutating func day() throws(ConditionProblem) -> ParsedCondition.Value {
    guard at < tokens.count, let day = CalendarDay(text: tokens[at].text) else {
      throw ConditionProblem(column: column, reason: "condition.problem.day", found: found, expected: ["2026-12-24"])
    }
    takeValue()
    return .day(day)
  }
}

// MARK: - Tokens

extension ConditionParser {
  /// Where the next token begins.
  private var column: Int { at < tokens.count ? tokens[at].column : end }
  /// The next word.
  private var word: String? { at < tokens.count ? tokens[at].word : nil }
  /// What the next token is.
  private var found: String? { at < tokens.count ? tokens[at].text : nil }

  func starts(with words: [String]) -> Bool {
    guard at + words.count <= tokens.count else { return false }
    for index in words.indices where tokens[at + index].word != words[index] { return false }
    return true
  }

  mutating func take(_ words: String...) -> Bool {
    guard starts(with: words) else { return false }
    at += words.count
    return true
  }

  mutating func takeComma() -> Bool {
    guard at < tokens.count, tokens[at].content == .comma else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ word: String) throws(ConditionProblem) {
    if take(word) { return }
    throw ConditionProblem(
      column: column, reason: "condition.problem.word", found: found, expected: [word],
      suggestion: found.flatMap { NearestWord.to($0, among: [word]) })
  }

  private func nothingFollows() throws(ConditionProblem) {
    if at == tokens.count { return }
    throw ConditionProblem(column: column, reason: "condition.problem.rest", found: found)
  }
}
