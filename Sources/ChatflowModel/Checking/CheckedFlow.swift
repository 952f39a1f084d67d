import OrderedCollections

/// What a flow rule looks at: what leads where in a chatflow, and what can be reached.
struct CheckedFlow {
  private let links: FlowConnections
  /// The link to the action that runs first.
  let startLink: Link?
  /// Whether the file says which that is in a line that could not be read.
  let isStartUnread: Bool
  /// The ids of the actions, in file order; everything below is by their index.
  let ids: OrderedSet<ActionID>
  /// What is read of each action by itself: looked up once, since most rules go through all of them.
  private let actions: [ConnectedAction?]
  /// The connections as they are drawn, action by action.
  private let connections: [Connection]
  /// Where the connections of each action begin, and where those of the last one end.
  private let firstConnection: [Int]
  /// The action that runs first.
  let start: Int?
  /// What a line, or a name that a program gives, leads to from the start.
  let isReachable: [Bool]
  /// What a conversation can come to.
  let canRun: [Bool]
  /// What a conversation can come to after the visitor had an occasion to write.
  let canRunAfterAnswer: [Bool]
  /// The actions with a connection to one that does not exist.
  let isLeadingNowhere: [Int]
  /// The actions that name values of records.
  let naming: [Int]
  /// Whether they wait for the visitor, or may.
  let mayWait: [Bool]
  /// The names of the actions.
  var names: [ActionID: String] { links.names }
  /// The actions that name others by their names, by their index.
  let callers: [Int]
  /// The actions that a conversation can come to and that may name any other as the next one.
  let callersOfAny: [Int]
  /// Whether there are some.
  var mayCallAny: Bool { !callersOfAny.isEmpty }
  /// What the settings name.
  var named: [Mention] { links.named }
  /// Whether only visitors who are not known see the chatflow.
  var isForUnknown: Bool { links.isForUnknown }
  /// Whether the chat is open whenever the first action begins.
  var startsWhileOpen: Bool { links.startsWhileOpen }
  /// The tokens for which the workspace has a fallback.
  var fallbacks: Set<String> { links.fallbacks }
  /// Whether hours are set, so that the chat can be closed.
  var canBeClosed: Bool { links.canBeClosed }
  /// Whether the workspace has a text for where nobody is there, which stands in for a connection that leads nowhere.
  var hasAwayText: Bool { links.hasAwayText }

  /// Whether some action could not be read, so that its connections are not known.
  let isBroken: Bool

  /// A connection to an action.
  struct Connection {
    let port: PortID
    let target: Int
    /// Whether a conversation can ever take it.
    let canBeTaken: Bool
    /// What is so where one does.
    let facts: Set<WayFact>
  }

  init(_ links: FlowConnections, ids: OrderedSet<ActionID>, isStartUnread: Bool = false) {
    startLink = links.start
    self.isStartUnread = isStartUnread
    self.ids = ids
    self.links = links
    callers = links.callers.compactMap { ids.firstIndex(of: $0) }.sorted()
    var connections: [Connection] = []
    var firstConnection = [0]
    var isBroken = false
    var waits: [Bool] = []
    var isLeadingNowhere: [Int] = []
    var naming: [Int] = []
    // Made where some program names an action: few chatflows have one.
    var named: CalledNames?
    let actions = ids.map { links[$0] }
    for (index, action) in actions.enumerated() {
      var isComplete = (action?.undrawn ?? []).allSatisfy { ids.contains($0.target) }
      for connection in action?.drawn ?? [] {
        if let target = ids.firstIndex(of: connection.target) {
          connections.append(
            Connection(
              port: connection.port, target: target, canBeTaken: connection.canBeTaken, facts: connection.facts))
        } else {
          isComplete = false
        }
      }
      // What a program names follows it, too.
      for name in action?.calls ?? [] {
        let known = named ?? CalledNames(links.names, of: ids)
        named = known
        guard let target = known.index(of: name) else { continue }
        connections.append(Connection(port: .next, target: target, canBeTaken: true, facts: []))
      }
      firstConnection.append(connections.count)
      isBroken = isBroken || action?.isBroken ?? true
      waits.append(action?.waits != .never)
      if !isComplete { isLeadingNowhere.append(index) }
      if action?.mentions.isEmpty == false { naming.append(index) }
    }
    self.isLeadingNowhere = isLeadingNowhere
    self.naming = naming
    self.actions = actions
    mayWait = waits
    self.connections = connections
    self.firstConnection = firstConnection
    self.isBroken = isBroken
    let start = links.start?.action.flatMap { ids.firstIndex(of: $0) }
    self.start = start
    let reach = Reach(connections: connections, firstConnection: firstConnection)
    isReachable = reach.all(from: start.map { [$0] } ?? [], isRunning: false)
    let canRun = reach.all(from: start.map { [$0] } ?? [], isRunning: true)
    self.canRun = canRun
    let callersOfAny = ids.indices.filter { canRun[$0] && actions[$0]?.mayCallAny == true }
    self.callersOfAny = callersOfAny
    let answered =
      callersOfAny.isEmpty
      ? waits.indices.filter { canRun[$0] && waits[$0] }
        .flatMap { connections[firstConnection[$0]..<firstConnection[$0 + 1]].filter(\.canBeTaken).map(\.target) }
      : Array(ids.indices)
    canRunAfterAnswer = reach.all(from: answered, isRunning: true)
  }

  /// The connections of an action to others, as they are drawn or named by its program.
  func connections(of index: Int) -> ArraySlice<Connection> {
    connections[firstConnection[index]..<firstConnection[index + 1]]
  }

  /// What a conversation can come to once it has come to an action, which need not be possible itself.
  func canRun(after index: Int) -> [Bool] {
    Reach(connections: connections, firstConnection: firstConnection)
      .all(from: connections(of: index).filter(\.canBeTaken).map(\.target), isRunning: true)
  }

  /// What is read of an action by itself.
  func action(_ index: Int) -> ConnectedAction? { actions[index] }

  /// The id of an action.
  func id(_ index: Int) -> ActionID { ids[index] }

  /// What is led to from where.
  private struct Reach {
    let connections: [Connection]
    let firstConnection: [Int]

    func all(from first: [Int], isRunning: Bool) -> [Bool] {
      var reached = Array(repeating: false, count: firstConnection.count - 1)
      var open = first
      while let index = open.popLast() {
        if reached[index] { continue }
        reached[index] = true
        for connection in connections[firstConnection[index]..<firstConnection[index + 1]]
        where connection.canBeTaken || !isRunning {
          open.append(connection.target)
        }
      }
      return reached
    }
  }
}

/// The actions by the names by which programs call them.
private struct CalledNames {
  private let ids: OrderedSet<ActionID>
  private var exact: [String: Int] = [:]
  private var comparable: [String: Int] = [:]

  init(_ names: [ActionID: String], of ids: OrderedSet<ActionID>) {
    self.ids = ids
    for (index, id) in ids.enumerated() {
      guard let name = names[id] else { continue }
      // Of several the first in the file is meant.
      if exact[name] == nil { exact[name] = index }
      if comparable[name.comparable] == nil { comparable[name.comparable] = index }
    }
  }

  /// The one that a program names: by its name exactly, else without regard to case, else by its id.
  func index(of name: String) -> Int? {
    exact[name] ?? comparable[name.comparable] ?? ids.firstIndex(of: ActionID(name))
  }
}
