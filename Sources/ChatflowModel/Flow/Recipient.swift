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
