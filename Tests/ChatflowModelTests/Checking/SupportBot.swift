import ChatflowModel
import OrderedCollections

/// A small flow in which nothing is wrong, to be broken in one place by each test.
///
/// greet → topic (Billing → email, Technical → team) ; email → online? (Online → hand-over, otherwise → ticket)
struct SupportBot {
  var flow = Chatflow(name: "Support bot")
  var workspace = Workspace()

  init() {
    var greet = Action(id: "greet", kind: "message", name: "Greet")
    greet.values["message"] = .message(Message(RichText(literal: "Hi!")))
    greet.next = .to("topic")
    var topic = Action(id: "topic", kind: "question", name: "Ask for the topic")
    topic.values["message"] = .message(Message(RichText(literal: "What is it about?")))
    topic.values["free-text"] = .flag(false)
    topic.replies = [QuickReply("Billing", link: .to("email")), QuickReply("Technical", link: .to("team"))]
    var email = Action(id: "email", kind: "question", name: "Ask for the email")
    email.values["message"] = .message(Message(RichText(literal: "Your email?")))
    email.next = .to("online")
    var online = Action(id: "online", kind: "if-then", name: "Is a team member online?")
    online.branches = [Branch(groups: [[Condition("team member is available")]], link: .to("hand-over"))]
    online.next = .to("ticket")
    let handOver = Action(id: "hand-over", kind: "send-to-customer-agent", name: "Hand over")
    let ticket = Action(id: "ticket", kind: "submit-ticket", name: "Open a ticket")
    let team = Action(id: "team", kind: "send-to-team-member", name: "Send to the team")
    flow.start = .to("greet")
    for action in [greet, topic, email, online, handOver, ticket, team] { flow.actions[action.id] = action }
  }

  /// The bot with one action changed.
  func with(_ id: ActionID, _ change: (inout Action) -> Void) -> SupportBot {
    var bot = self
    if var action = bot.flow.actions[id] {
      change(&action)
      bot.flow.actions[id] = action
    }
    return bot
  }

  /// The bot with one action more, at the end of the file.
  func adding(_ id: ActionID, _ kind: KindID, _ change: (inout Action) -> Void = { _ in }) -> SupportBot {
    var bot = self
    var action = Action(id: id, kind: kind, name: id.text)
    for field in ActionKinds[kind]?.fields ?? [] where field.isRequired { action.values[field.id] = Self.sample(field) }
    change(&action)
    bot.flow.actions[id] = action
    return bot
  }

  /// A value that nothing is wrong with.
  private static func sample(_ field: Field) -> FieldValue {
    switch field.editor {
    case .message, .propertyValue: .message(Message(RichText(literal: "Hello")))
    case .property(let records): .text("\(records[0]).city")
    case .address: .text("https://example.com")
    default: .text("hello")
    }
  }

  var findings: [Finding] { Checks.run(flow, workspace: workspace) }

  /// Each finding as `severity rule action/field/subfield port`.
  var found: [String] { findings.map(\.short) }
}

extension Finding {
  var short: String {
    var text = severity == .error ? "✗ \(rule)" : "▲ \(rule)"
    let steps = place.path.steps.map { step in
      switch step {
      case .group(let field): field.text
      case .entry(let field, let index): "\(field)[\(index)]"
      }
    }
    let names = [place.action?.text].compactMap { $0 } + steps + [place.field?.text].compactMap { $0 }
    if !names.isEmpty { text += " " + names.joined(separator: "/") }
    if let port = place.port { text += " \(port)" }
    if let condition = place.condition { text += ".\(condition.group).\(condition.index)" }
    return text
  }
}
