import ChatflowModel

/// What the visitor reads.
extension Turn {
  /// Says a text; the typing delay passes before all but the first of an input.
  mutating func say(
    _ text: PreparedText, _ source: Said.Source, replies: [OfferedReply] = [], by speaker: Speaker = .bot
  ) {
    let (rich, plain) = resolved(text)
    happen(
      .said(
        Said(
          speaker: speaker, text: rich, attachments: text.attachments, replies: replies,
          delay: hasSpoken ? contents.typingDelay : 0, source: source)))
    hasSpoken = true
    state.transcript.append(Spoken(speaker: speaker, text: plain))
  }

  /// Says the bubbles of an action; quick replies belong to the last.
  mutating func sayBubbles(_ action: PreparedAction, replies: [OfferedReply] = []) {
    let last = action.bubbles.count - 1
    for (index, bubble) in action.bubbles.enumerated() {
      say(bubble, .bubble(action.id, index), replies: index == last ? replies : [])
    }
  }

  /// Says another text of an action, if there is one.
  mutating func say(
    _ message: Message?, _ part: Said.Part, of action: PreparedAction, replies: [OfferedReply] = [],
    by speaker: Speaker = .bot
  ) {
    guard let message else { return }
    say(PreparedText(message), .text(action.id, part), replies: replies, by: speaker)
  }

  /// Says what somebody outside said, taken literally.
  mutating func say(literally text: String, by speaker: Speaker, at action: ActionID) {
    say(PreparedText(Message(RichText(literal: text))), .outside(action), by: speaker)
  }

  /// A text of the bot's own, in the language of the chatflow.
  func preset(_ text: BotText) -> String { contents.botTexts[text] ?? "" }

  /// A quick reply of the bot's own.
  func offered(_ text: BotText) -> OfferedReply { OfferedReply(preset(text)) }

  // MARK: - Waiting

  mutating func wait(
    _ action: ActionID?, _ purpose: Waiting.Purpose, freeText: Bool = true, replies: [OfferedReply] = [],
    several: Bool = false, attempt: Int = 1, of attempts: Int = 1
  ) {
    let waiting = Waiting(
      action: action, purpose: purpose, takesFreeText: freeText, replies: replies, takesSeveral: several,
      attempt: attempt, attempts: attempts)
    state.stand = .waits(waiting)
    happen(.waits(waiting))
  }
}
