import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Words

extension BuilderState {
  // MARK: - Inserting

  /// Where inserting next to the focused element means; says why if nothing can be inserted there.
  mutating func insertionPoint(_ side: CanvasState.Side) -> InsertionPoint? {
    if let point = canvas.insertionPoint(side) { return point }
    say(.info, words[side == .after ? "notice.nothing-can-follow" : "notice.no-line-enters"])
    return nil
  }

  /// Opens the picker for inserting next to the focused element.
  mutating func insert(_ side: CanvasState.Side) {
    if let point = insertionPoint(side) { openPicker(point) }
  }

  /// Opens the picker behind the whole group of the focused branching action, in front of where its branches meet.
  mutating func insertAfterGroup() {
    let drawing = canvas.drawing
    let action: Int? =
      switch canvas.stop {
      case .card(let action)?: action
      case .header(let connection)?: connection.action
      case .plus?, nil: nil
      }
    guard let plus = action.flatMap({ drawing.layout.plus(afterGroupOf: $0) }) else {
      // Behind a group that never ends there is no place; into one of its branches is not what was asked for.
      let branches = action.map { flow.actions[drawing.ids[$0]]?.drawnPorts.count ?? 1 } ?? 1
      return branches > 1 ? say(.info, words["notice.no-group-end"]) : insert(.after)
    }
    openPicker(drawing.insertionPoint(plus))
  }

  /// Moves the focus to the plus icon below.
  mutating func focusPlus() {
    guard let plus = canvas.stop.flatMap({ canvas.drawing.layout.plus(after: $0) }) else {
      return say(.info, words["notice.no-plus"])
    }
    focus(canvas.drawing.spot(canvas.drawing.layout.stop(at: plus)))
  }

  // MARK: - Ids

  mutating func askForID() {
    guard case .card(let id) = canvas.spot else { return }
    ask(Prompt(title: words["prompt.id"], text: id.text)) { $0.takeID($1, of: id) }
  }

  /// Gives an action another id, and says which texts name its answer by it.
  private mutating func takeID(_ text: String, of id: ActionID) -> [Effect] {
    guard let edit = flow.changingID(of: id, to: ActionID(text)) else { return refuse(words["prompt.id.refused"]) }
    closeLayer()
    let uses = uses(ofAnswersTo: [id])
    perform(edit) { $0.land(on: .card(ActionID(text))) }
    if !uses.isEmpty { say(.info, words("notice.answers-renamed", ["uses": uses.joined(separator: " ")])) }
    return []
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
      isCut
      ? words("question.cut", ["actions": flow.naming([id], words)])
      : words("question.remove", ["action": action.shownName])
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
    let name = flow.naming([id], words)
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
    let facts = ["actions": name, "action": action.shownName, "key": undoKey, "paste": key(of: "canvas.paste-after")]
    say(.info, words(isCut ? "notice.cut" : "notice.removed", facts))
    return clip.map { keep($0) } ?? []
  }

  // MARK: - Links

  /// Asks where the focused connection shall lead.
  mutating func chooseTarget(isJump: Bool) {
    guard let origin = canvas.focusedOrigin(in: flow), mayEdit() else { return }
    let title = words[isJump ? "chooser.go-to" : "chooser.join-with"]
    open(Chooser(title: title, items: canvas.drawing.targetItems(of: flow, words), focused: flow[origin]?.action?.text))
    { state, item in
      state.perform(state.flow.relinking(origin, to: Link(.action(ActionID(item.id)), isJump: isJump)))
      return []
    }
  }

  /// Makes the focused connection end the chat.
  mutating func endHere() {
    guard let origin = canvas.focusedOrigin(in: flow) else { return }
    perform(flow.relinking(origin, to: .end))
  }
}

extension Drawing {
  /// The actions as targets, in the order of their numbers.
  func targetItems(of flow: Chatflow, _ words: Words) -> [Chooser.Item] {
    flow.actions.values.compactMap { action -> (Int, Chooser.Item)? in
      guard let index = index(action.id) else { return nil }
      let number = layout.number(of: index)
      let kind = words.optional("action.\(action.kind).card") ?? action.kind.text
      return (
        number,
        Chooser.Item(id: action.id.text, title: "\(number) \(action.name)", detail: kind, synonyms: action.id.text)
      )
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
