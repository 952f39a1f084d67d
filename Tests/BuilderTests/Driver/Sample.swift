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

  /// What the chatflows share: a team, and office hours.
  static let workspace: Workspace = {
    var workspace = Workspace()
    workspace.teams["support"] = Workspace.Team(name: "Support")
    workspace.officeHours = OfficeHours(timeZone: "UTC", week: OfficeHours.Week())
    return workspace
  }()

  static let empty = Chatflow(name: "Empty")

  static func flow(_ text: String) -> Chatflow {
    let opened = ChatflowFile.decode(text)
    for problem in opened.problems { Issue.record("the sample is wrong: \(problem)") }
    return opened.flow ?? Chatflow(name: "unreadable")
  }
}
