import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// What stands at a place of a chatflow, in the words of its form.
extension FormWords {
  /// A value in words; nil if nothing stands there, and empty if its name says it. What holds where nothing is set is told
  /// as well, except of a part of what came or went as a whole.
  func text(_ value: ValueChange.Value?, at path: [ValueChange.Step], of action: Action?, isPart: Bool) -> String? {
    guard let value else { return isPart ? nil : textOfNothing(at: path, of: action) }
    switch value {
    case .field(let value): return text(value, at: path)
    case .link(let link): return destination(link, of: action, unset: "panel.ends")
    case .reply, .branch: return ""
    case .group(let conditions):
      return conditions.map { $0.told(words, in: workspace) }.joined(separator: " \(words["condition.and"]) ")
    case .attachment(let attachment): return attachment.location
    case .tree(let tree): return tree.inline
    case .problem(let problem): return problem.sentence(words)
    case .place(let place): return "\(place)"
    }
  }

  private func text(_ value: FieldValue, at path: [ValueChange.Step]) -> String {
    guard case .field(let field, let owner)? = path.last(where: { if case .field = $0 { true } else { false } }),
      path.last?.isOfField == true
    else {
      return plain(value)
    }
    switch value {
    // As the file has it: formatting and tokens are part of what was changed.
    case .message(let message): return message.text.text(tools: field.editor.shape.tools)
    case .record:
      if case .record = field.editor.shape { return words["panel.own-settings"] }
      return ""
    case .text, .flag, .number, .list, .messages, .records: return display(value, of: field, owner: owner)
    }
  }

  /// What is no field's, or of a field that this version does not know.
  private func plain(_ value: FieldValue) -> String {
    switch value {
    case .text(let text): text
    case .flag(let isOn): words[isOn ? "value.on" : "value.off"]
    case .number(let number): "\(number)"
    case .message(let message): message.text.text(tools: .all)
    case .list(let list): list.map(\.text).joined(separator: ", ")
    case .messages, .record, .records: ""
    }
  }

  /// What holds where nothing is set: a default, where a connection goes on, other settings.
  private func textOfNothing(at path: [ValueChange.Step], of action: Action?) -> String? {
    switch path.last {
    case .edge?: return destination(nil, of: action, unset: "panel.edge-next")
    case .part(.next)? where path.first == .part(.replies):
      return destination(nil, of: action, unset: action?.replyUnset ?? "panel.ends")
    // The chat ends there as well where a file says so.
    case .part(.start)?, .part(.next)?: return words("difference.unset", ["what": words["panel.ends"]])
    case .field(let field, let owner)?:
      if case .record(_, inherits: true) = field.editor.shape { return words["panel.account-settings"] }
      guard field.preset == nil, let value = field.defaultValue(in: flow.language) else { return nil }
      return display(value, of: field, owner: owner)
    case .part, .unknown, .entry, nil: return nil
    }
  }
}

extension ValueChange.Step {
  /// Whether it is a field or an entry of one, and not beside the fields.
  fileprivate var isOfField: Bool {
    switch self {
    case .field, .entry: true
    case .part, .edge, .unknown: false
    }
  }
}

extension Tree {
  /// All of it on a line.
  fileprivate var inline: String {
    switch self {
    case .scalar(let text): text.split(whereSeparator: \.isNewline).joined(separator: " ")
    case .sequence(let items): "[" + items.map(\.inline).joined(separator: ", ") + "]"
    case .mapping(let entries): "{" + entries.map { "\($0.key): \($0.value.inline)" }.joined(separator: ", ") + "}"
    }
  }
}
