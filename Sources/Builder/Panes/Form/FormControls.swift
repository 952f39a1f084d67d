import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// The controls of a form, built from the description of the kind and from what the chatflow holds.
///
/// It is a list from top to bottom, in the order of the description: name, the kind's fields, where it leads. Nothing
/// here knows a kind.
struct FormControls {
  let state: BuilderState
  let form: Form
  let access: FormValues
  let told: FormWords
  /// What is wrong with the subject of the form.
  let findings: [Finding]
  var words: Words { state.words }
  var result: [Control] = []

  init(state: BuilderState, form: Form) {
    self.state = state
    self.form = form
    findings =
      form.isSituation
      ? Checks.situation(state.situation ?? FieldValues(), in: state.workspace)
      : state.checked.findings(of: form.subject)
    access = FormValues(state, form)
    told = FormWords(state)
  }

  /// The controls between the panel's heading and its foot.
  static func list(state: BuilderState, form: Form) -> [Control] {
    var builder = FormControls(state: state, form: form)
    builder.build()
    return builder.result
  }

  mutating func build() {
    addTitle()
    if !form.path.isTop { return addSubPanel() }
    addTabs()
    switch form.subject {
    case .workspace: addFields()
    case .chatflow:
      if form.tab == .build {
        addFindingsOfAll()
        addName(limit: Limits.name, label: words["field.chatflow.name.label"])
      }
      addFields()
      addKept(access.values.kept)
    case .action:
      guard let action = access.action else { return }
      if form.tab == .branches { addBranches(action) } else { addDetails(action) }
    }
  }

  mutating func add(_ control: Control) { result.append(control) }

  // MARK: - The parts of a form

  /// What of the title is too long for the row above the fields.
  private mutating func addTitle() {
    for line in told.titleLines(of: form, in: state.regions.panel).dropFirst() { add(Control(kind: .heading(line))) }
  }

  mutating func addTabs() {
    defer { add(.space) }
    if let action = access.action, action.defect != nil { return }
    let tabs = Form.Tab.all(of: form.subject).map { Control.Tab(id: $0, title: title(of: $0)) }
    add(Control(kind: .tabs(tabs, chosen: form.tab)))
  }

  private func title(of tab: Form.Tab) -> String {
    let title = words["tab.\(tab.rawValue)"]
    guard tab == .branches, let count = access.action?.branches.count, count > 0 else { return title }
    return "\(title) \(count)"
  }

  mutating func addDetails(_ action: Action) {
    addName(limit: Limits.name, label: words["field.name.label"])
    if action.defect != nil {
      for defect in action.defects {
        let facts = ["line": "\(defect.line)", "problem": defect.sentence(words)]
        add(.note(words("panel.broken-line", facts), .error))
      }
      let key = state.key(of: "canvas.edit-file", in: [.canvas]) ?? words["command.canvas.edit-file"]
      add(.note(words("panel.broken-action", ["key": key]), .dim))
      return
    }
    addFindingsOfAll()
    if !action.hasForm {
      add(.note(words["panel.kept-as-they-are"], .dim))
      addKept(action.values.kept)
      addLinks(action)
      return addCommonFields()
    }
    addFields()
    addKept(action.values.kept)
    if action.definition?.behaviour == .decides {
      add(Control(id: .editBranches, kind: .button(words["panel.edit-branches"])))
      add(.space)
    }
    addLinks(action)
    addCommonFields()
  }

  /// A group of fields, or an entry of a list.
  mutating func addSubPanel() {
    add(Control(id: .back, kind: .button(words["panel.back"])))
    add(.space)
    if let inherits = access.inherits, let group = form.path.last?.field {
      add(Control(id: .inherit(group), kind: .toggle(words["field.\(group).inherit.label"], isOn: inherits)))
      add(.space)
      if inherits { return addInherited(group) }
    }
    addFields()
  }

