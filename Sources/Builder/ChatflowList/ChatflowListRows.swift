import ChatflowFiles
import ChatflowModel
import Screen
import Widgets
import Words

/// Which rows are shown, in which order.
extension ChatflowListState {
  /// Makes the rows anew. Where typing went on, only what was shown before is looked through.
  mutating func arrange(typingOn: Bool = false) {
    let wanted = filter.map { ChatflowListFilter($0.plainText, words) } ?? ChatflowListFilter()
    let isNarrower = wanted.text.hasPrefix(needle.text) && wanted.states.isSuperset(of: states)
    let candidates: Set<String>? = typingOn && !needle.isEmpty && isNarrower ? Set(rows.map(\.file)) : nil
    needle = Needle(wanted.text)
    states = wanted.states
    var found: [(row: ChatflowListRow, entry: ListedChatflow)] = []
    for (index, entry) in entries.enumerated() {
      if let candidates, !candidates.contains(entry.id) { continue }
      guard wanted.accepts(entry), let hit = hit(in: entry) else { continue }
      found.append((ChatflowListRow(file: entry.id, number: index + 1, hit: hit.text), entry))
    }
    rows = sorted(found).map(\.row)
    keepFocus()
  }

  private enum Found {
    /// The name or a tag shows it.
    case shown
    case text(ChatflowListRow.Hit)

    var text: ChatflowListRow.Hit? { if case .text(let hit) = self { hit } else { nil } }
  }

  /// Where a chatflow holds what is looked for; nil if nowhere.
  private func hit(in entry: ListedChatflow) -> Found? {
    // Every file's name ends alike, so only what stands before the ending tells them apart.
    let names = [entry.summary?.name ?? "", ChatflowFolder.stem(of: entry.id)]
    if needle.isEmpty || names.contains(where: { needle.place(in: $0) != nil }) { return .shown }
    guard let summary = entry.summary else { return nil }
    if summary.tags.contains(where: { needle.place(in: $0) != nil }) {
      // Where there is room for tags they show it, unless the texts of other chatflows take that room.
      return size.width >= ChatflowListColumns.tagsFrom ? .shown : .text(ChatflowListRow.Hit(tags: summary.tags))
    }
    return summary.texts.first { needle.place(in: $0.text) != nil }
      .map { .text(ChatflowListRow.Hit(action: $0.action, text: $0.text)) }
  }

  private func sorted(_ found: [(row: ChatflowListRow, entry: ListedChatflow)]) -> [(
    row: ChatflowListRow, entry: ListedChatflow
  )] {
    switch sort {
    case .priority: return found
    case .name:
      let named = found.map { ($0.entry.name.lowercased(), $0) }
      return named.sorted { ($0.0, $0.1.row.number) < ($1.0, $1.1.row.number) }.map(\.1)
    case .problems:
      return found.sorted { left, right in
        let (one, other) = (left.entry.weight, right.entry.weight)
        return (-one.errors, -one.warnings, left.row.number) < (-other.errors, -other.warnings, right.row.number)
      }
    case .changed:
      return found.sorted { (-$0.entry.entry.changed, $0.row.number) < (-$1.entry.entry.changed, $1.row.number) }
    }
  }

  /// Keeps the focus on its chatflow, or on the row where that was.
  private mutating func keepFocus() {
    if focusedRow == nil {
      focus = rows[checked: min(focusIndex, rows.count - 1)]?.file ?? rows.first?.file
    }
    reveal()
  }

  /// Brings the focused row into sight, and moves no more than that takes.
  mutating func reveal() {
    let height = max(1, regions.list.height)
    guard let row = focusedRow else {
      scroll = 0
      return
    }
    focusIndex = row
    scroll = max(0, min(max(min(scroll, row), row - height + 1), max(0, rows.count - height)))
  }

  // MARK: - Moving

  /// Rows of a page.
  var page: Int { max(1, regions.list.height - 1) }

  mutating func moveFocus(_ step: Int) {
    guard !rows.isEmpty else { return }
    let row = min(max(0, (focusedRow ?? 0) + step), rows.count - 1)
    focus = rows[row].file
    reveal()
  }

  // MARK: - Filter

  static let longestFilter = 200

  mutating func beginFilter() {
    if filter == nil { filter = TextEditor(shape: .line, limit: Self.longestFilter, words: words) }
    isFiltering = true
    reveal()
  }

  /// Goes from the filter to the rows that it shows.
  mutating func acceptFilter() {
    isFiltering = false
    if filter?.isEmpty == true { endFilter() }
  }

  mutating func endFilter() {
    filter = nil
    isFiltering = false
    arrange()
  }

  /// Takes what was typed into the filter.
  mutating func takeFilter(_ outcome: TextOutcome, _ editor: TextEditor) {
    filter = editor
    if case .edited = outcome { arrange(typingOn: true) }
  }
}

extension ListedChatflow {
  /// What counts where those with the most problems stand first; a file that cannot be read comes before all.
  fileprivate var weight: ProblemCount {
    var count = summary?.problems ?? ProblemCount()
    if case .broken? = content { count.errors = .max }
    return count
  }
}
