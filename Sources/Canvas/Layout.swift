import Screen

/// Where everything of a flow is drawn, on a canvas of a width: a pure function of the flow's structure, the folds and
/// the width.
///
/// Titles, labels and problems do not matter, so a layout stays valid while somebody types; it must be made anew when
/// actions, ports, targets, folds or the width change. Coordinates are those of the whole drawing, (0, 0) at its upper
/// left. Actions are named by their index in the flow; asking about an action that the flow does not have is a
/// programming error, but a stop may be out of date. See docs/canvas.md.
public struct Layout: Sendable {
  /// The columns that were given, but at least 30, or 20 for an Outline; without pinned columns the drawing is never wider.
  public let width: Int
  /// The columns of the drawing: its width, or more if columns are pinned that have no room.
  public let drawnWidth: Int
  /// How much it shows of each action.
  public let zoom: Zoom
  /// The rows of the drawing.
  public let height: Int

  /// The branch that is shown alone; nil for the whole flow.
  public let branch: Connection?

  private let tables: Tables

  var lanes: Lanes { tables.lanes }
  var structure: Structure { tables.structure }
  var incoming: Incoming { tables.incoming }
  /// What stands in each row; nil for cards.
  var rows: Rows? { tables.rows }

  /// What was worked out, over twenty arrays that never change: a copy of a layout costs a reference.
  private final class Tables: Sendable {
    let lanes: Lanes
    let structure: Structure
    let incoming: Incoming
    let rows: Rows?

    init(_ lanes: Lanes, _ structure: Structure, _ rows: Rows?) {
      (self.lanes, self.structure, self.rows) = (lanes, structure, rows)
      incoming = Incoming(structure, lanes.portKind)
    }
  }

  /// Lays out a flow.
  ///
  /// - Parameters:
  ///   - flow: the flow; only its structure is read.
  ///   - width: the columns that the drawing may take.
  ///   - folds: the branches of which only the header is drawn; others than branches are without effect.
  ///   - pins: how the branches of some actions are to stand, whatever the width.
  ///   - branch: the branch to show alone; without effect if it has no actions.
  ///   - zoom: how much of each action is drawn.
  public init(
    _ flow: CanvasFlow, width: Int, folds: Set<Connection> = [], pins: [Int: Pin] = [:], branch: Connection? = nil,
    zoom: Zoom = .cards
  ) {
    let structure = Structure(flow)
    var lanes = Lanes(structure)
    let width = max(width, zoom == .outline ? Metrics.narrowestOutline : Metrics.narrowestCanvas)
    let folded = Set(
      folds.compactMap { fold -> Int32? in
        guard flow.actions.indices.contains(fold.action), flow.actions[fold.action].ports.indices.contains(fold.port)
        else { return nil }
        return structure.firstPort[fold.action] + Int32(fold.port)
      })
    let isFolded = { (port: Int32) in folded.isEmpty ? false : folded.contains(port) }
    for (action, pin) in pins where flow.actions.indices.contains(action) && flow.actions[action].ports.count > 1 {
      lanes.runs[Int(lanes.runOf[action])].pin = pin
    }
    let alone = branch.flatMap { lanes.openLane(of: $0, structure) }
    if let alone { lanes.showAlone(alone, structure) }
    self.branch = alone == nil ? nil : branch
    let rows: Rows?
    switch zoom {
    case .cards:
      lanes.measure(width: width, isFolded: isFolded)
      height = lanes.place(hasStart: structure.hasStart)
      rows = nil
    case .outline, .map:
      height = lanes.placeRows(zoom, hasStart: structure.hasStart, isFolded: isFolded)
      rows = Rows(lanes, zoom: zoom, hasStart: structure.hasStart, height: height)
    }
    self.width = width
    drawnWidth = zoom == .cards ? lanes.trees.reduce(width) { max($0, Int(lanes.lanes[$1].width)) } : width
    self.zoom = zoom
    tables = Tables(lanes, structure, rows)
  }

  /// The number of actions.
  public var actionCount: Int { structure.actionCount }

  /// The number that an action's card shows: 1, 2, 3 … in drawing order.
  public func number(of action: Int) -> Int { Int(lanes.number[action]) }

  /// The numbers of the actions to which the start leads without a jump; to each of them also without those of higher
  /// numbers.
  public var startNumbers: Range<Int> {
    guard structure.hasStart, let tree = lanes.lanes.first else { return 0..<0 }
    return Int(tree.firstNumber)..<Int(tree.firstNumber + tree.cardCount)
  }

  /// The action with a number.
  public func action(numbered number: Int) -> Int? {
    number > 0 && number < lanes.numbered.count ? Int(lanes.numbered[number]) : nil
  }

  /// The folded branch that hides an action, and whether it is folded only because there is no room for it.
  public func fold(hiding action: Int) -> (branch: Connection, isForRoom: Bool)? {
    var index = Int(lanes.runs[Int(lanes.runOf[action])].lane)
    while lanes.lanes[index].isHidden {
      // What lies outside of a branch that is shown alone is hidden by no fold.
      guard lanes.lanes[index].parentRun >= 0 else { return nil }
      index = Int(lanes.runs[Int(lanes.lanes[index].parentRun)].lane)
    }
    guard lanes.lanes[index].isFolded else { return nil }
    return (branch(of: index), lanes.lanes[index].isFoldedForRoom)
  }

  /// An action's card, or the row that it stands in; nil if it is hidden by a fold.
  public func card(of action: Int) -> Rect? {
    let lane = lanes.lanes[Int(lanes.runs[Int(lanes.runOf[action])].lane)]
    guard lane.isShown else { return nil }
    if rows != nil { return row(of: .card(action)).map(rowRect) }
    return Rect(x: Int(lane.x), y: lanes.cardY(action), width: lanes.cardWidth(lane), height: Metrics.cardHeight)
  }

