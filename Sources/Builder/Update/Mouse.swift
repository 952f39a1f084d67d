import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Widgets

extension BuilderState {
  /// What the mouse does at a place: what is drawn there, nothing else.
  ///
  /// The second press of a double click has no effect if the first one already opened or closed what lies there: it was
  /// not meant for what is there now.
  mutating func point(_ mouse: MouseEvent) -> [Effect] {
    guard case .press(.left) = mouse.kind else { return touch(mouse) }
    if mouse.clicks > 1, mouse.point == spentClick { return [] }
    let before = surface(at: mouse.point)
    let effects = touch(mouse)
    let isSame = surface(at: mouse.point) == before
    spentClick = isSame ? nil : mouse.point
    return effects
  }

  /// How many pop-ups there are, and whether the list of actions lies at a place.
  private func surface(at point: Point) -> (popUps: Int, isPicker: Bool) {
    (layers.count, isPane(Picker.self) && regions.panel.contains(point))
  }

  private mutating func touch(_ mouse: MouseEvent) -> [Effect] {
    if !layers.isEmpty { return pointInLayer(mouse) }
    let regions = regions
    switch mouse.kind {
    case .wheelUp, .wheelDown:
      let rows = mouse.kind == .wheelDown ? MouseEvent.wheelRows : -MouseEvent.wheelRows
      if regions.panel.contains(mouse.point) {
        pane.scroll(by: rows, in: &self)
      } else {
        canvas.scroll(by: rows, in: canvasSize)
      }
      return []
    case .press(.right):
      notice = nil
      if canvas.picking == nil, regions.canvas.contains(mouse.point) { openMenu(at: mouse.point) }
      return []
    case .press(.left):
      notice = nil
      canvas.held = nil
      if canvas.picking != nil { return pointAtTarget(mouse, regions) }
      if regions.title.contains(mouse.point) { return pointAtTitle(mouse.point) }
      if regions.panel.contains(mouse.point) { return pane.press(mouse, in: &self) }
      if regions.top.contains(mouse.point) { pointAtBreadcrumb(mouse.point, regions) }
      if regions.canvas.contains(mouse.point) { return pointAtCanvas(mouse, regions) }
      if regions.scroll.contains(mouse.point) { jumpToScroll(mouse.point, regions) }
      if regions.hint.contains(mouse.point) { return pointAtHint(mouse.point, regions) }
      return []
    case .drag(.left):
      if !dragLink(to: mouse.point) { pane.drag(to: mouse.point, in: &self) }
      return []
    case .release(.left):
      dropLink(at: mouse.point, isJump: mouse.isJump)
      return []
    default: return []
    }
  }

  // MARK: - Canvas

  private mutating func pointAtCanvas(_ mouse: MouseEvent, _ regions: Regions) -> [Effect] {
    leavePane()
    let drawing = canvas.drawing
    guard let hit = hit(at: mouse.point) else { return [] }
    hold(hit, from: (canvas.spot, canvas.scroll, canvas.left))
    switch hit {
    case .start: focus(.plus(.start))
    case .card(let index):
      focus(.card(drawing.ids[index]))
      if mouse.clicks > 1, drawing.layout.zoom != .map { return editFocused() }
      if mouse.clicks > 1 { show(canvas.former) }
    case .header(let connection): focus(drawing.spot(.header(connection)))
    case .fold(let connection): unfold(connection)
    case .plus(let plus):
      focus(drawing.spot(.plus(plus)))
      keepFocusAlive()
      openPicker(drawing.insertionPoint(plus))
    case .jump(_, let target): jump(to: drawing.ids[target])
    }
    followFocus()
    return []
  }

  /// The breadcrumb of a branch that is shown alone is the way back.
  private mutating func pointAtBreadcrumb(_ point: Point, _ regions: Regions) {
    guard contexts.contains(.canvas), point.x < regions.scroll.x else { return }
    look(CanvasState.leavingAlone)
  }

  /// A click while a connection is being led to another card: on a card it leads there, elsewhere it stays as it was.
  private mutating func pointAtTarget(_ mouse: MouseEvent, _ regions: Regions) -> [Effect] {
    if regions.hint.contains(mouse.point) { return pointAtHint(mouse.point, regions) }
    if case .card(let index)? = hit(at: mouse.point) {
      canvas.spot = .card(canvas.drawing.ids[index])
      takeTarget(isJump: mouse.isJump)
    } else {
      leavePicking()
    }
    return []
  }

  private mutating func jumpToScroll(_ point: Point, _ regions: Regions) {
    let row = canvas.drawing.column.row(at: point.y - regions.scroll.y, height: regions.scroll.height)
    canvas.scroll = 0
    canvas.scroll(by: row - regions.scroll.height / 2, in: canvasSize)
  }

  // MARK: - Title and hint row

  private mutating func pointAtTitle(_ point: Point) -> [Effect] {
    guard let part = TitleRow(state: self, area: regions.title).parts.first(where: { $0.rect.contains(point) }),
      let id = part.command, let command = CommandTable[id]
    else { return [] }
    return run(command)
  }

  private mutating func pointAtHint(_ point: Point, _ regions: Regions) -> [Effect] {
    guard notice == nil,
      let part = HintRow(state: self, area: regions.hint).parts.first(where: { $0.rect.contains(point) })
    else { return [] }
    return run(part.command)
  }
}

extension MouseEvent {
  /// Rows that one step of the wheel moves, wherever it moves something.
  static let wheelRows = 3

  /// Whether what is held down asks for a jump in place of a connection that belongs to the structure.
  fileprivate var isJump: Bool { !modifiers.isDisjoint(with: [.control, .alt]) }
}
