import ChatTesting
import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Words

/// What the preview says of what happens in a conversation, in the user's language.
struct PreviewWords: Sendable {
  let flow: Chatflow
  let workspace: Workspace
  let words: Words

  init(_ state: borrowing BuilderState) {
    (flow, workspace, words) = (state.flow, state.workspace, state.words)
  }

  // MARK: - Turns

  /// The lines of one of some turns: what of the situation was changed before it, what was done, and what followed.
  func lines(of turns: [Rehearsal.Turn], at index: Int) -> [PreviewLine] {
    let turn = turns[index]
    let changes = index > 0 ? self.changes(from: turns[index - 1].situation, to: turn.situation, turn: index) : []
    let lines = turn.happenings.compactMap { happening in
      happening == .ignored(.notOffered)
        ? PreviewLine(.remark(noAnswer(turn.input, after: turns[..<index])), turn: index)
        : line(of: happening, turn: index)
    }
    if !changes.isEmpty, turn.input == .timeWentOn { return changes + lines }
    return changes + self.lines(of: turn.input, at: index, followedBy: lines)
  }

  /// That something is no answer, with the quick reply that was probably meant.
  private func noAnswer(_ input: Input, after turns: ArraySlice<Rehearsal.Turn>) -> String {
    let what = words["preview.ignored.not-offered"]
    let asked = turns.lazy.reversed().flatMap { $0.happenings.reversed() }.compactMap { happening -> Waiting? in
      if case .waits(let waiting) = happening { waiting } else { nil }
    }
    guard case .visitor(let deed) = input, let meant = asked.first?.meant(by: deed) else { return what }
    return words("problem.suggestion", ["what": what, "word": meant])
  }

  private func changes(from old: Situation, to new: Situation, turn: Int) -> [PreviewLine] {
    SituationKey.allCases.filter { $0.canChange && old.text($0) != new.text($0) }.map { key in
      let facts = [
        "what": words["field.situations.\(key.field).label"],
        "value": new.text(key) ?? words["preview.situation.usual"],
      ]
      return PreviewLine(.silent(words("preview.changed", facts)), turn: turn)
    }
  }

  private func lines(of input: Input, at index: Int, followedBy lines: [PreviewLine]) -> [PreviewLine] {
    guard let kind = kind(of: input) else { return lines }
    var asking: ActionID?
    if case .service = input { asking = lines.lazy.compactMap(\.action).first }
    return [PreviewLine(kind, of: asking, turn: index)] + lines
  }

  private func kind(of input: Input) -> PreviewLine.Kind? {
    switch input {
    case .start: nil
    case .visitor(.says(let text)): .visitor(text)
    case .visitor(.chooses(let labels)): .visitor(labels.joined(separator: ", "))
    case .visitor(.sends(let file)): .visitor(words("preview.sent", ["file": file]))
    case .visitor(.closes): .silent(words["preview.closed-chat"])
    case .timeWentOn: .silent(words["preview.time-went-on"])
    case .customerAgent(.answers), .teamMember(.answers): nil
    case .customerAgent(.cannotAnswer): .silent(words["preview.agent.cannot-answer"])
    case .customerAgent(.wasAskedForHuman): .silent(words["preview.agent.asked-for-human"])
    case .customerAgent(.wasPaused): .silent(words["preview.agent.paused"])
    case .customerAgent(.failed): .silent(words["preview.agent.failed"])
    case .teamMember(.resolves): .silent(words["preview.person.resolves"])
    case .service(let answer): .silent(words("preview.answered", ["answer": answer.text]))
    }
  }

