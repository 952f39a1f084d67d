import ChatflowModel
import Screen
import Words

/// The columns of the list: which fit, and where they stand. Read by the drawing and by the mouse.
struct ChatflowListColumns {
  enum Column: String, CaseIterable {
    case number, name, tags, state, language, actions, problems, changed, found
  }

  /// A column with its place and its title.
  struct Part {
    let column: Column
    let x: Int
    let width: Int
    let title: String
    /// Whether its values stand at its right end.
    var isRight: Bool { column == .actions || column == .number }
  }

  let parts: [Part]

  /// From this width there is room for tags.
  static let tagsFrom = 100
  /// The name is not made narrower than this; other columns go first, in this order.
  private static let leastName = 20
  private static let leaving: [Column] = [.language, .actions, .changed, .number, .problems]
  /// What was found takes the place of these. It stays beside whether a chatflow is on, and what is wrong with it.
  private static let besideFound: [Column] = [.number, .name, .state, .problems, .found]
  /// A text that was found says little in fewer columns; the name leaves it the rest from here on.
  private static let leastFound = 16
  private static let widestNameBesideFound = 36
  private static let gap = 2

  init(_ list: ChatflowListState) {
    let words = list.words
    let contents: [Column: Int] = [
      .number: "\(list.entries.count)".count, .tags: 20, .language: 2, .actions: 5, .problems: 7,
      .changed: max(10, TextWidth.of(words("list.changed.minutes", ["count": "59"]))),
      .state: 2 + max(TextWidth.of(words["title.on"]), TextWidth.of(words["title.off"])),
    ]
    func title(_ column: Column) -> String { words["list.column.\(column.rawValue)"] }
    // What sorts has a mark behind its title.
    func width(_ column: Column) -> Int {
      max(contents[column] ?? 0, TextWidth.of(title(column)) + (Self.sort(by: column) == nil ? 0 : 1))
    }
    let isFound = list.rows.contains { $0.hit != nil }
    var columns =
      isFound
      ? Self.besideFound
      : Column.allCases.filter { $0 != .found && ($0 != .tags || list.size.width >= Self.tagsFrom) }
    // One column for the mark of the focus at the left, one free at the right.
    func room() -> Int {
      let others = columns.filter { $0 != .name && $0 != .found }.reduce(0) { $0 + width($1) + Self.gap }
      return list.size.width - 3 - others - (isFound ? Self.gap : 0)
    }
    let least = Self.leastName + (isFound ? Self.leastFound : 0)
    for column in Self.leaving where room() < least { columns.removeAll { $0 == column } }
    let shared = max(2, room())
    let name = isFound ? min(Self.widestNameBesideFound, max(1, shared / 2)) : shared
    var x = 2
    var parts: [Part] = []
    for column in columns {
      let width = column == .name ? name : column == .found ? shared - name : width(column)
      parts.append(Part(column: column, x: x, width: width, title: title(column)))
      x += width + Self.gap
    }
    self.parts = parts
  }

  subscript(column: Column) -> Part? { parts.first { $0.column == column } }

  /// What a click on a title sorts by.
  func sort(at point: Point) -> ChatflowListSort? {
    parts.last { $0.x <= point.x }.flatMap { Self.sort(by: $0.column) }
  }

  /// What a column sorts by.
  static func sort(by column: Column) -> ChatflowListSort? {
    switch column {
    case .number: return .priority
    case .name: return .name
    case .problems: return .problems
    case .changed: return .changed
    case .tags, .state, .language, .actions, .found: return nil
    }
  }
}