  /// What the account's settings say, and that they can be overridden.
  private mutating func addInherited(_ group: FieldID) {
    add(.note(words["panel.inherits"], .dim))
    add(.space)
    let fields = access.sections.flatMap(\.controls)
    for field in fields {
      guard let text = told.summary(state.workspace.handoff.value(of: field), of: field, owner: group.text) else {
        continue
      }
      add(.note("\(words["field.\(group).\(field.id).label"]): \(text)", .text))
    }
    if let help = words.optional("field.\(group).triggers.help") {
      add(.space)
      add(.note(help))
    }
    let kept = fields.filter { access.values[$0.id] != nil }
    guard !kept.isEmpty else { return }
    let labels = kept.map { words["field.\(group).\($0.id).label"] }.joined(separator: ", ")
    add(.space)
    add(.note(words("panel.unused", ["field": labels]), .dim))
  }

  mutating func addName(limit: Int, label: String) {
    let text = access.text(.name) ?? RichText()
    add(.label(label, count: count(text, limit)))
    add(Control(id: .name, kind: .text(.init(text: text, tools: [], isMultiline: false, limit: limit))))
    // A group that the tab shows may have a field of the same name.
    addFindings(for: "name", in: .top)
    add(.space)
  }

  /// What every action has stands last: most leave it empty.
  private mutating func addCommonFields() {
    add(.space)
    for section in access.sections where section.owner == ActionKind.commonOwner { addFields(of: section) }
    // Nothing comes behind the last one that it would have to be kept apart from.
    if case .space? = result.last?.kind { result.removeLast() }
  }

  // MARK: - Remarks

  mutating func addKept(_ kept: [KeptEntry]) {
    guard !kept.isEmpty else { return }
    let keys = kept.map(\.key).joined(separator: ", ")
    add(.note(words("panel.kept", ["keys": keys]), .dim))
    add(.space)
  }

  /// What is wrong with the subject of the form and with no part of it.
  mutating func addFindingsOfAll() {
    let found = findings.filter { $0.place == Finding.Place(form.subject) }
    guard !found.isEmpty else { return }
    add(found)
    add(.space)
  }

  /// What is wrong with a field of the open tab or sub-panel, or with what is inside it.
  mutating func addFindings(for field: FieldID) {
    // Each key asks for every field, and most forms have nothing wrong with them.
    if findings.isEmpty { return }
    addFindings(for: field, in: access.section(of: field)?.path ?? form.path)
  }

  private mutating func addFindings(for field: FieldID, in path: FieldPath) {
    if state.newEntries.isYetToBeTyped(field, at: path, of: form.subject) || isUnderstood(field) { return }
    add(findings.filter { $0.place.path == path && $0.place.field == field && $0.place.port == nil })
  }

  /// How much is wrong inside a group or an entry: what it is stands there.
  func problems(inside step: FieldPath.Step) -> String {
    let path = (access.section(of: step.field)?.path ?? form.path).into(step)
    let inside = findings.filter { $0.place.path.begins(with: path) }
    guard let worst = inside.map(\.severity).max() else { return "" }
    return "\(worst == .error ? state.glyphs.error : state.glyphs.warning)\(inside.count)"
  }

  /// What is wrong with a connection, a quick reply or a branch.
  mutating func addFindings(for port: PortID) {
    addFindings(for: port, condition: nil)
  }

  /// What is wrong with a condition of a branch, or with what else belongs to a port.
  mutating func addFindings(for port: PortID, condition: ConditionPlace?, indent: Int = 0) {
    add(findings.filter { $0.place.port == port && $0.place.condition == condition }, indent: indent)
  }

  mutating func add(_ findings: [Finding], indent: Int = 0) {
    for finding in findings {
      let mark = finding.severity == .error ? state.glyphs.error : state.glyphs.warning
      let role: Role = finding.severity == .error ? .error : .warning
      add(.note("\(mark) \(finding.sentenceAtField(words, in: state.flow))", role, indent: indent))
    }
  }
}

extension FormValues {
  /// Whether the open sub-panel shows the account's settings: true while those hold, false while the action has its own,
  /// nil where a group cannot inherit.
  var inherits: Bool? {
    guard let opened, case .group(_, inherits: true) = opened.field.editor else { return nil }
    return !all[form.path.outer].usesOwn(opened.field.id)
  }
}