  private func line(of happening: Happening, turn: Int) -> PreviewLine? {
    func silent(_ text: String?, _ action: ActionID?) -> PreviewLine? {
      text.map { PreviewLine(.silent($0), of: action, turn: turn) }
    }
    switch happening {
    case .said(var said):
      // What nobody wrote down is the program's own sign.
      if said.text == RichText(literal: ChatRun.unsaid) { said.text = RichText(literal: words.signs(ChatRun.unsaid)) }
      return PreviewLine(.said(said), of: said.source.action, turn: turn)
    case .waits(let waiting): return silent(text(of: waiting), waiting.action)
    case .went(let went): return silent(text(of: went), went.to.action)
    case .skipped(let id, let reason): return silent(text(ofSkipped: id, reason), id)
    case .wrote(let written): return silent(text(of: written), written.action)
    case .did(let deed): return silent(text(of: deed), deed.action)
    case .asks(let request):
      return PreviewLine(.silent(text(of: request)), of: request.action, turn: turn, asking: request)
    case .handedOver(let handedOver): return silent(text(of: handedOver.to), handedOver.action)
    case .handoff(let handoff): return silent(text(of: handoff), handoff.action)
    case .ended(let ending):
      return PreviewLine(.remark(words["preview.ended.\(ending.why.rawValue)"]), of: ending.action, turn: turn)
    case .trouble(let trouble): return PreviewLine(.trouble(text(of: trouble)), of: trouble.action, turn: turn)
    case .ignored(let reason): return PreviewLine(.remark(words["preview.ignored.\(reason.word)"]), turn: turn)
    }
  }

  func name(_ id: ActionID) -> String { flow.actions[id]?.shownName ?? id.text }

  // MARK: - Going on

  private func text(of waiting: Waiting) -> String? {
    guard waiting.attempt > 1 else { return nil }
    return words("preview.attempt", ["attempt": "\(waiting.attempt)", "attempts": "\(waiting.attempts)"])
  }

  private func text(of went: Went) -> String? {
    guard case .action(let id) = went.to else { return nil }
    let facts = ["name": name(id)]
    if went.from == nil { return words("preview.begins", facts) }
    guard let reason = reason(for: went) else { return words("preview.went", facts) }
    return words("preview.went-since", ["name": name(id), "reason": reason])
  }

  private func reason(for went: Went) -> String? {
    switch went.why {
    case .start: return nil
    case .reply(let label): return label
    case .branch(_, let condition):
      guard case .branch(let index)? = went.port,
        let label = went.from.flatMap({ flow.actions[$0] })?.branches[checked: index]?.label, !label.isEmpty
      else { return condition }
      return words("preview.why.branch", ["label": label, "condition": condition])
    case .otherwise:
      let ports = went.from.flatMap { flow.actions[$0] }?.drawnPorts.count ?? 1
      return ports > 1 ? words["preview.why.otherwise"] : nil
    case .edge:
      return went.from.flatMap { flow.actions[$0] }?.ports(words, in: workspace).first { $0.id == went.port }?.label
    case .named(let name): return words("preview.why.named", ["name": name])
    }
  }

  private func text(ofSkipped id: ActionID, _ reason: SkipReason) -> String {
    var facts = ["name": name(id)]
    switch reason {
    case .known(let property, let value):
      (facts["property"], facts["value"]) = (title(of: property), value)
      return words("preview.skipped.known", facts)
    case .closed: return words("preview.skipped.closed", facts)
    case .unavailable(.paused): return words("preview.skipped.paused", facts)
    case .unavailable: return words("preview.skipped.missing", facts)
    case .failed: return words("preview.skipped.failed", facts)
    }
  }

  /// What a property is called.
  private func title(of reference: String) -> String { workspace.property(reference)?.title(words) ?? reference }
}

/// What is done with records and services.
extension PreviewWords {
  fileprivate func text(of written: Written) -> String {
    var facts = ["property": title(of: written.property), "new": written.new, "old": written.old ?? ""]
    switch written.outcome {
    case .done where written.old == nil || written.old == written.new: return words("preview.wrote", facts)
    case .done: return words("preview.wrote-over", facts)
    case .queued: return words("preview.wrote-later", facts)
    case .unknownToken(let token):
      facts["token"] = title(of: token)
      return words("preview.not-written.token", facts)
    case .unreadable: return words("preview.not-written.unreadable", facts)
    case .failed: return words("preview.not-written.failed", facts)
    }
  }

