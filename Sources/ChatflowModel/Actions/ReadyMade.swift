import Words

/// An action that the picker offers with its fields filled in, such as the question for an email address.
///
/// It is no kind: what is inserted is an ordinary action, and the file does not say where it came from. Its words stand
/// in the table under `ready-made.<id>`: `label` in the picker, `name` of the new action, what it `does`, `synonyms`,
/// and each of its texts under the field's id.
public struct ReadyMade: Hashable, Sendable, Identifiable {
  /// A stable word for it; never stored in a file.
  public let id: String
  /// What it becomes.
  public let kind: ActionKind
  /// What its fields hold, those with texts aside.
  public let values: FieldValues
  /// The fields that hold a text out of the words.
  public let texts: [FieldID]

  /// An action with its fields filled in.
  public init(_ id: String, _ kind: ActionKind, _ values: FieldValues = FieldValues(), texts: [FieldID] = []) {
    self.id = id
    self.kind = kind
    self.values = values
    self.texts = texts
  }

  /// All of them, in the order of the picker.
  public static let all: [ReadyMade] = [
    asking("name", savingTo: "contact.firstname"),
    asking("email", savingTo: "contact.email", orAgain: true),
    asking("phone", savingTo: "contact.phone", orAgain: true),
    asking("company", savingTo: "contact.company"),
  ]

  /// A question that nobody is asked twice.
  private static func asking(_ id: String, savingTo property: String, orAgain: Bool = false) -> ReadyMade {
    ReadyMade(
      id, .question, [Question.saveTo: .text(property), "skip-if-known": .flag(true)],
      texts: orAgain ? ["message", "error-text"] : ["message"])
  }

  /// All that the fields of a new action hold: its texts are for visitors, so they are in the chatflow's language.
  func filledIn(in language: String) -> FieldValues {
    let words = Words.of(.ofTexts(language))
    var filled = values
    for field in texts {
      let text = RichText(text: words["ready-made.\(id).\(field)"], tools: .all)
      filled[field] = .message(Message(text))
    }
    return filled
  }
}

/// What the picker offers: an action of a kind, empty or ready-made.
public enum Offer: Hashable, Sendable {
  /// An empty action of a kind.
  case empty(ActionKind)
  /// One with its fields filled in.
  case readyMade(ReadyMade)

  /// What is inserted.
  public var kind: ActionKind {
    switch self {
    case .empty(let kind): kind
    case .readyMade(let readyMade): readyMade.kind
    }
  }

  /// Whether it is an action with its fields filled in.
  public var isReadyMade: Bool { if case .readyMade = self { true } else { false } }

  /// What its words stand under.
  public var wordKey: String {
    switch self {
    case .empty(let kind): "action.\(kind.id)"
    case .readyMade(let readyMade): "ready-made.\(readyMade.id)"
    }
  }

  /// What the picker calls it.
  public func title(_ words: Words) -> String { words["\(wordKey).label"] }

  /// What the visitor sees of it: the very message, where that is filled in.
  public func visitor(_ words: Words, in language: String) -> String {
    guard isReadyMade else { return words["action.\(kind.id).visitor"] }
    let texts = language == words.language ? words : Words.of(.ofTexts(language))
    return texts.optional("\(wordKey).message").map { words.signs("“") + $0 + words.signs("”") }
      ?? words["action.\(kind.id).visitor"]
  }

  /// What a new action is called.
  func name(_ words: Words) -> String {
    switch self {
    case .empty(let kind): words["action.\(kind.id).label"]
    case .readyMade(let readyMade): words["ready-made.\(readyMade.id).name"]
    }
  }

  /// What the fields of a new action hold in a chatflow of a language.
  func values(in language: String) -> FieldValues {
    if case .readyMade(let readyMade) = self { readyMade.filledIn(in: language) } else { FieldValues() }
  }

  /// Everything that can be inserted: the kinds, each with what is ready-made of it behind it.
  public static let all: [Offer] = ActionKinds.all.flatMap { kind in
    [.empty(kind)] + ReadyMade.all.filter { $0.kind == kind }.map(Offer.readyMade)
  }
}
