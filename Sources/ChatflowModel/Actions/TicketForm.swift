/// What the fields of *Submit a ticket* mean; see that heading in docs/behaviour.md.
public struct TicketForm: Sendable {
  /// What asks for the ticket's name and description.
  public let (askForName, askForDescription): (Message?, Message?)
  /// Where the ticket is opened; nil for the account's default.
  public let pipeline: String?
  /// Its status; nil for the first of the pipeline.
  public let status: String?
  /// How urgent it is.
  public let priority: String
  /// Who gets it.
  public let owner: Owner
  /// Where it comes from.
  public let source: String
  /// Further properties of the ticket, by their names.
  public let properties: [(name: String, value: String)]
  /// What is said when it is open.
  public let confirmation: Message?

  /// Who gets a ticket.
  public enum Owner: Hashable, Sendable {
    case unassigned
    case contactOwner
    case recipient(Recipient)
  }

  static let statusField: FieldID = "status"

  /// Nil for an action of another kind. Texts that are left out are in the chatflow's language.
  public init?(_ action: Action, in language: String) {
    guard let values = DescribedValues(action, .submitTicket, in: language) else { return nil }
    askForName = values.message("ask-for-name")
    askForDescription = values.message("ask-for-description")
    pipeline = values.text("pipeline")
    status = values.text(Self.statusField)
    priority = values.text("priority") ?? "medium"
    owner =
      switch values.text("owner") {
      case "contact-owner": .contactOwner
      case let text?: Recipient(text: text).map(Owner.recipient) ?? .unassigned
      case nil: .unassigned
      }
    source = values.text("source") ?? "chat"
    properties = values.records("properties").compactMap { entry in
      entry["property"]?.text.map { ($0, entry["value"]?.text ?? "") }
    }
    confirmation = values.message("confirmation")
  }
}
