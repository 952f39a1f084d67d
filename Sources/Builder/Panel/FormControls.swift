import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Screen

/// The controls of a form, built from the description of the kind and from what the chatflow holds.
///
/// It is a list from top to bottom, in the order of the description: name, the kind's fields, where it leads. Nothing
/// here knows a kind.
struct FormControls {
  let state: BuilderState
  let form: Form
  let access: FormValues
  var words: Words { state.words }
  var result: [Control] = []

  init(state: BuilderState, form: Form) {
    self.state = state
    self.form = form
    access = FormValues(flow: state.flow, form: form)
  }

  /// The controls between the panel's heading and its foot.
  static func list(state: BuilderState, form: Form) -> [Control] {
    var builder = FormControls(state: state, form: form)
    builder.build()
    return builder.result
  }

  mutating func build() {
    if form.group != nil { return addGroup() }
    switch form.subject {
    case .chatflow: addChatflow()
    case .action:
      guard let action = access.action else { return }
      addTabs(action)
      switch form.tab {
      case .details: addDetails(action)
      case .branches: addBranches(action)
      }
    }
  }

  mutating func add(_ control: Control) { result.append(control) }

  // MARK: - The parts of a form

  mutating func addTabs(_ action: Action) {
    guard action.hasForm else { return add(.space) }
    let count = action.branches.isEmpty ? "" : " \(action.branches.count)"
    add(
      Control(
        kind: .tabs(
          [(.details, words["panel.details"]), (.branches, words["panel.branches"] + count)], chosen: form.tab)))
    add(.space)
  }

  mutating func addDetails(_ action: Action) {
    addName(limit: Limits.name, label: words["field.name.label"])
    if let defect = action.defect {
      add(.note(defect.sentence(words), .error))
      add(.note(words["panel.broken-action"], .dim))
      return
    }
    if !action.hasForm {
      add(.note(words["panel.kept-as-they-are"], .dim))
      addKept(action.values.kept)
      addLinks(action)
      return addNote(action)
    }
    addFields()
    addKept(action.values.kept)
    if action.definition?.behaviour == .decides {
      add(Control(id: .editBranches, kind: .button(words["panel.edit-branches"])))
      add(.space)
    }
    addLinks(action)
    addNote(action)
  }

  mutating func addChatflow() {
    addName(limit: Limits.name, label: words["field.chatflow.name.label"])
    addFields()
    addKept(state.flow.values.kept)
  }

  mutating func addGroup() {
    guard let group = form.group else { return }
    add(Control(id: .back, kind: .button(words["panel.back"])))
    add(.space)
    let inherits = FormGroup.inherits(group, in: access)
    if let inherits {
      add(Control(id: .inherit(group), kind: .toggle(words["field.\(group).inherit.label"], isOn: inherits)))
      add(.space)
      if inherits { addInherited(group) }
    }
    if inherits != true { addFields() }
  }

  /// What the account's settings say, and that they can be overridden.
  private mutating func addInherited(_ group: FieldID) {
    add(.note(words["panel.inherits"], .dim))
    add(.space)
    for field in access.fields {
      guard let text = state.summary(state.workspace.handoff.value(of: field), of: field, owner: group.text) else {
        continue
      }
      add(.note("\(words["field.\(group).\(field.id).label"]): \(text)", .text))
    }
    if let help = words.optional("field.\(group).triggers.help") {
      add(.space)
      add(.note(help))
    }
  }

  mutating func addName(limit: Int, label: String) {
    let text = access.text(.name) ?? RichText()
    add(.label(label, count: count(text, limit)))
    add(Control(id: .name, kind: .text(.init(text: text, tools: [], isMultiline: false, limit: limit))))
    addFindings(for: "name")
    add(.space)
  }

  /// The remark for the authors stands last, in one line unless it has more: most actions have none.
  mutating func addNote(_ action: Action) {
    let text = RichText(literal: action.note ?? "")
    add(.space)
    add(.label(words["field.description.label"], count: count(text, Limits.note)))
    add(
      Control(
        id: .note,
        kind: .text(
          .init(
            text: text, tools: [], isMultiline: text.blocks.count > 1, limit: Limits.note,
            placeholder: words["panel.note-placeholder"]))))
    addFindings(for: "description")
  }

  // MARK: - Remarks

  mutating func addKept(_ kept: [KeptEntry]) {
    guard !kept.isEmpty else { return }
    let keys = kept.map(\.key).joined(separator: ", ")
    add(.note(words("panel.kept", ["keys": keys]), .dim))
    add(.space)
  }

  /// What is wrong with a field of the open form or sub-panel.
  mutating func addFindings(for field: FieldID) {
    add(
      state.findings.filter { finding in
        finding.place.action == form.action && finding.place.port == nil
          && (form.group == nil
            ? finding.place.field == field : finding.place.field == form.group && finding.place.subfield == field)
      })
  }

  /// What is wrong with a connection, a quick reply or a branch.
  mutating func addFindings(for port: PortID) {
    add(state.findings.filter { $0.place.action == form.action && $0.place.port == port })
  }

  mutating func add(_ findings: [Finding]) {
    for finding in findings {
      let mark = finding.severity == .error ? state.glyphs.error : state.glyphs.warning
      add(.note("\(mark) \(finding.sentence(words))", finding.severity == .error ? .error : .warning))
    }
  }
}

/// Whether a sub-panel shows the account's settings.
enum FormGroup {
  /// True while the account's settings hold, false while the action has its own, nil where a group cannot inherit.
  static func inherits(_ group: FieldID, in access: FormValues) -> Bool? {
    var outer = access.form
    outer.group = nil
    let top = FormValues(flow: access.flow, form: outer)
    guard case .group(_, true)? = top.field(group)?.editor else { return nil }
    return top.values[group] == nil
  }
}
