import ChatflowModel
import OrderedCollections

/// Reading and writing what the controls of a form stand for.
struct FormValues {
  let flow: Chatflow
  let form: Form

  /// The action whose form it is.
  var action: Action? { form.action.flatMap { flow.actions[$0] } }

  /// The values that the open form or sub-panel edits.
  var values: FieldValues {
    let all = action?.values ?? (form.subject == .chatflow ? flow.values : FieldValues())
    guard let group = form.group else { return all }
    return all[group]?.record ?? FieldValues()
  }

  /// The fields of the open form or sub-panel.
  var fields: [Field] {
    guard let group = form.group else { return topFields }
    guard case .group(let fields, _)? = topFields.first(where: { $0.id == group })?.editor else { return [] }
    return fields
  }

  /// The word that the labels of the fields stand under.
  var owner: String {
    if let group = form.group { return group.text }
    return action?.kind.text ?? "chatflow"
  }

  private var topFields: [Field] {
    switch form.subject {
    case .action: action?.definition?.fields ?? []
    case .chatflow: ChatflowSettings.fields
    }
  }

  /// A field of the open form or sub-panel.
  func field(_ id: FieldID) -> Field? { fields.first { $0.id == id } }

  /// What a field holds, or its default.
  func value(_ id: FieldID) -> FieldValue? { field(id).flatMap { values.value(of: $0) } }

  /// The text of a text control.
  func text(_ control: ControlID) -> RichText? {
    switch control {
    case .name: RichText(literal: action?.name ?? flow.name)
    case .note: RichText(literal: action?.note ?? "")
    // A default stands in an empty text dimly; it is not typed there.
    case .field(let id):
      switch values[id] {
      case .message(let message)?: message.text
      case .text(let text)?: RichText(literal: text)
      default: RichText()
      }
    case .entry(let id, let index): entryText(id, index)
    case .reply(let index, .label): action?.replies[checked: index].map { RichText(literal: $0.label) }
    case .branch(let index, .label): action?.branches[checked: index].map { RichText(literal: $0.label ?? "") }
    case .branch(let index, .condition(let group, let line)):
      action?.branches[checked: index]?.groups[checked: group]?[checked: line].map { RichText(literal: $0.sentence) }
    default: nil
    }
  }

  private func entryText(_ id: FieldID, _ index: Int) -> RichText? {
    switch value(id) {
    case .messages(let messages)?: messages[checked: index]?.text
    case .list(let list)?: list[checked: index].map { RichText(literal: $0) }
    default: nil
    }
  }

  /// The edit that makes a text control hold a text.
  func setting(_ control: ControlID, to text: RichText) -> Edit? {
    let line = text.text(tools: [])
    switch control {
    case .name: return naming(line)
    case .note: return changing { $0.note = line.isEmpty ? nil : line }
    case .field(let id):
      guard let field = field(id) else { return nil }
      switch field.editor {
      case .message: return typing(id, .message(Message(text, attachments: values[id]?.message?.attachments ?? [])))
      case .propertyValue: return typing(id, .message(Message(text)))
      default: return typing(id, .text(line))
      }
    case .entry(let id, let index):
      if var messages = value(id)?.messages, messages.indices.contains(index) {
        messages[index].text = text
        return setting(id, to: .messages(messages))
      }
      guard var list = value(id)?.list, list.indices.contains(index) else { return nil }
      list[index] = line
      return setting(id, to: .list(list))
    case .reply(let index, .label):
      return changing { if $0.replies.indices.contains(index) { $0.replies[index].label = line } }
    case .branch(let index, .label):
      return changing {
        if $0.branches.indices.contains(index) { $0.branches[index].label = line.isEmpty ? nil : line }
      }
    case .branch(let index, .condition(let group, let place)):
      return changing { action in
        guard action.branches[checked: index]?.groups[checked: group]?[checked: place] != nil else { return }
        action.branches[index].groups[group][place].sentence = line
      }
    default: return nil
    }
  }

  /// The edit that makes a field hold what was typed, also if that is its default: a text never vanishes while it is
  /// typed.
  private func typing(_ id: FieldID, _ value: FieldValue) -> Edit? {
    changingValues { $0[id] = Self.isNothing(value) ? nil : value }
  }

  /// The edit that makes a field hold a value; its default, and nothing at all, are left out of the file.
  func setting(_ id: FieldID, to value: FieldValue?) -> Edit? {
    let kept = value.flatMap { Self.isNothing($0) || $0 == field(id)?.defaultValue ? nil : $0 }
    return changingValues { $0[id] = kept }
  }

  /// The edit that changes the values of the open form or sub-panel.
  func changingValues(_ change: (inout FieldValues) -> Void) -> Edit? {
    var inner = values
    change(&inner)
    let group = form.group
    func put(into all: inout FieldValues) {
      if let group { all[group] = .record(inner) } else { all = inner }
    }
    switch form.subject {
    case .action: return changing { put(into: &$0.values) }
    case .chatflow: return Edit.make("edit.setting", in: flow) { $0.changeHead { put(into: &$0.values) } }
    }
  }

  /// The edit that changes the action.
  func changing(_ title: String = "edit.change", _ change: (inout Action) -> Void) -> Edit? {
    guard let id = form.action else { return nil }
    return Edit.make(title, in: flow) { $0.change(id, change) }
  }

  private func naming(_ name: String) -> Edit? {
    switch form.subject {
    case .action(let id): flow.renaming(id, to: name)
    case .chatflow: Edit.make("edit.rename", in: flow) { $0.changeHead { $0.name = name } }
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
