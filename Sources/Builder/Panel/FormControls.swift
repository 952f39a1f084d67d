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
  private var words: Words { state.words }
  private var result: [Control] = []

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

  private mutating func build() {
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

  private mutating func add(_ control: Control) { result.append(control) }

  // MARK: - The parts of a form

  private mutating func addTabs(_ action: Action) {
    guard action.isEditable else { return add(.space) }
    let count = action.branches.isEmpty ? "" : " \(action.branches.count)"
    add(
      Control(
        kind: .tabs(
          [(.details, words["panel.details"]), (.branches, words["panel.branches"] + count)], chosen: form.tab)))
    add(.space)
  }

  private mutating func addDetails(_ action: Action) {
    addName(limit: Limits.name, label: words["field.name.label"])
    if let defect = action.defect {
      add(.note(defect.sentence(words), .error))
      add(.note(words["panel.broken-action"], .dim))
      return
    }
    if action.definition?.isEditable != true {
      add(.note(words["panel.kept-as-they-are"], .dim))
      addKept(action.values.kept)
      addLinks(action)
      return
    }
    addFields()
    addKept(action.values.kept)
    if action.definition?.behaviour == .decides {
      add(Control(id: .tab(.branches), kind: .button(words["panel.edit-branches"])))
      add(.space)
    }
    addLinks(action)
  }

  private mutating func addChatflow() {
    addName(limit: Limits.name, label: words["field.chatflow.name.label"])
    addFields()
    addKept(state.flow.values.kept)
  }

  private mutating func addGroup() {
    guard let group = form.group else { return }
    add(Control(id: .back, kind: .button(words["panel.back"])))
    add(.space)
    let inherits = FormGroup.inherits(group, in: access)
    if let inherits {
      add(Control(id: .inherit(group), kind: .toggle(words["field.\(group).inherit.label"], isOn: inherits)))
      add(.space)
      if inherits { add(.note(words["panel.inherits"], .dim)) }
    }
    if inherits != true { addFields() }
  }

  private mutating func addName(limit: Int, label: String) {
    let text = access.text(.name) ?? RichText()
    add(.label(label, count: count(text, limit)))
    add(Control(id: .name, kind: .text(.init(text: text, tools: [], isMultiline: false, limit: limit))))
    addFindings(for: "name")
    add(.space)
  }

  // MARK: - Fields

  private mutating func addFields() {
    let values = access.values
    for field in access.fields {
      if values.shows(field, among: access.fields) {
        addField(field)
      } else if let value = values[field.id], case .message(let message) = value, !message.isEmpty {
        add(.note(words("panel.unused", ["field": label(field)]), .dim))
        add(.space)
      }
    }
  }

  private mutating func addField(_ field: Field) {
    switch field.editor {
    case .line: addLine(field)
    case .choice(let options): addChoice(field, options)
    case .flag(let inverted): addFlag(field, inverted: inverted)
    case .officeHours: addOfficeHours(field)
    case .message(let tools, _): addMessage(field, tools)
    case .bubbles(let tools): addBubbles(field, tools)
    case .phrases: addPhrases(field)
    case .assignees: addAssignees(field)
    case .replies: addReplies(field)
    case .edge(let edge): addEdge(field, edge)
    case .property, .route, .language, .duration: addMenu(field)
    case .group(_, let inherits): addGroupLink(field, inherits: inherits)
    }
  }

  private func label(_ field: Field) -> String { words["field.\(access.owner).\(field.id).label"] }

  private func help(_ field: Field) -> String? { words.optional("field.\(access.owner).\(field.id).help") }

  private func count(_ text: RichText, _ limit: Int?) -> String? {
    guard let limit else { return nil }
    let used = text.count
    return used * 5 >= limit * 4 ? "\(used)/\(limit)" : nil
  }

  private mutating func addHelp(_ field: Field) {
    if let help = help(field) { add(.note(help)) }
  }

  private mutating func addLine(_ field: Field) {
    let text = access.text(.field(field.id)) ?? RichText()
    add(.label(label(field), count: count(text, field.limit)))
    add(
      Control(
        id: .field(field.id), kind: .text(.init(text: text, tools: [], isMultiline: false, limit: field.limit))))
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
  }

  private mutating func addChoice(_ field: Field, _ options: [String]) {
    add(.label(label(field)))
    let chosen = access.value(field.id)?.text
    for option in options {
      let title = words["field.\(access.owner).\(field.id).\(option)"]
      add(Control(id: .option(field.id, option), kind: .radio(title, isOn: option == chosen)))
    }
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
  }

  private mutating func addFlag(_ field: Field, inverted: Bool) {
    let isOn = (access.value(field.id)?.flag ?? false) != inverted
    add(Control(id: .field(field.id), kind: .toggle(label(field), isOn: isOn)))
    if let help = help(field) { add(.note(help, indent: 4)) }
    addFindings(for: field.id)
    add(.space)
  }

  private mutating func addOfficeHours(_ field: Field) {
    let isOn = access.value(field.id)?.flag ?? false
    add(Control(id: .field(field.id), kind: .toggle(label(field), isOn: isOn)))
    if let id = form.action {
      for line in state.officeHoursLines(of: id) { add(.note(line, .dim, indent: 4)) }
    }
    addFindings(for: field.id)
    if !isOn { add(.space) }
  }

  private mutating func addMessage(_ field: Field, _ tools: TextTools) {
    let message = access.value(field.id)?.message ?? Message()
    add(.label(label(field), count: count(message.text, field.limit)))
    add(
      Control(
        id: .field(field.id),
        kind: .text(
          .init(
            text: message.text, tools: tools, toolbar: state.toolbar(tools), isMultiline: true, limit: field.limit))))
    addAttachments(message.attachments, of: field.id, slot: nil)
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
  }

  private mutating func addAttachments(_ attachments: [Attachment], of field: FieldID, slot: Int?) {
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

  private mutating func addBubbles(_ field: Field, _ tools: TextTools) {
    let bubbles = access.value(field.id)?.messages ?? []
    for (index, bubble) in bubbles.enumerated() {
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
    if bubbles.count < field.limit ?? .max {
      add(Control(id: .add(field.id), kind: .button(words["panel.add-bubble"])))
    }
    addFindings(for: field.id)
    add(.space)
  }

  private mutating func addPhrases(_ field: Field) {
    add(.label(label(field)))
    for (index, phrase) in (access.value(field.id)?.list ?? []).enumerated() {
      add(
        Control(
          id: .entry(field.id, index),
          kind: .text(
            .init(text: RichText(literal: phrase), tools: [], isMultiline: false, limit: Limits.trigger))))
    }
    add(Control(id: .add(field.id), kind: .button(words["panel.add-trigger"])))
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
  }

  private mutating func addAssignees(_ field: Field) {
    add(.label(label(field)))
    for (index, assignee) in (access.value(field.id)?.list ?? []).enumerated() {
      add(
        Control(
          id: .entry(field.id, index), kind: .menu(label: "", value: state.name(ofRoute: assignee), role: .field)))
    }
    add(Control(id: .add(field.id), kind: .button(words["panel.add-assignee"])))
    addFindings(for: field.id)
    add(.space)
  }

  private mutating func addReplies(_ field: Field) {
    guard let action = access.action else { return }
    add(.label(label(field)))
    for (index, reply) in action.replies.enumerated() {
      add(
        Control(
          id: .reply(index, .label),
          kind: .text(
            .init(
              text: RichText(literal: reply.label), tools: [], isMultiline: false, limit: Limits.replyLabel,
              placeholder: words["panel.reply-placeholder"]))))
      add(
        Control(
          id: .reply(index, .link),
          kind: .menu(label: "", value: destination(reply.link, unset: "panel.reply-next"), role: .dim),
          indent: 2))
      addFindings(for: .reply(index))
    }
    if action.replies.count < field.limit ?? .max {
      add(Control(id: .add(field.id), kind: .button(words["panel.add-reply"])))
    }
    addFindings(for: field.id)
    add(.space)
  }

  private mutating func addEdge(_ field: Field, _ edge: EdgeID) {
    let value = destination(access.action?.edges[edge], unset: "panel.edge-next")
    add(Control(id: .port(.edge(edge)), kind: .menu(label: label(field), value: value, role: .field), indent: 4))
    addFindings(for: field.id)
    add(.space)
  }

  private mutating func addMenu(_ field: Field) {
    let value = state.display(access.value(field.id), of: field, owner: access.owner)
    add(Control(id: .field(field.id), kind: .menu(label: label(field), value: value, role: .field)))
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
  }

  private mutating func addGroupLink(_ field: Field, inherits: Bool) {
    let isOwn = access.values[field.id] != nil
    let summary = inherits ? words[isOwn ? "panel.own-settings" : "panel.account-settings"] : ""
    add(Control(id: .field(field.id), kind: .group(label(field), summary: summary)))
    addFindings(for: field.id)
    add(.space)
  }

  // MARK: - Branches and links

  private mutating func addBranches(_ action: Action) {
    for (index, branch) in action.branches.enumerated() {
      add(Control(kind: .heading(words("panel.branch", ["number": "\(index + 1)"]))))
      add(
        Control(
          id: .branch(index, .label),
          kind: .text(
            .init(
              text: RichText(literal: branch.label ?? ""), tools: [], isMultiline: false, limit: Limits.name,
              placeholder: words["panel.branch-label"]))))
      add(.note(words["condition.if"], .label))
      addConditions(branch, index)
      addFindings(for: .branch(index))
      add(
        Control(
          id: .branch(index, .link),
          kind: .menu(label: words["panel.then"], value: destination(branch.link, unset: "panel.ends"), role: .field)))
      add(.space)
    }
    if action.branches.count < Limits.branches {
      add(Control(id: .addBranch, kind: .button(words["panel.add-branch"])))
      add(.space)
    }
    addFindings(for: "branches")
    if action.branches.isEmpty { add(.note(words["panel.no-branches"], .dim)) }
    let title = words[action.branches.isEmpty ? "port.next" : "port.otherwise"]
    add(
      Control(
        id: .port(.next), kind: .menu(label: title, value: destination(action.next, unset: "panel.ends"), role: .field))
    )
  }

  private mutating func addConditions(_ branch: Branch, _ index: Int) {
    for (group, conditions) in branch.groups.enumerated() {
      if group > 0 { add(.note(words["condition.or"], .label)) }
      for (place, condition) in conditions.enumerated() {
        add(
          Control(
            id: .branch(index, .condition(group: group, index: place)),
            kind: .text(
              .init(
                text: RichText(literal: condition.sentence), tools: [], isMultiline: false, limit: nil,
                placeholder: words["panel.condition-placeholder"])),
            indent: 2))
      }
      add(Control(id: .branch(index, .and(group: group)), kind: .button(words["panel.add-and"]), indent: 2))
    }
    add(Control(id: .branch(index, .or), kind: .button(words["panel.add-or"]), indent: 2))
  }

  private mutating func addLinks(_ action: Action) {
    guard form.tab == .details, action.branches.isEmpty || action.definition?.isEditable != true else { return }
    for edge in action.definition?.edges ?? action.edges.keys.sorted() where !isPlaced(edge, action) {
      add(
        Control(
          id: .port(.edge(edge)),
          kind: .menu(
            label: words.edge(edge, of: action.kind), value: destination(action.edges[edge], unset: "panel.edge-next"),
            role: .field)))
    }
    // A question that takes only quick replies, each with a link of its own, never comes to its catch-all.
    let port = action.ports(words).first { $0.id == .next }
    guard port != nil || action.replies.contains(where: { $0.link == nil }) else { return }
    var label = port?.label ?? ""
    if label.isEmpty { label = words[action.definition?.behaviour == .handsOver ? "port.not-taken-over" : "port.next"] }
    add(
      Control(
        id: .port(.next),
        kind: .menu(
          label: label, value: destination(action.next, unset: "panel.ends"),
          role: .field)))
  }

  /// Whether a field of the form already stands for the edge.
  private func isPlaced(_ edge: EdgeID, _ action: Action) -> Bool {
    action.definition?.fields.contains { $0.editor == .edge(edge) } ?? false
  }

  private func destination(_ link: Link?, unset: String) -> String {
    state.destination(link, of: access.action, unset: unset)
  }

  // MARK: - Remarks

  private mutating func addKept(_ kept: [KeptEntry]) {
    guard !kept.isEmpty else { return }
    let keys = kept.map(\.key).joined(separator: ", ")
    add(.note(words("panel.kept", ["keys": keys]), .dim))
    add(.space)
  }

  /// What is wrong with a field of the open form or sub-panel.
  private mutating func addFindings(for field: FieldID) {
    add(
      state.findings.filter { finding in
        finding.place.action == form.action && finding.place.port == nil
          && (form.group == nil
            ? finding.place.field == field : finding.place.field == form.group && finding.place.subfield == field)
      })
  }

  /// What is wrong with a connection, a quick reply or a branch.
  private mutating func addFindings(for port: PortID) {
    add(state.findings.filter { $0.place.action == form.action && $0.place.port == port })
  }

  private mutating func add(_ findings: [Finding]) {
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
