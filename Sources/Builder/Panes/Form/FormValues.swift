import ChatflowModel
import OrderedCollections
import Widgets
import Words

/// Reading and writing what the controls of a form stand for.
struct FormValues {
  let flow: Chatflow
  let workspace: Workspace
  let form: Form
  private let words: Words
  /// The action whose form it is.
  let action: Action?
  /// The fields of the open tab or sub-panel, by where they stand in the file. Each control asks for them.
  let sections: [SettingsTab.Section]

  init(_ state: borrowing BuilderState, _ form: Form) {
    self.init(state.flow, form.isSituation ? state.workspaceOfSituation : state.workspace, form, state.words)
  }

  /// What the files hold where the form shows what the chatflow holds.
  init(saved state: borrowing BuilderState, _ form: Form) {
    self.init(state.file.savedFlow, state.workspaceFile.saved, form, state.words)
  }

  init(_ flow: Chatflow, _ workspace: Workspace, _ form: Form, _ words: Words) {
    self.flow = flow
    self.workspace = workspace
    self.form = form
    self.words = words
    let action = form.action.flatMap { flow.actions[$0] }
    self.action = action
    sections = Self.openSections(of: form, action)
  }

  /// All values of the form's subject.
  var all: FieldValues {
    switch form.subject {
    case .action: action?.values ?? FieldValues()
    case .chatflow: flow.values
    case .workspace: workspace.values
    }
  }

  /// All fields of the form's subject.
  private var allFields: [Field] { Self.allFields(of: form, action) }

  private static func allFields(of form: Form, _ action: Action?) -> [Field] {
    switch form.subject {
    case .action: action?.fields ?? []
    case .chatflow: ChatflowSettings.fields
    case .workspace: WorkspaceSettings.fields
    }
  }

  /// The word that the labels of the form's own fields stand under.
  private var topOwner: String { Self.topOwner(of: form, action) }

  private static func topOwner(of form: Form, _ action: Action?) -> String {
    switch form.subject {
    case .action: action?.kind.text ?? ""
    case .chatflow: "chatflow"
    case .workspace: "workspace"
    }
  }

  private static func openSections(of form: Form, _ action: Action?) -> [SettingsTab.Section] {
    let owner = topOwner(of: form, action)
    if form.path.isTop {
      if let tab = tab(of: form) { return tab.sections }
      return [
        SettingsTab.Section(form.path, action?.definition?.fields ?? [], owner: owner),
        SettingsTab.Section(form.path, ActionKind.common, owner: ActionKind.commonOwner),
      ]
    }
    guard let inner = allFields(of: form, action).inner(at: form.path, owner: owner) else { return [] }
    // A situation that is not saved needs no id.
    let fields = form.isSituation ? inner.fields.filter { $0.id != "id" } : inner.fields
    return [SettingsTab.Section(form.path, fields, owner: inner.owner)]
  }

  private static func tab(of form: Form) -> SettingsTab? {
    switch form.subject {
    case .action: nil
    case .chatflow: ChatflowSettings.tabs.first { $0.id == form.tab.rawValue }
    case .workspace: WorkspaceSettings.tabs.first { $0.id == form.tab.rawValue }
    }
  }

  /// The fields of the open tab or sub-panel, among which one is.
  func section(of id: FieldID) -> SettingsTab.Section? {
    sections.first { section in section.fields.contains { $0.id == id } }
  }

  /// The step that the open sub-panel is behind, and the field that it belongs to.
  var opened: (step: FieldPath.Step, field: Field, owner: String)? {
    guard let step = form.path.last, let outer = allFields.inner(at: form.path.outer, owner: topOwner),
      let field = outer.fields[step.field]
    else { return nil }
    return (step, field, outer.owner)
  }

  /// The values of the open sub-panel, or of the whole form.
  var values: FieldValues { all[form.path] }

  /// The values among which a field is.
  func values(beside id: FieldID) -> FieldValues { all[section(of: id)?.path ?? form.path] }

  /// A field of the open tab or sub-panel.
  func field(_ id: FieldID) -> Field? { section(of: id)?.fields[id] }

  /// The word that a field's label stands under.
  func owner(of id: FieldID) -> String { section(of: id)?.owner ?? topOwner }

  /// What a field holds, or its default.
  func value(_ id: FieldID) -> FieldValue? { field(id).flatMap { values(beside: id).value(of: $0) } }

  /// What a field with a text for somebody holds; a default is not what it holds.
  func message(_ id: FieldID) -> Message { values(beside: id)[id]?.message ?? Message() }

  /// The text of a text control.
  func text(_ control: ControlID) -> RichText? {
    switch control {
    case .name: RichText(literal: action?.name ?? flow.name)
    // A default stands in an empty text dimly; it is not typed there.
    case .field(let id):
      switch values(beside: id)[id] {
      case .message(let message)?: message.text
      case .text(let text)?: RichText(literal: field(id)?.editor.shown(text, words) ?? text)
      default: RichText()
      }
    case .entry(let id, let index): entryText(id, index)
    case .reply(let index, .label): RichText(literal: action?.replies[checked: index]?.label ?? "")
    case .branch(let index, .label): action?.branches[checked: index].map { RichText(literal: $0.label ?? "") }
    case .branch(let index, .condition(let place, .sentence)):
      action?[place, inBranch: index].map { RichText(literal: $0.sentence) }
    default: nil
    }
  }

