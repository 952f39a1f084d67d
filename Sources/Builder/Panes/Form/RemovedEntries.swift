import ChatflowModel
import Screen
import Words

/// Saying what was removed, and how it comes back.
extension BuilderState {
  /// The first key of a command in force here; empty if it has none.
  func key(of id: String) -> String { key(of: id, in: contexts) ?? "" }

  /// The key that takes the last step back, wherever the focus goes meanwhile: in a text *Ctrl-Z* undoes, but on the canvas
  /// it suspends the program.
  var undoKey: String { key(of: "undo", in: [contexts.contains(.canvas) ? .canvas : .everywhere]) ?? "" }

  /// Says that something is gone, with what it held, and the key that brings it back.
  mutating func sayRemoved(_ name: String) {
    let facts = ["what": name, "key": undoKey]
    say(.info, words(name.isEmpty ? "notice.entry-removed.empty" : "notice.entry-removed", facts))
  }
}

extension FormWords {
  /// What a row of a form is called, with how much hangs on it: a quick reply, a branch, an entry of a list.
  func naming(_ control: ControlID, _ access: FormValues) -> String {
    switch control {
    case .reply(let index, _):
      guard let reply = access.action?.replies[checked: index] else { return "" }
      return with(reply.link, of: access.action, words.short(reply.label))
    case .branch(let index, .condition(let place, _)):
      return words.short(access.action?[place, inBranch: index]?.sentence ?? "")
    case .branch(let index, _):
      guard let action = access.action, let branch = action.branches[checked: index] else { return "" }
      let label = branch.title(words, in: workspace)
      return with(branch.link, of: action, words.short(label))
    case .entry(let id, let index): return naming(id, index, access)
    case .attachment(let id, let slot, let index):
      let message = slot.map { access.value(id)?.messages?[checked: $0] } ?? access.message(id)
      return message?.attachments[checked: index]?.location ?? ""
    default: return ""
    }
  }

  private func with(_ link: Link?, of action: Action?, _ name: String) -> String {
    guard link != nil else { return name }
    return "\(name) \(words.signs("→")) \(destination(link, of: action, unset: "panel.ends"))"
  }

  private func naming(_ id: FieldID, _ index: Int, _ access: FormValues) -> String {
    guard let field = access.field(id) else { return "" }
    switch access.value(id) {
    case .records(let records)?:
      guard let record = records[checked: index] else { return "" }
      return words.short(title(of: .entry(id, index), field, owner: access.owner(of: id), record))
    case .messages(let messages)?: return words.short(messages[checked: index]?.text.plain(words) ?? "")
    case .list(let list)?:
      guard let entry = list[checked: index] else { return "" }
      return words.short(said(entry.text, of: field, owner: access.owner(of: id)))
    default: return ""
    }
  }
}

extension Words {
  /// The beginning of a text, for a sentence.
  func short(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 40 ? line.prefix(39).trimmed + signs("…") : line
  }
}
