/// Whether a value of a record, or a response, can be so that some comparisons hold of it and others do not.
///
/// A value is not known, or it is blank, or a text; that may be a number or a day as well. What is asked of it as a text, as
/// a number and as a day is looked at apart from each other, so that for a value of which several are asked it is known only
/// that it cannot be.
struct ValueQuestion {
  private let literals: [ConditionLiteral]
  private let property: Property?
  private let passedOn: PassedOn?

  /// Some comparisons of one operand; the property says what values there are, and so does what a question passes on.
  init(_ literals: [ConditionLiteral], of property: Property?, among passedOn: PassedOn? = nil) {
    self.literals = literals
    self.property = property
    self.passedOn = passedOn
  }

  /// Whether there is such a value, and on which days of those that can be today.
  func answer(_ effort: inout Effort) -> (canBe: Decision, todays: WholeNumbers) {
    if blanks.contains(where: { value in literals.allSatisfy { $0.isTrue(withoutText: value) } }) {
      return (.yes, Self.days)
    }
    guard literals.allSatisfy({ ($0.condition.comparison.isMetByText ?? $0.holds) == $0.holds }) else {
      return (.no, Self.days)
    }
    let todays = self.todays
    var canBe = todays.isEmpty || numbers.isEmpty ? Decision.no : text(&effort)
    if canBe == .yes, Set(literals.compactMap(\.sort)).count > 1 { canBe = .notKnown }
    return (canBe, todays)
  }

  /// Without a text it is not known, or blank; of an answer it is known which.
  private var blanks: [String?] {
    guard let passedOn else { return [nil, ""] }
    return passedOn.texts.contains("") ? [passedOn.blank] : []
  }

  /// The texts that it can be, blank ones left out; nil where it can be others, too.
  private var onlyTexts: [String]? {
    passedOn.flatMap { $0.others == nil ? $0.texts.filter { !$0.isEmpty } : nil }
  }

  /// Whether it can be a text that is no value of a type.
  private func canBeNone(of type: Property.Kind, _ isOne: (String) -> Bool) -> Bool {
    if let onlyTexts { return onlyTexts.contains { !isOne($0) } }
    return property?.type != type || passedOn?.texts.contains { !$0.isEmpty && !isOne($0) } == true
  }

  // MARK: - As a text

  private func text(_ effort: inout Effort) -> Decision {
    let demands = literals.compactMap { literal in
      TextForms(literal.condition).map {
        TextQuestion.Demand(forms: $0, isWanted: literal.holds != literal.condition.comparison.isNegated)
      }
    }
    // A sign that ends a line has peculiarities that are not worth it.
    if demands.contains(where: \.forms.hasControls) { return .notKnown }
    if let passedOn { return text(demands, among: passedOn, &effort) }
    if demands.isEmpty { return .yes }
    guard let property, property.isChosen else { return anyText(demands, &effort) }
    let choices = (property.choices + noOptions).map(\.comparable)
    guard effort.spend(20 * choices.count) else { return .notKnown }
    return choices.contains { meets(demands, $0) } ? .yes : .no
  }

  /// What is compared with and is no option is another rule's; here it counts as one.
  private var noOptions: [String] {
    guard let property, property.isChosen else { return [] }
    return literals.flatMap(\.condition.values).compactMap { value in
      if case .text(let text) = value, !property.holds(text) { text } else { nil }
    }
  }

  /// Whether a text that is not blank is as it shall be.
  private func meets(_ demands: [TextQuestion.Demand], _ text: String) -> Bool {
    !text.isEmpty && demands.allSatisfy { $0.forms.contain(text) == $0.isWanted }
  }

