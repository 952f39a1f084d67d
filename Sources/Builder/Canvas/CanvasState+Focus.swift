import Canvas
import ChatflowModel
import OrderedCollections

/// What has the focus on the canvas, read from the drawing and the chatflow.
extension CanvasState {
  /// The focused element of the drawing, or the fold that hides it.
  var stop: Stop? { drawing.stop(spot).flatMap(drawing.layout.visible) }

  /// The number of the focused action's card; 0 at the start.
  var focusedNumber: Int {
    spot.action.flatMap { drawing.index($0) }.map { drawing.layout.number(of: $0) } ?? 0
  }

  /// Whether the focused element is hidden by a fold.
  var isFocusFolded: Bool {
    // A method handed on as a closure takes a copy of the drawing with it.
    guard let id = spot.action, let index = drawing.index(id) else { return false }
    return drawing.layout.fold(hiding: index) != nil
  }

  /// Where the connection of the focused element is written.
  func focusedOrigin(in flow: Chatflow) -> Origin? {
    switch spot {
    case .card(let id): flow.actions[id].map { .port(id, $0.drawnPorts.last?.id ?? .next) }
    case .header(let id, let port): .port(id, port)
    case .plus(let origin): origin
    case .join: nil
    }
  }

  /// The focused action, or what the focused branch holds.
  func focusedActions(in flow: Chatflow) -> [ActionID] {
    switch spot {
    case .card(let id): [id]
    case .header(let id, let port): flow.actions(heldBy: .port(id, port))
    case .plus, .join: []
    }
  }

  /// The actions that copying, cutting and moving are about: the marked ones, else the focused one, or what the focused
  /// branch holds; in drawing order.
  func chosenActions(in flow: Chatflow) -> [ActionID] {
    marks.isEmpty ? focusedActions(in: flow) : drawing.inOrder(marks)
  }

  /// On which side of the focused element something is put.
  enum Side { case after, before }

  /// Where inserting next to the focused element means; nil if nothing can be inserted there.
  func insertionPoint(_ side: Side) -> InsertionPoint? {
    stop.flatMap { side == .after ? drawing.layout.plus(after: $0) : drawing.layout.plus(before: $0) }
      .map(drawing.insertionPoint)
  }

  // MARK: - Moving it

  /// Moves the focus to something that exists: undo and deletion can take away what had it.
  mutating func keepFocusAlive(in flow: Chatflow) {
    if !marks.isEmpty { marks = marks.filter { flow.actions[$0] != nil } }
    if drawing.stop(spot) == nil {
      if let id = spot.action, flow.actions[id] != nil {
        spot = .card(id)
      } else if let first = flow.start?.action, flow.actions[first] != nil {
        spot = .card(first)
      } else {
        spot = .plus(.start)
      }
    }
    leavePlus()
  }

  /// Brings the focus from a plus icon to what stands for it on a level that shows none.
  mutating func leavePlus() {
    guard drawing.layout.zoom != .cards, let stop else { return }
    let shown = drawing.layout.withoutPlus(stop)
    if shown != stop { spot = drawing.spot(shown) }
  }

  /// Moves the focus from an element that is folded to the header of the fold: what is marked has the focus.
  mutating func standOnWhatIsSeen() {
    guard isFocusFolded, let seen = stop else { return }
    spot = drawing.spot(seen)
  }

  // MARK: - Places to come back to

  /// Remembers a place to come back to.
  mutating func remember(_ spot: Spot) {
    trail.append(spot)
    if trail.count > Self.longestTrail { trail.removeFirst() }
  }

  /// Takes the last of the places to come back to that there still is.
  mutating func takeLastPlace() -> Spot? {
    while let spot = trail.popLast() {
      if drawing.stop(spot) != nil { return spot }
    }
    return nil
  }

  /// The action that the connection of the focused element leads to if it is drawn as a jump, else any that it leads to.
  var followed: ActionID? {
    let targets = stop.map(drawing.targets) ?? []
    return (targets.first(where: \.isJump) ?? targets.first).map { drawing.ids[$0.action] }
  }

  // MARK: - Marks

  /// Marks actions, or takes the marks away if all of them have one.
  mutating func toggleMarks(_ ids: [ActionID]) {
    if ids.allSatisfy(marks.contains) { marks.subtract(ids) } else { marks.formUnion(ids) }
  }
}
