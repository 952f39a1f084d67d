import CVTerm

/// What a terminal shows at one moment: cells, cursor and the modes that a user would notice.
struct TerminalScreen {
  /// One cell; `text` is empty for a cell that nobody has written to.
  struct Cell: Equatable {
    var text: String
    /// 2 for the left half of a wide character, 0 for its right half.
    var width: Int
    var style: Style
  }

  /// How a cell looks. Colours: -1 the terminal's own, 0...255 the palette, 0x1000000 + 0xRRGGBB true colour.
  struct Style: Equatable {
    var bold = false
    var italic = false
    var underline = false
    var reverse = false
    var strike = false
    var foreground = -1
    var background = -1
  }

  /// A place on the screen, counted from 0.
  struct Place: Equatable {
    var row: Int
    var column: Int
  }

  let cells: [[Cell]]
  let cursor: Place
  let isCursorVisible: Bool
  let isAlternate: Bool
  let reportsMouse: Bool
  let title: String

  /// The rows as text, blanks at their ends cut.
  var lines: [String] {
    cells.map { row in
      var line = ""
      for cell in row where cell.width > 0 { line += cell.text.isEmpty ? " " : cell.text }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// All rows, blank ones at the end cut.
  var text: String {
    var rows = lines
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows.joined(separator: "\n")
  }

  /// Whether a row holds the text.
  func contains(_ text: String) -> Bool { place(of: text) != nil }

  /// The first row with the text in it.
  func row(containing text: String) -> Int? { place(of: text)?.row }

  /// Where the text first stands, in reading order.
  func place(of text: String) -> Place? {
    let wanted = Array(text)
    guard !wanted.isEmpty else { return nil }
    for (row, cells) in cells.enumerated() {
      var characters: [Character] = []
      var columns: [Int] = []
      for (column, cell) in cells.enumerated() where cell.width > 0 {
        for character in cell.text.isEmpty ? " " : cell.text {
          characters.append(character)
          columns.append(column)
        }
      }
      guard characters.count >= wanted.count else { continue }
      for start in 0...(characters.count - wanted.count)
      where characters[start..<(start + wanted.count)].elementsEqual(wanted) {
        return Place(row: row, column: columns[start])
      }
    }
    return nil
  }

  /// The styles of the text where it first stands, one for each cell; empty when it is not on the screen.
  func styles(of text: String) -> [Style] {
    guard let place = place(of: text) else { return [] }
    return cells[place.row][place.column...].filter { $0.width > 0 }.prefix(text.count).map(\.style)
  }

  /// A part of the screen, such as a panel; what lies outside the screen is left out.
  func part(rows: Range<Int>? = nil, columns: Range<Int>? = nil) -> TerminalScreen {
    let rows = (rows ?? cells.indices).clamped(to: cells.indices)
    let part = cells[rows].map { row in Array(row[(columns ?? row.indices).clamped(to: row.indices)]) }
    return TerminalScreen(
      cells: part,
      cursor: Place(row: cursor.row - rows.lowerBound, column: cursor.column - (columns?.lowerBound ?? 0)),
      isCursorVisible: isCursorVisible, isAlternate: isAlternate, reportsMouse: reportsMouse, title: title)
  }

  /// The screen in a frame with row numbers, for the message of a failed test.
  var framed: String {
    let rule = String(repeating: "─", count: cells.first?.count ?? 0)
    let body = cells.enumerated().map { number, row in
      let text = row.filter { $0.width > 0 }.map { $0.text.isEmpty ? " " : $0.text }.joined()
      let label = String(number)
      return String(repeating: " ", count: max(0, 3 - label.count)) + label + "│" + text + "│"
    }
    return (["   ┌\(rule)┐"] + body + ["   └\(rule)┘"]).joined(separator: "\n")
  }
}

extension TerminalScreen.Cell {
  init(_ cell: CVTermCell) {
    var scalars = String.UnicodeScalarView()
    withUnsafeBytes(of: cell.scalars) { bytes in
      for value in bytes.bindMemory(to: UInt32.self).prefix(Int(cell.count)) {
        scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      }
    }
    self.init(
      text: String(scalars), width: Int(cell.width),
      style: TerminalScreen.Style(
        bold: cell.bold, italic: cell.italic, underline: cell.underline, reverse: cell.reverse, strike: cell.strike,
        foreground: Int(cell.foreground), background: Int(cell.background)))
  }
}
