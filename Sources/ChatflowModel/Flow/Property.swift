import Words

/// A property of the contact or company: what an answer can be saved to, a condition can ask for, and an action can set.
public struct Property: Hashable, Sendable {
  /// The record that has it: `contact` or `company`.
  public var object: String
  /// Its name, as it stands behind the dot in `contact.email`.
  public var name: String
  /// What it is called; nil for those that every account has, which the words name under `token.<object>.<name>`.
  public var label: String?
  /// What its values are.
  public var type: Kind
  /// The values that a choice has, in order.
  public var options: [String]

  /// A property.
  public init(_ object: String, _ name: String, _ type: Kind = .text, label: String? = nil, options: [String] = []) {
    self.object = object
    self.name = name
    self.type = type
    self.label = label
    self.options = options
  }

  /// What the values of a property are, which decides how an answer is read and what a condition can ask.
  ///
  /// The word is that of the file; see "Properties" in docs/behaviour.md.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case text, email, phone, number, date
    case yesNo = "yes-no"
    case choice
  }

  /// As the file refers to it: `contact.email`.
  public var reference: String { "\(object).\(name)" }

  /// What it is called.
  public func title(_ words: Words) -> String {
    label ?? words.optional("token.\(object).\(name)") ?? Token(object: object, property: name).name(words)
  }

  /// The properties that every account has, in the order of the lists.
  public static let builtIn: [Property] = [
    Property("contact", "firstname"),
    Property("contact", "lastname"),
    Property("contact", "email", .email),
    Property("contact", "phone", .phone),
    Property("contact", "jobtitle"),
    Property("contact", "company"),
    Property("contact", "city"),
    Property("contact", "country"),
    Property(
      "contact", "lifecyclestage", .choice,
      options: [
        "subscriber", "lead", "marketingqualifiedlead", "salesqualifiedlead", "opportunity", "customer", "evangelist",
        "other",
      ]),
    Property("contact", "createdate", .date),
    Property("company", "name"),
    Property("company", "domain"),
    Property("company", "industry"),
    Property("company", "phone", .phone),
    Property("company", "city"),
    Property("company", "country"),
    Property("company", "employees", .number),
  ]
}
