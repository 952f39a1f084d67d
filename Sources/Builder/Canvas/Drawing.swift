import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Words

/// What the canvas draws: a snapshot of the chatflow, its layout, and the names of what is drawn.
///
/// The layout is made anew only when the structure or the width changed; typing changes the snapshot only.
struct Drawing: Sendable {
  /// In a box of its own: views copy the drawing.
  @Boxed private(set) var snapshot = CanvasFlow()
  private(set) var layout = Layout(CanvasFlow(), width: Regions.smallest.width)
  /// Changes whenever the picture may by more than titles; a drawing that takes the place of another goes on counting.
  private(set) var revision = 0
  /// How often a title was changed since the revision, and which of these times was the last for an action.
  private(set) var retitlings = 0
  private var retitled: [Int: Int] = [:]
  /// The scroll column with its marks.
  private(set) var column = ScrollColumn(Layout(CanvasFlow(), width: Regions.smallest.width), flow: CanvasFlow())
  /// What is folded, pinned and shown alone.
  private(set) var view = FlowView()
  /// How many cards were made for it that no earlier drawing had.
  private(set) var newCards = 0
  private(set) var ids: OrderedSet<ActionID> = []
  /// The actions that were searched for, and the numbers of their cards in order.
  private(set) var found: Set<ActionID> = []
  private(set) var hits: [Int] = []
  /// The ways of conversations that are shown, and what of them is drawn.
  private(set) var way: ConversationWay?
  private(set) var trace = Trace()
  private var ports: [[PortID]] = []

  init() {}

  /// The drawing of a chatflow for a width and a zoom level.
  init(
    _ flow: Chatflow, _ checked: CheckedChatflow, _ workspace: Workspace, words: Words, width: Int, zoom: Zoom,
    view: FlowView = FlowView()
  ) {
    self.init(
      flow, checked, workspace, changed: [], after: Drawing(), words: words, width: width, zoom: zoom, view: view)
  }

  /// The drawing of a chatflow for a width and a zoom level that takes the place of an earlier one. Only the cards of the
  /// actions that were changed, or are new, are made anew.
  ///
  /// An action that is only proposed is one row of an Outline, whatever branches it will have.
  init(
    _ flow: Chatflow, _ checked: CheckedChatflow, _ workspace: Workspace, changed: Set<ActionID>,
    proposing ghost: ActionID? = nil, after old: Drawing, words: Words, width: Int, zoom: Zoom, view: FlowView
  ) {
    self.view = view
    revision = old.revision + 1
    ids = flow.actions.keys
    snapshot.labels = CanvasLabels(words)
    let places = Places(old.ids, ids)
    snapshot.actions.reserveCapacity(ids.count)
    ports.reserveCapacity(ids.count)
    for (index, id) in ids.enumerated() {
      if let before = places.before[index], !changed.contains(id),
        let card = places.moved(old.snapshot.actions[before])
      {
        ports.append(old.ports[before])
        snapshot.actions.append(card)
        continue
      }
      newCards += 1
      let action = flow.actions.values[index]
      let isOneRow = id == ghost && zoom != .cards
      var actionPorts = action.ports(words, in: workspace)
      if isOneRow { actionPorts = Array(actionPorts.prefix(1)) }
      ports.append(actionPorts.map(\.id))
      snapshot.actions.append(card(action, actionPorts, ProblemCount(checked.findings(of: id)), words))
    }
    snapshot.start = flow.start?.action.flatMap { ids.firstIndex(of: $0) }
    snapshot.missingStart = snapshot.start == nil ? flow.start?.action?.text : nil
    found = old.found
    way = old.way
    trace = trace(of: way)
    layOut(width, zoom)
    // A branch that lost its last action is no longer there to be shown alone.
    while !self.view.alone.isEmpty, layout.branch == nil {
      self.view.alone.removeLast()
      layOut(width, zoom)
    }
  }

  private mutating func layOut(_ width: Int, _ zoom: Zoom) {
    var pins: [Int: Pin] = [:]
    for (id, pin) in view.pins { if let index = index(id) { pins[index] = pin } }
    layout = Layout(
      snapshot, width: width, folds: Set(view.folds.compactMap(connection)), pins: pins,
      branch: view.alone.last.flatMap(connection), zoom: zoom)
    makeColumn()
  }

  /// Marks what became of actions since another state.
  mutating func tell(_ changes: [ActionID: CanvasFlow.Change]) {
    for (id, change) in changes { if let index = index(id) { snapshot.actions[index].change = change } }
  }

  /// Marks the actions that were searched for.
  mutating func mark(_ ids: Set<ActionID>) {
    guard ids != found else { return }
    found = ids
    revise()
    makeColumn()
  }