  fileprivate func text(of deed: Deed) -> String {
    let (key, kind, id): (String, ReferenceKind, String) =
      switch deed.what {
      case .addedToSegment(let id): ("segment", .segment, id)
      case .enrolledInWorkflow(let id): ("workflow", .workflow, id)
      case .subscribed(let id): ("subscription", .subscription, id)
      }
    let text = words("preview.did.\(key)", ["name": workspace.name(of: kind, id) ?? id])
    switch deed.outcome {
    case .done: return text
    case .queued: return words("preview.did-later", ["deed": text])
    case .failed: return words("preview.did-not", ["deed": text])
    }
  }

  /// What a service is asked, in a line.
  func text(of request: ServiceRequest) -> String {
    switch request {
    case .webhook(let request):
      words(request.waits ? "preview.asks.webhook" : "preview.asks.webhook-at-once", ["address": request.url])
    case .snippet: words["preview.asks.snippet"]
    case .articles(_, let base, let about, _):
      words(
        "preview.asks.articles", ["about": about, "base": workspace.name(of: .knowledgeBase, base) ?? base])
    case .freeTimes(_, let calendar): words("preview.asks.free-times", ["calendar": text(of: calendar)])
    case .booking(_, let calendar, let time):
      words("preview.asks.booking", ["calendar": text(of: calendar), "time": time])
    case .ticket(let ticket): words("preview.asks.ticket", ["subject": ticket.subject])
    }
  }

  private func text(of calendar: CalendarRequest) -> String {
    switch calendar {
    case .page(let id): workspace.name(of: .meetingPage, id) ?? id
    case .person(let id): workspace.name(of: .person(id)) ?? id.text
    }
  }

  /// What a service is called.
  func name(of service: AskedService) -> String { words["preview.service.\(service.rawValue)"] }
}

/// What becomes of the conversation once the bot gave it away.
extension PreviewWords {
  fileprivate func text(of taker: HandedOver.Taker) -> String {
    switch taker {
    case .customerAgentAnswers(nil): return words["preview.handed.greets"]
    case .customerAgentAnswers(let text?): return words("preview.handed.answers", ["text": text])
    case .customerAgentSends: return words["preview.handed.sends"]
    case .customerAgentFollows(let text, _):
      return words("preview.handed.follows", ["instructions": Self.short(text.plain(.none))])
    case .teamMembers(let recipients, let isAvailable):
      let names = names(of: recipients)
      if recipients.isEmpty, !isAvailable { return words["preview.handed.nobody"] }
      return words(isAvailable ? "preview.handed.team" : "preview.handed.team-away", ["names": names])
    }
  }

  private func names(of recipients: [Recipient]) -> String {
    recipients.isEmpty
      ? words["preview.anybody"]
      : recipients.map { workspace.name(of: $0) ?? $0.text }.joined(separator: ", ")
  }

  fileprivate func text(of handoff: Handoff) -> String {
    let trigger =
      switch handoff.trigger {
      case .cannotAnswer: words["preview.handoff.cannot-answer"]
      case .askedForHuman: words["preview.handoff.asked-for-human"]
      case .paused: words["preview.handoff.paused"]
      case .phrase(let phrase): words("preview.handoff.phrase", ["phrase": phrase])
      }
    let available = words[handoff.isAvailable ? "preview.handoff.available" : "preview.handoff.unavailable"]
    let route =
      switch handoff.route {
      case .channelDefault: words["field.handoff.route-to.channel-default"]
      case .recipient(let recipient): workspace.name(of: recipient) ?? recipient.text
      case .workflow(let id): workspace.name(of: .workflow, id) ?? id
      }
    var parts = [
      words("preview.handoff", ["trigger": trigger]), available,
      words("preview.handoff.\(handoff.process.rawValue)", ["route": route]),
    ]
    if handoff.makesTicket { parts.append(words["preview.handoff.ticket"]) }
    return parts.joined(separator: "; ")
  }