  /// Whether what a question passes on can be a text of which some things hold.
  private func text(_ demands: [TextQuestion.Demand], among passedOn: PassedOn, _ effort: inout Effort) -> Decision {
    let count = demands.reduce(1) { $0 + $1.forms.forms.count }
    guard effort.spend(passedOn.cost * count) else { return .notKnown }
    let texts = passedOn.texts + noOptions.map(\.comparable)
    if texts.contains(where: { meets(demands, $0) }) { return .yes }
    guard let others = passedOn.others else { return .no }
    return anyText(demands + [TextQuestion.Demand(forms: others, isWanted: true)], &effort)
  }

  private func anyText(_ demands: [TextQuestion.Demand], _ effort: inout Effort) -> Decision {
    // The texts are tried with every form.
    let places = demands.reduce(0) { $0 + $1.forms.forms.reduce(0) { $0 + $1.count } }
    guard effort.spend(10 * places) else { return .notKnown }
    return isShown(demands) ? .yes : TextQuestion.canBe(demands, &effort)
  }

  /// Whether one of the texts that are worth trying first is one; most often it is.
  private func isShown(_ demands: [TextQuestion.Demand]) -> Bool {
    let wanted = demands.filter(\.isWanted).flatMap(\.forms.plainTexts)
    return (wanted.isEmpty ? ["\u{fffd}"] : wanted).contains { text in
      text == text.comparable && demands.allSatisfy { $0.forms.contain(text) == $0.isWanted }
    }
  }

  // MARK: - As a number

  /// The numbers that it can be, each named one and each gap between two counted from the lowest; not a number at all is
  /// one more.
  private var numbers: WholeNumbers {
    let asked = literals.filter { $0.sort == .number }
    let values = asked.isEmpty ? nil : onlyTexts?.compactMap { DecimalNumber($0) }
    let named = Set(asked.flatMap(\.numbers) + (values ?? [])).sorted()
    let (all, none) = (WholeNumbers(0, 2 * named.count), WholeNumbers(-2, -2))
    let ranks = Dictionary(uniqueKeysWithValues: named.enumerated().map { ($1, 2 * $0 + 1) })
    let mayBeNone =
      asked.allSatisfy { $0.holds == ($0.condition.comparison == .isNotEqual) }
      && canBeNone(of: .number) { DecimalNumber($0) != nil }
    let first = values.map { WholeNumbers($0.compactMap { ranks[$0] }) } ?? all
    let found = asked.reduce(first) { left, literal in
      let meant = literal.numbers.compactMap { ranks[$0] }
      return left.intersection(literal.taken(literal.condition.comparison.numbers(meant, all), of: all))
    }
    return found.isEmpty && mayBeNone ? none : found
  }

  // MARK: - As a day

  /// The days that can be written.
  static let days = WholeNumbers(
    CalendarDay(year: 1, month: 1, day: 1)?.number ?? 0, CalendarDay(year: 9999, month: 12, day: 31)?.number ?? 0)

  /// The days of which one has to be today. A day is compared with others, which leaves some of them, and with today,
  /// which leaves some distances from it: today is one that lies so far from one of those.
  private var todays: WholeNumbers {
    let asked = literals.filter { $0.sort == .day }
    if asked.isEmpty { return Self.days }
    let mayBeNone = asked.allSatisfy { !$0.holds } && canBeNone(of: .date) { CalendarDay(text: $0) != nil }
    if mayBeNone { return Self.days }
    let far = Self.days.differences(from: Self.days)
    let values = onlyTexts.map { WholeNumbers($0.compactMap { CalendarDay(text: $0)?.number }) }
    var (left, distances) = (values ?? Self.days, far)
    for literal in asked {
      if let distance = literal.distances {
        distances = distances.intersection(literal.taken(distance, of: far))
      } else {
        left = left.intersection(literal.taken(literal.days, of: Self.days))
      }
    }
    return left.differences(from: distances).intersection(Self.days)
  }
}

extension Property {
  /// Whether its values are some that are known, and no others.
  fileprivate var isChosen: Bool { !choices.isEmpty && type != .text }
}

/// A condition, and whether it shall hold or shall not.
struct ConditionLiteral: Hashable {
  let condition: ParsedCondition
  let holds: Bool

