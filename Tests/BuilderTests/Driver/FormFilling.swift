import ChatflowModel
import OrderedCollections
import Testing
import Words

@testable import Builder
@testable import Widgets

/// Filling a form by keys: one way for each way of editing.
extension Session {
  /// Inserts an action of a kind behind the focused element by typing its label in the picker, and names it.
  mutating func insert(_ kind: ActionKind, named name: String) throws -> ActionID {
    let before = Set(flow.actions.keys)
    press("a")
    type(state.words["action.\(kind.id).label"])
    press("Enter")
    #expect(state.form?.focus == .name, "\(kind.id):\n\(picture)")
    type(name)
    press("Tab")
    let id = try #require(flow.actions.keys.first { !before.contains($0) })
    #expect(flow.actions[id]?.kind == kind.id)
    #expect(flow.actions[id]?.name == name)
    return id
  }

  /// Fills every field that a kind's description has, the description of the action, and the branch that it begins with.
  mutating func fill(_ kind: ActionKind, _ id: ActionID) {
    for field in kind.fields {
      show(field, among: kind.fields)
      fill(field)
      #expect(holds(field, id), "\(kind.id) \(field.id):\n\(picture)")
    }
    tab(to: .field("description"))
    type("Why it is here")
    if flow.actions[id]?.branches.isEmpty == false {
      press("Ctrl-PageDown")
      tab(to: .branch(0, .and(group: 0)))
      press("Enter")
      type("city")
      press("Enter")
      tab(to: .branch(0, .condition(ConditionPlace(group: 0, index: 0), .value(0))))
      type("Malmö")
    }
  }

  /// Makes a field visible that another one hides.
  mutating func show(_ field: Field, among fields: [Field]) {
    for condition in field.shownWhen.map({ [$0] + $0.others }) ?? [] { satisfy(condition, among: fields) }
  }

  private mutating func satisfy(_ condition: Field.Condition, among fields: [Field]) {
    // Whether an action's own settings are used has a switch; whoever comes here has them.
    guard let other = fields[condition.field], other != HandoffSettings.use else { return }
    switch (other.editor, condition.values?.first) {
    case (.choice(let words), .text(let word)?) where words.count > Presentation.mostRadios:
      pick(word, for: .field(other.id))
    case (.choice, .text(let word)?):
      tab(to: .option(other.id, word))
      press("Space")
    case (.property, nil): if state.form.map({ FormValues(state, $0).value(other.id) }) == .some(nil) { fill(other) }
    case (.flag(let inverted), .flag(let isOn)?): switchField(other.id, showing: isOn != inverted)
    case (.officeHours, .flag(let isOn)?): switchField(other.id, showing: isOn)
    default: break
    }
  }

  /// Switches a field until it shows what is wanted.
  private mutating func switchField(_ id: FieldID, showing isOn: Bool) {
    tab(to: .field(id))
    guard let form = state.form,
      let line = FormView(state: state, form: form, area: state.regions.panel).layout
        .line(of: .field(id)), case .toggle(_, let shown) = line.control.kind, shown != isOn
    else { return }
    press("Space")
  }

  private func holds(_ field: Field, _ id: ActionID) -> Bool {
    guard let action = flow.actions[id] else { return false }
    return switch field.editor {
    case .replies: !action.replies.isEmpty
    case .edge(let edge): action.edges[edge] != nil
    default: action.values[field.id] != nil
    }
  }

  /// Fills a field that holds nothing yet.
  mutating func fill(_ field: Field) {
    switch field.editor {
    case .line, .rule: write("Some words", into: field)
    case .address: write("https://example.com/hook", into: field)
    case .picture: write("files/bot.png", into: field)
    case .hours: write("09:00-17:00", into: field)
    case .date: write("2026-12-24", into: field)
    case .code: write("exports.main = (event) => {\n  done();\n};", into: field)
    case .propertyValue: write("Malmö", into: field)
    case .message(let tools, let attachments): fillMessage(field, tools, hasFiles: attachments != nil)
    case .choice where field == HandoffSettings.use: keepUnused()
    case .choice(let words): chooseOption(field, among: words)
    case .flag, .officeHours:
      tab(to: .field(field.id))
      press("Space")
    case .property(let records):
      let property = state.workspace.properties.first { records.contains($0.object) }
      choose(property?.title(state.words) ?? "", for: .field(field.id))
    case .route where state.workspace.listed(.team).isEmpty: addNew("Support", for: .field(field.id))
    case .route: choose("Support", for: .field(field.id))
    case .language: choose(state.words["language.sv"], for: .field(field.id))
    case .timeZone: choose("Europe/Stockholm", for: .field(field.id))
    case .duration(let steps): choose(FormWords.duration(steps.last ?? 0), for: .field(field.id))
    case .number(let range): choose("\(range.upperBound)", for: .field(field.id))
    case .reference: addNew("Main office", for: .field(field.id))
    case .references: addNew("Main office", for: .add(field.id))
    case .assignees where state.workspace.listed(.team).isEmpty: addNew("Support", for: .add(field.id))
    case .assignees: choose("Support", for: .add(field.id))
    case .replies, .bubbles, .phrases:
      tab(to: .add(field.id))
      press("Enter")
      type("One more")
    case .edge(let edge): link(.edge(edge), to: "greet")
    case .group(let fields, let inherits): fillGroup(field, fields, inherits: inherits)
    case .records(let shape): fillRecord(field, shape)
    }
  }

