import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// One function for each presentation of a field.
extension FormControls {
  mutating func addFields() {
    for section in access.sections where section.owner != ActionKind.commonOwner { addFields(of: section) }
  }

  mutating func addFields(of section: SettingsTab.Section) {
    let values = access.all[section.path]
    for field in section.controls {
      if values.shows(field, among: section.fields) {
        addField(field)
      } else if let value = values[field.id], case .message(let message) = value, !message.isEmpty {
        add(.note(words("panel.unused", ["field": label(field)]), .dim))
        add(.space)
      } else if case .edge(let edge) = field.editor, access.action?.edges[edge] != nil {
        // It is drawn on the canvas, so it can be changed and taken away here.
        addEdge(field, edge, isUsed: false)
      }
    }
  }

  mutating func addField(_ field: Field) {
    switch access.presentation(of: field) {
    case .line: addLine(field)
    case .tokenLine: addText(field) { .init(text: $0, tools: .tokens, isMultiline: false, limit: field.limit) }
    case .hours: addHours(field)
    case .code: addCode(field)
    case .textBox(let tools): addMessage(field, tools)
    case .radios(let options): addRadios(field, options)
    case .menu: addMenu(field)
    case .toggle(let inverted, let tellsHours): addFlag(field, inverted: inverted, tellsHours: tellsHours)
    case .group(let inherits): addGroupLink(field, inherits: inherits)
    case .link(let edge): addEdge(field, edge)
    case .list(.replies): addReplies(field)
    case .list(.bubbles(let tools)): addBubbles(field, tools)
    case .list(.phrases): addPhrases(field)
    case .list(.chosen(_, let adding)): addEntries(field, adding: adding)
    case .list(.records(let shape)): addRecords(field, shape)
    }
  }

  func label(_ field: Field) -> String { words["field.\(access.owner(of: field.id)).\(field.id).label"] }

  func help(_ field: Field) -> String? { words.optional("field.\(access.owner(of: field.id)).\(field.id).help") }

  private func placeholder(_ field: Field) -> String {
    words.optional("field.\(access.owner(of: field.id)).\(field.id).placeholder") ?? ""
  }

  func count(_ text: RichText, _ limit: Int?) -> String? {
    guard let limit else { return nil }
    let used = text.count
    return used * 5 >= limit * 4 ? "\(used)/\(limit)" : nil
  }

  /// What stands below a field.
  mutating func addFoot(_ field: Field) {
    if let help = help(field) { add(.note(help)) }
    if let fact = field.tells { add(.note(text(of: fact))) }
    if case .property = field.editor { addExpected(field) }
    addFindings(for: field.id)
    add(.space)
  }

  mutating func addLine(_ field: Field) {
    let placeholder = field.defaultValue(in: state.flow.language)?.text ?? placeholder(field)
    addText(field) { text in
      // A file may hold several lines where most have one.
      .init(text: text, tools: [], isMultiline: text.blocks.count > 1, limit: field.limit, placeholder: placeholder)
    }
  }

  /// A text below its label.
  private mutating func addText(_ field: Field, _ box: (RichText) -> Control.TextBox) {
    let text = access.text(.field(field.id)) ?? RichText()
    add(.label(label(field), count: count(text, field.limit)))
    add(Control(id: .field(field.id), kind: .text(box(text))))
    addFoot(field)
  }

  mutating func addRadios(_ field: Field, _ options: [String]) {
    add(.label(label(field)))
    let chosen = access.value(field.id)?.text
    for option in options {
      let title = words["field.\(access.owner(of: field.id)).\(field.id).\(option)"]
      add(Control(id: .option(field.id, option), kind: .radio(title, isOn: option == chosen)))
    }
    addFoot(field)
  }

  mutating func addFlag(_ field: Field, inverted: Bool, tellsHours: Bool) {
    let isOn = (access.value(field.id)?.flag ?? false) != inverted
    add(Control(id: .field(field.id), kind: .toggle(label(field), isOn: isOn)))
    let notes = tellsHours ? form.action.map(officeHoursLines) ?? [] : [help(field)].compactMap { $0 }
    for note in notes { add(.note(note, indent: 4)) }
    addFindings(for: field.id)
    // What the hours open stands right below.
    if !tellsHours || !isOn { add(.space) }
  }