  enum Sort { case text, number, day }

  /// What a value has to be so that it is compared; nil where that does not matter.
  var sort: Sort? {
    switch condition.comparison {
    case .equalsAny, .equalsNone, .containsAny, .containsNone, .startsWithAny, .matchesPattern, .isAnyOf, .isNoneOf:
      .text
    case .isEqual, .isNotEqual, .isGreater, .isAtLeast, .isLess, .isAtMost, .isBetween: .number
    case .isOn, .isBefore, .isAfter, .isBetweenDays, .isMoreDaysAgo, .isLessDaysAgo: .day
    case .isEmpty, .isKnown, .isUnknown, .isAvailable, .isNotAvailable, .areOpen, .areClosed: nil
    }
  }

  /// Whether it is so for a value that is not known, or blank: it is no number, and no day.
  func isTrue(withoutText value: String?) -> Bool {
    let isMet: Bool =
      switch condition.comparison {
      case .isKnown: false
      case .isUnknown: true
      case .isEmpty: value != nil
      case .isNotEqual: true
      default:
        if let forms = TextForms(condition) {
          (value.map(forms.contain) ?? false) != condition.comparison.isNegated
        } else {
          false
        }
      }
    return isMet == holds
  }

  /// Those of some numbers by which it is as it shall be, given those of which the condition holds.
  fileprivate func taken(_ met: WholeNumbers, of all: WholeNumbers) -> WholeNumbers {
    holds ? met : met.complement(in: all)
  }

  fileprivate var numbers: [DecimalNumber] {
    condition.values.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  fileprivate var days: WholeNumbers {
    let days = condition.values.compactMap { if case .day(let day) = $0 { day.number } else { nil } }
    guard let first = days.first, let last = days.last, let (low, high) = ValueQuestion.days.ends else {
      return WholeNumbers(0, -1)
    }
    return switch condition.comparison {
    case .isOn: WholeNumbers(first, first)
    case .isBefore: WholeNumbers(low, first - 1)
    case .isAfter: WholeNumbers(first + 1, high)
    default: WholeNumbers(min(first, last), max(first, last))
    }
  }

  /// How far from today a day is, later ones above zero; nil for one that is compared with no such distance.
  fileprivate var distances: WholeNumbers? {
    guard condition.comparison == .isMoreDaysAgo || condition.comparison == .isLessDaysAgo else { return nil }
    // A day that can be written lies within some four million days.
    let most = 5_000_000
    guard let ago = numbers.first.flatMap({ Int($0.description) }) else { return WholeNumbers(0, -1) }
    return condition.comparison == .isMoreDaysAgo
      ? WholeNumbers(-most, -min(ago, most) - 1) : WholeNumbers(1 - min(ago, most), 0)
  }
}

extension ConditionOperator {
  /// Whether it holds of what does not compare, the value that is not known included.
  fileprivate var isNegated: Bool {
    switch self {
    case .equalsNone, .containsNone, .isNoneOf: true
    default: false
    }
  }

  /// Whether it holds of every text that is not blank, or of none; nil where that depends on the text.
  fileprivate var isMetByText: Bool? {
    switch self {
    case .isKnown: true
    case .isUnknown, .isEmpty: false
    default: nil
    }
  }

  /// The numbers of which it holds.
  fileprivate func numbers(_ meant: [Int], _ all: WholeNumbers) -> WholeNumbers {
    guard let first = meant.first, let last = meant.last, let (low, high) = all.ends else { return WholeNumbers(0, -1) }
    return switch self {
    case .isEqual: WholeNumbers(first, first)
    case .isNotEqual: WholeNumbers(first, first).complement(in: all)
    case .isGreater: WholeNumbers(first + 1, high)
    case .isAtLeast: WholeNumbers(first, high)
    case .isLess: WholeNumbers(low, first - 1)
    case .isAtMost: WholeNumbers(low, first)
    default: WholeNumbers(min(first, last), max(first, last))
    }
  }
}
