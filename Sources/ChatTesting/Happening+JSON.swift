import ChatflowEngine
import ChatflowModel

extension Happening {
  /// What happened, for other programs: what the visitor reads by its parts, anything else as a transcript has it, with the
  /// action, the connection and the JSON that was sent.
  public var json: JSON {
    switch self {
    case .said(let said):
      let bubble = BubbleText(said)
      return Self.object(
        "said",
        [
          ("by", .text(said.speaker.rawValue)), ("text", .text(bubble.text)),
          ("attachments", .list(bubble.attachments.map(JSON.text))), ("replies", .list(bubble.replies.map(JSON.text))),
          ("delay", .number("\(said.delay)")), ("action", said.source.action.map { .text($0.text) }),
        ])
    case .waits(let waiting):
      return Self.object(
        "waits",
        [
          ("action", waiting.action.map { .text($0.text) }), ("for", .text(waiting.purpose.rawValue)),
          ("freeText", .flag(waiting.takesFreeText)), ("several", .flag(waiting.takesSeveral)),
          ("replies", .list(waiting.replies.map { .text($0.label) })), ("attempt", .number("\(waiting.attempt)")),
          ("attempts", .number("\(waiting.attempts)")),
        ])
    case .went(let went):
      return Self.object(
        "went",
        [
          ("from", went.from.map { .text($0.text) }), ("port", went.port.map { .text($0.word) }),
          ("to", went.to == .end ? .null : .text(went.to.id?.text ?? "")), ("why", went.why.words.map(JSON.text)),
        ])
    case .asks(let request):
      let line = SilentLine(self)
      return Self.object(
        "asks",
        [("action", .text(request.action.text)), ("line", line.map { .text($0.line) }), ("sent", line?.sent)])
    case .skipped, .wrote, .did, .handedOver, .handoff, .ended, .trouble, .ignored:
      let line = SilentLine(self)
      return Self.object(word, [("line", line.map { .text($0.line) })])
    }
  }

  private var word: String {
    switch self {
    case .said: "said"
    case .waits: "waits"
    case .went: "went"
    case .skipped: "skipped"
    case .wrote: "wrote"
    case .did: "did"
    case .asks: "asks"
    case .handedOver: "handedOver"
    case .handoff: "handoff"
    case .ended: "ended"
    case .trouble: "trouble"
    case .ignored: "ignored"
    }
  }

  private static func object(_ word: String, _ members: [(String, JSON?)]) -> JSON {
    .members(
      [JSON.Member("happened", .text(word))] + members.compactMap { key, value in value.map { JSON.Member(key, $0) } })
  }
}

extension Destination {
  fileprivate var id: ActionID? { if case .action(let id) = self { id } else { nil } }
}

extension PortID {
  /// A word for it: replies and branches are counted from 1.
  var word: String {
    switch self {
    case .next: "next"
    case .reply(let index): "reply \(index + 1)"
    case .branch(let index): "branch \(index + 1)"
    case .edge(let edge): edge.text
    }
  }
}
