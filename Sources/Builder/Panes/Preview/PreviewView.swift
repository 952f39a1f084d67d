import Canvas
import ChatflowEngine
import ChatflowModel
import Screen
import Widgets
import Words

/// Draws the preview into the panel: the situation at the head, the chat, and at the foot what the visitor types.
struct PreviewView: ~Copyable {
  let state: BuilderState
  let pane: PreviewPane
  let area: Rect
  let preview: Preview
  let layout: ChatLayout
  let parts: Parts
  private var words: Words { state.words }

  /// The parts of the panel.
  struct Parts {
    /// The two rows about the situation.
    let head: Rect
    let chat: Rect
    /// The box of what the visitor types; empty where there is no room for one.
    let box: Rect
    /// The line in it.
    let typing: Rect

    init(_ area: Rect, headRows: Int) {
      let inner = area.inset(left: 2, right: 1)
      let isRoomy = area.height >= 16
      let footRows = isRoomy ? 3 : 1
      let headRows = isRoomy ? headRows : min(2, headRows)
      head = Rect(x: inner.x, y: inner.y, width: inner.width, height: min(headRows, inner.height))
      chat = inner.inset(top: isRoomy ? headRows + 1 : headRows, bottom: footRows)
      let foot = Rect(
        x: inner.x, y: max(inner.y, inner.maxY - footRows), width: inner.width, height: min(footRows, inner.height))
      box = isRoomy ? foot : Rect(x: foot.x, y: foot.y, width: 0, height: 0)
      typing = isRoomy ? foot.inset(left: 2, top: 1, right: 2, bottom: 1) : foot
    }
  }

  init?(state: BuilderState, pane: PreviewPane, area: Rect) {
    guard let preview = state.preview else { return nil }
    (self.state, self.pane, self.area, self.preview) = (state, pane, area, preview)
    let width = area.inset(left: 2, right: 1).width
    let key = ChatLayout.Key(
      revision: preview.revision, width: width, tellsSilent: preview.tellsSilent, chosen: pane.chosen)
    if let layout = state.chatLayout, layout.key == key {
      self.layout = layout
    } else {
      layout = ChatLayout(preview, key: key, words: state.words, tier: state.tier)
    }
    parts = Parts(area, headRows: 1 + layout.head.rows.count)
  }

  /// The first row of the chat that is visible.
  var first: Int { max(0, layout.rows.count - parts.chat.height - max(0, pane.below)) }

  // MARK: - Places

  private func row(at point: Point) -> ChatRow? {
    parts.chat.contains(point) ? layout.rows[checked: first + point.y - parts.chat.y] : nil
  }

  /// The quick reply at a place of the screen.
  func reply(at point: Point) -> Int? {
    guard let row = row(at: point) else { return nil }
    var x = parts.chat.x + row.x
    for piece in row.pieces {
      let end = x + TextWidth.of(piece.text)
      if (x..<end).contains(point.x) { return piece.reply }
      x = end
    }
    return nil
  }

  /// The line of the conversation at a place of the screen.
  func line(at point: Point) -> Int? { row(at: point)?.line }

  // MARK: - Drawing

  /// What a frame shows of it, but for what is typed.
  struct Drawn: Sendable {
    let key: ChatLayout.Key
    let first: Int
    let focus: PreviewPane.Focus
    let head: ChatLayout.Head
    let drawing: Int
  }

  func draw(into frame: inout Frame, over old: Drawn?) -> Drawn? {
    guard !area.isEmpty else { return nil }
    let new = Drawn(
      key: layout.key, first: first, focus: pane.focus, head: layout.head, drawing: state.canvas.drawing.revision)
    if old == nil { frame.fill(area) }
    if old?.head != new.head { drawHead(new.head, &frame) }
    let isSame =
      old.map {
        $0.key == new.key && $0.first == new.first && $0.focus == new.focus && $0.drawing == new.drawing
          && $0.head.rows.count == new.head.rows.count
      } ?? false
    if !isSame { drawChat(&frame) }
    if old == nil || old?.focus != new.focus { drawBox(&frame) }
    frame.draw(
      pane.typed, in: parts.typing, clip: area, isFocused: pane.focus == .typing, placeholder: placeholder,
      tier: state.tier)
    return new
  }

