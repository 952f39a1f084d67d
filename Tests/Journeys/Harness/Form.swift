import Testing
import Words

/// Going about in a form as a user does: looking for the focus mark, and pressing Tab until it stands where they want.
extension App {
  /// Where the focus mark stands and what stands beside it; nil without a mark.
  var focus: Focus? { Focus(screen) }

  struct Focus: Equatable {
    let row: Int
    let text: String

    init?(_ screen: TerminalScreen) {
      for (row, cells) in screen.cells.enumerated() {
        // The mark stands at the panel's border; the title and tokens have the same glyph within words.
        let mark = cells.indices.first { column in
          cells[column].text == "›" && (column == 0 || "│┃◆▲✗".contains(cells[column - 1].text))
        }
        guard let mark else { continue }
        let beside = cells[cells.index(after: mark)...].filter { $0.width > 0 }
        self.row = row
        text = beside.map { $0.text.isEmpty ? " " : $0.text }.joined()
        return
      }
      return nil
    }
  }

  /// Presses Tab, or another key, until the focus mark stands beside the text.
  func move(to text: String, by key: Key = .tab, at location: SourceLocation = #_sourceLocation) throws {
    for _ in 0..<40 {
      let before = focus
      if let before, before.text.contains(text) { return }
      let cursor = screen.cursor
      try press(key, at: location)
      try expect("the focus somewhere else than beside ‘\(before?.text ?? "")’", at: location) {
        Focus($0) != before || $0.cursor != cursor
      }
    }
    Issue.record("no Tab leads to ‘\(text)’:\n\(screen.framed)", sourceLocation: location)
  }

  /// The number of framed text boxes of the panel that stands at the right.
  var textBoxes: Int {
    screen.part(columns: 72..<screen.cells[0].count).lines.count { $0.contains("┌──") }
  }
}
