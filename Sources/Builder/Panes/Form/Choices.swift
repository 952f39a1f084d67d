import ChatflowModel
import OrderedCollections
import Screen
import Words

extension BuilderState {
  /// Asks where a connection of the form shall lead.
  mutating func chooseLink(at port: PortID) {
    guard let id = form?.action, mayEdit() else { return }
    let origin = Origin.port(id, port)
    var items: [Chooser.Item] = []
    let (link, unset) = (flow[origin], unsetWord(port))
    // Where nothing follows, the chat ends, whether the file spells that out or not.
    if unset == "panel.ends", link == nil {
      items.append(Chooser.Item(id: "", title: words["chooser.end"]))
    } else {
      if unset != "panel.ends" {
        items.append(Chooser.Item(id: "", title: destination(nil, of: flow.actions[id], unset: unset)))
      }
      items.append(Chooser.Item(id: "end", title: words["chooser.end"]))
    }
    items.append(
      Chooser.Item(id: Self.newAction, title: words["chooser.new-action"], help: words["chooser.new-action.help"]))
    items += canvas.drawing.targetItems(of: flow, words).map { item in
      var item = item
      item.id = "to:\(item.id)"
      item.help = words["chooser.join.help"]
      return item
    }
    items += canvas.drawing.targetItems(of: flow, words).map { item in
      var item = item
      item.id = "jump:\(item.id)"
      item.title = words("chooser.jump-to", ["action": item.title])
      item.detail = jumpMark
      item.help = words["chooser.jump.help"]
      return item
    }
    open(Chooser(title: words["chooser.link"], items: items, focused: Self.linkWord(link))) { state, item in
      if item.id == Self.newAction {
        state.insertFromForm(at: origin)
      } else {
        state.perform(state.flow.relinking(origin, to: Self.link(item.id)))
      }
      return []
    }
  }

  /// Stands for an action that is not there yet.
  static let newAction = "new"

  /// Opens the list of actions for a connection of the form; leaving it leads back there.
  mutating func insertFromForm(at origin: Origin) {
    let form = place.form
    openPicker(.on(origin), from: form)
  }

  private func unsetWord(_ port: PortID) -> String {
    switch port {
    case .reply: form?.action.flatMap { flow.actions[$0]?.replyUnset } ?? "panel.reply-next"
    case .edge: "panel.edge-next"
    case .next, .branch: "panel.ends"
    }
  }

  static func link(_ word: String) -> Link? {
    if word.isEmpty { return nil }
    if word == "end" { return .end }
    if word.hasPrefix("jump:") { return .jump(to: ActionID(String(word.dropFirst(5)))) }
    return .to(ActionID(String(word.dropFirst(3))))
  }

  static func linkWord(_ link: Link?) -> String {
    switch link?.destination {
    case nil: ""
    case .end: "end"
    case .action(let id): (link?.isJump == true ? "jump:" : "to:") + id.text
    }
  }

  /// Asks for the value of a field that is chosen from a list.
  mutating func chooseValue(_ field: Field, _ access: FormValues) {
    guard mayEdit() else { return }
    let current = access.value(field.id)
    let chosen =
      current?.text ?? current?.number.map(String.init) ?? current?.message.map { $0.text.text(tools: .tokens) }
    choose(field, access, items(for: field, access, chosen: chosen), chosen)
  }

  /// Asks for one more entry of a list, or for another one in place of the focused entry.
  mutating func chooseEntry(_ field: Field, _ access: FormValues) {
    guard mayEdit() else { return }
    var chosen: String?
    let list = access.value(field.id)?.list ?? []
    if case .entry(field.id, let index)? = form?.focus { chosen = list[checked: index] }
    let items = items(for: field, access, chosen: chosen).filter { $0.id == chosen || !list.contains($0.id) }
    choose(field, access, items, chosen)
  }

  private mutating func choose(_ field: Field, _ access: FormValues, _ items: [Chooser.Item], _ focused: String?) {
    var title = "field.\(access.owner(of: field.id)).\(field.id).label"
    if case .chosen(let own?, _)? = access.entries(of: field.id) { title = own }
    open(Chooser(title: words[title], items: items, focused: focused)) { state, item in
      if let addition = item.adds {
        state.askForNew(field.id, addition, typed: item.typed)
      } else {
        state.take(item.id, field.id)
      }
      return []
    }
  }

  // MARK: - Showing links

  /// Where a connection leads, in words; what holds while it is not set, if it is not.
  func destination(_ link: Link?, of action: Action?, unset: String) -> String {
    switch link?.destination {
    case nil where unset != "panel.ends":
      words(unset, ["action": destination(action?.next, of: action, unset: "panel.ends")])
    case nil: words[unset]
    case .end: words["panel.ends"]
    case .action(let id):
      flow.actions[id].map { (link?.isJump == true ? jumpMark + " " : "") + $0.name }
        ?? words("panel.missing", ["id": id.text])
    }
  }

  // MARK: - Marks

  /// The mark of an explicit jump.
  var jumpMark: String { glyphs.jump }

  /// The mark of a kind.
  func icon(_ kind: ActionKind) -> String {
    switch tier {
    case .rich: kind.icon.rich
    case .basic: kind.icon.basic
    case .ascii: kind.icon.ascii
    }
  }
}

extension Frame {
  /// Shows where the focus is without any colour.
  mutating func markFocus(_ glyphs: Glyphs, at point: Point) { write(glyphs.focus, at: point, style: Style(.accent)) }
}