  /// The cells of a stop: the whole card, the three cells of a plus icon, or the row in an Outline or a Map; nil if a
  /// fold hides it, if this level does not show it, or if there is no such stop.
  public func rect(of stop: Stop) -> Rect? {
    guard exists(stop) else { return nil }
    if rows != nil { return row(of: stop).map(rowRect) }
    switch stop {
    case .card(let action):
      return card(of: action)
    case .header(let branch), .plus(.connection(let branch)):
      guard let lane = self.lane(of: branch) else { return plusRect(behind: branch.action) }
      return lanes.lanes[lane].isHidden ? nil : plusRect(x: lanes.lanes[lane].portX, y: lanes.lanes[lane].headerY)
    case .plus(.start):
      return plusRect(x: 2, y: 1)
    case .plus(.join(let target)):
      guard let card = card(of: target), joinLines(above: target) > 1 else { return nil }
      return plusRect(x: card.x + 2, y: card.y - 1)
    }
  }

  /// What inserting at a plus means.
  public func insertion(at plus: Plus) -> Insertion {
    switch plus {
    case .start: .start
    case .connection(let connection): .onConnection(connection)
    case .join(let target): .beforeJoin(target: target, lines: lines(into: target))
    }
  }

  /// The connections that are drawn as lines into an action, hidden ones included, in the order of their numbers.
  public func lines(into action: Int) -> [Connection] {
    incoming.ports(to: action).filter { lanes.portKind[Int($0)] != .jump }.map(connection(of:))
      .sorted { (number(of: $0.action), $0.port) < (number(of: $1.action), $1.port) }
  }

  /// The connections that are drawn as jumps to an action, hidden ones included, in the order of their numbers.
  public func jumps(to action: Int) -> [Connection] {
    incoming.ports(to: action).filter { lanes.portKind[Int($0)] == .jump }.map(connection(of:))
      .sorted { (number(of: $0.action), $0.port) < (number(of: $1.action), $1.port) }
  }
}

// MARK: Indices

extension Layout {
  /// The plus behind a plain action.
  private func plusRect(behind action: Int) -> Rect? {
    guard structure.ports(of: Int32(action)).count == 1, let card = card(of: action) else { return nil }
    return plusRect(x: card.x + 2, y: card.maxY)
  }

  private func plusRect(x: Int, y: Int) -> Rect { Rect(x: x - 1, y: y, width: 3, height: 1) }

  /// The lane of a branch; nil for the port of a plain action.
  func lane(of branch: Connection) -> Int? {
    let run = lanes.runs[Int(lanes.runOf[branch.action])]
    guard structure.ports(of: Int32(branch.action)).count > 1 else { return nil }
    return Int(run.firstLane) + branch.port
  }

  /// The lane in which an action's card stands.
  func lane(ofCard action: Int) -> Int { Int(lanes.runs[Int(lanes.runOf[action])].lane) }

  func port(_ connection: Connection) -> Int { Int(structure.firstPort[connection.action]) + connection.port }

  /// The last card of a run.
  func lastCard(of run: Run) -> Int { Int(lanes.cards[Int(run.firstCard + run.cardCount) - 1]) }

  /// The branch whose lane it is.
  func branch(of lane: Int) -> Connection {
    let run = lanes.runs[Int(lanes.lanes[lane].parentRun)]
    return Connection(action: lastCard(of: run), port: lane - Int(run.firstLane))
  }

  func connection(of port: Int32) -> Connection {
    let action = Int(incoming.owner[Int(port)])
    return Connection(action: action, port: Int(port) - Int(structure.firstPort[action]))
  }

  /// The number of lines that meet right above an action's card; nil if the card does not start a later run of its lane.
  func joinLines(above action: Int) -> Int {
    guard let run = runAbove(action) else { return 0 }
    return Int(lanes.runs[run].arrivals)
  }

  /// The run above the card that starts a later run of its lane.
  func runAbove(_ action: Int) -> Int? {
    let run = Int(lanes.runOf[action])
    guard lanes.placeInRun[action] == 0, run > Int(lanes.lanes[Int(lanes.runs[run].lane)].firstRun) else { return nil }
    return run - 1
  }
}

/// The connections that lead to each action, whatever their kind.
struct Incoming: Sendable {
  private var first: [Int32]
  private var sources: [Int32]
  /// The action of each port.
  let owner: [Int32]
  /// The number of jumps among them.
  let landings: [Int32]

  init(_ structure: Structure, _ kinds: [PortKind]) {
    let count = structure.actionCount
    var owner = Array(repeating: Int32(0), count: structure.target.count)
    var first = Array(repeating: Int32(0), count: count + 1)
    for action in 0..<Int32(count) {
      for port in structure.ports(of: action) {
        owner[port] = action
        if structure.target[port] >= 0 { first[Int(structure.target[port]) + 1] += 1 }
      }
    }
    for action in 0..<count { first[action + 1] += first[action] }
    var sources = Array(repeating: Int32(0), count: Int(first[count]))
    var landings = Array(repeating: Int32(0), count: count)
    var free = first
    for port in structure.target.indices where structure.target[port] >= 0 {
      let target = Int(structure.target[port])
      sources[Int(free[target])] = Int32(port)
      free[target] += 1
      if kinds[port] == .jump { landings[target] += 1 }
    }
    self.owner = owner
    self.landings = landings
    self.first = first
    self.sources = sources
  }

  /// The ports that lead to an action.
  func ports(to action: Int) -> ArraySlice<Int32> { sources[Int(first[action])..<Int(first[action + 1])] }
}