  private mutating func write(_ text: String, into field: Field) {
    tab(to: .field(field.id))
    press("Ctrl-A")
    type(text)
  }

  private mutating func fillMessage(_ field: Field, _ tools: TextTools, hasFiles: Bool) {
    write("Hello ", into: field)
    if tools.contains(.tokens) {
      press("Ctrl-T")
      type(state.words["token.contact.firstname"])
      press("Enter")
      type("friend")
      press("Enter")
    }
    if tools.contains(.formatting) {
      press("Ctrl-B")
      type("!")
    }
    if hasFiles, tools.contains(.files) {
      press("Ctrl-O")
      type("files/prices.pdf")
      press("Enter")
    }
  }

  /// Chooses a word that is not the default.
  private mutating func chooseOption(_ field: Field, among words: [String]) {
    let word = words.last { .text($0) != field.defaultValue } ?? ""
    guard words.count <= Presentation.mostRadios else { return pick(word, for: .field(field.id)) }
    tab(to: .option(field.id, word))
    press("Space")
  }

  /// Opens the list of a control and takes what is typed.
  mutating func choose(_ title: String, for control: ControlID) {
    tab(to: control)
    press("Enter")
    type(title)
    press("Enter")
    #expect(state.layers.isEmpty, "\(picture)")
  }

  /// Opens the list of a control and takes an item by its id.
  mutating func pick(_ id: String, for control: ControlID) {
    tab(to: control)
    press("Enter")
    guard case .chooser(let chooser)? = state.layers.last,
      let place = chooser.items.firstIndex(where: { $0.id == id })
    else {
      Issue.record("“\(id)” is not offered:\n\(picture)")
      return
    }
    press("Down", times: (place - chooser.focus + chooser.items.count) % chooser.items.count)
    press("Enter")
  }

  /// Opens the list of a control, finds nothing, and adds what was typed.
  mutating func addNew(_ name: String, for control: ControlID) {
    tab(to: control)
    press("Enter")
    type(name)
    press("Enter", "Enter")
    #expect(state.layers.isEmpty, "\(picture)")
  }

  /// Gives an action a setting of its own, and then lets those of the account hold.
  private mutating func keepUnused() {
    tab(to: .field("create-ticket"))
    press("Space")
    tab(to: .inherit("handoff"))
    press("Space")
  }

  /// Makes a connection of the form lead to an action.
  mutating func link(_ port: PortID, to id: ActionID) {
    tab(to: .port(port))
    press("Enter")
    type(flow.name(of: id))
    guard case .chooser(let chooser)? = state.layers.last,
      let place = chooser.matches(state.words).firstIndex(where: { $0.id == "to:\(id)" })
    else {
      Issue.record("“\(id)” is not offered:\n\(picture)")
      return
    }
    press("Down", times: place)
    press("Enter")
    #expect(state.layers.isEmpty, "\(picture)")
  }

  private mutating func fillRecord(_ field: Field, _ shape: RecordShape) {
    tab(to: .add(field.id))
    press("Enter")
    for inner in shape.all {
      show(inner, among: shape.fields)
      fill(inner)
    }
    press("Esc")
    #expect(state.form?.focus == .entry(field.id, 0))
  }

  private mutating func fillGroup(_ field: Field, _ fields: [Field], inherits: Bool) {
    tab(to: .field(field.id))
    press("Enter")
    if inherits {
      tab(to: .inherit(field.id))
      press("Space")
    }
    for inner in fields where inner != HandoffSettings.use {
      show(inner, among: fields)
      fill(inner)
    }
    press("Esc")
    #expect(state.form?.focus == .field(field.id))
  }
}
