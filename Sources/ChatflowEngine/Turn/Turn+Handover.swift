import ChatflowModel

/// Giving the conversation away: see "Hand-over" and "Agent handoff settings" in docs/behaviour.md.
extension Turn {
  // MARK: - The bot gives it away

  mutating func handOver(_ action: PreparedAction, _ handover: Handover) -> ActionID? {
    if handover.respectsOfficeHours, !isOpen { return skipClosed(action, handover) }
    switch handover.taker {
    case .customerAgent(let response): return handOver(action, response)
    case .teamMember(let assignment): return handOver(action, handover, assignment)
    }
  }

  private mutating func skipClosed(_ action: PreparedAction, _ handover: Handover) -> ActionID? {
    happen(.skipped(action.id, .closed))
    guard handover.whenClosed == nil else { return leaveUndone(action, edge: Handover.whenClosed) }
    if let text = contents.workspace.text(.away) { say(PreparedText(text), .awayMessage(action.id)) }
    end(.awayMessage, at: action.id)
    return nil
  }

  private mutating func handOver(_ action: PreparedAction, _ response: Handover.Response) -> ActionID? {
    guard world.customerAgent == .available else {
      happen(.skipped(action.id, .unavailable(world.customerAgent)))
      return leaveUndone(action, edge: .onFailure)
    }
    let to: HandedOver.Taker
    var turn = CustomerAgentTurn(
      action: action.id, hasSpoken: false, owesAnswer: true, isFollowedUp: false, asksForEmail: false)
    switch response {
    case .recentQuestion: to = .customerAgentAnswers(state.session.message)
    case .providedMessage: to = .customerAgentSends
    case .providedQuestion(let message):
      to = .customerAgentFollows(resolved(PreparedText(message)).0, message.attachments)
    }
    happen(.handedOver(HandedOver(action: action.id, to: to, transcript: state.transcript)))
    if case .providedMessage(let message) = response {
      say(message, .providedMessage, of: action, by: .customerAgent)
      (turn.hasSpoken, turn.owesAnswer) = (true, false)
    }
    state.stand = .withCustomerAgent(turn)
    return nil
  }

  private mutating func handOver(
    _ action: PreparedAction, _ handover: Handover, _ assignment: Handover.Assignment
  ) -> ActionID? {
    let isThere: Bool
    let recipients: [Recipient]
    switch assignment {
    case .unassigned: (isThere, recipients) = (isAvailable(.anyTeamMember), [])
    case .contactOwner:
      (isThere, recipients) = (isAvailable(.contactOwner), state.owner.map { [.person($0)] } ?? [])
    case .specific(let specific):
      (isThere, recipients) = (specific.contains { isAvailable(.recipient($0)) }, specific)
    }
    // Without anybody there, it stays unassigned for later.
    let assigned = isThere ? recipients : []
    happen(
      .handedOver(
        HandedOver(action: action.id, to: .teamMembers(assigned, isAvailable: isThere), transcript: state.transcript)))
    let message = handover.message(available: isThere) ?? (isThere ? nil : contents.workspace.text(.away))
    say(message, isThere ? .messageAvailable : .messageAway, of: action)
    state.stand = .withTeam(
      TeamTurn(action: action.id, recipients: assigned, isQueued: !isThere, asksForEmail: false))
    return nil
  }

  // MARK: - The customer agent has it

  mutating func tellCustomerAgent(_ text: String, _ turn: CustomerAgentTurn) {
    var turn = turn
    if turn.asksForEmail {
      turn.asksForEmail = false
      state.stand = .withCustomerAgent(turn)
      if takeEmail(text, at: turn.action) { return }
    }
    turn.owesAnswer = true
    state.stand = .withCustomerAgent(turn)
    guard let action = flow.action(turn.action) else { return }
    let process = HandoffProcess(of: action.action, in: contents.workspace)
    if let phrase = process.triggers.first(where: { text.holdsPhrase($0) }) { handOff(action, turn, .phrase(phrase)) }
  }

