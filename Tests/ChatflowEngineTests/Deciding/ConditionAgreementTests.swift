import ChatflowModel
import Randomness
import Testing

@testable import ChatflowEngine

/// On random conditions over small domains the decision is what trying all values comes to.
///
/// The domains are such that whatever can be told apart by the conditions is among their values: texts of up to seven
/// characters, out of two that are named and one that is not, numbers and halves between them, days around two dates on days around the same.
@Suite struct ConditionAgreementTests {
  private static let workspace = ConditionLogicTests.workspace
  private static let letters: [Character] = ["a", "b", "c"]

  /// What there is at some moment: what stands in the records, what day it is, who is there.
  private struct Moment {
    var values: [String: String?] = [:]
    var today = CalendarDay(number: 0)
    var isOpen = true
    var present: Set<ParsedCondition.Human> = []

    func holds(_ condition: ParsedCondition) -> Bool {
      switch condition.operand {
      case .response: condition.holds(for: values["response"] ?? nil, today: today)
      case .property(let object, let name): condition.holds(for: values["\(object).\(name)"] ?? nil, today: today)
      case .availability(let human): condition.holds(isTrue: present.contains(human))
      case .officeHours: condition.holds(isTrue: isOpen)
      }
    }

    /// What another moment says of other things, too.
    func with(_ other: Moment) -> Moment {
      var both = self
      both.values.merge(other.values) { $1 }
      if other.values.isEmpty { (both.isOpen, both.present) = (other.isOpen, other.present) }
      return both
    }
  }

  // MARK: - Domains

  /// One sort of conditions and all moments that they can tell apart.
  private struct Domain {
    let sentences: [String]
    let moments: [Moment]
  }

  private static func texts(upTo length: Int) -> [String] {
    var (all, last) = ([""], [""])
    for _ in 0..<length {
      last = last.flatMap { text in letters.map { text + String($0) } }
      all += last
    }
    return all
  }

  private static let domains: [Domain] = {
    let short = ["a", "b", "aa", "ab", "ba", "bb"].map { "\"\($0)\"" }
    let patterns = ["a*", "*b", "a*b", "?b*", "[ab]*", "[!a]*", "*[!b]", "??", "a?b"].map { "\"\($0)\"" }
    var text: [String] = ["is empty"] + patterns.map { "matches pattern \($0)" }
    for comparison in [
      "is equal to any of", "is not equal to any of", "contains any of", "does not contain any of",
      "starts with any of",
    ] {
      text += short.map { "\(comparison) \($0)" }
      text += short.indices.dropLast(3).map { "\(comparison) \(short[$0]), \(short[$0 + 3])" }
    }
    let known = ["is known", "is unknown"]
    // A response is seldom left out, but can be: of an if/then branch before any answer.
    let values: [String?] = [nil] + texts(upTo: 7)
    var domains = [
      Domain(
        sentences: text.map { "response \($0)" },
        moments: values.map { Moment(values: ["response": $0]) }),
      Domain(
        sentences: (text + known).map { "contact.city \($0)" },
        moments: values.map { Moment(values: ["contact.city": $0]) }),
    ]
    let numbers = ["1", "2", "2.5", "-1"]
    let compared =
      ["is equal to", "is not equal to", "is greater than", "is at least", "is less than", "is at most"]
      .flatMap { comparison in numbers.map { "\(comparison) \($0)" } } + [
        "is between 1 and 2", "is between 2.5 and -1",
      ]
    domains.append(
      Domain(
        sentences: (compared + known).map { "contact.score \($0)" },
        moments: ([nil, ""] + ["-2", "-1", "0", "1", "1.5", "2", "2.2", "2.5", "3"]).map {
          Moment(values: ["contact.score": $0])
        }))
    let options = ["Free", "Pro", "Big"].map { "\"\($0)\"" }
    let choices = ["is any of", "is none of"].flatMap { comparison in
      (options + ["\(options[0]), \(options[1])", "\(options[1]), \(options[2])"]).map { "\(comparison) \($0)" }
    }
    domains.append(
      Domain(
        sentences: (choices + known).map { "contact.plan \($0)" },
        moments: [nil, "", "Free", "Pro", "Big"].map { Moment(values: ["contact.plan": $0]) }))
    return domains + [days, presence]
  }()

  private static let days: Domain = {
    let first = CalendarDay(year: 2026, month: 3, day: 10)?.number ?? 0
    let dates = [first, first + 3].map { CalendarDay(number: $0).text }
    let compared =
      ["is", "is before", "is after"].flatMap { comparison in dates.map { "\(comparison) \($0)" } }
      + ["is between \(dates[0]) and \(dates[1])"]
      + [0, 1, 2].flatMap { ["is more than \($0) days ago", "is less than \($0) days ago"] }
      + ["is known", "is unknown"]
    let values: [String?] = [nil] + (first - 6...first + 9).map { CalendarDay(number: $0).text }
    var moments: [Moment] = []
    for today in first - 6...first + 9 {
      for since in values {
        for until in values {
          moments.append(
            Moment(values: ["contact.since": since, "contact.until": until], today: CalendarDay(number: today)))
        }
      }
    }
    return Domain(
      sentences: ["contact.since", "contact.until"].flatMap { of in compared.map { "\(of) \($0)" } }, moments: moments)
  }()

