import ChatflowModel

/// A conversation of a visitor with a chatflow, as a value: it takes inputs one by one and says what follows from each.
///
/// ```swift
/// let flow = PreparedFlow(chatflow, in: workspace)
/// var conversation = Conversation(with: Visitor(), following: flow)
/// for happening in conversation.take(.start(), in: World(now: now, zone: { NamedTimeZone($0) })) { … }
/// for happening in conversation.take(.visitor(.says("Hi")), in: world) { … }
/// ```
///
/// Nothing is sent, written or waited for: what a service is asked is a happening (`.asks`), and its answer an input.
/// `state.stand` tells what has to come next. The same inputs with the same worlds give the same happenings, so that
/// stepping back is a new conversation with fewer of them, and an edited chatflow is tried by giving them to the new one.
/// See "Running a conversation" in docs/behaviour.md.
///
/// What a channel cannot show (quick replies above a number, formatting) is no matter of the engine: a channel makes what
/// it can of `Said`, and gives back what was typed, which counts as a quick reply if it is the label of one.
public struct Conversation: Sendable {
  /// The chatflow that it follows.
  public let flow: PreparedFlow
  /// What it remembers.
  public private(set) var state: ConversationState

  /// A conversation that has not begun.
  public init(with visitor: Visitor = Visitor(), following flow: PreparedFlow) {
    self.flow = flow
    state = ConversationState(visitor)
  }

  /// A conversation as it was kept, continued with the chatflow as it is now.
  public init(_ state: ConversationState, following flow: PreparedFlow) {
    self.flow = flow
    self.state = state
  }

  /// Takes an input, and returns what follows from it, in order.
  public mutating func take(_ input: Input, in world: World) -> [Happening] {
    var turn = Turn(flow, world)
    swap(&state, &turn.state)
    turn.take(input)
    swap(&state, &turn.state)
    return turn.happenings
  }

  /// The most actions that run without a word of the visitor.
  public static let mostSilentActions = 200
}
