import ChatflowModel

/// One input being taken: the conversation while it changes, and what has happened so far.
struct Turn {
  let flow: PreparedFlow
  let world: World
  var state = ConversationState.none
  var happenings: [Happening] = []
  /// Whether anything was said yet.
  var hasSpoken = false

  init(_ flow: PreparedFlow, _ world: World) {
    self.flow = flow
    var world = world
    world.now = min(max(world.now, Self.times.lowerBound), Self.times.upperBound)
    self.world = world
  }

  /// The years 1 to 9999, in which days can be counted.
  private static let times: ClosedRange<UnixSeconds> = -62_135_596_800...253_402_300_799

  var contents: PreparedFlow.Contents { flow.contents }

  mutating func take(_ input: Input) {
    if case .start(let place) = input {
      start(at: place)
      return
    }
    letTimePass()
    switch input {
    case .start, .timeWentOn: break
    case .visitor(.closes): close()
    case .visitor(let deed): hear(deed)
    case .service(let answer): serve(answer)
    case .customerAgent(let deed): customerAgent(deed)
    case .teamMember(let deed): teamMember(deed)
    }
  }

  mutating func happen(_ happening: Happening) { happenings.append(happening) }

  // MARK: - Time

  /// The session ends while the bot has the conversation, and services are not waited for for ever.
  private mutating func letTimePass() {
    switch state.stand {
    case .waits where isTimedOut, .waitsForService where isTimedOut: end(.sessionTimeout, at: state.stand.action)
    case .waitsForService(let wait):
      if let deadline = wait.deadline, world.now >= deadline { serve(.late) }
    case .waits, .beforeStart, .withCustomerAgent, .withTeam, .ended: break
    }
  }

  private var isTimedOut: Bool { state.session.isTimedOut(at: world.now, after: contents.sessionTimeout) }

  // MARK: - Beginning

  private mutating func start(at place: ActionID?) {
    switch state.stand {
    case .beforeStart: begin(at: place, isShown: true)
    case .ended: begin(at: place, isShown: false)
    case .waits, .waitsForService, .withCustomerAgent, .withTeam: happen(.ignored(.alreadyStarted))
    }
  }

  /// Begins a session; the welcome message belongs to the first.
  private mutating func begin(at place: ActionID?, isShown: Bool) {
    guard place != nil || !contents.options.startsOnlyWhenOpen || isOpen else { return happen(.ignored(.chatIsClosed)) }
    let (message, chosen) = (state.session.message, state.session.chosen)
    state.session = Session(at: world.now)
    (state.session.message, state.session.chosen) = (message, chosen)
    state.silent.removeAll()
    if let place { return run(place) }
    if isShown, let welcome = contents.options.welcome { say(PreparedText(welcome), .welcome) }
    run(afterConsent())
  }

  /// Asks for the consent that is missing; the first action once none is.
  mutating func afterConsent() -> ActionID? {
    let options = contents.options
    if !state.consents.contains(.cookies), let text = options.cookiesText {
      askConsent(.cookies, text)
      return nil
    }
    if options.asksForConsent, !state.consents.contains(.consent),
      let text = options.consentText ?? contents.workspace.text(.consent)
    {
      askConsent(.consent, text)
      return nil
    }
    guard let link = contents.flow.start else {
      happen(.trouble(.noStart))
      giveUp(at: nil)
      return nil
    }
    return go(from: nil, .next, link, .start)
  }

  private mutating func askConsent(_ purpose: Waiting.Purpose, _ text: Message) {
    let replies = [offered(.agree), offered(.disagree)]
    say(PreparedText(text), purpose == .cookies ? .cookies : .consent, replies: replies)
    wait(nil, purpose, replies: replies)
  }

  // MARK: - The visitor

  private mutating func close() {
    switch state.stand {
    case .beforeStart: happen(.ignored(.notStarted))
    case .ended: happen(.ignored(.hasEnded))
    case .waits, .waitsForService, .withCustomerAgent, .withTeam: end(.closedByVisitor, at: state.stand.action)
    }
  }

  private mutating func hear(_ deed: Input.VisitorDeed) {
    let text = deed.text
    state.transcript.append(Spoken(speaker: .visitor, text: text))
    state.session.message = text
    state.session.chosen = []
    switch state.stand {
    case .ended where isTimedOut: begin(at: nil, isShown: false)
    case .ended: happen(.ignored(.hasEnded))
    case .beforeStart: begin(at: nil, isShown: true)
    case .waits(let waiting):
      heard()
      answer(deed, to: waiting)
    case .waitsForService:
      heard()
      happen(.ignored(.waitsForService))
    case .withCustomerAgent(let turn):
      heard()
      tellCustomerAgent(text, turn)
    case .withTeam(let turn):
      heard()
      tellTeam(text, turn)
    }
  }

  private mutating func heard() {
    state.session.lastMessageAt = world.now
    state.silent.removeAll(keepingCapacity: true)
  }

  // MARK: - Ending

  mutating func end(_ why: Ending.Reason, at action: ActionID?) {
    let ending = Ending(action: action, why: why)
    state.stand = .ended(ending)
    happen(.ended(ending))
  }

  /// Ends a conversation that cannot go on.
  mutating func giveUp(at action: ActionID?) {
    sayErrorMessage()
    end(.trouble, at: action)
  }

  mutating func sayErrorMessage() {
    guard let message = contents.options.errorMessage ?? contents.workspace.text(.error) else { return }
    say(PreparedText(message), .errorMessage)
  }
}

extension Input.VisitorDeed {
  /// As the transcript has it.
  var text: String {
    switch self {
    case .says(let text): text
    case .chooses(let labels): labels.joined(separator: "; ")
    case .sends(let file): file
    case .closes: ""
    }
  }
}
