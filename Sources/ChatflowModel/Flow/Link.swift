/// Where a connection leads.
public enum Destination: Hashable, Sendable {
  /// To an action of the same chatflow; the action may be missing, which is an error of the flow and not of the file.
  case action(ActionID)
  /// The automated part of the chat ends there.
  case end
}

/// A connection, written once, at its source.
public struct Link: Hashable, Sendable {
  /// Where it leads.
  public var destination: Destination
  /// Whether it was made with "Go to…": drawn as a jump, and never moves a card. Written as `go-to` in place of `next`.
  public var isJump: Bool

  /// A connection that leads to a destination.
  public init(_ destination: Destination, isJump: Bool = false) {
    self.destination = destination
    self.isJump = isJump
  }

  /// A connection to an action, drawn as structure.
  public static func to(_ id: ActionID) -> Link { Link(.action(id)) }
  /// An explicit jump to an action.
  public static func jump(to id: ActionID) -> Link { Link(.action(id), isJump: true) }
  /// A connection that ends the chat.
  public static let end = Link(.end)

  /// The action it leads to, if it leads to one.
  public var action: ActionID? {
    if case .action(let id) = destination { id } else { nil }
  }
}

/// Which of an action's connections is meant.
public enum PortID: Hashable, Sendable {
  /// The catch-all.
  case next
  /// The connection of the quick reply at that index.
  case reply(Int)
  /// The connection of the if/then branch at that index.
  case branch(Int)
  /// A special edge.
  case edge(EdgeID)
}

/// Where a connection is written: at the start of the chatflow or at one of an action's ports.
public enum Origin: Hashable, Sendable {
  /// "Visitor starts the chat".
  case start
  /// A port of an action.
  case port(ActionID, PortID)

  /// The action at whose port it is written.
  public var action: ActionID? {
    if case .port(let id, _) = self { id } else { nil }
  }
}