  /// What a customer agent says that nobody runs here: how it would answer, and what.
  func madeUpAnswer(in rehearsal: Rehearsal) -> String {
    var taker: HandedOver.Taker?
    var latest: String?
    for turn in rehearsal.turns {
      for case .handedOver(let handedOver) in turn.happenings { (taker, latest) = (handedOver.to, nil) }
      if taker != nil, case .visitor(.says(let text)) = turn.input, !turn.happenings.contains(where: \.isHandedOver) {
        latest = text
      }
    }
    switch taker {
    case .customerAgentAnswers(let text)?:
      let text = latest ?? text
      return text.map { words("preview.made-up.answers", ["text": $0]) } ?? words["preview.made-up.greets"]
    case .customerAgentSends?: return words("preview.made-up.sends", ["text": latest ?? ""])
    case .customerAgentFollows(let instructions, _)?:
      let facts = ["text": latest ?? "", "instructions": Self.short(instructions.plain(.none))]
      return words(latest == nil ? "preview.made-up.begins" : "preview.made-up.follows", facts)
    case .teamMembers?, nil: return words["preview.made-up.greets"]
    }
  }

  /// The beginning of a long text.
  private static func short(_ text: String) -> String {
    let line = text.split(separator: "\n").joined(separator: " ")
    return line.count > 120 ? String(line.prefix(117)) + "..." : line
  }
}

/// What goes wrong.
extension PreviewWords {
  fileprivate func text(of trouble: Trouble) -> String {
    switch trouble {
    case .noStart: words["preview.trouble.no-start"]
    case .missingTarget(let id): words("preview.trouble.missing-target", ["id": id.text])
    case .brokenAction(let id): words("preview.trouble.broken-action", ["name": name(id)])
    case .unknownKind(let id, let kind):
      words("preview.trouble.unknown-kind", ["name": name(id), "kind": kind.text])
    case .unreadableCondition(_, _, let sentence):
      words("preview.trouble.unreadable-condition", ["condition": sentence])
    case .noWayToAnswer(let id): words("preview.trouble.no-way-to-answer", ["name": name(id)])
    case .endless: words("preview.trouble.endless", ["count": "\(Conversation.mostSilentActions)"])
    case .failure(let id, let failure):
      words("preview.trouble.failure", ["name": name(id), "reason": text(of: failure)])
    }
  }

  private func text(of failure: Trouble.Failure) -> String {
    switch failure {
    case .refused: words["preview.failure.refused"]
    case .late: words["preview.failure.late"]
    case .status(let status): words("preview.failure.status", ["status": "\(status)"])
    case .noJSON: words["preview.failure.no-json"]
    case .service(let reason): reason.isEmpty ? words["preview.failure.service"] : reason
    case .noEmail: words["preview.failure.no-email"]
    case .unreadable(let text): words("preview.failure.unreadable", ["text": text])
    }
  }
}

extension Happening {
  fileprivate var isHandedOver: Bool { if case .handedOver = self { true } else { false } }
}

extension Said.Source {
  /// The action that it comes from.
  fileprivate var action: ActionID? {
    switch self {
    case .welcome, .cookies, .consent, .errorMessage: nil
    case .awayMessage(let id), .bubble(let id, _), .text(let id, _), .outside(let id): id
    }
  }
}

extension Destination {
  fileprivate var action: ActionID? { if case .action(let id) = self { id } else { nil } }
}

extension Trouble {
  /// The action that it is about, if there is such an action.
  fileprivate var action: ActionID? {
    switch self {
    case .noStart, .missingTarget: nil
    case .brokenAction(let id), .unknownKind(let id, _), .unreadableCondition(let id, _, _), .noWayToAnswer(let id),
      .failure(let id, _):
      id
    case .endless(let ids): ids.last
    }
  }
}

extension IgnoreReason {
  /// The end of its word key.
  fileprivate var word: String {
    switch self {
    case .chatIsClosed: "chat-is-closed"
    case .alreadyStarted: "already-started"
    case .notStarted: "not-started"
    case .hasEnded: "has-ended"
    case .notOffered: "not-offered"
    case .waitsForService: "waits-for-service"
    case .nobodyAsked: "nobody-asked"
    case .notTheirs: "not-theirs"
    }
  }
}
