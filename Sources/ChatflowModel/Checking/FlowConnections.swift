import OrderedCollections

/// What leads where in a chatflow, and all else that rules about the whole of it read: nothing that is merely told to
/// somebody. It is kept beside the chatflow, so that typing checks no connections, and a new action only its own.
public struct FlowConnections: Sendable {
  /// The action that runs first.
  private(set) var start: Link?
  /// What is read of each action.
  private var actions: [ActionID: ConnectedAction] = [:]
  /// The actions that lead to an action, in no order.
  private var sources: [ActionID: [ActionID]] = [:]
  /// What the settings name.
  private(set) var named: [Mention] = []
  /// Whether only visitors who are not known see the chatflow.
  private(set) var isForUnknown = false
  /// Whether the chat is open whenever the first action begins.
  private(set) var startsWhileOpen = false
  /// The tokens for which the workspace has a fallback.
  let fallbacks: Set<String>
  /// Whether hours are set, so that the chat can be closed.
  let canBeClosed: Bool
  /// Whether the workspace has a text for where nobody is there, which stands in for a connection that leads nowhere.
  let hasAwayText: Bool
  /// The names of the actions, which only those that name some are looked up in.
  private(set) var names: [ActionID: String] = [:]
  /// The actions that name others by their names.
  private(set) var callers: Set<ActionID> = []
  /// How many actions could not be read.
  private var brokenActions = 0
  /// Whether some action could not be read, so that its connections are not known.
  public var isBroken: Bool { brokenActions > 0 }
  /// The forms that name the answer to an action.
  private var namers: [ActionID: Set<Subject>] = [:]

  /// The connections of a chatflow.
  public init(_ flow: Chatflow, workspace: Workspace = Workspace()) {
    fallbacks = Set(workspace.fallbacks.map(\.token))
    canBeClosed = workspace.officeHours?.areSet == true
    hasAwayText = workspace.text(.away) != nil
    _ = setSettings(flow)
    actions.reserveCapacity(flow.actions.count)
    sources.reserveCapacity(flow.actions.count)
    for action in flow.actions.values {
      let new = ConnectedAction(action)
      actions[action.id] = new
      brokenActions += new.isBroken ? 1 : 0
      names[action.id] = action.name
      if !new.calls.isEmpty { callers.insert(action.id) }
      addSources(of: new)
      note([], new.mentions, of: .action(action.id))
    }
  }

  /// Takes over the settings as they are now; returns whether any rule can notice.
  public mutating func setSettings(_ flow: Chatflow) -> Bool {
    let new = Mention.all(ofSettings: flow)
    let visitors = flow.values["target"]?.record?["visitors"]?.records ?? []
    let isForUnknown = visitors.contains { $0["rule"]?.text == "unknown" }
    let options = ChatflowOptions(flow)
    // While consent is waited for, the chat may close.
    let startsWhileOpen = options.startsOnlyWhenOpen && options.cookiesText == nil && !options.asksForConsent
    defer {
      note(named, new, of: .chatflow)
      (start, named, self.isForUnknown, self.startsWhileOpen) = (flow.start, new, isForUnknown, startsWhileOpen)
    }
    return start != flow.start || named != new || self.isForUnknown != isForUnknown
      || self.startsWhileOpen != startsWhileOpen
  }

  /// Keeps which forms name which answers.
  private mutating func note(_ old: [Mention], _ new: [Mention], of subject: Subject) {
    guard old != new else { return }
    for id in old.compactMap(\.answer) {
      namers[id]?.remove(subject)
      if namers[id]?.isEmpty == true { namers[id] = nil }
    }
    for id in new.compactMap(\.answer) { namers[id, default: []].insert(subject) }
  }

  /// The forms that name the answer to an action.
  private func subjects(naming id: ActionID) -> Set<Subject> { namers[id] ?? [] }

  /// Where the answer to an action is named, but for the action itself.
  public func mentions(of id: ActionID) -> [Mention] {
    (namers[id] ?? []).flatMap { subject -> [Mention] in
      switch subject {
      case .action(id): []
      case .action(let other): actions[other]?.mentions.filter { $0.answer == id } ?? []
      case .chatflow, .workspace: named.filter { $0.answer == id }
      }
    }
  }

