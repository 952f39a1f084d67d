/// Who the visitor is when a conversation begins: the records of them, by references such as `contact.email`.
public struct Visitor: Hashable, Sendable {
  /// Whether the contact is known. Until it is, what is done with it waits.
  public var isKnown: Bool
  /// What the records hold, by reference: of the contact, the company, the ticket and the owner.
  public var values: [String: String]
  /// Who owns the contact.
  public var owner: PersonID?

  /// Nobody that is known.
  public init() { (isKnown, values, owner) = (false, [:], nil) }

  /// A known contact.
  public init(knowing values: [String: String], owner: PersonID? = nil) {
    (isKnown, self.values, self.owner) = (true, values, owner)
  }

  /// The reference that makes a contact known.
  public static let email = "contact.email"
}
