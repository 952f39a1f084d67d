import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Randomness
import Testing

/// What is found in the branches of a question is what trying all its answers comes to.
///
/// Questions are made at random: with quick replies, some with a connection of their own, with and without free text, of
/// which one answer is taken or several, saved nowhere or to a property of any type, and skipped where that is known.
@Suite struct PassedOnTests {
  private static let texts = ["a", "b", "ab", "ba", "1", "12", "yes", "no", "one"]
  private static let options = ["a", "b", "ab"]
  private static let numbers = ["1", "12", "2", "2.5", "-1"]
  private static let days = ["2026-03-10", "2026-03-12"]

  /// What a visitor does about a question.
  private enum Deed {
    case chooses([String])
    case says(String)
    /// The question is skipped, since this is known.
    case knows(String)
  }

  /// A question, and what it is saved to.
  private struct Asked {
    var flow: Chatflow
    var workspace: Workspace
    let type: Property.Kind?
    let isSkipped: Bool

    var action: Action { flow.actions["ask"] ?? Action(id: "ask", kind: "question", name: "Ask") }
    private var takesFreeText: Bool { action.question?.takesFreeText == true }

    /// Whether all answers that there are can be tried.
    var isClosed: Bool {
      if isSkipped { return false }
      return !takesFreeText || type == .yesNo || type == .choice
    }

    /// Everything that a visitor can do, or, where that is not all, much of it.
    var deeds: [Deed] {
      let labels = action.replies.map(\.label)
      let isSeveral = action.question?.takesSeveralAnswers == true
      let sets: [[String]] = (1..<1 << labels.count).map { set in
        labels.indices.filter { set >> $0 & 1 == 1 }.map { labels[$0] }
      }
      var deeds = sets.filter { isSeveral || $0.count == 1 }.map(Deed.chooses)
      let written = PassedOnTests.texts + PassedOnTests.numbers + PassedOnTests.days + ["21", "3", "0.5", "2026-03-11"]
      if takesFreeText { deeds += written.map(Deed.says) }
      if isSkipped { deeds += written.filter { holds($0) }.map(Deed.knows) }
      return deeds
    }

    /// Whether a property can hold a value.
    private func holds(_ value: String) -> Bool { workspace.property("contact.p")?.holds(value) ?? true }

    /// The connection by which the question is left.
    func port(_ deed: Deed) -> PortID? {
      var visitor = Visitor()
      if case .knows(let value) = deed { visitor = Visitor(knowing: ["contact.p": value]) }
      var talk = Talk(flow, workspace, visitor, at: "2026-11-27 15:00")
      var happened = talk.take(.start(at: nil))
      switch deed {
      case .chooses(let labels): happened += talk.take(.visitor(.chooses(labels)))
      // What is not understood is said until it is given up.
      case .says(let text): for _ in 0..<6 { happened += talk.take(.visitor(.says(text))) }
      case .knows: break
      }
      for case .went(let went) in happened where went.from == "ask" { return went.port }
      return nil
    }
  }

  // MARK: - Making questions

