import ChatflowModel
import OrderedCollections
import Words

/// A difference as JSON, for other programs to read; docs/command-line.md says what stands in it.
public enum DifferenceJSON {
  /// The difference as JSON text, without a line break at the end.
  public static func text(of difference: Difference) -> String {
    JSON.object([
      ("settings", .list(difference.settings.map(json))), ("actions", .list(difference.actions.map(json))),
    ]).written
  }

  private static func json(_ action: ActionDifference) -> JSON {
    var entries: [(key: String, value: JSON)] = [("id", .text(action.id.text))]
    if let former = action.formerID { entries.append(("former-id", .text(former.text))) }
    let shown = action.after ?? action.before
    entries.append(("action", .text(shown?.kind.text ?? "")))
    entries.append(("name", .text(shown?.name ?? "")))
    entries.append(("difference", .text(word(action.sort))))
    entries.append(("moved", .flag(action.isMoved)))
    entries.append(("changes", .list(action.changes.map(json))))
    return .object(entries)
  }

  private static func word(_ sort: ActionDifference.Sort) -> String {
    switch sort {
    case .added: "added"
    case .removed: "removed"
    case .changed: "changed"
    }
  }

  private static func json(_ change: ValueChange) -> JSON {
    var entries: [(key: String, value: JSON)] = [("path", .list(change.path.map(json)))]
    if change.isMove { entries.append(("moved", .flag(true))) }
    if let before = change.before { entries.append(("before", json(before, at: change.path))) }
    if let after = change.after { entries.append(("after", json(after, at: change.path))) }
    return .object(entries)
  }

  private static func json(_ step: ValueChange.Step) -> JSON {
    switch step {
    case .field(let field, _): return .text(field.id.text)
    case .part(let part): return .text(part.rawValue)
    case .edge(let edge): return .text(edge.text)
    case .unknown(let key): return .text(key)
    case .entry(let entry):
      var entries: [(key: String, value: JSON)] = [("entry", .integer(entry.number))]
      if let name = entry.name { entries.append(("name", .text(name))) }
      return .object(entries)
    }
  }

  private static func json(_ value: ValueChange.Value, at path: [ValueChange.Step]) -> JSON {
    switch value {
    case .field(let value): json(value, of: path.lastField, isEntry: path.isAtEntry)
    case .link(let link): json(Draft(edge: link))
    case .reply(let reply): json(Draft(reply))
    case .branch(let branch): json(Draft(branch))
    case .group(let conditions): .list(conditions.map { .text($0.sentence) })
    case .attachment(let attachment): .object([(attachment.kind.rawValue, .text(attachment.location))])
    case .tree(let tree): json(Draft(tree))
    case .problem(let problem): .text(problem.sentence(.english))
    case .place(let place): .integer(place)
    }
  }

  private static func json(_ value: FieldValue, of field: Field?, isEntry: Bool) -> JSON {
    switch (value, field?.editor.shape) {
    case (.record(let record), .record(let fields, _)?): return json(record, fields)
    case (.record(let record), .records(let shape)?): return json(record, shape.all)
    case (.messages, let shape?), (.records, let shape?),
      (.message, let shape?) where !isEntry:
      return Draft.of(shape, value).map(json) ?? .text("")
    case (.number, let shape?): return Draft.of(shape, value).map(json) ?? .text("")
    default: return plain(value, tools: field?.editor.shape.tools ?? .all)
    }
  }

  private static func json(_ record: FieldValues, _ fields: [Field]) -> JSON {
    var entries = DraftEntries()
    entries.add(record, fields)
    return json(entries.draft)
  }

  /// What is no field's, and an entry of a list.
  private static func plain(_ value: FieldValue, tools: TextTools) -> JSON {
    switch value {
    case .text(let text): .text(text)
    case .flag(let isOn): .flag(isOn)
    case .number(let number): .integer(number)
    case .message(let message): .text(message.text.text(tools: tools))
    case .list(let list): .list(list.map { .text($0.text) })
    case .messages(let messages): .list(messages.map { .text($0.text.text(tools: tools)) })
    case .record(let record): json(record, [])
    case .records(let records): .list(records.map { json($0, []) })
    }
  }

  private static func json(_ draft: Draft) -> JSON { ChatflowJSON.json(draft) }
}

extension [ValueChange.Step] {
  /// Whether what stands there is an entry of a list.
  fileprivate var isAtEntry: Bool { if case .entry? = last { true } else { false } }
}
