import ChatflowModel

/// Ways of conversations through a chatflow, as the canvas shows them: of the one that is tried out, or of all tests.
struct ConversationWay: Hashable, Sendable {
  /// The action at which it stands; nil of tests.
  var stand: ActionID?
  /// The actions that they came to, that one included.
  var passed: Set<ActionID> = []
  /// The connections that it took; of tests their counts tell that.
  var taken: Set<BranchID> = []
  /// How often tests took each connection that counts as such; empty of one that is tried out.
  var counts: [Origin: Int] = [:]
}