  /// Shows ways of conversations, or none.
  mutating func show(_ way: ConversationWay?) {
    guard way != self.way else { return }
    self.way = way
    trace = trace(of: way)
    revise()
  }

  /// The picture may differ by more than titles.
  private mutating func revise() {
    revision += 1
    retitlings = 0
    retitled = [:]
  }

  private mutating func makeColumn() {
    let cards = found.compactMap { ids.firstIndex(of: $0) }
    hits = cards.map(layout.number).sorted()
    column = ScrollColumn(layout, flow: snapshot, hits: cards)
  }

  /// Draws an action that was changed in place; false if that is not enough, since the structure changed too.
  mutating func update(_ action: Action, _ workspace: Workspace, problems: ProblemCount, words: Words) -> Bool {
    guard let index = ids.firstIndex(of: action.id) else { return false }
    let actionPorts = action.ports(words, in: workspace)
    let new = card(action, actionPorts, problems, words)
    let old = snapshot.actions[index]
    guard actionPorts.map(\.id) == ports[index],
      old.ports.map({ Edge($0) }) == new.ports.map({ Edge($0) })
    else { return false }
    if new != old {
      snapshot.actions[index] = new
      note(index, from: old, to: new)
    }
    column.update(index, from: old, to: new, in: layout)
    return true
  }

  private mutating func note(_ index: Int, from old: CanvasFlow.Action, to new: CanvasFlow.Action) {
    var renamed = old
    renamed.title = new.title
    guard renamed == new else {
      revise()
      return
    }
    retitlings += 1
    retitled[index] = retitlings
  }

  /// The rows that look different since an earlier number of retitlings of this revision.
  func rows(retitledSince earlier: Int) -> [Range<Int>] {
    retitled.filter { $0.value > earlier }.keys.flatMap { layout.rows(tellingTitleOf: $0) }
  }

  /// Takes over a new width or zoom level.
  mutating func fit(width: Int, zoom: Zoom) {
    guard width != layout.width || zoom != layout.zoom else { return }
    layOutAnew(width, zoom)
  }

  /// Takes over what is folded, pinned and shown alone.
  mutating func setView(_ view: FlowView) {
    guard view != self.view else { return }
    self.view = view
    layOutAnew(layout.width, layout.zoom)
  }

  private mutating func layOutAnew(_ width: Int, _ zoom: Zoom) {
    revise()
    layOut(width, zoom)
  }

  /// Opens what hides an element: a fold is unfolded, one for lack of room is shown alone, and a branch that is shown alone
  /// is left if the element lies outside.
  mutating func uncover(_ spot: Spot) {
    guard let id = spot.action, let action = index(id), let stop = stop(spot) else {
      // The start lies in no branch.
      if layout.branch != nil { leaveAll() }
      return
    }
    while layout.branch != nil, !layout.exists(stop) {
      var wider = view
      wider.alone.removeLast()
      setView(wider)
    }
    guard layout.fold(hiding: action) != nil else { return }
    let around = layout.branches(around: action).map(branchID)
    var opened = view
    opened.folds.subtract(around)
    setView(opened)
    guard let fold = layout.fold(hiding: action) else { return }
    opened.alone.append(branchID(fold.branch))
    setView(opened)
    guard layout.fold(hiding: action) != nil, let innermost = around.last else { return }
    opened.alone[opened.alone.count - 1] = innermost
    setView(opened)
  }

  private mutating func leaveAll() {
    var whole = view
    whole.alone = []
    setView(whole)
  }

  /// What the layout reads of a port: labels may change without moving anything.
  private struct Edge: Equatable {
    let target: Int?
    let isJump: Bool
    init(_ port: CanvasFlow.Port) {
      target = port.target
      isJump = port.isJump
    }
  }

  private func card(_ action: Action, _ ports: [Port], _ problems: ProblemCount, _ words: Words)
    -> CanvasFlow.Action
  {
    let kind = action.definition
    let icon = kind?.icon ?? ActionKind.Icon("?")
    return CanvasFlow.Action(
      id: action.id.text, icon: .init(icon.rich, basic: icon.basic, ascii: icon.ascii),
      iconRole: kind.map(Self.role) ?? .dim, kindName: words.optional("action.\(action.kind).card") ?? action.kind.text,
      title: action.name, errors: problems.errors, warnings: problems.warnings,
      ports: ports.map { port in
        let target = port.link?.action
        let index = target.flatMap { ids.firstIndex(of: $0) }
        return CanvasFlow.Port(
          label: port.label, target: index, isJump: port.link?.isJump ?? false,
          missing: index == nil ? target?.text : nil)
      })
  }

