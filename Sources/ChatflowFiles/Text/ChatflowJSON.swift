import ChatflowModel
import OrderedCollections
import Words

/// A chatflow as JSON, for other programs to read.
///
/// The keys and their order are those of the file; docs/format.md says what differs: `actions` is a list whose entries
/// begin with `id`, switches and the version are JSON's, everything else is a text. What was left out in the file is
/// left out here.
public enum ChatflowJSON {
  /// The chatflow as JSON text, without a line break at the end.
  public static func text(of flow: Chatflow) -> String { json(of: flow).written }

  /// The chatflow as a value of JSON.
  public static func json(of flow: Chatflow) -> JSON {
    var entries = entries(Draft(settings: flow))
    entries.append(("actions", .list(flow.actions.values.map(json))))
    return .object(entries)
  }

  private static func json(_ action: Action) -> JSON {
    var entries: [(key: String, value: JSON)] = [("id", .text(action.id.text))]
    entries += Self.entries(Draft(action)).filter { $0.key != "id" }
    if let defect = action.defect { entries.append(("defect", json(defect))) }
    return .object(entries)
  }

  private static func json(_ problem: FileProblem) -> JSON {
    .object([
      ("line", .integer(problem.line)), ("column", .integer(problem.column)),
      ("problem", .text(problem.sentence(.english))),
    ])
  }

  private static func entries(_ draft: Draft) -> [(key: String, value: JSON)] {
    draft.entries.map { ($0.key, json($0.value)) }
  }

  static func json(_ draft: Draft) -> JSON {
    switch draft {
    case .scalar("true", .word): .flag(true)
    case .scalar("false", .word): .flag(false)
    case .scalar(let text, .word): Int(text).map(JSON.integer) ?? .text(text)
    case .scalar(let text, _): .text(text)
    case .sequence(let items, _): .list(items.map(json))
    case .mapping(let entries): .object(entries.map { ($0.key, json($0.value)) })
    }
  }
}