  mutating func customerAgent(_ deed: Input.CustomerAgentDeed) {
    guard case .withCustomerAgent(var turn) = state.stand else { return happen(.ignored(.notTheirs)) }
    guard let action = flow.action(turn.action) else {
      happen(.trouble(.missingTarget(turn.action)))
      giveUp(at: turn.action)
      return
    }
    switch deed {
    case .answers(let text):
      say(literally: text, by: .customerAgent, at: turn.action)
      (turn.hasSpoken, turn.owesAnswer) = (true, false)
      state.stand = .withCustomerAgent(turn)
    case .failed where !turn.hasSpoken:
      happen(.skipped(action.id, .failed))
      run(leaveUndone(action, edge: .onFailure))
    case .failed, .cannotAnswer: handOff(action, turn, .cannotAnswer)
    case .wasAskedForHuman: handOff(action, turn, .askedForHuman)
    case .wasPaused: handOff(action, turn, .paused)
    }
  }

  /// The customer agent gives the conversation to a human, as the settings say that hold for the action.
  private mutating func handOff(_ action: PreparedAction, _ turn: CustomerAgentTurn, _ trigger: Handoff.Trigger) {
    let settings = HandoffProcess(of: action.action, in: contents.workspace)
    let recipient: Recipient? = if case .recipient(let recipient) = settings.route { recipient } else { nil }
    let isThere = isAvailable(recipient.map(ParsedCondition.Human.recipient) ?? .anyTeamMember)
    let process = settings.process(available: isThere)
    let asks = settings.asksForEmail && state.values[Visitor.email] == nil && !state.session.hasAskedForEmail
    happen(
      .handoff(
        Handoff(
          action: action.id, trigger: trigger, isAvailable: isThere, process: process, route: settings.route,
          makesTicket: settings.makesTicket, asksForEmail: asks, transcript: state.transcript)))
    let isImmediate = process == .immediately
    say(settings.message(available: isImmediate), isImmediate ? .messageAvailable : .messageAway, of: action)
    if asks {
      state.session.hasAskedForEmail = true
      say(Message(RichText(literal: preset(.askForEmail))), .askForEmail, of: action)
    }
    switch process {
    case .immediately, .later:
      state.stand = .withTeam(
        TeamTurn(
          action: action.id, recipients: recipient.map { [$0] } ?? [], isQueued: !isImmediate, asksForEmail: asks))
    case .keepAssigned:
      var turn = turn
      (turn.owesAnswer, turn.isFollowedUp, turn.asksForEmail) = (false, true, asks)
      state.stand = .withCustomerAgent(turn)
    }
  }

  /// Takes a message as an email address, if it is one.
  private mutating func takeEmail(_ text: String, at id: ActionID) -> Bool {
    guard case .success(let address) = Answer.read(text, as: .email) else { return false }
    save(address, to: Visitor.email, at: id)
    return true
  }

  // MARK: - Team members have it

  mutating func tellTeam(_ text: String, _ turn: TeamTurn) {
    guard turn.asksForEmail else { return }
    var turn = turn
    turn.asksForEmail = false
    state.stand = .withTeam(turn)
    _ = takeEmail(text, at: turn.action)
  }

  mutating func teamMember(_ deed: Input.TeamMemberDeed) {
    guard case .withTeam(var turn) = state.stand else { return happen(.ignored(.notTheirs)) }
    switch deed {
    case .answers(let text):
      say(literally: text, by: .teamMember, at: turn.action)
      turn.isQueued = false
      state.stand = .withTeam(turn)
    case .resolves: end(.resolved, at: turn.action)
    }
  }
}

extension String {
  /// Whether it holds a phrase as whole words, without regard to case and space.
  func holdsPhrase(_ phrase: String) -> Bool {
    let (words, wanted) = (self.words, phrase.words)
    guard !wanted.isEmpty, words.count >= wanted.count else { return false }
    return (0...words.count - wanted.count).contains { words[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }

  private var words: [Substring] {
    folded.split { !$0.isLetter && !$0.isNumber }
  }
}
