/// What the fields of *Knowledge base lookup* mean; see that heading in docs/behaviour.md.
public struct Lookup: Sendable {
  /// The id of the knowledge base; empty while none is named.
  public let knowledgeBase: String
  /// How many articles are shown at most.
  public let results: Int
  /// What asks whether they helped.
  public let didThisHelp: Message?
  /// What is said where there are none.
  public let nothingFound: Message?
  /// Whether the visitor is asked whether they helped: where one of the answers leads somewhere.
  public let asksWhetherItHelped: Bool

  /// Nil for an action of another kind. Texts that are left out are in the chatflow's language.
  public init?(_ action: Action, in language: String) {
    guard let values = DescribedValues(action, .knowledgeBase, in: language) else { return nil }
    knowledgeBase = values.text("knowledge-base") ?? ""
    results = max(1, values.number("results"))
    didThisHelp = values.message("did-this-help")
    nothingFound = values.message("nothing-found")
    asksWhetherItHelped = [true, false].contains { action.edges[Self.edge(helped: $0)] != nil }
  }

  /// Where it goes on by whether the articles helped.
  public static func edge(helped: Bool) -> EdgeID { helped ? "when-helped" : "when-not-helped" }
  /// Where it goes on without articles.
  public static let nothingFoundEdge: EdgeID = "when-nothing-found"
}