  mutating func addMessage(_ field: Field, _ tools: TextTools) {
    let message = access.message(field.id)
    add(.label(label(field), count: count(message.text, field.limit)))
    addBox(.field(field.id), message.text, tools, field.limit, field.defaultValue(in: state.flow.language)?.message)
    addAttachments(message.attachments, of: field.id, slot: nil)
    addFoot(field)
  }

  private mutating func addBox(
    _ id: ControlID, _ text: RichText, _ tools: TextTools, _ limit: Int?, _ fallback: Message? = nil
  ) {
    let box = Control.TextBox(
      text: text, tools: tools, toolbar: toolbar(tools), isMultiline: true, limit: limit,
      placeholder: fallback?.text.plain(words) ?? "")
    add(Control(id: id, kind: .text(box)))
  }

  mutating func addAttachments(_ attachments: [Attachment], of field: FieldID, slot: Int?) {
    for (index, attachment) in attachments.enumerated() {
      let fact = state.files[attachment.location]
      add(
        Control(
          id: .attachment(field, slot: slot, index: index),
          kind: .attachment(
            kind: attachment.kind, name: attachment.location, detail: fact.map(told.describe) ?? "",
            isMissing: fact?.isMissing ?? false)))
    }
  }

  mutating func addBubbles(_ field: Field, _ tools: TextTools) {
    let bubbles = access.value(field.id)?.messages ?? []
    // The row of a new entry is there while it has the focus; the first letter puts it into the chatflow.
    let isBegun = form.focus == .entry(field.id, bubbles.count)
    for (index, bubble) in (isBegun ? bubbles + [Message()] : bubbles).enumerated() {
      add(.label(words("panel.bubble", ["number": "\(index + 2)"]), count: count(bubble.text, Limits.message)))
      addBox(.entry(field.id, index), bubble.text, tools, Limits.message)
      addAttachments(bubble.attachments, of: field.id, slot: index)
    }
    add(Control(id: .add(field.id), kind: .button(words["panel.add-bubble"])))
    addFindings(for: field.id)
    add(.space)
  }

  mutating func addPhrases(_ field: Field) {
    add(.label(label(field)))
    let phrases = access.value(field.id)?.list ?? []
    let isBegun = form.focus == .entry(field.id, phrases.count)
    for (index, phrase) in (isBegun ? phrases + [""] : phrases).enumerated() {
      add(
        Control(
          id: .entry(field.id, index),
          kind: .text(
            .init(text: RichText(literal: phrase), tools: [], isMultiline: false, limit: Limits.trigger))))
    }
    let title = words["field.\(access.owner(of: field.id)).\(field.id).add"]
    add(Control(id: .add(field.id), kind: .button(title)))
    addFoot(field)
  }

  /// A list of what is chosen elsewhere: people and teams, or what the workspace lists.
  mutating func addEntries(_ field: Field, adding: String) {
    add(.label(label(field)))
    for (index, entry) in (access.value(field.id)?.list ?? []).enumerated() {
      let name = told.said(entry, of: field, owner: access.owner(of: field.id))
      add(Control(id: .entry(field.id, index), kind: .menu(label: "", value: name, role: .field)))
    }
    add(Control(id: .add(field.id), kind: .button(words[adding])))
    addFoot(field)
  }

  /// A program: plain text with the numbers of its lines, taller than a message.
  mutating func addCode(_ field: Field) {
    let placeholder = placeholder(field)
    addText(field) {
      .init(
        text: $0, tools: [], isMultiline: true, limit: field.limit, placeholder: placeholder, rows: 8...24,
        isCode: true)
    }
  }

  mutating func addMenu(_ field: Field) {
    let value = told.display(access.value(field.id), of: field, owner: access.owner(of: field.id))
    add(Control(id: .field(field.id), kind: .menu(label: label(field), value: value, role: .field)))
    addFoot(field)
  }

  mutating func addGroupLink(_ field: Field, inherits: Bool) {
    let isOwn = access.values(beside: field.id).usesOwn(field.id)
    let isWeek = field.inner?.allSatisfy { $0.editor == .hours } == true
    let isAlways = isWeek && access.values(beside: field.id)[field.id]?.record?.ids.isEmpty != false
    let summary =
      inherits
      ? words[isOwn ? "panel.own-settings" : "panel.account-settings"] : isAlways ? words["value.always"] : ""
    let problems = problems(inside: .group(field.id))
    add(Control(id: .field(field.id), kind: .group(label(field), summary: problems.isEmpty ? summary : problems)))
    addFindings(for: field.id)
    add(.space)
  }
}