  private func entryText(_ id: FieldID, _ index: Int) -> RichText? {
    switch entries(of: id) {
    case .bubbles?: value(id)?.messages?[checked: index]?.text ?? RichText()
    case .phrases?: RichText(literal: value(id)?.list?[checked: index] ?? "")
    case .replies?, .chosen?, .records?, nil: nil
    }
  }

  /// The edit that makes a text control hold a text.
  func setting(_ control: ControlID, to text: RichText) -> Edit? {
    let line = text.text(tools: [])
    switch control {
    case .name: return naming(line)
    case .field(let id):
      guard let field = field(id) else { return nil }
      switch field.editor.shape {
      case .text: return typing(id, .text(field.editor.written(line, words)))
      case .message, .propertyValue: return typing(id, .message(Message(text, attachments: message(id).attachments)))
      case .flag, .number, .duration, .messages, .list, .record, .records, .edge, .replies: return nil
      }
    case .entry(let id, let index):
      return typing(entry: index, of: id, text, line)
    case .reply(let index, .label):
      return labellingReply(index, line)
    case .branch(let index, .label):
      return changing {
        if $0.branches.indices.contains(index) { $0.branches[index].label = line.isEmpty ? nil : line }
      }
    case .branch(let index, .condition(let place, .sentence)):
      return changing { $0[place, inBranch: index]?.sentence = line }
    default: return nil
    }
  }

  /// The edit that makes an entry of a list hold what was typed; the first character behind the last one makes a new one.
  private func typing(entry index: Int, of id: FieldID, _ text: RichText, _ line: String) -> Edit? {
    func changed<Entry>(_ list: [Entry], _ new: Entry, _ change: (inout Entry) -> Void) -> [Entry]? {
      guard index <= list.count, index < list.count || !text.isEmpty else { return nil }
      var list = index < list.count ? list : list + [new]
      change(&list[index])
      return list
    }
    switch entries(of: id) {
    case .bubbles?:
      return changed(value(id)?.messages ?? [], Message()) { $0.text = text }.flatMap { setting(id, to: .messages($0)) }
    case .phrases?:
      return changed(value(id)?.entries ?? [], ListedText("")) { $0.text = line }.flatMap { setting(id, to: .list($0)) }
    case .replies?, .chosen?, .records?, nil: return nil
    }
  }

  /// The edit that makes a field hold what was typed, also if that is its default: a text never vanishes while it is
  /// typed.
  private func typing(_ id: FieldID, _ value: FieldValue) -> Edit? {
    changingValues(beside: id) { $0[id] = Self.isNothing(value) ? nil : value }
  }

  /// The edit that makes a field hold a value; its default, and nothing at all, are left out of the file.
  func setting(_ id: FieldID, to value: FieldValue?) -> Edit? {
    let kept = value.flatMap { Self.isNothing($0) || $0 == field(id)?.defaultValue(in: flow.language) ? nil : $0 }
    return changingValues(beside: id) { $0[id] = kept }
  }

  /// The edit that changes the values among which a field is.
  func changingValues(
    beside id: FieldID, _ title: String = "edit.setting", _ change: (inout FieldValues) -> Void
  ) -> Edit? {
    changingValues(at: section(of: id)?.path ?? form.path, title: title, change)
  }

  /// The edit that changes the values at the end of a way.
  func changingValues(
    at path: FieldPath, title: String = "edit.setting", _ change: (inout FieldValues) -> Void
  ) -> Edit? {
    let fields = allFields
    switch form.subject {
    case .action: return changing { $0.values.change(at: path, through: fields, change) }
    case .chatflow:
      return Edit.make(title, in: flow) { $0.changeHead { $0.values.change(at: path, through: fields, change) } }
    case .workspace: return Edit.make(title, in: workspace) { $0.change(at: path, through: fields, change) }
    }
  }

  /// The edit that changes the action.
  func changing(_ title: String = "edit.change", _ change: (inout Action) -> Void) -> Edit? {
    guard let id = form.action else { return nil }
    return Edit.make(title, changing: id, in: flow, change)
  }

  private func naming(_ name: String) -> Edit? {
    switch form.subject {
    case .action(let id): flow.renaming(id, to: name)
    case .chatflow: Edit.make("edit.rename", in: flow) { $0.changeHead { $0.name = name } }
    case .workspace: nil
    }
  }

  private static func isNothing(_ value: FieldValue) -> Bool {
    switch value {
    case .text(let text): text.isEmpty
    case .message(let message): message.isEmpty
    case .messages(let messages): messages.isEmpty
    case .list(let list): list.isEmpty
    case .records(let records): records.isEmpty
    case .flag, .number, .record: false
    }
  }
}

extension Array {
  /// The element at an index, or nil if there is none.
  subscript(checked index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
