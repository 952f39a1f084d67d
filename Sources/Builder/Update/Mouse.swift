import Canvas
import ChatflowModel
import OrderedCollections
import Screen

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
    var isPicker = false
    if case .picker = panel { isPicker = regions.panel.contains(point) }
    return (layers.count, isPicker)
  }

  private mutating func touch(_ mouse: MouseEvent) -> [Effect] {
    if !layers.isEmpty { return pointInLayer(mouse) }
    let regions = regions
    switch mouse.kind {
    case .wheelUp, .wheelDown:
      let rows = mouse.kind == .wheelDown ? MouseEvent.wheelRows : -MouseEvent.wheelRows
      if regions.panel.contains(mouse.point) { wheelInPanel(rows) } else { scrollCanvas(by: rows) }
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
      if regions.panel.contains(mouse.point) { return pointInPanel(mouse, regions) }
      if regions.top.contains(mouse.point) { pointAtBreadcrumb(mouse.point, regions) }
      if regions.canvas.contains(mouse.point) { return pointAtCanvas(mouse, regions) }
      if regions.scroll.contains(mouse.point) { jumpToScroll(mouse.point, regions) }
      if regions.hint.contains(mouse.point) { return pointAtHint(mouse.point, regions) }
      return []
    case .drag(.left): return dragLink(to: mouse.point) ? [] : dragInText(mouse.point, regions)
    case .release(.left):
      dropLink(at: mouse.point, isJump: mouse.isJump)
      return []
    default: return []
    }
  }

  private mutating func wheelInPanel(_ rows: Int) {
    switch panel {
    case .form: scrollForm(by: rows)
    case .picker: moveInPicker(rows)
    case .closed: break
    }
  }

  // MARK: - Canvas

  private mutating func pointAtCanvas(_ mouse: MouseEvent, _ regions: Regions) -> [Effect] {
    if case .picker = panel { closePicker() }
    if form?.focus != nil { leaveForm() }
    let drawing = canvas.drawing
    guard let hit = hit(at: mouse.point) else { return [] }
    hold(hit, from: (canvas.spot, canvas.scroll, canvas.left))
    switch hit {
    case .start: focus(.plus(.start))
    case .card(let index):
      focus(.card(drawing.ids[index]))
      if mouse.clicks > 1, drawing.layout.zoom != .map { return editFocused() }
      if mouse.clicks > 1 { leaveMap() }
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
    leaveAlone()
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
    scrollCanvas(by: row - regions.scroll.height / 2)
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

  // MARK: - Panel

  private mutating func pointInPanel(_ mouse: MouseEvent, _ regions: Regions) -> [Effect] {
    switch panel {
    case .closed: return []
    case .picker(var picker):
      guard let index = PickerView(state: self, picker: picker, area: regions.panel).choice(at: mouse.point) else {
        return []
      }
      let isChosen = picker.focus == index || mouse.clicks > 1
      picker.focus = index
      panel = .picker(picker)
      if isChosen { pick() } else { showTrial() }
      return []
    case .form(let form): return pointInForm(mouse, form, regions)
    }
  }

  private mutating func pointInForm(_ mouse: MouseEvent, _ form: Form, _ regions: Regions) -> [Effect] {
    let view = FormView(state: self, form: form, area: regions.panel)
    let parts = FormView.Parts(regions.panel)
    if let button = view.footButtons(parts.foot).first(where: { $0.rect.contains(mouse.point) }) {
      enterForm(at: button.id)
      return activate()
    }
    guard parts.fields.contains(mouse.point) else { return [] }
    let place = Point(x: mouse.point.x - parts.fields.x, y: mouse.point.y - parts.fields.y + form.scroll)
    guard let line = view.layout.line(at: place) else { return [] }
    let rect = Rect(
      x: parts.fields.x + line.rect.x, y: parts.fields.y + line.rect.y - form.scroll, width: line.rect.width,
      height: line.rect.height)
    if case .tabs(let tabs, _) = line.control.kind {
      guard let tab = ControlView.tabRects(tabs, in: rect).first(where: { $0.rect.contains(mouse.point) }) else {
        return []
      }
      enterForm(at: .tab(tab.id))
      return activate()
    }
    guard let id = line.control.id else { return [] }
    enterForm(at: id)
    if let box = line.control.textBox {
      return pointInText(mouse, box, FormLayout.Line(control: line.control, rect: rect))
    }
    return activate()
  }

  /// Gives the form the focus, at a control.
  private mutating func enterForm(at control: ControlID) {
    guard let form else { return }
    if form.focus == nil {
      open(FormPlace(subject: form.subject, tab: form.tab, path: form.path, control: control))
    } else if form.focus != control {
      focusControl(control)
    }
  }

  private mutating func pointInText(_ mouse: MouseEvent, _ box: Control.TextBox, _ line: FormLayout.Line) -> [Effect] {
    let rects = line.textRects(box)
    if let tools = rects.tools, tools.contains(mouse.point), let editor = form?.editor {
      guard let region = box.toolbar?.regions(in: tools).first(where: { $0.area.contains(mouse.point) }) else {
        return []
      }
      var changed = editor
      return take(changed.perform(region.action), from: changed)
    }
    setCursor(at: mouse.point, in: rects.text, isExtending: mouse.modifiers.contains(.shift), clicks: mouse.clicks)
    return []
  }

  private mutating func setCursor(at point: Point, in area: Rect, isExtending: Bool, clicks: Int) {
    guard case .form(var form) = panel else { return }
    _ = form.editor?.place(at: point, in: area, extending: isExtending, clicks: clicks)
    panel = .form(form)
  }

  private mutating func dragInText(_ point: Point, _ regions: Regions) -> [Effect] {
    guard let form, let focus = form.focus, form.editor != nil else { return [] }
    let view = FormView(state: self, form: form, area: regions.panel)
    let fields = FormView.Parts(regions.panel).fields
    guard let line = view.layout.line(of: focus), let box = line.control.textBox else { return [] }
    let rect = Rect(
      x: fields.x + line.rect.x, y: fields.y + line.rect.y - form.scroll, width: line.rect.width,
      height: line.rect.height)
    setCursor(
      at: point, in: FormLayout.Line(control: line.control, rect: rect).textRects(box).text, isExtending: true,
      clicks: 1)
    return []
  }
}

extension MouseEvent {
  /// Rows that one step of the wheel moves, wherever it moves something.
  static let wheelRows = 3

  /// Whether what is held down asks for a jump in place of a connection that belongs to the structure.
  fileprivate var isJump: Bool { !modifiers.isDisjoint(with: [.control, .alt]) }
}
