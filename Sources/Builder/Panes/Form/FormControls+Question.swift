import ChatflowModel
import Screen
import Words

/// The quick replies, and what can be saved to a property.
extension FormControls {
  /// Each quick reply in two rows: its label, then where it leads and the value that it passes on, if it has one.
  mutating func addReplies(_ field: Field) {
    guard let action = access.action else { return }
    add(.label(label(field), count: replyCount(action, field.limit)))
    for (index, reply) in action.replies.enumerated() {
      addReplyLabel(index, reply.label, placeholder: "panel.reply-placeholder")
      add(
        Control(
          id: .reply(index, .link),
          kind: .menu(
            label: "", value: destination(reply.link, unset: action.replyUnset),
            role: reply.link == nil ? .dim : .field),
          indent: 2))
      if let value = reply.value { addReplyValue(index, value) }
      addFindings(for: .reply(index))
    }
    // The row of a new reply is there while it has the focus; the first letter puts it into the chatflow.
    if form.focus == .reply(action.replies.count, .label) {
      addReplyLabel(action.replies.count, "", placeholder: "panel.reply-placeholder")
    }
    add(Control(id: .add(field.id), kind: .button(words["panel.new-reply"])))
    if action.replies.isEmpty, let property = state.property(savedBy: action), !property.choices.isEmpty {
      let title = words("panel.use-options", ["property": property.title(words)])
      add(Control(id: .useOptions, kind: .button(title)))
    }
    addFindings(for: field.id)
    add(.space)
  }

  private func replyCount(_ action: Action, _ limit: Int?) -> String? {
    guard let limit, action.replies.count * 5 >= limit * 4 else { return nil }
    return "\(action.replies.count)/\(limit)"
  }

  private mutating func addReplyLabel(_ index: Int, _ label: String, placeholder: String) {
    add(
      Control(
        id: .reply(index, .label),
        kind: .text(
          .init(
            text: RichText(literal: label), tools: [], isMultiline: false, limit: Limits.replyLabel,
            placeholder: words[placeholder]))))
  }

  private mutating func addReplyValue(_ index: Int, _ value: String) {
    add(
      Control(
        id: .reply(index, .value), kind: .menu(label: words["panel.reply-value"], value: value, role: .field),
        indent: 2, flows: true))
  }

  /// What can be saved to the property that a field holds.
  mutating func addExpected(_ field: Field) {
    guard let property = access.value(field.id)?.text.flatMap({ state.workspace.property($0) }) else { return }
    let facts = ["options": property.choices.joined(separator: ", ")]
    add(.note(words("answer.expected.\(property.type.rawValue)", facts) + "."))
  }
}

extension BuilderState {
  /// The property that the answer to an action is saved to, if the workspace knows it.
  func property(savedBy action: Action) -> Property? {
    action.question?.savesTo.flatMap { workspace.property($0) }
  }
}
