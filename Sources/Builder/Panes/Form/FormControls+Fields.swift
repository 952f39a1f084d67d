import ChatflowModel
import OrderedCollections
import Screen
import Words

/// One function for each way of editing a field.
extension FormControls {
  /// The most words that stand below each other as radio buttons; of more, a menu shows the chosen one.
  static let mostRadios = 4

  mutating func addFields() {
    for section in access.sections where section.owner != ActionKind.commonOwner { addFields(of: section) }
  }

  mutating func addFields(of section: SettingsTab.Section) {
    let values = access.all[section.path]
    for field in section.fields where field != HandoffSettings.use {
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
    switch field.editor {
    case .line, .address, .picture: addLine(field)
    case .choice(let options) where options.count > Self.mostRadios: addMenu(field)
    case .choice(let options): addChoice(field, options)
    case .flag(let inverted): addFlag(field, inverted: inverted)
    case .officeHours: addOfficeHours(field)
    case .message(let tools, _): addMessage(field, tools)
    case .bubbles(let tools): addBubbles(field, tools)
    case .phrases: addPhrases(field)
    case .assignees, .references: addEntries(field)
    case .replies: addReplies(field)
    case .edge(let edge): addEdge(field, edge)
    case .property: addProperty(field)
    case .route, .language, .duration, .number, .reference, .timeZone: addMenu(field)
    case .hours: addHours(field)
    case .date: addLine(field)
    case .records(let shape): addRecords(field, shape)
    case .code: addCode(field)
    case .propertyValue: addPropertyValue(field)
    case .group(_, let inherits): addGroupLink(field, inherits: inherits)
    }
  }

  func label(_ field: Field) -> String { words["field.\(access.owner(of: field.id)).\(field.id).label"] }

  func help(_ field: Field) -> String? { words.optional("field.\(access.owner(of: field.id)).\(field.id).help") }

  func count(_ text: RichText, _ limit: Int?) -> String? {
    guard let limit else { return nil }
    let used = text.count
    return used * 5 >= limit * 4 ? "\(used)/\(limit)" : nil
  }

  mutating func addHelp(_ field: Field) {
    if let help = help(field) { add(.note(help)) }
    if let fact = field.tells { add(.note(state.text(of: fact))) }
  }

  mutating func addLine(_ field: Field) {
    let word = "field.\(access.owner(of: field.id)).\(field.id).placeholder"
    let placeholder = field.defaultValue(in: state.flow.language)?.text ?? words.optional(word) ?? ""
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
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
  }

  mutating func addChoice(_ field: Field, _ options: [String]) {
    add(.label(label(field)))
    let chosen = access.value(field.id)?.text
    for option in options {
      let title = words["field.\(access.owner(of: field.id)).\(field.id).\(option)"]
      add(Control(id: .option(field.id, option), kind: .radio(title, isOn: option == chosen)))
    }
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
  }

  mutating func addFlag(_ field: Field, inverted: Bool) {
    let isOn = (access.value(field.id)?.flag ?? false) != inverted
    add(Control(id: .field(field.id), kind: .toggle(label(field), isOn: isOn)))
    if let help = help(field) { add(.note(help, indent: 4)) }
    addFindings(for: field.id)
    add(.space)
  }

  mutating func addOfficeHours(_ field: Field) {
    let isOn = access.value(field.id)?.flag ?? false
    add(Control(id: .field(field.id), kind: .toggle(label(field), isOn: isOn)))
    if let id = form.action {
      for line in state.officeHoursLines(of: id) { add(.note(line, .dim, indent: 4)) }
    }
    addFindings(for: field.id)
    if !isOn { add(.space) }
  }

  mutating func addMessage(_ field: Field, _ tools: TextTools) {
    let message = access.message(field.id)
    add(.label(label(field), count: count(message.text, field.limit)))
    add(
      Control(
        id: .field(field.id),
        kind: .text(
          .init(
            text: message.text, tools: tools, toolbar: state.toolbar(tools), isMultiline: true, limit: field.limit,
            placeholder: field.defaultValue(in: state.flow.language)?.message?.text.plain(words) ?? ""))))
    addAttachments(message.attachments, of: field.id, slot: nil)
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
  }

  mutating func addAttachments(_ attachments: [Attachment], of field: FieldID, slot: Int?) {
    for (index, attachment) in attachments.enumerated() {
      let fact = state.files[attachment.location]
      add(
        Control(
          id: .attachment(field, slot: slot, index: index),
          kind: .attachment(
            kind: attachment.kind, name: attachment.location, detail: fact.map(state.describe) ?? "",
            isMissing: fact?.isMissing ?? false)))
    }
  }

  mutating func addBubbles(_ field: Field, _ tools: TextTools) {
    let bubbles = access.value(field.id)?.messages ?? []
    // The row of a new entry is there while it has the focus; the first letter puts it into the chatflow.
    let isBegun = form.focus == .entry(field.id, bubbles.count)
    for (index, bubble) in (isBegun ? bubbles + [Message()] : bubbles).enumerated() {
      add(.label(words("panel.bubble", ["number": "\(index + 2)"]), count: count(bubble.text, Limits.message)))
      add(
        Control(
          id: .entry(field.id, index),
          kind: .text(
            .init(
              text: bubble.text, tools: tools, toolbar: state.toolbar(tools), isMultiline: true,
              limit: Limits.message))))
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
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
  }

  /// A list of what is chosen elsewhere: people and teams, or what the workspace lists.
  mutating func addEntries(_ field: Field) {
    add(.label(label(field)))
    for (index, entry) in (access.value(field.id)?.list ?? []).enumerated() {
      let name = state.name(ofEntry: entry, of: field)
      add(Control(id: .entry(field.id, index), kind: .menu(label: "", value: name, role: .field)))
    }
    add(Control(id: .add(field.id), kind: .button(words[field.editor.addingWord])))
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
  }

  /// A program: plain text with the numbers of its lines, taller than a message.
  mutating func addCode(_ field: Field) {
    let placeholder = words.optional("field.\(access.owner(of: field.id)).\(field.id).placeholder") ?? ""
    addText(field) { text in
      .init(
        text: text, tools: [], isMultiline: true, limit: field.limit, placeholder: placeholder, rows: 8...24,
        isCode: true)
    }
  }

  /// What a property is set to: one of its options, or a line with tokens.
  mutating func addPropertyValue(_ field: Field) {
    guard state.choices(for: field, access) == nil else { return addMenu(field) }
    let text = access.text(.field(field.id)) ?? RichText()
    add(.label(label(field), count: count(text, field.limit)))
    add(
      Control(
        id: .field(field.id),
        kind: .text(.init(text: text, tools: .tokens, isMultiline: false, limit: field.limit))))
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
  }

  mutating func addMenu(_ field: Field) {
    let value = state.display(access.value(field.id), of: field, owner: access.owner(of: field.id))
    add(Control(id: .field(field.id), kind: .menu(label: label(field), value: value, role: .field)))
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
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
