import CVTerm

/// A terminal emulator in memory: takes what a program writes, and answers as a terminal would.
final class Emulator {
  private let terminal: OpaquePointer

  init(_ size: TerminalSize) throws {
    guard let terminal = cvterm_create(Int32(size.rows), Int32(size.columns)) else { throw EmulatorMissing() }
    self.terminal = terminal
    self.size = size
  }

  deinit { cvterm_destroy(terminal) }

  struct EmulatorMissing: Error {}

  private(set) var size: TerminalSize

  func resize(_ size: TerminalSize) {
    cvterm_resize(terminal, Int32(size.rows), Int32(size.columns))
    self.size = size
  }

  func feed(_ bytes: [UInt8]) { cvterm_feed(terminal, bytes, bytes.count) }

  var screen: TerminalScreen {
    let cursor = cvterm_cursor(terminal)
    let cells = (0..<size.rows).map { row in
      (0..<size.columns).map { TerminalScreen.Cell(cvterm_cell(terminal, Int32(row), Int32($0))) }
    }
    return TerminalScreen(
      cells: cells, cursor: TerminalScreen.Place(row: Int(cursor.row), column: Int(cursor.column)),
      isCursorVisible: cursor.visible, isAlternate: cvterm_alternate_screen(terminal),
      reportsMouse: cvterm_reports_mouse(terminal), title: String(cString: cvterm_title(terminal)))
  }

  /// The bytes that a terminal sends for a key, in the modes that the program has set.
  func bytes(for key: Key) -> [UInt8] {
    switch key {
    case .text(let text): return Array(text.utf8)
    case .control(let character): return (character.asciiValue ?? 0) == 0 ? [] : [(character.asciiValue ?? 0) & 0x1F]
    case .alt(let character): return [0x1B] + Array(String(character).utf8)
    case .function(let number): cvterm_press_function(terminal, Int32(number), 0)
    case .special(let key, let modifiers): cvterm_press(terminal, key.code, modifiers.rawValue)
    }
    return takeOutput()
  }

  /// Nothing when the program has not asked for the mouse, as with a real terminal.
  func bytesForMouse(_ button: MouseButton, pressed: Bool, at place: TerminalScreen.Place) -> [UInt8] {
    guard cvterm_reports_mouse(terminal) else { return [] }
    cvterm_mouse(terminal, Int32(place.row), Int32(place.column), button.rawValue, pressed, 0)
    return takeOutput()
  }

  func bytesForDrag(to place: TerminalScreen.Place) -> [UInt8] {
    cvterm_mouse_move(terminal, Int32(place.row), Int32(place.column), 0)
    return takeOutput()
  }

  /// In brackets if the program has asked for them; line ends as terminals send them.
  func bytes(forPaste text: String) -> [UInt8] {
    cvterm_paste_begins(terminal)
    var bytes = takeOutput()
    bytes += text.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: "\r") : $0 }
    cvterm_paste_ends(terminal)
    return bytes + takeOutput()
  }

  /// What waits to be sent to the program: answers to its queries.
  func takeOutput() -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let some = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
        count = cvterm_output(terminal, buffer.baseAddress, buffer.count)
      }
      if some.isEmpty { return all }
      all += some
    }
  }
}

/// Rows and columns of a terminal.
struct TerminalSize: Equatable, CustomStringConvertible {
  var columns: Int
  var rows: Int

  init(_ columns: Int, by rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  var description: String { "\(columns)x\(rows)" }
}

/// Buttons by the numbers that terminals give them.
enum MouseButton: Int32 {
  case left = 1
  case middle = 2
  case right = 3
  case wheelUp = 4
  case wheelDown = 5
}