  /// The workspace, knowing also what the answers hold that the conditions of an action ask for.
  public func workspace(_ workspace: Workspace, for action: Action) -> Workspace {
    if action.branches.isEmpty { return workspace }
    let named = action.branches.flatMap { branch in branch.groups.flatMap { $0.compactMap(\.answer) } }
    return self.workspace(workspace, knowing: Set(named))
  }

  /// The workspace, knowing also what some answers hold: what the properties hold that they are saved to.
  public func workspace(_ workspace: Workspace, knowing answers: some Sequence<ActionID>) -> Workspace {
    workspace.knowing(
      answers.compactMap { id in
        // Several answers together are no value of a type that each of them has; one of them alone is.
        guard let saved = savedAnswer(to: id), let property = workspace.property(saved.property),
          property.type == .text || !saved.isSeveral
        else { return nil }
        return Property(Token.answers, id.text, property.type, options: property.options)
      })
  }

  /// Takes over the name that an action has now, nil if it is gone; returns whether any rule can notice.
  public mutating func rename(_ id: ActionID, _ action: Action?) -> Bool {
    let isAnother = names[id] != action?.name
    if isAnother { names[id] = action?.name }
    return isAnother && !callers.isEmpty
  }

  /// Where an answer is saved.
  private struct SavedAnswer: Hashable {
    /// The property, such as `contact.email`.
    let property: String
    /// Whether it can be several quick replies together.
    let isSeveral: Bool
  }

  /// Where the answer to an action is saved; nil for one that is saved nowhere.
  private func savedAnswer(to id: ActionID) -> SavedAnswer? {
    guard let action = actions[id], let property = action.savesTo else { return nil }
    return SavedAnswer(property: property, isSeveral: action.takesSeveralAnswers)
  }

  /// Takes over an action as it is now, nil if it is gone; returns whether any rule can notice, and the actions that have to
  /// be checked anew, since their conditions ask for an answer that is saved elsewhere now.
  public mutating func take(_ id: ActionID, _ action: Action?) -> (isNoticed: Bool, retyped: [ActionID]) {
    let before = savedAnswer(to: id)
    let isNoticed = update(id, action)
    return (isNoticed, savedAnswer(to: id) == before ? [] : subjects(naming: id).compactMap(\.action))
  }

  /// Takes over an action as it is now, nil if it is gone; returns whether any rule can notice.
  public mutating func update(_ id: ActionID, _ action: Action?) -> Bool {
    let new = action.map { ConnectedAction($0) }
    let old = actions[id]
    let isRenamed = rename(id, action)
    guard old != new else { return isRenamed }
    if new?.calls.isEmpty == false { callers.insert(id) } else { callers.remove(id) }
    if let old, old.written.map(\.target) != new?.written.map(\.target) {
      for target in Set(old.written.map(\.target)) {
        sources[target]?.removeAll { $0 == id }
        if sources[target]?.isEmpty == true { sources[target] = nil }
      }
      if let new { addSources(of: new) }
    } else if old == nil, let new {
      addSources(of: new)
    }
    note(old?.mentions ?? [], new?.mentions ?? [], of: .action(id))
    brokenActions += (new?.isBroken == true ? 1 : 0) - (old?.isBroken == true ? 1 : 0)
    actions[id] = new
    return true
  }

  private mutating func addSources(of action: ConnectedAction) {
    for (index, connection) in action.written.enumerated()
    where !action.written[..<index].contains(where: { $0.target == connection.target }) {
      sources[connection.target, default: []].append(action.id)
    }
  }

  /// The actions that lead to an action, each once.
  public func sources(of id: ActionID) -> [ActionID] { sources[id] ?? [] }

  /// What is read of an action.
  subscript(id: ActionID) -> ConnectedAction? { actions[id] }
}

