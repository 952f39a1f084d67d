/// One port of one action: the connection that leaves there.
public struct Connection: Hashable, Sendable {
  /// The index of the action that the connection leaves.
  public var action: Int
  /// The index of its port.
  public var port: Int

  /// The connection that leaves an action by a port.
  public init(action: Int, port: Int = 0) {
    self.action = action
    self.port = port
  }
}

/// A plus icon: a place where an action can be inserted.
public enum Plus: Hashable, Sendable {
  /// Below "Visitor starts the chat".
  case start
  /// On a connection: behind a plain action, or on a branch header.
  case connection(Connection)
  /// In front of an action that two or more lines reach.
  case join(Int)
}

/// What inserting an action at a plus means.
public enum Insertion: Hashable, Sendable {
  /// The chat starts with the new action, which leads to the former first action, if there was one.
  case start
  /// The connection leads to the new action, which leads where the connection led: to an action, to an end, or by a
  /// jump.
  case onConnection(Connection)
  /// The connections drawn as lines into `target` lead to the new action, which leads to `target`; jumps to it stay.
  case beforeJoin(target: Int, lines: [Connection])
}

/// What can have the focus on the canvas.
public enum Stop: Hashable, Sendable {
  /// A card.
  case card(Int)
  /// A branch header, which is also the plus icon of the branch's connection.
  case header(Connection)
  /// A plus icon that is no branch header.
  case plus(Plus)
}

/// What a click on the canvas means.
public enum Hit: Hashable, Sendable {
  /// The row at which the chat starts, in an Outline or a Map.
  case start
  /// A card.
  case card(Int)
  /// A branch's label.
  case header(Connection)
  /// The text that says what a folded branch hides.
  case fold(Connection)
  /// A plus icon, that of a branch header included.
  case plus(Plus)
  /// The text that says where a connection leads: to the action `target`.
  case jump(Connection, target: Int)
}

/// How the branches of an action stand if not as the width decides.
public enum Pin: String, Hashable, Sendable, CaseIterable {
  /// Side by side, even if they are wider than the canvas.
  case columns
  /// One under the other, even if there is room beside.
  case stacked
}
