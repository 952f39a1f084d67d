import ChatflowModel
import Screen

/// The hint row: the keys that matter where the focus is, or for a moment a message.
struct HintRow {
  let state: BuilderState
  let area: Rect

  /// A command with its key.
  struct Part {
    let command: Command
    let key: String
    let title: String
    let rect: Rect
  }

  /// What fits, most important first.
  var parts: [Part] {
    let contexts = state.contexts
    let hinted = contexts.flatMap { CommandTable.hinted[$0] ?? [] }
    var parts: [Part] = []
    var x = area.x + 1
    for command in hinted where !parts.contains(where: { $0.command.id == command.id }) {
      // Away from the canvas there is room only for what works at this very place.
      if contexts.first != .canvas, command.availability(state) != .available { continue }
      let key = command.keys(in: contexts).first?.title ?? ""
      let title = state.words["command.\(command.id).hint"]
      let width = TextWidth.of(key) + 1 + TextWidth.of(title)
      guard x + width <= area.maxX else { break }
      parts.append(Part(command: command, key: key, title: title, rect: Rect(x: x, y: area.y, width: width, height: 1)))
      x += width + 2
    }
    return parts
  }

  func draw(into frame: inout Frame) {
    frame.fill(area, with: .blank(Style(.hint)))
    if let notice = state.notice { return draw(notice, &frame) }
    if !state.pendingKeys.isEmpty || state.count != nil { return drawPending(&frame) }
    if state.layers.isEmpty, let status = state.form?.editor?.status {
      let text = TextWidth.clip(status, to: area.width - 2, ellipsis: state.glyphs.ellipsis)
      frame.write(text, at: Point(x: area.x + 1, y: area.y), style: Style(.info, on: .hint), in: area)
      return
    }
    for part in parts {
      let x = frame.write(part.key, at: part.rect.origin, style: Style(.hintKey), in: area)
      frame.write(part.title, at: Point(x: x + 1, y: area.y), style: Style(.hint), in: area)
    }
  }

  private func draw(_ notice: Notice, _ frame: inout Frame) {
    let glyphs = state.glyphs
    let (mark, role): (String, Role) =
      switch notice.kind {
      case .success: ("", .success)
      case .info: ("", .info)
      case .warning: (glyphs.warning + " ", .warning)
      case .error: (glyphs.error + " ", .error)
      }
    let text = TextWidth.clip(mark + notice.text, to: area.width - 2, ellipsis: glyphs.ellipsis)
    frame.write(text, at: Point(x: area.x + 1, y: area.y), style: Style(role, on: .hint), in: area)
  }

  private func drawPending(_ frame: inout Frame) {
    let typed = state.count.map(String.init) ?? Chord(state.pendingKeys).title
    let text = state.words(state.count == nil ? "hint.pending" : "hint.number", ["keys": typed])
    frame.write(text, at: Point(x: area.x + 1, y: area.y), style: Style(.hintKey), in: area)
  }
}