/// What the rules about the whole chatflow read of an action.
struct ConnectedAction: Hashable, Sendable {
  /// The action's id.
  let id: ActionID
  /// Whether it could not be read.
  let isBroken: Bool
  /// Whether it waits for the visitor.
  let waits: Action.Waiting
  /// Its connections to actions as they are drawn.
  let drawn: [Connection]
  /// Its connections to actions as they are written.
  let written: [Connection]
  /// Those of them that are not drawn.
  let undrawn: [Connection]
  /// The field that says that the customer agent answers what the visitor asked last, if it says so.
  let answersLatestQuestion: FieldID?
  /// The conditions that ask for the visitor's response.
  let asksForResponse: [Finding.Place]
  /// What it names.
  let mentions: [Mention]
  /// The property that an answer is saved to.
  let savesTo: String?
  /// Whether nobody is asked any more who has answered it: the property then has a value.
  let asksOnce: Bool
  /// How a hand-over ends that is not performed.
  let skipping: Skipping?
  /// The records that there may be once it has run.
  let provides: Set<String>
  /// The connections at which nothing is said of where they lead, so that the chat ends there.
  let openEnds: [PortID]
  /// How many connections it has, those included that lead to no action.
  let portCount: Int
  /// Whether the chat can end there.
  let canEnd: Bool
  /// Whether it hands the conversation over.
  let isHandover: Bool
  /// Who has spoken last when it is done.
  let speech: Speech
  /// Whether it says something, and so can be answered.
  let saysSomething: Bool
  /// Whether it looks something up for the visitor.
  let looksUp: Bool
  /// Whether by it somebody gets the conversation, or learns how to reach the visitor.
  let isWayToHuman: Bool
  /// The actions that it names by their names.
  let calls: [String]
  /// Whether it may name others that nobody can tell from it.
  let mayCallAny: Bool
  /// Whether its branches decide where it leads.
  let decides: Bool
  /// What its branches ask for until they take a connection; nothing is said of those of which it is not certain that
  /// they ever are taken.
  let askedFor: [PortID: Set<String>]
  /// What is so once it has done what it does.
  let results: Set<WayFact>
  /// The property that it sets.
  let writes: String?
  /// Whether it may fail before the visitor is asked for anything, and can ask otherwise.
  let failsUnasked: Bool
  /// Whether it is asked with quick replies.
  let offersReplies: Bool
  /// Whether the visitor can choose several of them.
  let takesSeveralAnswers: Bool

  /// A connection to an action, which may be missing.
  struct Connection: Hashable, Sendable {
    let port: PortID
    let target: ActionID
    /// Whether a conversation can ever take it.
    let canBeTaken: Bool
    /// What is so where one does.
    let facts: Set<WayFact>
  }

  /// What becomes of a conversation where a hand-over is not performed.
  struct Skipping: Hashable, Sendable {
    /// How it ends where the chat is closed; nil where it goes on, or where the edge for that ends it.
    let endWhenClosed: Ending?
    /// Whether it ends where nobody takes over, and the edge for that does not say so.
    let endsWhenFailed: Bool
    /// Whether the hand-over has a message for when nobody is there.
    let hasAwayMessage: Bool

    /// How a conversation ends for which nobody wrote an end of its own.
    enum Ending {
      /// Nothing is written.
      case open
      /// By the end behind the hand-over, which is written for whoever was handed over.
      case next
    }
  }

