import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Words

extension BuilderState {
  // MARK: - Inserting

  /// On which side of the focused element something is put.
  enum Side { case after, before }

  /// Where inserting next to the focused element means; says why if nothing can be inserted there.
  mutating func insertionPoint(_ side: Side) -> InsertionPoint? {
    let layout = canvas.drawing.layout
    let plus = stop.flatMap { side == .after ? layout.plus(after: $0) : layout.plus(before: $0) }
    guard let plus else {
      say(.info, words[side == .after ? "notice.nothing-can-follow" : "notice.no-line-enters"])
      return nil
    }
    return canvas.drawing.insertionPoint(plus)
  }

  /// Opens the picker for inserting next to the focused element.
  mutating func insert(_ side: Side) {
    if let point = insertionPoint(side) { openPicker(point) }
  }

  /// Opens the picker.
  mutating func openPicker(_ point: InsertionPoint, from form: FormPlace? = nil) {
    guard mayEdit() else { return }
    let anchor = anchorRow
    panel = .picker(Picker(point: point, origin: canvas.spot, row: anchor, form: form, clip: register?.clip))
    fitCanvas()
    anchorFocus(at: anchor)
    showTrial()
  }

  /// What choosing the focused row of the picker does to the chatflow, and the action that it leads to.
  private func proposal(of picker: Picker) -> (choice: Picker.Choice, edit: Edit, id: ActionID)? {
    guard let choice = picker.choices(flow: flow, words: words)[checked: picker.focus] else { return nil }
    let place = canvas.drawing.filePlace(of: picker.point, of: flow)
    let change: (edit: Edit, id: ActionID)? =
      switch choice {
      case .offer(let offer): flow.inserting(offer, at: picker.point, in: place, words: words)
      case .clip:
        register.flatMap { flow.pasting($0.clip, at: picker.point, in: place, keeping: keptLinks(of: $0)) }
          .map { ($0.edit, $0.entry) }
      }
    return change.map { (choice, $0.edit, $0.id) }
  }

  /// Shows where the cards of what has the focus will stand.
  mutating func showTrial() {
    guard case .picker(let picker) = panel else { return }
    guard let (choice, edit, id) = proposal(of: picker) else {
      canvas.trial = nil
      return
    }
    var proposed = flow
    proposed.apply(edit)
    var drawing = Drawing(
      proposed, checked, workspace, changed: Set(edit.actions), proposing: choice == .clip ? nil : id,
      after: canvas.drawing, words: words, width: canvasWidth, zoom: shownZoom, view: canvas.drawing.view)
    drawing.uncover(.card(id))
    canvas.trial = .init(drawing: drawing, id: id, ids: edit.newActions)
    revealFocus()
  }

  mutating func closeTrial() { canvas.trial = nil }

  /// Closes the picker without inserting anything.
  mutating func closePicker() {
    guard case .picker(let picker) = panel else { return }
    closeTrial()
    land(on: picker.origin)
    fitCanvas()
    keepFocusAlive()
    anchorFocus(at: picker.row)
  }

  /// Closes the picker, and goes back into the form that it was opened from.
  mutating func leavePicker() {
    guard case .picker(let picker) = panel else { return }
    closePicker()
    if let form = picker.form { open(form) }
  }

  /// Inserts what has the focus and opens its form with the name selected, or pastes it.
  mutating func pick() {
    guard case .picker(let picker) = panel, let (choice, edit, id) = proposal(of: picker) else { return }
    if choice == .clip {
      closePicker()
      paste(at: picker.point)
      return
    }
    closeTrial()
    panel = .form(Form(.action(id)))
    perform(edit) { state in
      state.canvas.spot = .card(id)
      state.openForm(.action(id), at: .name)
    }
    revealFocus()
  }

  // MARK: - Removing

  /// Removes the focused action, after a question if something would be cut off or re-aimed.
  mutating func removeFocused() {
    guard case .card(let id) = canvas.spot, mayEdit() else { return }
    if !askWhichStays(id) { _ = askToRemove(id, keeping: .next) }
  }

