import Words

/// What mends a finding, as an edit; made by the rule that found it.
public struct Fix: Hashable, Sendable {
  /// What it mends.
  public let finding: Finding
  /// The change, of the chatflow or of what the chatflows of the folder share; it is undone as one step.
  public let edit: Edit
  /// Whether it may be done without asking: the chatflow means the same to visitors afterwards, since what goes could never
  /// have any effect. One that is not is what the author probably meant.
  public let isCertain: Bool
  /// The key of the word for what it does; `title(_:in:)` is the sentence.
  let title: String
  /// What that tells, as with a finding.
  let facts: [String: String]
  /// The actions whose names it tells, by the names of its places.
  let names: [String: ActionID]

  /// A fix by its parts; nil if there is nothing that it changes.
  init?(
    _ finding: Finding, _ title: String, certain isCertain: Bool, _ edit: Edit?, facts: [String: String] = [:],
    names: [String: ActionID] = [:]
  ) {
    guard let edit else { return nil }
    self.finding = finding
    self.title = title
    self.isCertain = isCertain
    self.edit = edit
    self.facts = facts
    self.names = names
  }

  /// What it does, such as *Remove the quick reply*; without the chatflow, actions are told by their ids.
  public func title(_ words: Words, in flow: Chatflow? = nil) -> String {
    words(title, words.filled(facts, names, in: flow))
  }
}