  init(_ action: Action) {
    id = action.id
    isBroken = action.defect != nil
    waits = action.waits
    let drawnPorts = action.drawnPorts
    // Told without a workspace, which may know more.
    let conditions = action.branches.isEmpty ? [] : CheckedCondition.all(of: action, in: .empty)
    let behaviour = action.definition?.behaviour
    // Nothing else has results, and this is asked of every connection.
    let hasResults = behaviour == .does || behaviour == .asks
    let results = hasResults ? action.results(leavingBy: .next) : []
    let drawn: [Connection] = drawnPorts.compactMap {
      let said: Set<WayFact> = conditions.isEmpty ? [] : action.facts(taking: $0.id, conditions)
      let done = !hasResults ? [] : $0.id == .next ? results : action.results(leavingBy: $0.id)
      return Connection($0.id, $0.link, of: action, facts: said.isEmpty ? done : said.union(done))
    }
    self.results = results
    self.drawn = drawn
    let isOtherwiseOpen = drawnPorts.contains { $0.id == .next && $0.link == nil }
    var effort = Effort.ofBranches
    let neverGoesOnOtherwise =
      isOtherwiseOpen && !isBroken && !conditions.isEmpty
      && !(action.question != nil && action.passesBranchesBy)
      && DecidedBranches(of: action, conditions, in: .empty).lastThatCanMatch(&effort) != nil
    // Where nothing is ever left to it, nothing ends.
    let ports = drawnPorts.filter { port, link in
      if link != nil { return true }
      if behaviour == .asks, !action.canTake(port) { return false }
      return port != .next || !neverGoesOnOtherwise
    }
    openEnds = ports.filter { $0.link == nil }.map(\.id)
    portCount = ports.count
    isHandover = behaviour == .handsOver
    let isProgram = (behaviour ?? .runs) == .runs && waits != .never
    canEnd = isBroken || isHandover || isProgram || ports.contains { $0.link?.action == nil }
    speech = action.speech
    saysSomething = action.values["message"]?.message?.isEmpty == false
    looksUp = action.kind == ActionKind.knowledgeBase.id
    isWayToHuman = action.isWayToHuman
    let isRun = behaviour == .runs
    let snippet = isRun ? CodeSnippet(action) : nil
    calls = snippet?.calls ?? []
    mayCallAny = isRun && snippet?.mayCallAny ?? Webhook(action)?.waits ?? false
    decides = !action.branches.isEmpty
    askedFor = decides ? action.operands(until: drawnPorts.map(\.id), conditions) : [:]
    writes = isBroken || behaviour != .does ? nil : action.writing(in: .empty)?.reference
    failsUnasked = !isBroken && isRun
    offersReplies = !action.replies.isEmpty
    let question = action.question
    takesSeveralAnswers = question?.takesSeveralAnswers == true
    written = action.writtenPorts.compactMap { Connection($0, action[$0], of: action) }
    let targets = Set(drawn.map(\.port))
    undrawn = written.filter { !targets.contains($0.port) }
    answersLatestQuestion = action.handover?.answersLatestQuestion == true ? Handover.respond : nil
    mentions = isBroken ? [] : Mention.all(of: action)
    savesTo = question?.savesTo
    asksOnce = question?.skipsIfKnown == true && action.replies.allSatisfy { !($0.value ?? $0.label).isBlank }
    skipping = Skipping(action)
    provides = action.definition?.provides ?? []
    let isDeciding = behaviour == .decides
    asksForResponse = isDeciding ? conditions.filter { $0.operand == .response }.map(\.place) : []
  }
}

extension ConnectedAction.Connection {
  fileprivate init?(_ port: PortID, _ link: Link?, of action: Action, facts: Set<WayFact> = []) {
    guard let target = link?.action else { return nil }
    self.init(port: port, target: target, canBeTaken: action.canTake(port), facts: facts)
  }
}

extension ConnectedAction.Skipping {
  /// Nil for what hands nothing over, or hands over whatever the hours are.
  fileprivate init?(_ action: Action) {
    guard action.defect == nil, let handover = action.handover, handover.respectsOfficeHours else { return nil }
    self.init(
      endWhenClosed: Self.ending(action, Handover.whenClosed),
      endsWhenFailed: handover.canFail && Self.ending(action, .onFailure) != nil,
      hasAwayMessage: handover.message(available: false) != nil)
  }

  /// How a conversation ends that would leave by an edge.
  private static func ending(_ action: Action, _ edge: EdgeID) -> Ending? {
    guard action.edges[edge] == nil else { return nil }
    switch action.next?.destination {
    case .action: return nil
    case .end: return .next
    case nil: return .open
    }
  }
}

extension Action {
  /// Whether an action waits for the visitor.
  enum Waiting { case always, maybe, never }

  /// Whether it waits for the visitor; not known of a kind that this version does not know, nor of what may ask by
  /// itself.
  var waits: Waiting {
    guard defect == nil, let kind = definition else { return .maybe }
    switch kind.behaviour {
    case .asks: return .always
    case .runs: return Webhook(self).map { $0.waits } == false ? .never : .maybe
    case .says, .does, .handsOver, .decides: return .never
    }
  }

}
