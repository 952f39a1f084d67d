import ChatflowModel
import OrderedCollections
import Testing

/// Chatflows for the tests, as their files hold them.
enum Sample {
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
  static let acme: Workspace = {
    var workspace = Workspace()
    workspace.teams["support"] = Workspace.Team(name: "Support")
    workspace.people["anna"] = Workspace.Person(name: "Anna Berg")
    return workspace
  }()

  static let empty = Chatflow(name: "Empty")

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
