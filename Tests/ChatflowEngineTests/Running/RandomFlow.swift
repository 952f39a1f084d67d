import ChatflowModel
import OrderedCollections
import Randomness

/// Chatflows and workspaces over all kinds, with every field that the descriptions of the kinds have; the same for the same
/// seed. Most of them could be anybody's, and some are broken.
struct RandomFlow {
  var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  static let properties = [
    "contact.firstname", "contact.email", "contact.phone", "contact.lifecyclestage", "contact.createdate",
    "contact.score", "contact.vip", "contact.unlisted", "company.name", "company.employees",
  ]
  /// What visitors write, and authors compare with.
  static let texts = [
    "yes", "no", "price", "What does it cost?", "Anna", "anna@example.com", "12", "2026-11-20", "cancel my account",
    "a human, please", "customer", "lead", "+46 70 123 45 67", "", "  Größe ", "x-1234",
  ]

  // MARK: - Chances

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[elements.index(elements.startIndex, offsetBy: number(0...elements.count - 1))]
  }

  // MARK: - Chatflows

  mutating func flow() -> Chatflow {
    var flow = Chatflow(name: "Bot")
    let ids = (0..<number(1...14)).map { ActionID("a\($0)") }
    // Most connections lead on, as people make them: else most conversations would go round for ever.
    for (index, id) in ids.enumerated() {
      let following = Array(ids[(index + 1)...])
      flow.actions[id] = action(id, among: chance(3) ? ids : following)
    }
    flow.start = chance(2) ? nil : chance(3) ? .to("gone") : ids.first.map { .to($0) }
    flow.values = values(ChatflowSettings.fields)
    return flow
  }

  mutating func action(_ id: ActionID, among ids: [ActionID]) -> Action {
    let kind = pick(ActionKinds.all)
    var action = Action(id: id, kind: chance(1) ? "telepathy" : kind.id, name: "Name \(id)")
    action.values = values(kind.fields)
    if kind.hasReplies {
      action.replies = (0..<number(0...3)).map {
        QuickReply(chance(30) ? pick(Self.texts) : "reply \($0)", value: chance(30) ? "v\($0)" : nil, link: link(ids))
      }
    }
    if kind.behaviour == .decides || chance(25) {
      action.branches = (0..<number(1...3)).map { _ in branch(ids) }
    }
    for edge in kind.edges where chance(60) { action.edges[edge] = link(ids) }
    action.next = link(ids)
    if chance(1) { action.defects = [FileProblem(line: 1, column: 1, reason: "problem.not-a-mapping")] }
    return action
  }

  private mutating func link(_ ids: [ActionID]) -> Link? {
    if ids.isEmpty { return chance(50) ? .end : nil }
    return switch number(0...19) {
    case 0, 1: nil
    case 2: .end
    case 3: .jump(to: pick(ids))
    case 4: chance(20) ? .to("gone") : .to(pick(ids))
    default: .to(pick(ids))
    }
  }

  private mutating func branch(_ ids: [ActionID]) -> Branch {
    let groups = (0..<number(1...2)).map { _ in
      (0..<(chance(5) ? 0 : number(1...2))).map { _ in condition(ids) }
    }
    return Branch(groups: groups, link: link(ids))
  }

  /// A condition with any operator, and with an operand and values that it can have.
  mutating func condition(_ ids: [ActionID]) -> Condition {
    if chance(2) { return Condition(pick(["", "contact.score is at least \"\"", "moon is full"])) }
    let comparison = pick(ConditionOperator.allCases)
    return Condition(ParsedCondition(operand(comparison, ids), comparison, values(comparison)).sentence)
  }

  private mutating func operand(_ comparison: ConditionOperator, _ ids: [ActionID]) -> ParsedCondition.Operand {
    let fits = comparison.definition.fits
    if fits.contains(.officeHours) { return .officeHours }
    if fits.contains(.availability) {
      let people: [ParsedCondition.Human] = [
        .anyTeamMember, .contactOwner, .recipient(.team("support")), .recipient(.person("anna")),
        .recipient(.person("nobody")),
      ]
      return .availability(pick(people))
    }
    if fits.contains(.response), chance(50) { return .response }
    if chance(15) { return .property(object: Token.answers, name: ids.isEmpty ? "a0" : pick(ids).text) }
    if chance(10) { return .property(object: "conversation", name: pick(["page", "language"])) }
    let fitting: [String] =
      switch fits {
      case [.number]: ["contact.score", "company.employees"]
      case [.date]: ["contact.createdate"]
      case [.choice]: ["contact.lifecyclestage", "contact.vip"]
      case let fits where fits.contains(.number): Self.properties
      default: ["contact.firstname", "contact.email", "company.name"]
      }
    let parts = pick(fitting).split(separator: ".").map(String.init)
    return .property(object: parts[0], name: parts[1])
  }

  private mutating func values(_ comparison: ConditionOperator) -> [ParsedCondition.Value] {
    func number() -> ParsedCondition.Value { .number(DecimalNumber(self.number(0...5))) }
    func day() -> ParsedCondition.Value { .day(CalendarDay(number: 20_776 + self.number(0...5))) }
    switch comparison.definition.values {
    case .none: return []
    case .texts: return (0..<self.number(1...2)).map { _ in .text(pick(Self.texts.filter { !$0.isEmpty })) }
    case .pattern: return [.text(pick(["*", "*a*", "?es", "[a-z]-[0-9]*", "reply [!1]", "\\*", "[", "no"]))]
    case .number, .daysAgo: return [number()]
    case .numbers: return [number(), number()]
    case .day: return [day()]
    case .days: return [day(), day()]
    }
  }

  // MARK: - Fields

  /// Values for some fields: most of them something that fits, some left out, few anything else.
  mutating func values(_ fields: [Field]) -> FieldValues {
    var values = FieldValues()
    for field in fields where chance(field.isRequired ? 95 : 55) { values[field.id] = value(field) }
    return values
  }

  private mutating func value(_ field: Field) -> FieldValue? {
    switch field.editor.shape {
    case .text(let notation): return .text(text(notation, field))
    case .flag: return .flag(chance(50))
    case .number(let range): return .number(number(range.lowerBound...min(range.upperBound, range.lowerBound + 4)))
    case .duration(let steps): return .number(pick(steps))
    case .message(let tools, _): return .message(message(tools))
    case .propertyValue: return .message(Message(RichText(text: pick(Self.written), tools: .tokens)))
    case .messages(let tools): return .messages((0..<number(0...2)).map { _ in message(tools) })
    case .list(.recipient): return .list(chance(50) ? ["team:support"] : ["user:anna", "user:nobody"])
    case .list: return .list((0..<number(0...2)).map { _ in pick(["cancel", "human", "price"]) })
    case .record(let fields, _): return .record(values(fields))
    case .records(let shape): return .records((0..<number(0...2)).map { _ in values(shape.all) })
    case .edge, .replies: return nil
    }
  }

  private static let written = [
    "Anna", "12", "yes", "{{contact.firstname}}", "{{answer.a1|none}}", "lead", "2026-01-02",
  ]

  private mutating func text(_ notation: Notation, _ field: Field) -> String {
    switch notation {
    case .word(let words): pick(words)
    case .property(let records): pick(Self.properties.filter { text in records.contains { text.hasPrefix("\($0).") } })
    case .route(let words, let kinds):
      pick(words + (kinds.contains(.workflow) ? ["workflow:nurture"] : []) + ["team:support", "user:anna"])
    case .language: pick(["en", "sv", "de"])
    case .free, .id, .recipient, .hours, .date, .timeZone, .rule: "id-\(field.id)"
    }
  }

  private mutating func message(_ tools: TextTools) -> Message {
    let texts = [
      "", "Hello", "Hi {{contact.firstname}}, how are you?", "**You** said {{answer.a0|nothing}}.",
      "{{contact.score}} - [here](https://example.com) {{conversation.page}}", "- one\n- {{ticket.id}}",
    ]
    let text = RichText(text: pick(texts), tools: tools)
    return Message(text, attachments: chance(5) ? [Attachment(.file, "files/a.pdf")] : [])
  }

  // MARK: - Workspaces

  mutating func workspace() -> Workspace {
    var values = self.values(WorkspaceSettings.fields.filter { ["handoff", "texts"].contains($0.id) })
    values["contact-properties"] = .records([
      ["id": .text("score"), "label": .text("Score"), "type": .text("number")],
      ["id": .text("vip"), "label": .text("VIP"), "type": .text("yes-no")],
    ])
    values["fallbacks"] = .records([["token": .text("contact.firstname"), "text": .text("you")]])
    values["pipelines"] = .records([["id": .text("id-pipeline"), "name": .text("P"), "statuses": .list(["new"])]])
    if chance(60) {
      values["office-hours"] = .record([
        "time-zone": .text("UTC"), "hours": .record(["mon": .text("09:00-17:00"), "tue": .text("22:00-06:00")]),
      ])
    }
    if chance(60) {
      values["people"] = .records([
        ["id": .text("anna"), "name": .text("Anna"), "status": .text(chance(50) ? "away" : "available")]
      ])
      values["teams"] = .records([["id": .text("support"), "name": .text("S"), "members": .list(["anna"])]])
    }
    return Workspace(values)
  }
}
