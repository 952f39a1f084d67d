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
  /// What its author wrote and would miss, and goes with what it removes; with any of it no fix is certain.
  let going: [Going]
  /// The key of the word for what it does; `title(_:in:)` is the sentence.
  let title: String
  /// What that tells, as with a finding.
  let facts: [String: String]
  /// The actions whose names it tells, by the names of its places.
  let names: [String: ActionID]

  /// Something that has no effect on visitors and still was written by somebody.
  enum Going: Hashable, Sendable {
    /// What stands under a key that this version does not know: another version may.
    case key(String)
    /// A note for whoever reads the file.
    case note(String)
  }

  /// A fix by its parts; nil if there is nothing that it changes. Of what goes, the keys that this version does not know are
  /// found in the edit.
  init?(
    _ finding: Finding, _ title: String, certain isCertain: Bool, _ edit: Edit?, facts: [String: String] = [:],
    names: [String: ActionID] = [:], notes: [String] = []
  ) {
    guard let edit else { return nil }
    self.finding = finding
    self.title = title
    going = edit.lostKeys.map(Going.key) + notes.map(Going.note)
    self.isCertain = isCertain && going.isEmpty
    self.edit = edit
    self.facts = facts
    self.names = names
  }

  /// What it does, such as *Remove the quick reply*, and what goes with that; without the chatflow, actions are told by their
  /// ids.
  public func title(_ words: Words, in flow: Chatflow? = nil) -> String {
    going.reduce(words(title, words.filled(facts, names, in: flow))) { what, going in
      switch going {
      case .key(let key): words("fix.with-key", ["what": what, "key": key])
      case .note(let note): words("fix.with-note", ["what": what, "note": note])
      }
    }
  }
}