  private func drawHead(_ head: ChatLayout.Head, _ frame: inout Frame) {
    frame.fill(Rect(x: area.x, y: parts.head.y, width: area.width, height: parts.chat.y - parts.head.y))
    let row = parts.head.row(0)
    let room = max(0, row.width - TextWidth.of(head.time) - 2)
    frame.write(
      TextWidth.clip(head.title, to: room, ellipsis: state.glyphs.ellipsis), at: row.origin, style: Style(.heading),
      in: row)
    frame.write(head.time, at: Point(x: row.maxX - TextWidth.of(head.time), y: row.y), in: row)
    for (index, text) in head.rows.prefix(max(0, parts.head.height - 1)).enumerated() {
      frame.write(text, at: parts.head.row(index + 1).origin, style: Style(.dim), in: parts.head)
    }
  }

  private func drawChat(_ frame: inout Frame) {
    let chat = parts.chat
    frame.fill(Rect(x: area.x, y: chat.y, width: area.width, height: chat.height))
    for (offset, row) in layout.rows.dropFirst(first).prefix(chat.height).enumerated() {
      draw(row, isFirst: layout.rows[checked: first + offset - 1]?.line != row.line, chat.row(offset), &frame)
    }
    let edge = area.maxX - 1
    if first > 0 { frame.write(state.glyphs.moreAbove, at: Point(x: edge, y: chat.y), style: Style(.dim)) }
    if first + chat.height < layout.rows.count {
      frame.write(state.glyphs.moreBelow, at: Point(x: edge, y: chat.maxY - 1), style: Style(.dim))
    }
  }

  private func draw(_ row: ChatRow, isFirst: Bool, _ rect: Rect, _ frame: inout Frame) {
    let isFocused = row.line.map { pane.focus == .line($0) } ?? false
    if isFocused { frame.fill(rect, with: .blank(Style(.selection))) }
    if isFocused, isFirst { frame.markFocus(state.glyphs, at: Point(x: rect.x - 2, y: rect.y)) }
    var x = rect.x + row.x
    for piece in row.pieces {
      let style = isFocused ? piece.style.on(.selection) : piece.style
      x = frame.write(piece.text, at: Point(x: x, y: rect.y), style: style, in: rect)
    }
    guard let id = row.action, let index = state.canvas.drawing.index(id) else { return }
    let number = "\(state.canvas.drawing.layout.number(of: index))"
    let style = Style(.cardNumber, on: isFocused ? .selection : nil)
    frame.write(number, at: Point(x: rect.maxX - TextWidth.of(number), y: rect.y), style: style, in: rect)
  }

  private func drawBox(_ frame: inout Frame) {
    let box = parts.box
    guard !box.isEmpty else { return }
    let glyphs = state.glyphs
    let style = Style(pane.focus == .typing ? .borderFocused : .border)
    frame.fill(Rect(x: area.x, y: box.y, width: area.width, height: box.height))
    let across = String(repeating: glyphs.horizontal, count: max(0, box.width - 2))
    frame.write(glyphs.topLeft + across + glyphs.topRight, at: box.origin, style: style, in: box)
    frame.write(
      glyphs.bottomLeft + across + glyphs.bottomRight, at: Point(x: box.x, y: box.maxY - 1), style: style, in: box)
    frame.write(glyphs.vertical, at: Point(x: box.x, y: box.y + 1), style: style, in: box)
    frame.write(glyphs.vertical, at: Point(x: box.maxX - 1, y: box.y + 1), style: style, in: box)
  }

  /// What stands in the line while nothing is typed: what can be done now.
  var placeholder: String {
    if preview.owesAnswer { return words["preview.type.answer"] }
    switch preview.rehearsal.stand {
    case .beforeStart: return words["preview.type.not-begun"]
    case .waits(let waiting):
      if waiting.takesSeveral, !waiting.replies.isEmpty { return words["preview.type.several"] }
      if waiting.replies.isEmpty { return words["preview.type.text"] }
      return words[waiting.takesFreeText ? "preview.type.text-or-reply" : "preview.type.reply"]
    case .waitsForService: return words["preview.type.waits"]
    case .withCustomerAgent: return words["preview.type.customer-agent"]
    case .withTeam: return words["preview.type.team"]
    case .ended: return words[preview.rehearsal.beginsAnew ? "preview.type.anew" : "preview.type.ended"]
    }
  }
}
