import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

extension BuilderState {
  /// Asks where a connection of the form shall lead.
  mutating func chooseLink(at port: PortID) {
    guard let id = form?.action, mayEdit() else { return }
    let origin = Origin.port(id, port)
    var items: [Chooser.Item] = []
    let (link, unset) = (flow[origin], port.unset(in: flow.actions[id]))
    // Where nothing follows, the chat ends, whether the file spells that out or not.
    if unset == "panel.ends", link == nil {
      items.append(Chooser.Item(id: "", title: words["chooser.end"]))
    } else {
      if unset != "panel.ends" {
        items.append(Chooser.Item(id: "", title: FormWords(self).destination(nil, of: flow.actions[id], unset: unset)))
      }
      items.append(Chooser.Item(id: "end", title: words["chooser.end"]))
    }
    items.append(
      Chooser.Item(id: newAction, title: words["chooser.new-action"], help: words["chooser.new-action.help"]))
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
      item.detail = glyphs.jump
      item.help = words["chooser.jump.help"]
      return item
    }
    open(Chooser(title: words["chooser.link"], items: items, focused: Link.word(of: link))) { state, item in
      if item.id == newAction {
        state.insertFromForm(at: origin)
      } else {
        state.perform(state.flow.relinking(origin, to: Link(word: item.id)))
      }
      return []
    }
  }

  /// Opens the list of actions for a connection of the form; leaving it leads back there.
  mutating func insertFromForm(at origin: Origin) {
    let form = place.form
    openPicker(.on(origin), from: form)
  }

  /// Asks for the value of a field that is chosen from a list.
  mutating func chooseValue(_ field: Field, _ access: FormValues) {
    guard mayEdit() else { return }
    let current = access.value(field.id)
    let chosen =
      current?.text ?? current?.number.map(String.init) ?? current?.message.map { $0.text.text(tools: .tokens) }
    choose(field, access, items(for: field, access, chosen), chosen)
  }

  /// Asks for one more entry of a list, or for another one in place of the focused entry.
  mutating func chooseEntry(_ field: Field, _ access: FormValues) {
    guard mayEdit() else { return }
    var chosen: String?
    let list = access.value(field.id)?.list ?? []
    if case .entry(field.id, let index)? = form?.focus { chosen = list[checked: index] }
    let items = items(for: field, access, chosen).filter { $0.id == chosen || !list.contains($0.id) }
    choose(field, access, items, chosen)
  }

  private func items(for field: Field, _ access: FormValues, _ chosen: String?) -> [Chooser.Item] {
    FormWords(self).items(for: field, access, chosen: chosen, answers: answerItems)
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
}

extension Frame {
  /// Shows where the focus is without any colour.
  mutating func markFocus(_ glyphs: Glyphs, at point: Point) { write(glyphs.focus, at: point, style: Style(.accent)) }
}

/// Stands for an action that is not there yet.
private let newAction = "new"

extension PortID {
  /// The word key of where it leads while it has no connection of its own.
  fileprivate func unset(in action: Action?) -> String {
    switch self {
    case .reply: action?.replyUnset ?? "panel.reply-next"
    case .edge: "panel.edge-next"
    case .next, .branch: "panel.ends"
    }
  }
}

/// Connections as they stand in a list of targets.
extension Link {
  fileprivate init?(word: String) {
    if word.isEmpty { return nil }
    if word == "end" {
      self = .end
    } else if word.hasPrefix("jump:") {
      self = .jump(to: ActionID(String(word.dropFirst(5))))
    } else {
      self = .to(ActionID(String(word.dropFirst(3))))
    }
  }

  fileprivate static func word(of link: Link?) -> String {
    switch link?.destination {
    case nil: ""
    case .end: "end"
    case .action(let id): (link?.isJump == true ? "jump:" : "to:") + id.text
    }
  }
}
