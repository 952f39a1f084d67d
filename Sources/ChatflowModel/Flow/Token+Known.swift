import Words

extension Token {
  /// A kind of record whose values can be put into a text, as the token picker lists it.
  ///
  /// Its name stands in the words under `token.<object>`, those of its properties under `token.<object>.<property>`.
  public struct Record: Hashable, Sendable, Identifiable {
    /// The word in the text: contact, company, ticket, owner, conversation, answer.
    public let id: String
    /// The properties that every account has, in the order of the picker. An account may have more.
    public let properties: [String]

    /// A kind of record.
    public init(_ id: String, _ properties: [String]) {
      self.id = id
      self.properties = properties
    }

    /// Its tokens, without a fallback.
    public var tokens: [Token] { properties.map { Token(object: id, property: $0) } }
  }

  /// The record in which answers are: each is a property by the id of the action that asks.
  public static let answers = "answer"

  /// The records that tokens can draw on, in the order of the picker.
  ///
  /// The properties of `answer` are the ids of the chatflow's own questions; the picker adds them.
  public static let known: [Record] = [
    Record(
      "contact",
      ["firstname", "lastname", "email", "phone", "jobtitle", "company", "city", "country", "lifecyclestage"]),
    Record("company", ["name", "domain", "industry", "phone", "city", "country"]),
    Record("ticket", ["subject", "content", "status", "priority", "id"]),
    Record("owner", ["firstname", "lastname", "email", "phone"]),
    Record("conversation", ["page", "language"]),
    Record(answers, []),
  ]

  /// The values of these records that every account has, each with its record, such as `contact.email`.
  static let references = Set(known.flatMap { record in record.properties.map { "\(record.id).\($0)" } })
}