  private static func asked(_ random: inout SeededRandom) -> Asked {
    let type: Property.Kind? =
      Int.random(in: 0..<3, using: &random) == 0 ? nil : Property.Kind.allCases.randomElement(using: &random)
    var action = Action(id: "ask", kind: "question", name: "Ask")
    action.values["message"] = .message(Message(RichText(literal: "Well?")))
    let takesFreeText = Int.random(in: 0..<3, using: &random) == 0
    if !takesFreeText { action.values["free-text"] = .flag(false) }
    if Int.random(in: 0..<4, using: &random) == 0 { action.values["several-answers"] = .flag(true) }
    let isSkipped = type != nil && Int.random(in: 0..<4, using: &random) == 0
    if type != nil { action.values["save-to"] = .text("contact.p") }
    if isSkipped { action.values["skip-if-known"] = .flag(true) }
    let values = texts + numbers + days + [""]
    for label in ["One", "Two", "Three"].prefix(Int.random(in: takesFreeText ? 0...3 : 1...3, using: &random)) {
      let value = Int.random(in: 0..<4, using: &random) == 0 ? nil : values.randomElement(using: &random)
      let link: Link? = Int.random(in: 0..<4, using: &random) == 0 ? Link.to("bye") : nil
      action.replies.append(QuickReply(label, value: value, link: link))
    }
    let isResponse = Bool.random(using: &random)
    let sentences = isResponse ? asText.map { "response \($0)" } : comparisons(of: type).map { "answer.ask \($0)" }
    action.branches = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      let groups = (0..<Int.random(in: 1...2, using: &random)).map { _ in
        (0..<Int.random(in: 1...2, using: &random)).compactMap { _ in
          sentences.randomElement(using: &random).map { Condition($0) }
        }
      }
      return Branch(groups: groups, link: .end)
    }
    action.next = .to("bye")
    var flow = Chatflow(name: "Asked")
    flow.start = .to("ask")
    flow.actions["ask"] = action
    flow.actions["bye"] = Action(id: "bye", kind: "message", name: "Bye")
    var workspace = Workspace()
    if let type {
      var property: FieldValues = ["id": .text("p"), "type": .text(type.rawValue)]
      if type == .choice { property["options"] = .list(options) }
      workspace.values["contact-properties"] = .records([property])
    }
    return Asked(flow: flow, workspace: workspace, type: type, isSkipped: isSkipped)
  }

  /// What can be asked of a text.
  private static let asText: [String] = {
    let quoted = texts.map { "\"\($0)\"" }
    var all = ["is empty"] + ["a*", "*b", "?", "1*", "[ab]?", "*; *"].map { "matches pattern \"\($0)\"" }
    for comparison in [
      "is equal to any of", "is not equal to any of", "contains any of", "does not contain any of",
      "starts with any of",
    ] {
      all += quoted.map { "\(comparison) \($0)" }
      all += quoted.indices.dropLast(3).map { "\(comparison) \(quoted[$0]), \(quoted[$0 + 3])" }
    }
    return all
  }()

  /// What can be asked of the answer by its name.
  private static func comparisons(of type: Property.Kind?) -> [String] {
    let compared: [String]
    switch type {
    case .number:
      compared = ["is equal to", "is not equal to", "is greater than", "is at least", "is less than", "is at most"]
        .flatMap { comparison in numbers.map { "\(comparison) \($0)" } }
    case .date: compared = ["is", "is before", "is after"].flatMap { comparison in days.map { "\(comparison) \($0)" } }
    case .yesNo, .choice:
      let choices = type == .choice ? options : [Property.yes, Property.no]
      compared = ["is any of", "is none of"].flatMap { comparison in choices.map { "\(comparison) \"\($0)\"" } }
    case .text, .email, .phone, nil: compared = asText
    }
    return compared + ["is known", "is unknown"]
  }

  // MARK: - What is found

  private static func found(in asked: Asked) -> [Finding] {
    let links = FlowConnections(asked.flow, workspace: asked.workspace)
    return Checks.action(asked.action, workspace: links.workspace(asked.workspace, for: asked.action))
  }

  /// The connections that are never taken by what is found.
  private static func never(_ found: [Finding], _ action: Action) -> Set<PortID> {
    let branches = action.branches.indices
    var never: Set<PortID> = []
    var excluded: [Int: Set<Int>] = [:]
    for finding in found {
      guard case .branch(let branch)? = finding.place.port else { continue }
      let problem = finding.facts["problem-key"] ?? ""
      switch finding.rule {
      case "branch-taken" where problem.hasSuffix(".answers"): never.formUnion(branches.map(PortID.branch))
      case "branch-taken": never.insert(.branch(branch))
      case "always-matches" where problem.hasSuffix(".otherwise"): never.insert(.next)
      case "always-matches": never.formUnion(branches.filter { $0 > branch }.map(PortID.branch))
      case "conditions-exclude":
        if let place = finding.place.condition { excluded[branch, default: []].insert(place.group) }
      default: break
      }
    }
    for (branch, groups) in excluded where groups.count == action.branches[branch].groups.count {
      never.insert(.branch(branch))
    }
    return never
  }

  @Test func whatIsFoundIsWhatTryingAllAnswersComesTo() {
    var random = SeededRandom(seed: 23)
    var (closed, open) = (0, 0)
    for number in 0..<1_500 {
      let asked = Self.asked(&random)
      let found = Self.found(in: asked)
      let unread: Set<RuleID> = ["condition-unreadable", "condition-type", "condition-missing"]
      #expect(!found.contains { unread.contains($0.rule) }, "\(number)")
      let never = Self.never(found, asked.action)
      let taken = Set(asked.deeds.compactMap { asked.port($0) })
      let wrong = never.intersection(taken)
      #expect(wrong.isEmpty, "\(number): \(asked.action)")
      if !never.isEmpty { open += 1 }
      guard asked.isClosed else {
        if wrong.isEmpty { continue } else { return }
      }
      let untaken = Set(asked.action.branches.indices.map(PortID.branch)).subtracting(taken)
      #expect(never.subtracting([.next]) == untaken, "\(number): \(asked.action)")
      if never.subtracting([.next]) != untaken { return }
      if !untaken.isEmpty { closed += 1 }
    }
    #expect(closed > 50 && open > closed, "branches of all sorts came up")
  }

  /// An answer that holds nothing is an empty response, and by the question's id it is not known, as the value of a record.
  @Test(arguments: [
    ("response is empty", true), ("answer.ask is empty", false), ("answer.ask is unknown", true),
    ("answer.ask is known", false),
  ])
  func anAnswerThatHoldsNothingIsDecided(condition: String, isTaken: Bool) {
    var asked = Asked(flow: Chatflow(name: "Nothing"), workspace: Workspace(), type: nil, isSkipped: false)
    var action = Action(id: "ask", kind: "question", name: "Ask")
    action.values["free-text"] = .flag(false)
    action.replies = [QuickReply("None of these", value: "")]
    action.branches = [Branch(groups: [[Condition(condition)]], link: .end)]
    action.next = .end
    asked.flow.start = .to("ask")
    asked.flow.actions["ask"] = action
    #expect(asked.isClosed)
    #expect(asked.port(.chooses(["None of these"])) == (isTaken ? .branch(0) : .next), "\(condition)")
    #expect(Self.never(Self.found(in: asked), action).contains(.branch(0)) == !isTaken, "\(condition)")
  }

  /// Too many answers that can be chosen together are not tried.
  @Test func manyAnswersTogetherAreNotJudged() {
    var asked = Asked(flow: Chatflow(name: "Many"), workspace: Workspace(), type: nil, isSkipped: false)
    var action = Action(id: "ask", kind: "question", name: "Ask")
    action.values["free-text"] = .flag(false)
    action.values["several-answers"] = .flag(true)
    action.replies = (0..<20).map { QuickReply("Reply \($0)") }
    action.branches = [Branch(groups: [[Condition("response contains any of \"x\"")]], link: .end)]
    asked.flow.actions["ask"] = action
    #expect(Self.never(Self.found(in: asked), action).isEmpty)
    asked.flow.actions["ask"]?.replies.removeLast(14)
    #expect(Self.never(Self.found(in: asked), action) == [.branch(0)])
  }
}
