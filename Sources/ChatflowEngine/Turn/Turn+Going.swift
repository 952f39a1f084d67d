import ChatflowModel

/// Where the conversation goes: see "Branches and order of evaluation" in docs/behaviour.md.
extension Turn {
  /// Runs an action and those that follow, until something has to happen.
  mutating func run(_ first: ActionID?) {
    var next = first
    while let id = next { next = perform(id) }
  }

  private mutating func perform(_ id: ActionID) -> ActionID? {
    guard let action = flow.action(id) else {
      happen(.trouble(.missingTarget(id)))
      giveUp(at: nil)
      return nil
    }
    guard state.silent.count < Conversation.mostSilentActions else {
      happen(.trouble(.endless(state.silent)))
      giveUp(at: id)
      return nil
    }
    state.silent.append(id)
    switch action.doing {
    case .nothingKnown: return doNothingKnown(action)
    case .says:
      sayBubbles(action)
      return leave(action)
    case .decides: return leave(action)
    case .asks(let question): return ask(action, question)
    case .books(let booking): return book(action, booking)
    case .offers(let offer): return self.offer(action, offer)
    case .opensTicket(let form): return openTicket(action, form)
    case .looksUp: return askWhatToLookUp(action)
    case .writes(let writing): return write(action, writing)
    case .enrols(let enrolment): return enrol(action, enrolment)
    case .calls(let webhook): return call(action, webhook)
    case .runs(let snippet): return call(action, snippet)
    case .handsOver(let handover): return handOver(action, handover)
    }
  }

  private mutating func doNothingKnown(_ action: PreparedAction) -> ActionID? {
    let isBroken = action.action.defect != nil
    happen(.trouble(isBroken ? .brokenAction(action.id) : .unknownKind(action.id, action.action.kind)))
    giveUp(at: action.id)
    return nil
  }

  /// Where an action leads that is done: the quick replies chosen or the special edge, the branches, the next action.
  mutating func leave(_ action: PreparedAction, replies: [Int] = [], edge: EdgeID? = nil) -> ActionID? {
    let written = action.action
    for index in replies {
      guard written.replies.indices.contains(index), let link = written.replies[index].link else { continue }
      return go(from: action.id, .reply(index), link, .reply(written.replies[index].label))
    }
    if let edge, let link = action.edges[edge] { return go(from: action.id, .edge(edge), link, .edge(edge)) }
    if let (index, why) = branch(of: action) {
      guard let link = written.branches[index].link else { return stop(at: action.id) }
      return go(from: action.id, .branch(index), link, why)
    }
    // Without branches, a quick reply that leads nowhere of its own is drawn as leading where the next action is.
    if written.branches.isEmpty, let index = replies.first, written.replies.indices.contains(index),
      let link = written.next
    {
      return go(from: action.id, .reply(index), link, .reply(written.replies[index].label))
    }
    return leaveUndone(action)
  }

  /// Where an action leads that was not done: a special edge, else the next action.
  mutating func leaveUndone(_ action: PreparedAction, edge: EdgeID? = nil) -> ActionID? {
    if let edge, let link = action.edges[edge] { return go(from: action.id, .edge(edge), link, .edge(edge)) }
    guard let link = action.action.next else { return stop(at: action.id) }
    return go(from: action.id, .next, link, .otherwise)
  }

  /// Where an action leads that failed.
  mutating func fail(_ action: PreparedAction, _ failure: Trouble.Failure) -> ActionID? {
    happen(.trouble(.failure(action.id, failure)))
    if action.edges[.onFailure] == nil { sayErrorMessage() }
    return leaveUndone(action, edge: .onFailure)
  }

  private mutating func stop(at id: ActionID) -> ActionID? {
    end(.nothingFollows, at: id)
    return nil
  }

  /// Takes a connection.
  mutating func go(from id: ActionID?, _ port: PortID, _ link: Link, _ why: Went.Reason) -> ActionID? {
    happen(
      .went(Went(from: id, port: id == nil ? nil : port, to: link.destination, isJump: link.isJump, why: why)))
    switch link.destination {
    case .action(let target): return target
    case .end:
      end(.end, at: id)
      return nil
    }
  }

  /// Goes to the action that a service named, if there is one.
  mutating func go(from id: ActionID, named name: String) -> ActionID? {
    guard let target = flow.action(named: name) else { return nil }
    happen(.went(Went(from: id, port: nil, to: .action(target), isJump: false, why: .named(name))))
    return target
  }

  // MARK: - Branches

  /// The first branch that matches, and why.
  private mutating func branch(of action: PreparedAction) -> (index: Int, why: Went.Reason)? {
    for (index, groups) in action.branches.enumerated() {
      for (number, group) in groups.enumerated() {
        if let decided = deciding(group, of: action, branch: index) {
          return (index, .branch(group: number, condition: decided))
        }
      }
    }
    return nil
  }

  /// The condition that decided for a group: its last one, if all hold.
  private mutating func deciding(_ group: [PreparedCondition], of action: PreparedAction, branch: Int) -> String? {
    var decided: String?
    for condition in group {
      guard let parsed = condition.parsed else {
        happen(.trouble(.unreadableCondition(action.id, branch: branch, condition.sentence)))
        return nil
      }
      guard holds(parsed, condition, at: action) else { return nil }
      decided = condition.sentence
    }
    return decided
  }

  private func holds(_ parsed: ParsedCondition, _ condition: PreparedCondition, at action: PreparedAction) -> Bool {
    switch parsed.operand {
    case .response: parsed.holds(for: response(at: action), today: today)
    case .property(let object, let name):
      parsed.holds(for: value(object: object, name: name, reference: condition.reference), today: today)
    case .availability(let human): parsed.holds(isTrue: isAvailable(human))
    case .officeHours: parsed.holds(isTrue: isOpen)
    }
  }

  /// What the visitor answered to an action; to one that only decides, the latest answer.
  private func response(at action: PreparedAction) -> String? {
    let id: ActionID? = if case .decides = action.doing { state.session.latestAnswer } else { action.id }
    return id.flatMap { state.session.answers[$0]?.value }
  }
}
