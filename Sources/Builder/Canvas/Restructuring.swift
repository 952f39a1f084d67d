import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Words

/// Wrapping actions in a branch, turning one kind into another, and removing what branches.
extension BuilderState {
  // MARK: - Wrapping

  /// Puts an if/then branch in front of the chosen actions, and opens its branches.
  mutating func wrapActions() {
    let ids = canvas.chosenActions(in: flow)
    guard mayEdit(), !ids.isEmpty else { return say(.info, words["notice.branch-holds-nothing"]) }
    guard let (edit, id) = flow.wrapping(ids, words: words) else { return say(.info, words["notice.not-in-a-row"]) }
    perform(edit) { state in
      state.canvas.marks = []
      state.land(on: .header(id, .branch(0)))
    }
    say(.success, words("notice.wrapped", ["actions": flow.naming(ids, words)]))
  }

  // MARK: - Kinds

  /// Asks what kind of action the focused one shall be.
  mutating func chooseKind() {
    guard case .card(let id) = canvas.spot, let action = flow.actions[id], mayEdit() else { return }
    guard action.hasForm else { return say(.info, words("notice.kind-stays", ["action": action.shownName])) }
    let items = ActionKinds.all.filter { $0.id != action.kind }.map { kind in
      let change = flow.changingKind(of: id, to: kind)
      return Chooser.Item(
        id: kind.id.text, title: words["action.\(kind.id).label"], detail: words["category.\(kind.category.rawValue)"],
        help: change?.refusal(words) ?? change?.losses(words) ?? words["action.\(kind.id).help"],
        isEnabled: change?.surplus == nil)
    }
    open(Chooser(title: words("chooser.kind", ["action": action.shownName]), items: items)) { state, item in
      state.takeKind(item.id, of: id)
      return []
    }
  }

  /// Makes an action one of another kind, after a question if something of it is lost.
  mutating func takeKind(_ word: String, of id: ActionID) {
    guard let kind = ActionKinds[KindID(word)], let action = flow.actions[id],
      let change = flow.changingKind(of: id, to: kind)
    else { return }
    if let refusal = change.refusal(words) { return say(.warning, refusal) }
    // What asks nothing has no answer.
    let asks = kind.behaviour == .asks || kind.behaviour == .runs
    let uses = asks ? [] : uses(ofAnswersTo: [id])
    guard !change.lost.isEmpty || !uses.isEmpty else { return changeKind(of: id, to: kind) }
    ask(
      PopupQuestion(
        text: words("question.kind", ["action": action.shownName, "kind": words["action.\(kind.id).label"]]),
        details: change.lost.map { $0.told(words, of: action) } + uses,
        answers: [
          .init(id: "change", key: "c", title: words["question.kind.yes"]),
          .init(id: "keep", key: "k", title: words["question.remove.no"]),
        ])
    ) { state, answer in
      if answer == "change" { state.changeKind(of: id, to: kind) }
      return []
    }
  }

  /// Makes an action one of another kind.
  mutating func changeKind(of id: ActionID, to kind: ActionKind) {
    guard let change = flow.changingKind(of: id, to: kind) else { return }
    if perform(change.edit) {
      say(.success, words("notice.kind-changed", ["kind": words["action.\(kind.id).label"], "key": undoKey]))
    }
  }

  // MARK: - Removing what branches

  /// Asks which of its branches stays when the focused action is removed, or cut; false if there is nothing to choose.
  mutating func askWhichStays(_ id: ActionID, isCut: Bool = false) -> Bool {
    guard let action = flow.actions[id] else { return false }
    let ports = action.ports(words, in: workspace)
    let targets = Set(ports.map { $0.link?.action })
    guard targets.count > 1 else { return false }
    let items = ports.enumerated().map { index, port in
      let lost = losses(removing: id, keeping: port.id).cutOff
      let target = port.link?.action.map { flow.name(of: $0) } ?? words["panel.ends"]
      return Chooser.Item(
        id: "\(index)", title: words("chooser.stays.branch", ["branch": port.label, "target": target]),
        help: lost.isEmpty
          ? words["chooser.stays.nothing-lost"]
          : words("chooser.stays.lost", ["actions": lost.map { flow.name(of: $0) }.joined(separator: ", ")]))
    }
    let title = words(isCut ? "chooser.stays-cut" : "chooser.stays", ["action": action.shownName])
    var chooser = Chooser(title: title, items: items)
    // The catch-all; without one, the first that does not lead back to where the action is reached from.
    let before = checked.links.sources(of: id)
    chooser.focus =
      ports.firstIndex { $0.id == .next }
      ?? ports.firstIndex { port in port.link?.action.map { $0 != id && !before.contains($0) } ?? true } ?? 0
    open(chooser) { state, item in
      Int(item.id).map { state.takeStaying($0, of: id, isCut: isCut) } ?? []
    }
    return true
  }

  /// Removes an action so that what led to it leads where one of its branches led.
  mutating func takeStaying(_ index: Int, of id: ActionID, isCut: Bool) -> [Effect] {
    guard let port = flow.actions[id]?.drawnPorts[checked: index]?.id else { return [] }
    return askToRemove(id, keeping: port, isCut: isCut)
  }
}

extension KindChange {
  /// Why an action cannot be of another kind: it would have more branches than are possible.
  fileprivate func refusal(_ words: Words) -> String? {
    surplus.map { words("notice.kind-too-many", ["count": "\($0)", "limit": "\(Limits.branches)"]) }
  }

  /// How much is lost; nil if nothing is.
  fileprivate func losses(_ words: Words) -> String? {
    lost.isEmpty ? nil : words("chooser.kind.loses", ["count": "\(lost.count)"])
  }
}

extension KindChange.Loss {
  /// What is lost of an action.
  fileprivate func told(_ words: Words, of action: Action) -> String {
    switch self {
    case .field(let field): words["field.\(action.kind).\(field).label"]
    case .edge(let edge): words("question.kind.edge", ["edge": words.edge(edge, of: action.kind)])
    case .reply(let label): words("question.kind.reply", ["reply": label])
    case .key(let key): words("question.kind.key", ["key": key])
    }
  }
}