  /// The colour family of a kind's icon.
  static func role(_ kind: ActionKind) -> Role {
    if kind.behaviour == .handsOver { return .iconHandover }
    return switch kind.category {
    case .conversations: .iconConversation
    case .marketing: .iconMarketing
    case .records: .iconRecord
    case .service: .iconService
    case .automation: .iconAutomation
    case .logic: .iconLogic
    }
  }

  // MARK: - Names and indices

  /// The element of the canvas that a spot names, or nil if it is gone.
  func stop(_ spot: Spot) -> Stop? {
    switch spot {
    case .card(let id): index(id).map { .card($0) }
    case .header(let id, let port): connection(id, port).map { .header($0) }
    case .plus(.start): .plus(.start)
    case .plus(.port(let id, let port)):
      connection(id, port).map { snapshot.actions[$0.action].ports.count > 1 ? .header($0) : .plus(.connection($0)) }
    case .join(let id): index(id).map { .plus(.join($0)) }
    }
  }

  /// The name of an element of the canvas.
  func spot(_ stop: Stop) -> Spot {
    switch stop {
    case .card(let index): .card(ids[index])
    case .header(let connection): .header(ids[connection.action], ports[connection.action][connection.port])
    case .plus(.start): .plus(.start)
    case .plus(.connection(let connection)): .plus(origin(connection))
    case .plus(.join(let index)): .join(ids[index])
    }
  }

  /// The name of a branch.
  func branchID(_ branch: Connection) -> BranchID {
    BranchID(ids[branch.action], ports[branch.action][branch.port])
  }

  /// Where a drawn connection is written.
  func origin(_ connection: Connection) -> Origin {
    .port(ids[connection.action], ports[connection.action][connection.port])
  }

  /// The port of a connection.
  func port(_ action: Int, _ place: Int) -> PortID { ports[action][place] }

  /// The index of an action.
  func index(_ id: ActionID) -> Int? { ids.firstIndex(of: id) }

  /// The indices of those actions that it has.
  func indices(of ids: Set<ActionID>) -> Set<Int> {
    // At each frame: a method that is handed on would take a copy of the drawing with it.
    Set(ids.compactMap { [all = self.ids] in all.firstIndex(of: $0) })
  }

  /// Ways of conversations, as far as they are drawn.
  private func trace(of way: ConversationWay?) -> Trace {
    guard let way else { return Trace() }
    var counts: [Plus: Int] = [:]
    for (origin, count) in way.counts {
      switch origin {
      case .start: counts[.start] = count
      case .port(let id, let port): if let place = connection(id, port) { counts[.connection(place)] = count }
      }
    }
    return Trace(
      stand: way.stand.flatMap(index), passed: indices(of: way.passed),
      taken: Set(way.taken.compactMap(connection)), counts: counts)
  }

  /// Says of an action that a conversation surely comes to it without coming to any of some others, since it is drawn
  /// before them; of others nothing is known.
  func isReached(without others: [ActionID]) -> (ActionID) -> Bool {
    let first = others.compactMap(index).map(layout.number).min() ?? 0
    let numbers = layout.startNumbers
    return { [layout, ids] id in
      ids.firstIndex(of: id).map { layout.number(of: $0) }.map { $0 < first && numbers.contains($0) } ?? false
    }
  }

  /// Where the connections of an element lead, and whether they are drawn as jumps.
  func targets(of stop: Stop) -> [(action: Int, isJump: Bool)] {
    let connections: [Connection] =
      switch stop {
      case .card(let index): snapshot.actions[index].ports.indices.map { Connection(action: index, port: $0) }
      case .header(let connection), .plus(.connection(let connection)): [connection]
      case .plus(.start): []
      case .plus(.join(let index)): layout.lines(into: index).prefix(1).map { $0 }
      }
    return connections.compactMap { connection in
      snapshot.actions[connection.action].ports[connection.port].target.map { target in
        (target, layout.jumps(to: target).contains(connection))
      }
    }
  }

  /// What inserting at a plus icon means for the chatflow.
  func insertionPoint(_ plus: Plus) -> InsertionPoint {
    switch layout.insertion(at: plus) {
    case .start: .on(.start)
    case .onConnection(let connection): .on(origin(connection))
    case .beforeJoin(let target, let lines): .before(ids[target], lines: lines.map(origin))
    }
  }

  private func connection(_ branch: BranchID) -> Connection? { connection(branch.action, branch.port) }

  private func connection(_ id: ActionID, _ port: PortID) -> Connection? {
    guard let index = index(id), let place = ports[index].firstIndex(of: port) else { return nil }
    return Connection(action: index, port: place)
  }
}
