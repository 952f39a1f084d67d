import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing

/// Chatflows for the tests, as their files hold them.
enum Sample {
  /// The support bot with rules about who sees it.
  static let targeted: Chatflow = {
    var flow = support
    flow.values["target"] = .record([
      "show": .records([
        ["value": .text("example.com/pricing")],
        ["rule": .text("query-is"), "parameter": .text("utm_source"), "value": .text("newsletter")],
      ]),
      "visitors": .records([["rule": .text("in-segment"), "segment": .text("vip")]]),
    ])
    return flow
  }()

  /// What the chatflows share.
  static let workspace = WorkspaceFile.decode(
    """
    name: Acme support
    office-hours:
      time-zone: Europe/Stockholm
      hours: {mon: 09:00-17:00, tue: 09:00-17:00, fri: "09:00-12:00, 13:00-15:00", sat: 22:00-02:00}
      exceptions: [{date: 2026-12-24, note: Christmas Eve}]
    people:
      anna: Anna Berg
      omar:
        name: Omar Haddad
        hours: {mon: 08:00-12:00}
        out-of-office: [{from: 2026-02-02, to: 2026-02-06, note: Skiing}]
    teams: {support: {name: Support, members: [anna]}}
    contact-properties: {plan: {label: Plan, type: choice, options: [Starter, Growth]}}
    segments: {vip: VIP customers}
    pipelines: {support: {name: Support, statuses: [New, Waiting, Closed]}}
    handoff: {route-to: team:support}
    texts: {away: We are back on Monday.}
    fallbacks: {contact.firstname: there}
    """
  ).workspace

  static let support = flow(
    """
    chatflow: 1
    name: Support bot
    start: greet
    actions:
      greet:
        action: message
        name: Greet
        message: Hi {{contact.firstname|there}}! I'm the Acme helper.
        next: topic
      topic:
        action: question
        name: What do you need help with?
        message: What do you need help with?
        replies:
          - reply: Billing
            next: billing
          - reply: Technical
            next: product
          - reply: Talk to a person
            next: email
        free-text: false
      billing:
        action: message
        name: About your bill
        message: Your bill is in the mail.
        next: email
      product:
        action: question
        name: Which product is it?
        message: Which product is it about?
        save-to: contact.product
        next: email
      email:
        action: question
        name: What is your email?
        message: What is your email address?
        save-to: contact.email
        next: online
      online:
        action: if-then
        name: Is a team member online?
        branches:
          - label: Online
            if:
              - team member is available
            next: people
        next: again
      people:
        action: send-to-team-member
        name: Hand over to people
      again:
        action: message
        name: Start again
        message: Nobody is here. Let us start again.
        go-to: topic
    """)

  /// The support bot with problems in cards, in a field of a group and in the settings.
  static let faulty: Chatflow = {
    var flow = support
    flow.actions["topic"]?.replies += [QuickReply("billing "), QuickReply("Technical")]
    flow.actions["email"]?.next = .to("onlin")
    flow.actions["product"]?.name = ""
    flow.values["tags"] = .list(["Support", "support"].map { ListedText($0) })
    return flow
  }()

  /// Greet, then the end.
  static let short = flow(
    """
    chatflow: 1
    name: Short
    start: greet
    actions:
      greet:
        action: message
        name: Greet
        message: Hello.
    """)

  /// A question with all that a question can have, and the end.
  static let asking = flow(
    """
    chatflow: 1
    name: Asking
    start: stage
    actions:
      stage:
        action: question
        name: Ask what brings them here
        message: Are you a customer already?
        replies:
          - reply: Customer
            next: thanks
          - reply: I am just looking
            value: subscriber
          - reply: Something else
            go-to: thanks
        save-to: contact.lifecyclestage
        skip-if-known: true
        error-text: Please choose one of these.
        when-not-understood: thanks
        next: thanks
      thanks:
        action: message
        name: Say thank you
        message: Thank you.
    """)

  /// A question with quick replies and every sort of branch: two groups, a long sentence, an empty one, one that menus
  /// do not understand.
  static let branching = flow(
    """
    chatflow: 1
    name: Branching
    start: topic
    actions:
      topic:
        action: question
        name: What is it about?
        message: What is it about?
        replies:
          - reply: Billing
            next: billing
          - reply: Something else
        branches:
          - label: Customer online
            if:
              - contact.lifecyclestage is any of "customer", "evangelist"
              - team support is available
            or:
              - office hours are open
            next: people
          - if:
              - response contains any of "price", "how much does it cost in total"
              - company.employees is between 10 and 250
              - contact.createdate is more than 30 days ago
            next: billing
          - if:
              - respnse is empty
            next: people
          - next: end
        next: again
      billing:
        action: message
        name: About your bill
        message: Your bill is in the mail.
        next: again
      people:
        action: send-to-team-member
        name: Hand over to people
      again:
        action: message
        name: Start again
        message: Let us start again.
        go-to: topic
    """)

  /// A workspace with a team and a person.
  static let acme = WorkspaceFile.decode("people: {anna: Anna Berg}\nteams: {support: Support}").workspace

  static let empty = Chatflow(name: "Empty")

  /// A question that only quick replies answer.
  static let closed = flow(
    """
    chatflow: 1
    name: Closed
    start: ask
    actions:
      ask:
        action: question
        name: Ask
        message: What can I do?
        replies: [Track an order, Return it]
        free-text: false

    """)

  /// Messages, one after the other.
  static func chain(_ count: Int) -> Chatflow {
    let actions = (1...count).map { number in
      let next = number < count ? "\n    next: m\(number + 1)" : ""
      return "  m\(number):\n    action: message\n    name: Message \(number)\n    message: Hello\(next)\n"
    }
    return flow("chatflow: 1\nname: Chain\nstart: m1\nactions:\n" + actions.joined())
  }

  static func flow(_ text: String) -> Chatflow {
    let opened = ChatflowFile.decode(text)
    for problem in opened.problems { Issue.record("the sample is wrong: \(problem)") }
    return opened.flow ?? Chatflow(name: "unreadable")
  }
}

extension Chatflow {
  /// The same without if/then branches.
  var withoutBranches: Chatflow {
    var flow = self
    for id in flow.actions.keys { flow.actions[id]?.branches = [] }
    return flow
  }
}
