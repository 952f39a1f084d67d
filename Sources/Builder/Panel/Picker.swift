import Canvas
import ChatflowModel
import OrderedCollections
import Screen

/// The list of actions that can be inserted, in the right panel, while the canvas shows where the new card will stand.
public struct Picker: Sendable {
  /// Where the action will be inserted.
  public let point: InsertionPoint
  /// Where the user was before, to go back there on Esc.
  let origin: Spot
  /// The screen row on which that was.
  let row: Int?
  /// What was typed to filter.
  var query: TextEditor
  /// The focused row among the actions that match.
  var focus = 0
  /// The first visible row.
  var scroll = 0

  /// The actions for an insertion point.
  init(point: InsertionPoint, origin: Spot, row: Int?) {
    self.point = point
    self.origin = origin
    self.row = row
    query = TextEditor(shape: .line, limit: Limits.name)
  }

  /// A row of the list.
  enum Row: Hashable, Sendable {
    case category(ActionKind.Category)
    case kind(ActionKind)
  }

  /// The kinds that match what was typed, by category; in each, those that this chatflow uses most stand first.
  func kinds(flow: Chatflow, words: Words) -> [ActionKind] {
    let needles = Self.words(in: query.plainText)
    var uses: [KindID: Int] = [:]
    for action in flow.actions.values { uses[action.kind, default: 0] += 1 }
    let matching = ActionKinds.all.filter { kind in
      let text = Self.searchText(kind, words)
      return needles.allSatisfy { needle in text.contains { $0.hasPrefix(needle) } }
    }
    return ActionKind.Category.allCases.flatMap { category in
      matching.enumerated().filter { $0.element.category == category }
        .sorted { (-(uses[$0.element.id] ?? 0), $0.offset) < (-(uses[$1.element.id] ?? 0), $1.offset) }
        .map(\.element)
    }
  }

  /// The list as it is shown: the kinds under the headings of their categories.
  static func rows(_ kinds: [ActionKind]) -> [Row] {
    var rows: [Row] = []
    var category: ActionKind.Category?
    for kind in kinds {
      if kind.category != category {
        category = kind.category
        rows.append(.category(kind.category))
      }
      rows.append(.kind(kind))
    }
    return rows
  }

  private static func searchText(_ kind: ActionKind, _ words: Words) -> [Substring] {
    let text = [
      words["action.\(kind.id).label"], words["category.\(kind.category.rawValue)"],
      words.optional("action.\(kind.id).synonyms") ?? "",
    ].joined(separator: " ")
    return Self.words(in: text)
  }

  private static func words(in text: String) -> [Substring] { text.lowercased().split { $0 == " " || $0 == "/" } }

  /// Moves the focus to the kind whose name begins with what was typed, else to the first that matches.
  mutating func focusBest(flow: Chatflow, words: Words) {
    let typed = query.plainText.lowercased()
    let kinds = kinds(flow: flow, words: words)
    focus =
      typed.isEmpty ? 0 : kinds.firstIndex { words["action.\($0.id).label"].lowercased().hasPrefix(typed) } ?? 0
  }
}
