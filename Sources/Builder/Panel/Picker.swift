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
    query = TextEditor(shape: .line, limit: Limits.name, words: .none)
  }

  /// A row of the list. A title that is too long for one goes on in the rows below.
  enum Row: Hashable, Sendable {
    case category(ActionKind.Category)
    case offer(Offer, title: String, isFirst: Bool)

    /// What is offered there.
    var offer: Offer? { if case .offer(let offer, _, _) = self { offer } else { nil } }
  }

  /// What matches what was typed, by category; in each, the kinds that this chatflow uses most stand first, each with
  /// what is ready-made of it behind it.
  func offers(flow: Chatflow, words: Words) -> [Offer] {
    let needles = Self.words(in: query.plainText)
    var uses: [KindID: Int] = [:]
    for action in flow.actions.values { uses[action.kind, default: 0] += 1 }
    let matching = Offer.all.filter { offer in
      let text = Self.searchText(offer, words)
      return needles.allSatisfy { needle in text.contains { $0.hasPrefix(needle) } }
    }
    return ActionKind.Category.allCases.flatMap { category in
      matching.enumerated().filter { $0.element.kind.category == category }
        .sorted { (-(uses[$0.element.kind.id] ?? 0), $0.offset) < (-(uses[$1.element.kind.id] ?? 0), $1.offset) }
        .map(\.element)
    }
  }

  /// The list as it is shown: what is offered under the headings of its categories, each title in some lines.
  static func rows(_ offers: [Offer], titles: (Offer) -> [String]) -> [Row] {
    var rows: [Row] = []
    var category: ActionKind.Category?
    for offer in offers {
      if offer.kind.category != category {
        category = offer.kind.category
        rows.append(.category(offer.kind.category))
      }
      for (line, title) in titles(offer).enumerated() {
        rows.append(.offer(offer, title: title, isFirst: line == 0))
      }
    }
    return rows
  }

  private static func searchText(_ offer: Offer, _ words: Words) -> [Substring] {
    let text = [
      offer.title(words), words["category.\(offer.kind.category.rawValue)"],
      words.optional("\(offer.wordKey).synonyms") ?? "",
    ].joined(separator: " ")
    return Self.words(in: text)
  }

  private static func words(in text: String) -> [Substring] { text.lowercased().split { $0 == " " || $0 == "/" } }

  /// Moves the focus to the offer whose name begins with what was typed, else to the first that matches.
  mutating func focusBest(flow: Chatflow, words: Words) {
    let typed = query.plainText.lowercased()
    let offers = offers(flow: flow, words: words)
    focus = typed.isEmpty ? 0 : offers.firstIndex { $0.title(words).lowercased().hasPrefix(typed) } ?? 0
  }
}
