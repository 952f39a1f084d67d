import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Quick replies are typed one at a time: Enter stores one and goes on to the next, behind the last one to a new row. A
/// reply is in the chatflow as soon as its label has a character.
extension BuilderState {
  /// Enter in the label of a quick reply: on to the next, or out of the list from the empty one at its end.
  mutating func storeReply(_ index: Int) {
    guard let form, let action = FormValues(self, form).action else { return }
    if form.isRenaming { return leaveForm() }
    guard let field = action.replyField else { return moveInForm(1) }
    // The button behind the list has had its turn.
    guard action.replies.indices.contains(index) else { return leaveReplies(field) }
    if index + 1 < action.replies.count {
      focusControl(.reply(index + 1, .label))
    } else if file.readOnlyReason == nil, action.replies.count < field.limit ?? .max {
      focusControl(.reply(index + 1, .label))
    } else {
      focusControl(.reply(index, .link))
    }
  }

  /// Goes on behind the list of quick replies.
  private mutating func leaveReplies(_ field: Field) {
    focusControl(.add(field.id))
    moveInForm(1)
  }

  /// A paste of several lines into the label of a quick reply makes as many of them; false if it is no such paste.
  mutating func pasteReplies(_ text: String) -> Bool {
    guard layers.isEmpty, let form, case .reply(let index, .label)? = form.focus, var editor = form.editor else {
      return false
    }
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    guard lines.count > 1, mayEdit() else { return false }
    _ = editor.paste(Self.label(lines[0]))
    let labels = [editor.plainText] + lines.dropFirst().map(Self.label)
    let access = FormValues(self, form)
    if let limit = access.action?.replyField?.limit, index + labels.count > limit { sayFull(limit, "limit.replies") }
    let done = perform(
      access.changing("edit.add-reply") { action in
        if action.replies.indices.contains(index) {
          action.replies[index].label = labels[0]
        } else {
          action.replies.append(QuickReply(labels[0]))
        }
        action.replies.insert(contentsOf: labels.dropFirst().map { QuickReply($0) }, at: index + 1)
      })
    if done { focusControl(.reply(index + labels.count - 1, .label)) }
    return true
  }

  /// A pasted line as a label: without what cannot be typed, and without space around it.
  private static func label(_ line: Substring) -> String {
    var editor = TextEditor(shape: .line, words: .none)
    _ = editor.paste(String(line))
    return editor.plainText.trimmed
  }

  /// Makes quick replies of the options of the property that the answer is saved to.
  mutating func useOptions() {
    guard let form else { return }
    let access = FormValues(self, form)
    guard let property = access.action.flatMap({ property(savedBy: $0) }) else { return }
    let replies = property.choices.map { choice in
      QuickReply(property.type == .yesNo ? words["answer.option.\(choice)"] : choice)
    }
    if let limit = access.action?.replyField?.limit, replies.count > limit { return sayFull(limit, "limit.replies") }
    if perform(access.changing("edit.use-options") { $0.replies += replies }) { focusControl(.reply(0, .label)) }
  }

  // MARK: - Values

  /// The quick reply that has the focus, with its index.
  private var focusedReply: (index: Int, reply: QuickReply)? {
    guard let form, case .reply(let index, _)? = form.focus,
      let reply = FormValues(self, form).action?.replies[checked: index]
    else { return nil }
    return (index, reply)
  }

  /// Whether a quick reply has the focus.
  var isOnReply: Availability { focusedReply == nil ? .disabled("no-reply") : .available }

  /// Asks for the value that the focused quick reply passes on: one that its property has, or any text.
  mutating func askForReplyValue() {
    guard let (index, reply) = focusedReply, mayEdit(), let action = form?.action.flatMap({ flow.actions[$0] }) else {
      return
    }
    if let choices = property(savedBy: action)?.choices, !choices.isEmpty {
      let items =
        [Chooser.Item(id: "", title: words["chooser.same-as-label"])]
        + choices.map { Chooser.Item(id: $0, title: $0) }
      let title = words("chooser.reply-value", ["reply": reply.label])
      open(Chooser(title: title, items: items, focused: reply.value)) { state, item in
        state.takeReplyValue(item.id, index)
        return []
      }
    } else {
      let title = words("prompt.reply-value", ["reply": reply.label])
      ask(Prompt(title: title, text: reply.value ?? "")) { state, text in
        state.closeLayer()
        state.takeReplyValue(text, index)
        return []
      }
    }
  }

  /// Makes a quick reply pass on a value; its label, if there is none.
  private mutating func takeReplyValue(_ value: String, _ index: Int) {
    guard let form else { return }
    let access = FormValues(self, form)
    perform(
      access.changing("edit.reply-value") { action in
        guard action.replies.indices.contains(index) else { return }
        action.replies[index].value = value.isEmpty || value == action.replies[index].label ? nil : value
      })
  }
}

extension Action {
  /// The field of the quick replies, if its kind has them.
  var replyField: Field? { definition?.fields.first { $0.editor == .replies } }
}

extension FormValues {
  /// The edit that gives a quick reply a label; the first character behind the last one makes a new one.
  func labellingReply(_ index: Int, _ label: String) -> Edit? {
    guard let count = action?.replies.count else { return nil }
    if index < count { return changing { $0.replies[index].label = label } }
    return label.isEmpty ? nil : changing("edit.add-reply") { $0.replies.append(QuickReply(label)) }
  }
}
