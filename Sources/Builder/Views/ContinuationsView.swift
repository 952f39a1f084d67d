import ChatflowModel
import Screen
import Widgets
import Words

/// What can follow the keys that wait for more, at the foot of the screen.
struct ContinuationsView: ~Copyable {
  let state: BuilderState
  private let entries: [(rest: Chord, command: Command)]

  /// Nil if no keys wait.
  init?(state: BuilderState) {
    guard !state.pendingKeys.isEmpty else { return nil }
    self.state = state
    entries = state.keys.continuations(of: state.pendingKeys, in: state.keyContexts)
  }

  /// The widest that it gets.
  private static let widest = 76

  /// The box at the foot of the screen.
  var box: FootBox {
    FootBox(rows: entries.count, width: Self.widest, isAtRight: false, on: state.size, glyphs: state.glyphs)
  }

  func draw(into picture: inout Frame) {
    let glyphs = state.glyphs
    let box = box
    box.draw(
      title: state.words("hint.pending", ["keys": Chord(state.pendingKeys).title(in: state.words)]), into: &picture)
    let keyWidth = entries.map { TextWidth.of($0.rest.title(in: state.words)) }.max() ?? 0
    for (offset, entry) in entries.prefix(box.inner.height).enumerated() {
      let row = box.inner.row(offset)
      picture.write(entry.rest.title(in: state.words), at: row.origin, style: Style(.hintKey, on: .popup), in: row)
      let availability = entry.command.availability(state)
      let role: Role = availability == .available ? .text : .dim
      var text = state.words["command.\(entry.command.id)"]
      if case .disabled(let reason) = availability { text += "  (\(state.words["disabled.\(reason)"]))" }
      let clipped = TextWidth.clip(text, to: row.width - keyWidth - 2, ellipsis: glyphs.ellipsis)
      picture.write(clipped, at: Point(x: row.x + keyWidth + 2, y: row.y), style: Style(role, on: .popup), in: row)
    }
  }
}
