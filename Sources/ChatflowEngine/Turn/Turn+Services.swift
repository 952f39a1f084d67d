import ChatflowModel

/// What webhooks and snippets are asked, and what becomes of what services answer: see "With services" in docs/behaviour.md.
extension Turn {
  // MARK: - Asking

  mutating func call(_ action: PreparedAction, _ webhook: Webhook) -> ActionID? {
    let payload = webhook.payload.map { resolved(PreparedText($0)).plain }
    happen(
      .asks(
        .webhook(
          WebhookRequest(
            action: action.id, url: webhook.url, body: event(action, webhook, payload), waits: webhook.waits,
            timeout: webhook.timeout))))
    guard webhook.waits else { return leave(action) }
    waitForService(action.id, .webhook, milliseconds: webhook.timeout)
    return nil
  }

  mutating func call(_ action: PreparedAction, _ snippet: CodeSnippet) -> ActionID? {
    happen(
      .asks(
        .snippet(
          SnippetRequest(action: action.id, runtime: snippet.runtime, code: snippet.code, event: event(action)))))
    waitForService(action.id, .snippet, milliseconds: CodeSnippet.timeout)
    return nil
  }

  mutating func waitForService(_ id: ActionID, _ service: AskedService, milliseconds: Int? = nil) {
    let deadline = milliseconds.map { world.now + (UnixSeconds(max(0, $0)) + 999) / 1000 }
    state.stand = .waitsForService(ServiceWait(action: id, service: service, deadline: deadline))
  }

  /// The visitor's reply to what a service asked: it is asked again.
  mutating func answerService(
    _ reply: Reply, _ waiting: Waiting, _ action: PreparedAction, _ ask: (inout Turn) -> ActionID?
  ) -> ActionID? {
    switch reply {
    case .chosen(let indices):
      note(
        GivenAnswer(
          indices.map { waiting.replies[$0].value }.joined(separator: Question.betweenAnswers),
          labels: indices.map { waiting.replies[$0].label }), to: action.id)
    case .typed(let text): note(GivenAnswer(text), to: action.id)
    case .file: note(GivenAnswer(""), to: action.id)
    }
    return ask(&self)
  }

  // MARK: - Answers

  mutating func serve(_ answer: ServiceAnswer) {
    guard case .waitsForService(let wait) = state.stand else { return happen(.ignored(.nobodyAsked)) }
    guard let action = flow.action(wait.action) else {
      happen(.trouble(.missingTarget(wait.action)))
      giveUp(at: wait.action)
      return
    }
    switch (wait.service, answer) {
    case (_, .late): run(fail(action, wait.service, .late))
    case (_, .failed(let reason)): run(fail(action, wait.service, .service(reason)))
    case (.webhook, .webhook(let status, let body)): run(take(status, body, action))
    case (.snippet, .snippet(let result)): run(take(result, action))
    case (.articles, .articles(let articles)): run(show(articles, action))
    case (.freeTimes, .freeTimes(let times)): run(show(times, action))
    case (.booking, .booked(let isBooked)): run(finish(isBooked, action))
    case (.ticket, .ticket(let number)): run(finish(number, action))
    default: happen(.ignored(.nobodyAsked))
    }
  }

  /// A calendar that fails has booked nothing; everything else has failed.
  private mutating func fail(
    _ action: PreparedAction, _ service: AskedService, _ failure: Trouble.Failure
  ) -> ActionID? {
    switch service {
    case .freeTimes, .booking:
      happen(.trouble(.failure(action.id, failure)))
      return finish(false, action)
    case .articles:
      happen(.trouble(.failure(action.id, failure)))
      return show([Article](), action)
    case .webhook, .snippet, .ticket: return fail(action, failure)
    }
  }

  private mutating func take(_ status: Int, _ body: String, _ action: PreparedAction) -> ActionID? {
    guard (200...299).contains(status) else { return fail(action, .status(status)) }
    guard let result = try? JSON(reading: body) else { return fail(action, .noJSON) }
    return take(result, action)
  }

  private mutating func take(_ result: JSON, _ action: PreparedAction) -> ActionID? {
    guard result.members != nil else { return fail(action, .noJSON) }
    if let passedOn = result["customState"], passedOn != .null { state.session.customState = passedOn }
    let replies = (result["quickReplies"]?.list ?? []).compactMap(OfferedReply.init)
    let message = result["botMessage"]?.text?.nonBlank
    if message != nil || !replies.isEmpty {
      let text = RichText(text: message ?? "", tools: .tokens)
      say(PreparedText(Message(text)), .outside(action.id), replies: replies)
    }
    if result["responseExpected"] == .flag(true) {
      wait(action.id, .service, replies: replies)
      return nil
    }
    return result["nextModuleNickname"]?.text.flatMap { go(from: action.id, named: $0) } ?? leave(action)
  }
}

extension OfferedReply {
  /// A quick reply as services write it; nil without a label.
  fileprivate init?(_ json: JSON) {
    guard let label = json["label"]?.text?.nonBlank ?? json["value"]?.text?.nonBlank else { return nil }
    self.init(label, value: json["value"]?.text)
  }
}
