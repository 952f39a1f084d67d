import ChatflowEngine
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
    items += targetItems().map { item in
      var item = item
      item.id = "to:\(item.id)"
      item.help = words["chooser.join.help"]
      return item
    }
    items += targetItems().map { item in
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
    let word = "field.\(access.owner(of: field.id)).\(field.id)"
    let items: [Chooser.Item]
    switch field.editor {
    case .property(let records): items = propertyItems(records, of: field, chosen: current?.text)
    case .propertyValue: items = valueItems(for: field, access)
    case .reference(let kind):
      items = referenceItems(kind, of: field, owner: access.owner(of: field.id), chosen: current?.text)
    case .route(let known, let kinds):
      items = known.map { Chooser.Item(id: $0, title: words["\(word).\($0)"]) } + routeItems(kinds)
    case .choice(let options): items = options.map { Chooser.Item(id: $0, title: words["\(word).\($0)"]) }
    case .timeZone: items = NamedTimeZone.names.map { Chooser.Item(id: $0, title: $0) }
    case .number(let range): items = range.map { Chooser.Item(id: "\($0)", title: "\($0)") }
    case .language: items = Self.languages.map { Chooser.Item(id: $0, title: words["language.\($0)"], detail: $0) }
    case .duration(let steps): items = steps.map { Chooser.Item(id: "\($0)", title: Self.duration($0)) }
    default: items = []
    }
    let label = words["\(word).label"]
    let focused =
      current?.text ?? current?.number.map(String.init) ?? current?.message.map { $0.text.text(tools: .tokens) }
    open(Chooser(title: label, items: items, focused: focused)) { state, item in
      if let addition = item.adds {
        state.askForNew(field.id, addition, typed: item.typed)
      } else {
        state.takeValue(item.id, field.id)
      }
      return []
    }
  }

  /// Asks for one more entry of a list, or for another one in place of the focused entry.
  mutating func chooseEntry(_ id: FieldID, _ access: FormValues) {
    guard mayEdit(), let field = access.field(id) else { return }
    var chosen: String?
    let list = access.value(id)?.list ?? []
    if case .entry(id, let index)? = form?.focus { chosen = list[checked: index] }
    let others = Set(list).subtracting([chosen].compactMap { $0 })
    if case .references(let kind) = field.editor {
      let items = referenceItems(kind, chosen: chosen).filter { !others.contains($0.id) }
      let title = words["field.\(access.owner(of: id)).\(id).label"]
      openEntries(of: id, title, items, focused: chosen)
    } else {
      let items = routeItems(ReferenceKind.recipients).filter { !others.contains($0.id) }
      openEntries(of: id, words["chooser.assignee"], items, focused: chosen)
    }
  }

  private mutating func openEntries(of id: FieldID, _ title: String, _ items: [Chooser.Item], focused: String?) {
    open(Chooser(title: title, items: items, focused: focused)) { state, item in
      if let addition = item.adds {
        state.askForNew(id, addition, typed: item.typed)
      } else {
        state.takeEntry(item.id, id)
      }
      return []
    }
  }

  /// What a conversation can be given to, and adding it.
  private func routeItems(_ kinds: [ReferenceKind]) -> [Chooser.Item] {
    let listed = kinds.flatMap { kind in
      workspace.listed(kind).map {
        Chooser.Item(
          id: (kind.prefix ?? "") + $0.id, title: $0.name, detail: words["reference.\(kind.rawValue)"])
      }
    }
    return listed + kinds.map { addingItem(.reference($0)) }
  }

  /// The languages that a bot can speak.
  private static let languages = ["en", "sv", "de", "fr", "es", "it", "nl", "da", "nb", "fi", "pl", "pt", "ja"]

  // MARK: - Showing values

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

  /// What a field that is chosen from a list holds, in words.
  func display(_ value: FieldValue?, of field: Field, owner: String) -> String {
    switch (field.editor, value) {
    case (.property, .text(let name)?): propertyName(name)
    case (.reference(let kind), .text(let id)?): name(of: id, kind)
    case (.property, _), (.reference, _): unset(field, owner: owner)
    case (.propertyValue, .message(let message)?): message.text.plain(words)
    case (.propertyValue, _): words["chooser.none"]
    case (.number, .number(let number)?): "\(number)"
    case (.route(let known, _), .text(let route)?):
      known.contains(route) ? words["field.\(owner).\(field.id).\(route)"] : name(ofRoute: route)
    case (.language, .text(let code)?): words.optional("language.\(code)") ?? code
    case (.duration, .number(let amount)?): Self.duration(amount)
    case (.number, _): words["value.none"]
    case (.choice, .text(let word)?): words["field.\(owner).\(field.id).\(word)"]
    case (_, nil): words.optional("field.\(owner).\(field.id).unset") ?? words["value.none"]
    case (_, .text(let text)?): field.editor.shown(text, words)
    default: ""
    }
  }

  private func propertyName(_ name: String) -> String {
    if let property = workspace.property(name) { return property.title(words) }
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    return parts.count == 2 ? Token(object: parts[0], property: parts[1]).name(words) : name
  }

  /// The name of what a conversation is given to.
  func name(ofRoute route: String) -> String {
    for kind in ReferenceKind.allCases {
      if let prefix = kind.prefix, route.hasPrefix(prefix) {
        return workspace.name(of: kind, String(route.dropFirst(prefix.count))) ?? route
      }
    }
    return route
  }

  /// A number of milliseconds as people say it.
  static func duration(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1_000
    if milliseconds % 1_000 != 0 { return "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100) s" }
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3_600 { return "\(seconds / 60) min" }
    if seconds < 86_400 { return "\(seconds / 3_600) h" }
    return "\(seconds / 86_400) d"
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
