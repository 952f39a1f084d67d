import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

extension BuilderState {
  // MARK: - Opening and leaving

  /// Opens a form with the focus on a control; nil means the first one.
  mutating func openForm(_ subject: Form.Subject, at control: ControlID? = nil, tab: Form.Tab? = nil) {
    dropEmptyEntry(goingTo: nil)
    open(FormPlace(subject: subject, tab: tab ?? Form(subject).tab, path: .top, control: control))
    if control == .name, var form {
      _ = form.editor?.selectAll()
      self.form = form
    }
  }

  /// Opens a form at a place in it.
  mutating func open(_ place: FormPlace) {
    history.pause()
    leaveNewEntry(goingTo: place)
    var form = Form(place.subject, tab: place.tab)
    form.path = place.path
    form.isSituation = place.isSituation
    let anchor = canvas.anchorRow
    self.form = form
    let layout = FormView(state: self, form: form, area: regions.panel).layout
    form.focus = place.control ?? layout.stops.first { $0.isField } ?? layout.stops.first ?? .save
    self.form = form
    settleForm()
    if let selection = place.selection, var opened = self.form {
      opened.editor?.select(selection.anchor, selection.cursor)
      self.form = opened
    }
    fitCanvas()
    canvas.anchorFocus(at: anchor, in: canvasSize)
    settleForm()
  }

  /// Gives the focus back to the canvas; nothing is lost and nothing is asked.
  mutating func leaveForm() {
    confirmName()
    dropEmptyEntry(goingTo: nil)
    guard let form else { return }
    history.pause()
    if !form.path.isTop { return leaveSubPanel() }
    let anchor = canvas.anchorRow
    pane = Form(form.subject)
    fitCanvas()
    canvas.anchorFocus(at: anchor, in: canvasSize)
    followFocus()
  }

  /// Edits what has the focus on the canvas.
  mutating func editFocused() -> [Effect] {
    if let problem = shownProblem {
      goToProblem(at: problem)
      return []
    }
    switch canvas.spot {
    case .card(let id):
      openForm(.action(id), tab: flow.actions[id]?.definition?.behaviour == .decides ? .branches : .details)
    case .header, .plus, .join: insert(.after)
    }
    return []
  }

  /// Edits the name of what has the focus on the canvas: an action's, or a branch's label.
  mutating func renameFocused() {
    switch canvas.spot {
    case .card(let id): openForm(.action(id), at: .name)
    case .header(let id, let port): openForm(.action(id), at: port.control, tab: flow.actions[id]?.formTab(of: port))
    case .plus, .join: return
    }
    guard var form, form.editor != nil else { return }
    form.isRenaming = true
    self.form = form
  }

  // MARK: - Moving

  /// The controls that can have the focus, the buttons at the foot included.
  private func stops(_ form: Form) -> [ControlID] {
    FormView(state: self, form: form, area: regions.panel).layout.stops + [.save, .revert]
  }

  /// Moves the focus by controls.
  mutating func moveInForm(_ step: Int) {
    guard let form, let focus = form.focus else { return }
    let stops = stops(form)
    guard let index = stops.firstIndex(of: focus) else { return focusControl(stops.first) }
    let next = index + step
    if next < 0 { return focusControl(stops.last) }
    focusControl(next < stops.count ? stops[next] : stops.first)
  }

  /// Moves the focus to a control.
  mutating func focusControl(_ control: ControlID?) {
    confirmName()
    guard let control = dropEmptyEntry(goingTo: control), var form else { return }
    history.pause()
    form.focus(on: control)
    self.form = form
    settleForm()
    selectMadeID()
  }

  /// An id that was made from a name is selected, so that typing puts another in its place.
  private mutating func selectMadeID() {
    guard var form, case .field(let id)? = form.focus, case .entry? = form.path.last,
      let opened = FormValues(self, form).opened, case .records(let shape) = opened.field.editor, shape.key == id
    else { return }
    _ = form.editor?.selectAll()
    self.form = form
  }

  /// Brings the form in line with the chatflow: the focus is on a control that exists, the text editor holds what the
  /// chatflow holds, and the focused control is visible with what is said below it.
  mutating func settleForm() {
    guard var form, form.focus != nil else { return }
    // The layout is never taken over as a whole here: the form may have changed without the chatflow.
    let layout = FormView.freshLayout(of: form, in: self, area: regions.panel, after: settled?.layout)
    settled = nil
    let height = FormView.Parts(regions.panel).fields.height
    let isSettled = form.settle(in: layout, height: height, words: words)
    self.form = form
    if isSettled { settled = SettledLayout(layout, of: form, in: self) }
  }

  /// Scrolls the form without moving the focus.
  mutating func scrollForm(by rows: Int) {
    guard var form else { return }
    let view = FormView(state: self, form: form, area: regions.panel)
    let height = FormView.Parts(regions.panel).fields.height
    form.scroll(by: rows, of: view.layout.height, shown: height)
    self.form = form
  }
}

extension ControlID {
  /// Whether it is a field and not a tab or a button.
  var isField: Bool {
    switch self {
    case .tab, .save, .revert, .back: false
    default: true
    }
  }
}

/// Tabs and pages.
extension BuilderState {
  /// Goes to the next or previous tab, from the tabs themselves or from anywhere with Ctrl.
  mutating func switchTab(by step: Int) {
    guard let form, form.path.isTop else { return }
    let tabs = Form.Tab.all(of: form.subject)
    guard let index = tabs.firstIndex(of: form.tab), let tab = tabs[checked: index + step],
      FormView(state: self, form: form, area: regions.panel).layout.line(of: .tab(tab)) != nil
    else { return }
    focusControl(.tab(tab))
    _ = activate()
  }

  mutating func pageInForm(_ direction: Int) {
    guard let form, let focus = form.focus else { return }
    let view = FormView(state: self, form: form, area: regions.panel)
    let layout = view.layout
    let height = FormView.Parts(regions.panel).fields.height
    guard let line = layout.line(of: focus) else { return moveInForm(direction) }
    let target = line.rect.y + direction * height
    let candidates = layout.lines.filter { $0.control.id != nil }
    let best = candidates.min { abs($0.rect.y - target) < abs($1.rect.y - target) }
    focusControl(best?.control.id)
  }

  mutating func revertForm() {
    guard let form else { return }
    if form.isSituation { revertSituation() } else { askToRevert(form.subject) }
  }

  mutating func copySelection() -> [Effect] {
    guard let text = form?.editor?.selectedText, !text.isEmpty else { return [] }
    return [.copy(text)]
  }
}

extension PortID {
  /// What its branch is called by in the form of its action.
  fileprivate var control: ControlID {
    switch self {
    case .reply(let index): .reply(index, .label)
    case .branch(let index): .branch(index, .label)
    case .edge, .next: .port(self)
    }
  }
}

extension Action {
  /// The tab on which that stands.
  fileprivate func formTab(of port: PortID) -> Form.Tab {
    if case .branch = port { return .branches }
    return port == .next && !branches.isEmpty ? .branches : .details
  }
}
