import ChatflowModel

/// What the visitor is asked, and what becomes of the answer: see "Ask a question" in docs/behaviour.md.
extension Turn {
  /// What a visitor gave for an answer.
  enum Reply {
    /// Quick replies, by their places in the list, in its order.
    case chosen([Int])
    case typed(String)
    case file
  }

  // MARK: - Questions

  mutating func ask(_ action: PreparedAction, _ question: PreparedQuestion) -> ActionID? {
    if question.skipsIfKnown, let property = question.savesTo, let value = state.values[property] {
      return skip(action, property, value)
    }
    guard question.takesFreeText || !action.replies.isEmpty else {
      happen(.trouble(.noWayToAnswer(action.id)))
      giveUp(at: action.id)
      return nil
    }
    sayBubbles(action, replies: action.replies)
    wait(action, question, attempt: 1)
    return nil
  }

  private mutating func wait(_ action: PreparedAction, _ question: PreparedQuestion, attempt: Int) {
    wait(
      action.id, .answer, freeText: question.takesFreeText, replies: action.replies, several: question.takesSeveral,
      attempt: attempt, of: question.attempts)
  }

  private mutating func skip(_ action: PreparedAction, _ property: String, _ value: String) -> ActionID? {
    happen(.skipped(action.id, .known(property: property, value: value)))
    let reply = action.action.reply(known: value)
    note(GivenAnswer(value, labels: reply.map { [action.replies[$0].label] } ?? [], isPreempted: true), to: action.id)
    return leave(action, replies: reply.map { [$0] } ?? [])
  }

  /// Keeps an answer for the session.
  mutating func note(_ answer: GivenAnswer, to id: ActionID) {
    state.session.answers[id] = answer
    state.session.latestAnswer = id
  }

  // MARK: - Answers

  /// Takes what the visitor did as the answer to what is waited for.
  mutating func answer(_ deed: Input.VisitorDeed, to waiting: Waiting) {
    guard let reply = read(deed, for: waiting) else {
      happen(.ignored(.notOffered))
      happen(.waits(waiting))
      return
    }
    if case .chosen(let indices) = reply { state.session.chosen = indices.map { waiting.replies[$0] } }
    guard let id = waiting.action else {
      answerConsent(reply, waiting.purpose)
      return
    }
    guard let action = flow.action(id) else {
      happen(.trouble(.missingTarget(id)))
      giveUp(at: id)
      return
    }
    run(answer(reply, to: waiting, at: action))
  }

  private mutating func answer(_ reply: Reply, to waiting: Waiting, at action: PreparedAction) -> ActionID? {
    switch (waiting.purpose, action.doing) {
    case (.answer, .asks(let question)): answerQuestion(reply, waiting, action, question)
    case (.subscription, .offers(let offer)): answerOffer(reply, waiting, action, offer)
    case (.email, .offers(let offer)): answerEmail(reply, waiting, action, offer)
    case (.time, .books(let booking)): answerTime(reply, waiting, action, booking)
    case (.ticketName, .opensTicket(let form)): answerTicketName(reply, waiting, action, form)
    case (.ticketDescription, .opensTicket(let form)): answerTicketDescription(reply, waiting, action, form)
    case (.search, .looksUp(let lookup)): answerSearch(reply, waiting, action, lookup)
    case (.helped, .looksUp): answerWhetherItHelped(reply, action)
    case (.service, .calls(let webhook)): answerService(reply, waiting, action) { $0.call(action, webhook) }
    case (.service, .runs(let snippet)): answerService(reply, waiting, action) { $0.call(action, snippet) }
    // The chatflow was changed while it waited: the action as it is now is run.
    default: action.id
    }
  }

  /// What an answer is: quick replies, chosen or typed, or something else where that is understood.
  private func read(_ deed: Input.VisitorDeed, for waiting: Waiting) -> Reply? {
    switch deed {
    case .chooses(let labels): return chosen(labels, among: waiting).map(Reply.chosen)
    case .says(let text):
      if !waiting.replies.isEmpty, let indices = typed(text, among: waiting) { return .chosen(indices) }
      return waiting.takesFreeText ? .typed(text) : nil
    case .sends: return waiting.takesFreeText ? .file : nil
    case .closes: return nil
    }
  }

  private func chosen(_ labels: [String], among waiting: Waiting) -> [Int]? {
    guard !labels.isEmpty, labels.count == 1 || waiting.takesSeveral else { return nil }
    var indices: Set<Int> = []
    for label in labels {
      guard let index = index(of: label, in: waiting.replies) else { return nil }
      indices.insert(index)
    }
    return indices.sorted()
  }

  private func index(of label: String, in replies: [OfferedReply]) -> Int? {
    if let exact = replies.firstIndex(where: { $0.label == label }) { return exact }
    let wanted = label.comparable
    return wanted.isEmpty ? nil : replies.firstIndex { $0.label.comparable == wanted }
  }

  private func typed(_ text: String, among waiting: Waiting) -> [Int]? {
    if let index = index(of: text, in: waiting.replies) { return [index] }
    guard waiting.takesSeveral else { return nil }
    return chosen(text.split { $0 == "," || $0 == ";" }.map(String.init), among: waiting)
  }

