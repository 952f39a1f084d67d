import OrderedCollections

/// What the chatflows of a folder share: the file `workspace.yaml` beside them.
public struct Workspace: Hashable, Sendable {
  /// The version of the file format that it was read from.
  public var version: Int
  /// The workspace's name.
  public var name: String?
  /// When the chat channel is open; nil where none are set, and then it always is.
  public var officeHours: OfficeHours?
  /// Whom a conversation can be given to, one by one.
  public var people: OrderedDictionary<PersonID, Person>
  /// Whom a conversation can be given to, as groups.
  public var teams: OrderedDictionary<TeamID, Team>
  /// The account's agent handoff settings, by `HandoffSettings.fields`; actions inherit them.
  public var handoff: FieldValues
  /// Keys that this version does not know.
  public var kept: [KeptEntry]

  /// A workspace in which nothing is set.
  public init() {
    version = 1
    people = [:]
    teams = [:]
    handoff = FieldValues()
    kept = []
  }

  /// A team member.
  public struct Person: Hashable, Sendable {
    /// The name that is shown.
    public var name: String
    /// Keys that this version does not know.
    public var kept: [KeptEntry]
    /// A team member.
    public init(name: String, kept: [KeptEntry] = []) {
      self.name = name
      self.kept = kept
    }
  }

  /// Team members under one name.
  public struct Team: Hashable, Sendable {
    /// The name that is shown.
    public var name: String
    /// Keys that this version does not know.
    public var kept: [KeptEntry]
    /// A team.
    public init(name: String, kept: [KeptEntry] = []) {
      self.name = name
      self.kept = kept
    }
  }

  /// The name of a person or team, or nil if the workspace has none by that id.
  public func name(of recipient: Recipient) -> String? {
    switch recipient {
    case .person(let id): people[id]?.name
    case .team(let id): teams[id]?.name
    }
  }
}

/// The id of a person in the workspace; `user:ID` in a chatflow.
public struct PersonID: Identifier {
  /// The id as it stands in the file, without the word before it.
  public let text: String
  /// An id with that text.
  public init(_ text: String) { self.text = text }
}

/// The id of a team in the workspace; `team:ID` in a chatflow.
public struct TeamID: Identifier {
  /// The id as it stands in the file, without the word before it.
  public let text: String
  /// An id with that text.
  public init(_ text: String) { self.text = text }
}

/// A person or a team that a conversation can be given to.
public enum Recipient: Hashable, Sendable {
  case person(PersonID)
  case team(TeamID)

  /// Reads `user:ID` or `team:ID`, as `assignees` and `route-to` hold it.
  public init?(text: String) {
    if text.hasPrefix("team:") {
      self = .team(TeamID(String(text.dropFirst(5))))
    } else if text.hasPrefix("user:") {
      self = .person(PersonID(String(text.dropFirst(5))))
    } else {
      return nil
    }
  }

  /// As a chatflow's file holds it.
  public var text: String {
    switch self {
    case .person(let id): "user:\(id)"
    case .team(let id): "team:\(id)"
    }
  }
}
