import ChatflowModel

/// The actions that talk with a service of the account: see "Book a meeting", "Submit a ticket" and "Knowledge base lookup"
/// in docs/behaviour.md.
extension Turn {
  // MARK: - Book a meeting

  mutating func book(_ action: PreparedAction, _ booking: MeetingBooking) -> ActionID? {
    guard let calendar = calendar(of: booking) else { return finish(false, action) }
    happen(.asks(.freeTimes(action.id, calendar)))
    waitForService(action.id, .freeTimes)
    return nil
  }

  private func calendar(of booking: MeetingBooking) -> CalendarRequest? {
    switch booking.calendar {
    case .page(let id): .page(id)
    case .contactOwner: state.owner.map(CalendarRequest.person)
    }
  }

  mutating func show(_ times: [String], _ action: PreparedAction) -> ActionID? {
    guard !times.isEmpty else { return finish(false, action) }
    let replies = times.map { OfferedReply($0) } + [offered(.noTimeFits)]
    sayBubbles(action, replies: replies)
    wait(action.id, .time, replies: replies)
    return nil
  }

  mutating func answerTime(
    _ reply: Reply, _ waiting: Waiting, _ action: PreparedAction, _ booking: MeetingBooking
  ) -> ActionID? {
    guard case .chosen(let indices) = reply, let index = indices.first, index < waiting.replies.count - 1,
      let calendar = calendar(of: booking)
    else { return finish(false, action) }
    let time = waiting.replies[index].label
    note(GivenAnswer(time, labels: [time]), to: action.id)
    happen(.asks(.booking(action.id, calendar, time: time)))
    waitForService(action.id, .booking)
    return nil
  }

  mutating func finish(_ isBooked: Bool, _ action: PreparedAction) -> ActionID? {
    if isBooked, case .books(let booking) = action.doing { say(booking.confirmation, .confirmation, of: action) }
    return leave(action, edge: MeetingBooking.edge(booked: isBooked))
  }

  // MARK: - Submit a ticket

  mutating func openTicket(_ action: PreparedAction, _ form: TicketForm) -> ActionID? {
    say(form.askForName, .askForName, of: action)
    wait(action.id, .ticketName)
    return nil
  }

  mutating func answerTicketName(
    _ reply: Reply, _ waiting: Waiting, _ action: PreparedAction, _ form: TicketForm
  ) -> ActionID? {
    guard case .typed(let text) = reply, let name = text.nonBlank else { return openTicket(action, form) }
    state.session.ticketName = name
    say(form.askForDescription, .askForDescription, of: action)
    wait(action.id, .ticketDescription)
    return nil
  }

  mutating func answerTicketDescription(
    _ reply: Reply, _ waiting: Waiting, _ action: PreparedAction, _ form: TicketForm
  ) -> ActionID? {
    guard case .typed(let text) = reply, let description = text.nonBlank else {
      say(form.askForDescription, .askForDescription, of: action)
      wait(action.id, .ticketDescription)
      return nil
    }
    note(GivenAnswer(description), to: action.id)
    let owner: Recipient? =
      switch form.owner {
      case .unassigned: nil
      case .contactOwner: state.owner.map(Recipient.person)
      case .recipient(let recipient): recipient
      }
    let request = TicketRequest(
      action: action.id, subject: state.session.ticketName ?? "", content: description, pipeline: form.pipeline,
      status: form.status ?? form.pipeline.flatMap { contents.workspace.statuses(ofPipeline: $0).first },
      priority: form.priority, source: form.source, owner: owner,
      properties: form.properties.map { TicketRequest.Property(name: $0.name, value: $0.value) })
    happen(.asks(.ticket(request)))
    state.ticket = ["subject": request.subject, "content": description, "priority": form.priority]
    state.ticket["status"] = request.status
    waitForService(action.id, .ticket)
    return nil
  }

  mutating func finish(_ ticket: String, _ action: PreparedAction) -> ActionID? {
    state.session.ticketName = nil
    for (name, value) in state.ticket { state.values["ticket.\(name)"] = value.nonBlank }
    state.values["ticket.id"] = ticket.nonBlank
    state.ticket = [:]
    if case .opensTicket(let form) = action.doing { say(form.confirmation, .confirmation, of: action) }
    return leave(action)
  }

  // MARK: - Knowledge base lookup

  mutating func askWhatToLookUp(_ action: PreparedAction) -> ActionID? {
    sayBubbles(action)
    wait(action.id, .search)
    return nil
  }

  mutating func answerSearch(
    _ reply: Reply, _ waiting: Waiting, _ action: PreparedAction, _ lookup: Lookup
  ) -> ActionID? {
    guard case .typed(let text) = reply, let about = text.nonBlank else { return askWhatToLookUp(action) }
    note(GivenAnswer(about), to: action.id)
    happen(.asks(.articles(action.id, knowledgeBase: lookup.knowledgeBase, about: about, atMost: lookup.results)))
    waitForService(action.id, .articles)
    return nil
  }

  mutating func show(_ articles: [Article], _ action: PreparedAction) -> ActionID? {
    guard case .looksUp(let lookup) = action.doing else { return leave(action) }
    guard !articles.isEmpty else {
      say(lookup.nothingFound, .nothingFound, of: action)
      return leave(action, edge: Lookup.nothingFoundEdge)
    }
    say(Message(RichText(articles.prefix(lookup.results))), .articles, of: action)
    guard lookup.asksWhetherItHelped else { return leave(action) }
    let replies = [offered(.yes), offered(.no)]
    say(lookup.didThisHelp, .didThisHelp, of: action, replies: replies)
    wait(action.id, .helped, replies: replies)
    return nil
  }

  mutating func answerWhetherItHelped(_ reply: Reply, _ action: PreparedAction) -> ActionID? {
    leave(action, edge: isYes(reply).map { Lookup.edge(helped: $0) })
  }
}

extension RichText {
  /// Articles as a list of links.
  fileprivate init(_ articles: some Sequence<Article>) {
    self.init(
      blocks: articles.map { article in
        let title = article.title.split(whereSeparator: \.isNewline).joined(separator: " ")
        return Block(.bullet, spans: title.isEmpty ? [] : [Span(.text(title), link: article.address)])
      })
  }
}