  /// Removes an action, or cuts it, after a question if something would be cut off or re-aimed.
  mutating func askToRemove(_ id: ActionID, keeping port: PortID, isCut: Bool = false) -> [Effect] {
    guard let action = flow.actions[id] else { return [] }
    let losses = losses(removing: id, keeping: port)
    guard !losses.isEmpty || !uses(ofAnswersTo: [id]).isEmpty else { return remove(id, keeping: port, isCut: isCut) }
    let name =
      isCut ? words("question.cut", ["actions": naming([id])]) : words("question.remove", ["action": action.name])
    let target = flow.effectiveLink(at: .port(id, port))?.action.map { flow.name(of: $0) } ?? words["panel.ends"]
    askAbout(losses, [id], text: name, target: target) { $0.remove(id, keeping: port, isCut: isCut) }
    return []
  }

  /// What removing an action would cut off or re-aim.
  func losses(removing id: ActionID, keeping port: PortID) -> Losses {
    flow.losses(removing: id, keeping: port, checked.links, isReached: canvas.drawing.isReached(without: [id]))
  }

  /// Removes an action; one that is cut can be pasted.
  mutating func remove(_ id: ActionID, keeping port: PortID = .next, isCut: Bool = false) -> [Effect] {
    guard let action = flow.actions[id] else { return [] }
    let clip = isCut ? Clip([id], of: flow) : nil
    let name = naming([id])
    // What lies outside of a branch that is shown alone does not take the focus.
    let heir = flow.effectiveLink(at: .port(id, port))?.action.flatMap { next in
      next == id ? nil : canvas.drawing.stop(.card(next)).flatMap { canvas.drawing.layout.exists($0) ? next : nil }
    }
    let source = flow.origins(leadingTo: id).first { $0.action != id }
    let done = perform(flow.removing(id, keeping: port)) { state in
      var spot = state.canvas.spot
      if let heir {
        spot = .card(heir)
      } else if let source {
        let drawing = state.canvas.drawing
        spot = drawing.stop(.plus(source)).map(drawing.spot) ?? .plus(.start)
      }
      state.land(on: spot)
    }
    guard done else { return [] }
    let facts = ["actions": name, "action": action.name, "key": undoKey, "paste": key(of: "canvas.paste-after")]
    say(.info, words(isCut ? "notice.cut" : "notice.removed", facts))
    return clip.map { keep($0) } ?? []
  }

  // MARK: - Links

  /// Where the connection of the focused element is written.
  var focusedOrigin: Origin? {
    switch canvas.spot {
    case .card(let id): flow.actions[id].map { .port(id, $0.drawnPorts.last?.id ?? .next) }
    case .header(let id, let port): .port(id, port)
    case .plus(let origin): origin
    case .join: nil
    }
  }

  /// Asks where the focused connection shall lead.
  mutating func chooseTarget(isJump: Bool) {
    guard let origin = focusedOrigin, mayEdit() else { return }
    let title = words[isJump ? "chooser.go-to" : "chooser.join-with"]
    open(Chooser(title: title, items: targetItems(), focused: flow[origin]?.action?.text)) { state, item in
      state.perform(state.flow.relinking(origin, to: Link(.action(ActionID(item.id)), isJump: isJump)))
      return []
    }
  }

  /// Makes the focused connection end the chat.
  mutating func endHere() {
    guard let origin = focusedOrigin else { return }
    perform(flow.relinking(origin, to: .end))
  }

  /// The actions as targets, in the order of their numbers.
  func targetItems() -> [Chooser.Item] {
    let drawing = canvas.drawing
    return flow.actions.values.compactMap { action -> (Int, Chooser.Item)? in
      guard let index = drawing.index(action.id) else { return nil }
      let number = drawing.layout.number(of: index)
      let kind = words.optional("action.\(action.kind).card") ?? action.kind.text
      return (
        number,
        Chooser.Item(id: action.id.text, title: "\(number) \(action.name)", detail: kind, synonyms: action.id.text)
      )
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
