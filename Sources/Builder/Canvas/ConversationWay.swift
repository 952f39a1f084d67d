import ChatflowModel

/// The way of a conversation through a chatflow, as the canvas shows it.
struct ConversationWay: Hashable, Sendable {
  /// The action at which it stands.
  var stand: ActionID?
  /// The actions that it came to, that one included.
  var passed: Set<ActionID> = []
  /// The connections that it took.
  var taken: Set<BranchID> = []
}
