import ChatflowModel
import Widgets
import Words

/// A filter of the list that the user has kept under a name.
public struct KeptFilter: Hashable, Sendable {
  /// What the user calls it.
  public var name: String
  /// What is typed to filter so, in words of no language: `is:live`.
  public let text: String

  /// A filter under a name; its words may be those of any language.
  public init(name: String, text: String) {
    self.name = name
    self.text = ChatflowListFilter.neutral(text)
  }

  /// The longest name of one, so that it fits above the rows.
  static let longestName = 40
}

/// What is done to the filters that are kept.
public enum FilterChange: Hashable, Sendable {
  /// Keep one more, the last of them.
  case keep(KeptFilter)
  /// Keep the one with a name no longer.
  case drop(name: String)

  /// The filters that are kept after it.
  public func applied(to filters: [KeptFilter]) -> [KeptFilter] {
    switch self {
    case .keep(let filter): filters.filter { $0.name != filter.name } + [filter]
    case .drop(let name): filters.filter { $0.name != name }
    }
  }
}

extension ChatflowListState {
  private static let keepItem = "keep"
  private static let dropItem = "drop"
  private static let filterItem = "filter:"

  /// The filter that is in use as it was typed; nil while all chatflows are shown.
  var usedFilter: String? {
    filter.map(\.plainText).flatMap { ChatflowListFilter($0, words) == ChatflowListFilter() ? nil : $0 }
  }

  /// The kept filter that is in use: the one that shows the same, however it is typed.
  var usedKept: KeptFilter? {
    usedFilter.flatMap { used in kept.first { ChatflowListFilter($0.text, words) == ChatflowListFilter(used, words) } }
  }

  /// Lists the filters that are kept, with what can be done about the one in use.
  mutating func showFilters() {
    let used = usedKept
    var items = kept.map { filter in
      Chooser.Item(
        id: Self.filterItem + filter.name, title: filter.name, detail: ChatflowListFilter.typed(filter.text, words),
        note: filter == used ? words["chooser.filters.used"] : "")
    }
    if let used {
      items.append(Chooser.Item(id: Self.dropItem, title: words("chooser.filters.drop", ["name": used.name])))
    } else if let text = usedFilter {
      items.append(Chooser.Item(id: Self.keepItem, title: words("chooser.filters.keep", ["filter": text])))
    }
    if let keptProblem { return say(.warning, keptProblem) }
    if items.isEmpty {
      let facts = ["filter": key(of: "list.filter"), "keep": key(of: "list.keep-filter")]
      return say(.info, words("notice.list.no-filters", facts))
    }
    let focused = used.map { Self.filterItem + $0.name }
    open(Chooser(title: words["chooser.filters"], items: items, focused: focused)) { $0.chooseFilter($1.id) }
  }

  /// Does what was chosen from that list.
  mutating func chooseFilter(_ item: String) -> [ChatflowListEffect] {
    switch item {
    case Self.keepItem: askToKeepFilter()
    case Self.dropItem: return usedKept.map { [.filters(.drop(name: $0.name))] } ?? []
    default:
      guard let chosen = kept.first(where: { Self.filterItem + $0.name == item }) else { return [] }
      let text = ChatflowListFilter.typed(chosen.text, words)
      filter = TextEditor(RichText(literal: text), shape: .line, limit: Self.longestFilter, words: words)
      isFiltering = false
      arrange()
    }
    return []
  }

  /// Asks for a name for the filter that is in use.
  mutating func askToKeepFilter() {
    guard let text = usedFilter else { return }
    if let used = usedKept { return say(.info, words("notice.list.filter-kept", ["name": used.name])) }
    let suggested = String(text.prefix(KeptFilter.longestName))
    ask(Prompt(title: words["prompt.keep-filter"], text: suggested)) { $0.acceptFilterName($1, text) }
  }

  /// Keeps a filter under the name that was typed, unless that stands for another one.
  mutating func acceptFilterName(_ typed: String, _ text: String) -> [ChatflowListEffect] {
    let name = typed.split(separator: " ").joined(separator: " ")
    if name.isEmpty { return refuse(words["prompt.keep-filter.empty"]) }
    if name.count > KeptFilter.longestName {
      return refuse(words("prompt.name.too-long", ["limit": "\(KeptFilter.longestName)"]))
    }
    if let other = kept.first(where: { $0.name.lowercased() == name.lowercased() }) {
      let keys = ["name": other.name, "filters": key(of: "list.filters")]
      return refuse(words("prompt.keep-filter.taken", keys))
    }
    return [.filters(.keep(KeptFilter(name: name, text: text)))]
  }

  /// Takes in which filters are kept by now.
  mutating func take(_ change: FilterChange, _ filters: [KeptFilter]) {
    kept = filters
    keptProblem = nil
    closePrompt()
    switch change {
    case .keep(let filter):
      isFiltering = false
      say(.success, words("notice.list.filter-kept", ["name": filter.name]))
    case .drop(let name): say(.success, words("notice.list.filter-dropped", ["name": name]))
    }
  }

  /// Whether there is a filter that could be kept.
  var hasUsedFilter: Availability { usedFilter == nil ? .disabled("no-filter") : .available }
}
