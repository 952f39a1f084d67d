import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Another chatflow that the list of commands offers to go to.
public struct ListedFlow: Hashable, Sendable {
  /// Its name.
  public var title: String
  /// What the program opens it by.
  public var target: String

  /// A chatflow with the name that is shown.
  public init(title: String, target: String) {
    self.title = title
    self.target = target
  }
}

/// Where an entry of a list leads, if it is no command.
enum PaletteTarget: Hashable, Sendable {
  /// An action of this chatflow.
  case action(ActionID)
  /// A setting of this chatflow or of the workspace: the tab, and the field in it; nil for the chatflow's name.
  case setting(Form.Subject, Form.Tab, FieldID?)
  /// Something that is wrong.
  case problem(Finding.Place)
  /// Another chatflow.
  case flow(String)
}

/// The list of commands, in which everything else with a name is found, too.
extension BuilderState {
  /// Opens the list of commands. What is wrong, the settings, the actions and other chatflows stand behind them, so that
  /// they are met by typing.
  mutating func openPalette() -> [Effect] {
    var items = commandItems(CommandTable.all.filter(isOffered))
    for index in items.indices { items[index].synonyms = items[index].id }
    if !isPicking {
      items += problemEntries() + Chooser.Item.settings(.chatflow, ChatflowSettings.tabs, words)
      items += Chooser.Item.actions(of: flow, words)
      items += Chooser.Item.settings(.workspace, WorkspaceSettings.tabs, words) + flowEntries()
    }
    var chooser = Chooser(.palette, title: words["chooser.palette"], items: items)
    if !isPicking { chooser.abbreviations = abbreviations() }
    open(chooser, staysOpen: true, Self.runOrGo)
    return isPicking ? [] : [.listFlows]
  }

  /// Runs the command that was chosen by its name, or goes to what was; what works elsewhere only is said, and the list
  /// stays.
  static let runOrGo: Popup<BuilderState>.Action<Chooser.Item> = { state, item in
    if let destination = item.leads { return state.go(to: destination) }
    guard let command = CommandTable[item.id] else {
      if !item.note.isEmpty { state.say(.info, state.words("notice.elsewhere", ["place": item.note])) }
      return []
    }
    state.popups.removeAll()
    return state.run(command)
  }

  /// Goes to the place that was chosen; what is wrong in the file leads nowhere here.
  static let goThere: Popup<BuilderState>.Action<Chooser.Item> = { state, item in
    item.leads.map { state.go(to: $0) } ?? []
  }

  /// Takes which chatflows the folder holds; a list of commands that is open offers them behind all else.
  mutating func take(flows: [ListedFlow]) {
    listedFlows = flows
    guard case .chooser(var chooser)? = layers.last, case .palette = chooser.content else { return }
    chooser.items.removeAll { if case .flow = $0.leads { true } else { false } }
    chooser.items += flowEntries()
    replaceLayer(.chooser(chooser))
  }

  /// Whether the palette offers a command at this place: those of other places would act on nothing.
  private func isOffered(_ command: Command) -> Bool {
    command.id != "palette" && command.bindings.contains { contexts.contains($0.context) }
  }

  private func problemEntries() -> [Chooser.Item] {
    problemItems().filter { $0.leads != nil }.map { item in
      var entry = item
      entry.detail = words["palette.problem"]
      return entry
    }
  }

  private func flowEntries() -> [Chooser.Item] {
    listedFlows.filter { $0.target != file.name }.map { flow in
      var item = Chooser.Item(
        id: "", title: flow.title, detail: words["palette.flow"], help: words["palette.flow.help"])
      item.leads = .flow(flow.target)
      return item
    }
  }

  /// Goes where an entry leads.
  mutating func go(to destination: PaletteTarget) -> [Effect] {
    popups.removeAll()
    switch destination {
    case .action(let id):
      leavePane()
      if flow.actions[id] != nil { jump(to: id) }
    case .setting(let subject, let tab, let field):
      leavePane()
      openForm(subject, at: field == nil ? .name : nil, tab: tab)
      if let field, let control = controls(of: field).first { focusControl(control) }
    case .problem(let place): goToProblem(at: place)
    case .flow(let target): return [.openFlow(target: target)]
    }
    return []
  }

  /// The controls of a field in the open form, from top to bottom; none while another field makes it pointless.
  private func controls(of field: FieldID) -> [ControlID] {
    guard let form else { return [] }
    let lines = FormView(state: self, form: form, area: regions.panel).layout.lines
    return lines.compactMap(\.control.id).filter { $0.field == field }
  }
}

extension Chooser.Item {
  /// The settings on some tabs.
  fileprivate static func settings(
    _ subject: Form.Subject, _ tabs: [SettingsTab], _ words: Words
  ) -> [Chooser.Item] {
    func entry(_ tab: SettingsTab, _ label: String, _ field: FieldID?) -> Chooser.Item? {
      guard let shown = Form.Tab(rawValue: tab.id) else { return nil }
      let place =
        subject == .workspace
        ? "\(words["panel.workspace"]): \(words["tab.\(tab.id)"])" : words["command.settings.\(tab.id)"]
      var item = Chooser.Item(id: "", title: label, detail: place, help: words["palette.setting.help"])
      item.leads = .setting(subject, shown, field)
      return item
    }
    let fields = tabs.flatMap { tab in
      tab.sections.flatMap { section in
        section.fields.compactMap { entry(tab, words["field.\(section.owner).\($0.id).label"], $0.id) }
      }
    }
    guard subject == .chatflow else { return fields }
    return (tabs.first.flatMap { entry($0, words["field.chatflow.name.label"], nil) }.map { [$0] } ?? []) + fields
  }

  /// The actions, by their names.
  fileprivate static func actions(of flow: Chatflow, _ words: Words) -> [Chooser.Item] {
    let help = words["palette.action.help"]
    var kinds: [KindID: String] = [:]
    return flow.actions.values.map { action in
      let kind = kinds[action.kind] ?? words.optional("action.\(action.kind).card") ?? action.kind.text
      kinds[action.kind] = kind
      var item = Chooser.Item(id: "", title: action.name, detail: kind, help: help, synonyms: action.id.text)
      item.leads = .action(action.id)
      return item
    }
  }
}

extension ControlID {
  /// The field that it belongs to, if it is a part of one.
  var field: FieldID? {
    switch self {
    case .field(let field), .option(let field, _), .attachment(let field, _, _), .entry(let field, _), .add(let field),
      .inherit(let field):
      field
    default: nil
    }
  }
}

extension ScreenOwner {
  /// What five words of vi stand for in the list of commands, each as the command that does it.
  func abbreviations() -> [String: Chooser.Item] {
    let commands = ["w": "save", "q": "quit", "wq": "save-and-quit", "x": "save-and-quit", "q!": "discard-and-quit"]
    return commands.reduce(into: [:]) { items, word in
      let title = words["command.\(word.value)"]
      items[word.key] = Chooser.Item(
        id: word.value, title: title, detail: ":" + word.key, help: words["command.\(word.value).help"])
    }
  }
}