  private mutating func answerQuestion(
    _ reply: Reply, _ waiting: Waiting, _ action: PreparedAction, _ question: PreparedQuestion
  ) -> ActionID? {
    switch reply {
    case .chosen(let indices):
      let values = indices.map { waiting.replies[$0].value }
      let whole = values.joined(separator: Question.betweenAnswers)
      note(GivenAnswer(whole, labels: indices.map { waiting.replies[$0].label }), to: action.id)
      let holdsText = question.property.type == .text
      if let property = question.savesTo { save(holdsText ? whole : values[0], to: property, at: action.id) }
      return leave(action, replies: places(indices, of: waiting, in: action))
    case .typed(let text):
      guard let property = question.savesTo else {
        note(GivenAnswer(text), to: action.id)
        return leave(action)
      }
      guard case .success(let value) = question.property.read(text) else { break }
      note(GivenAnswer(value), to: action.id)
      save(value, to: property, at: action.id)
      return leave(action)
    case .file:
      guard question.savesTo == nil else { break }
      note(GivenAnswer(""), to: action.id)
      return leave(action)
    }
    return askAgain(action, question, waiting)
  }

  /// Where quick replies that were offered stand in the action, which may have been changed meanwhile.
  private func places(_ indices: [Int], of waiting: Waiting, in action: PreparedAction) -> [Int] {
    if waiting.replies == action.replies { return indices }
    return indices.compactMap { index in action.replies.firstIndex { $0.label == waiting.replies[index].label } }
  }

  private mutating func askAgain(
    _ action: PreparedAction, _ question: PreparedQuestion, _ waiting: Waiting
  ) -> ActionID? {
    guard waiting.attempt < waiting.attempts else { return leaveUndone(action, edge: Question.notUnderstood) }
    if let text = question.errorText {
      say(text, .text(action.id, .errorText), replies: action.replies)
    } else {
      sayBubbles(action, replies: action.replies)
    }
    wait(action, question, attempt: waiting.attempt + 1)
    return nil
  }

  // MARK: - Consent

  private mutating func answerConsent(_ reply: Reply, _ purpose: Waiting.Purpose) {
    switch isYes(reply) {
    case true?:
      state.consents.insert(purpose)
      run(afterConsent())
    case false?: end(.noConsent, at: nil)
    case nil: run(afterConsent())
    }
  }

  /// Whether an answer to two quick replies says yes, by choice or in words.
  func isYes(_ reply: Reply) -> Bool? {
    switch reply {
    case .chosen(let indices): return indices.first == 0
    case .typed(let text):
      guard case .success(let answer) = Answer.read(text, as: .yesNo) else { return nil }
      return answer == Property.yes
    case .file: return nil
    }
  }

  // MARK: - Email subscriptions

  /// How often an offer and the address for it are asked for.
  private static let attempts = 3

  mutating func offer(_ action: PreparedAction, _ offer: SubscriptionOffer) -> ActionID? {
    self.offer(action, offer, attempt: 1)
    return nil
  }

  private mutating func offer(_ action: PreparedAction, _ offer: SubscriptionOffer, attempt: Int) {
    let replies = [OfferedReply(offer.accept), OfferedReply(offer.decline)]
    sayBubbles(action, replies: offer.consent == nil ? replies : [])
    say(offer.consent, .consent, of: action, replies: replies)
    wait(action.id, .subscription, replies: replies, attempt: attempt, of: Self.attempts)
  }

  private mutating func answerOffer(
    _ reply: Reply, _ waiting: Waiting, _ action: PreparedAction, _ offer: SubscriptionOffer
  ) -> ActionID? {
    let isAccepted = isYes(reply)
    if isAccepted == nil, waiting.attempt < waiting.attempts {
      self.offer(action, offer, attempt: waiting.attempt + 1)
      return nil
    }
    let label = isAccepted == true ? offer.accept : offer.decline
    note(GivenAnswer(label, labels: [label]), to: action.id)
    guard isAccepted == true else { return leave(action, edge: SubscriptionOffer.edge(accepted: false)) }
    if state.values[Visitor.email] != nil { return subscribe(action, offer) }
    askForEmail(action, attempt: 1)
    return nil
  }

  private mutating func askForEmail(_ action: PreparedAction, attempt: Int) {
    say(Message(RichText(literal: preset(.askForEmail))), .askForEmail, of: action)
    wait(action.id, .email, attempt: attempt, of: Self.attempts)
  }

  private mutating func answerEmail(
    _ reply: Reply, _ waiting: Waiting, _ action: PreparedAction, _ offer: SubscriptionOffer
  ) -> ActionID? {
    if case .typed(let text) = reply, case .success(let address) = Answer.read(text, as: .email) {
      save(address, to: Visitor.email, at: action.id)
      return subscribe(action, offer)
    }
    guard waiting.attempt < waiting.attempts else { return fail(action, .noEmail) }
    askForEmail(action, attempt: waiting.attempt + 1)
    return nil
  }

  private mutating func subscribe(_ action: PreparedAction, _ offer: SubscriptionOffer) -> ActionID? {
    guard perform(.subscribed(offer.subscription), at: action.id) else { return fail(action, .refused) }
    return leave(action, edge: SubscriptionOffer.edge(accepted: true))
  }
}
