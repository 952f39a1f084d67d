import Canvas
import ChatflowModel
import OrderedCollections
import Screen

extension BuilderState {
  // MARK: - Inserting

  /// Opens the picker for inserting behind the focused element.
  mutating func insertAfter() {
    let drawing = canvas.drawing
    guard let plus = stop.flatMap({ drawing.layout.plus(after: $0) }) else {
      return say(.info, words["notice.nothing-can-follow"])
    }
    openPicker(drawing.insertionPoint(plus))
  }

  /// Opens the picker for inserting in front of the focused element.
  mutating func insertBefore() {
    let drawing = canvas.drawing
    guard let plus = stop.flatMap({ drawing.layout.plus(before: $0) }) else {
      return say(.info, words["notice.no-line-enters"])
    }
    openPicker(drawing.insertionPoint(plus))
  }

  /// Opens the picker.
  mutating func openPicker(_ point: InsertionPoint) {
    guard mayEdit() else { return }
    let anchor = anchorRow
    panel = .picker(Picker(point: point, origin: canvas.spot, row: anchor))
    fitCanvas()
    anchorFocus(at: anchor)
    showTrial()
  }

  /// Shows where the card of what has the focus will stand.
  mutating func showTrial() {
    guard case .picker(let picker) = panel else { return }
    guard let offer = picker.offers(flow: flow, words: words)[checked: picker.focus],
      let (edit, id) = flow.inserting(offer, at: picker.point, words: words)
    else {
      canvas.trial = nil
      return
    }
    var proposed = flow
    proposed.apply(edit)
    var drawing = Drawing(
      proposed, checked, changed: Set(edit.actions), proposing: id, after: canvas.drawing, words: words,
      width: canvasWidth, zoom: shownZoom, view: canvas.drawing.view)
    drawing.uncover(.card(id))
    canvas.trial = .init(drawing: drawing, id: id)
    revealFocus()
  }

  mutating func closeTrial() { canvas.trial = nil }

  /// Closes the picker without inserting anything.
  mutating func closePicker() {
    guard case .picker(let picker) = panel else { return }
    closeTrial()
    panel = .form(Form(Self.subject(of: picker.origin)))
    canvas.spot = picker.origin
    fitCanvas()
    keepFocusAlive()
    anchorFocus(at: picker.row)
  }

  /// Inserts what has the focus and opens its form with the name selected.
  mutating func pick() {
    guard case .picker(let picker) = panel,
      let offer = picker.offers(flow: flow, words: words)[checked: picker.focus],
      let (edit, id) = flow.inserting(offer, at: picker.point, words: words)
    else { return }
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
    guard case .card(let id) = canvas.spot, let action = flow.actions[id], mayEdit() else { return }
    let losses = flow.losses(removing: id)
    guard !losses.cutOff.isEmpty || !losses.aimed.isEmpty else { return remove(id) }
    var details: [String] = []
    for id in losses.cutOff { details.append(words("question.cut-off", ["action": flow.name(of: id)])) }
    for origin in losses.aimed {
      guard let source = origin.action else { continue }
      details.append(words("question.re-aimed", ["action": flow.name(of: source), "target": nextName(of: action)]))
    }
    layers.append(
      .question(
        Question(
          purpose: .remove(id), text: words("question.remove", ["action": action.name]), details: details,
          answers: [
            .init(id: "remove", key: "d", title: words["question.remove.yes"]),
            .init(id: "keep", key: "k", title: words["question.remove.no"]),
          ])))
  }

  mutating func remove(_ id: ActionID) {
    guard let action = flow.actions[id] else { return }
    // What lies outside of a branch that is shown alone does not take the focus.
    let heir = action.next?.action.flatMap { next in
      next == id ? nil : canvas.drawing.stop(.card(next)).flatMap { canvas.drawing.layout.exists($0) ? next : nil }
    }
    let source = flow.origins(leadingTo: id).first { $0.action != id }
    perform(flow.removing(id)) { state in
      if let heir {
        state.canvas.spot = .card(heir)
      } else if let source {
        state.canvas.spot =
          source == .start
          ? .plus(.start) : state.canvas.drawing.stop(.plus(source)).map(state.canvas.drawing.spot) ?? .plus(.start)
      }
      state.panel = .form(Form(Self.subject(of: state.canvas.spot)))
    }
    say(.info, words("notice.removed", ["action": action.name]))
  }

  private func nextName(of action: Action) -> String {
    action.next?.action.map { flow.name(of: $0) } ?? words["panel.ends"]
  }

  // MARK: - Links

  /// Where the connection of the focused element is written.
  var focusedOrigin: Origin? {
    switch canvas.spot {
    case .card(let id): flow.actions[id].map { .port(id, $0.ports(words).last?.id ?? .next) }
    case .header(let id, let port): .port(id, port)
    case .plus(let origin): origin
    case .join: nil
    }
  }

  /// Asks where the focused connection shall lead.
  mutating func chooseTarget(isJump: Bool) {
    guard let origin = focusedOrigin, mayEdit() else { return }
    let title = words[isJump ? "chooser.go-to" : "chooser.join-with"]
    layers.append(
      .chooser(
        Chooser(
          .target(origin, isJump: isJump), title: title, items: targetItems(), focused: flow[origin]?.action?.text)))
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