  /// People who can be there, by what follows from each other: nobody while the chat is closed, a team with its members.
  private static let presence: Domain = {
    let people: [ParsedCondition.Human] = ["anna", "omar", "eve"].map { .recipient(.person(PersonID($0))) }
    let team = ParsedCondition.Human.recipient(.team("support"))
    var moments: [Moment] = []
    for set in 0..<32 {
      var present = Set(people.indices.filter { set >> $0 & 1 == 1 }.map { people[$0] })
      if present.contains(people[0]) || present.contains(people[1]) || set >> 3 & 1 == 1 { present.insert(team) }
      if set >> 4 & 1 == 1 { present.insert(.contactOwner) }
      if !present.isEmpty { present.insert(.anyTeamMember) }
      moments.append(Moment(present: present))
      if present.isEmpty { moments.append(Moment(isOpen: false)) }
      // Somebody of whom nothing is asked.
      moments.append(Moment(present: present.union([.anyTeamMember])))
    }
    let asked = ["team member", "contact owner", "team support", "user anna", "user omar", "user eve"]
    return Domain(
      sentences: asked.flatMap { ["\($0) is available", "\($0) is not available"] }
        + ["office hours are open", "office hours are closed"],
      moments: moments)
  }()

  // MARK: - Agreement

  /// Conditions, and of which moments each of them holds: asked once of the engine, since there are many groups of them.
  private struct Tried {
    let parsed: [ParsedCondition]
    /// The moments at which each condition holds, a bit for each moment.
    let holds: [[UInt64]]
    private let all: [UInt64]

    init(_ sentences: [String], _ moments: [Moment]) throws {
      let bits = { (isMet: (Moment) -> Bool) in
        stride(from: 0, to: moments.count, by: 64).map { start in
          moments[start..<min(start + 64, moments.count)].reversed().reduce(UInt64(0)) { $0 << 1 | (isMet($1) ? 1 : 0) }
        }
      }
      parsed = try sentences.map { try Condition($0).parsed(in: workspace).get() }
      holds = parsed.map { condition in bits { $0.holds(condition) } }
      all = bits { _ in true }
    }

    typealias Groups = [[Int]]

    func groups(_ random: inout SeededRandom) -> Groups {
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: parsed.indices, using: &random) }
      }
    }

    func written(_ groups: Groups) -> ConditionLogic.Groups { groups.map { $0.map { parsed[$0] } } }

    /// Whether some groups hold at any moment where others do not.
    func canHold(_ groups: Groups, without others: Groups = []) -> Bool {
      all.indices.contains { at in word(groups, at) & ~word(others, at) != 0 }
    }

    /// Whether some groups hold at all moments.
    func alwaysHolds(_ groups: Groups) -> Bool { all.indices.allSatisfy { word(groups, $0) == all[$0] } }

    private func word(_ groups: Groups, _ at: Int) -> UInt64 {
      groups.reduce(0) { $0 | $1.reduce(all[at]) { $0 & holds[$1][at] } }
    }
  }

  @Test(arguments: 0..<6) func theDecisionIsWhatTryingAllValuesComesTo(domain: Int) throws {
    let domain = Self.domains[domain]
    let logic = ConditionLogic(in: Self.workspace)
    let tried = try Tried(domain.sentences, domain.moments)
    var random = SeededRandom(seed: 7)
    var seen: Set<[Decision]> = []
    for _ in 0..<3_500 {
      let (one, other) = (tried.groups(&random), tried.groups(&random))
      let expected: [Decision] = [
        tried.canHold(one) ? .yes : .no, tried.alwaysHolds(one) ? .yes : .no,
        tried.canHold(one, without: other) ? .no : .yes,
      ]
      let (first, second) = (tried.written(one), tried.written(other))
      let found = [logic.canHold(first), logic.alwaysHolds(first), logic.implies(first, second)]
      seen.insert(expected)
      #expect(
        found == expected,
        "\(first.map { $0.map(\.sentence) }) and \(second.map { $0.map(\.sentence) }): can hold, always holds, implies")
      if found != expected { return }
    }
    #expect(seen.count > 3, "conditions of all sorts came up")
  }

  /// Conditions about different things at once: nothing of one depends on another.
  @Test func differentThingsAreDecidedTogether() throws {
    let logic = ConditionLogic(in: Self.workspace)
    var random = SeededRandom(seed: 11)
    for _ in 0..<40 {
      var (sentences, moments): ([String], [Moment]) = ([], [Moment()])
      for domain in [1, 2, 3, 5].map({ Self.domains[$0] }) {
        let some = (0..<4).compactMap { _ in domain.sentences.randomElement(using: &random) }
        let own = try Self.distinct(domain.moments, by: Tried(some, domain.moments))
        moments = moments.flatMap { base in own.map { base.with($0) } }
        sentences += some
      }
      let tried = try Tried(sentences, moments)
      for _ in 0..<50 {
        let (one, other) = (tried.groups(&random), tried.groups(&random))
        let (first, second) = (tried.written(one), tried.written(other))
        #expect(logic.implies(first, second) == (tried.canHold(one, without: other) ? .no : .yes))
      }
    }
  }

  /// Of moments that no condition tells apart the first.
  private static func distinct(_ moments: [Moment], by tried: Tried) -> [Moment] {
    var seen: Set<[Bool]> = []
    return moments.indices.filter { at in
      seen.insert(tried.holds.map { $0[at / 64] >> UInt64(at % 64) & 1 == 1 }).inserted
    }.map { moments[$0] }
  }
}
