import ChatflowModel
import Screen
import Widgets
import Words

/// Draws one control of a form. It looks at nothing but the control and, if that has the focus, the form's editor: a line
/// that is the same at the same place looks the same.
struct ControlView {
  let tier: GlyphTier
  let words: Words
  let form: Form
  let line: FormLayout.Line
  /// Where it lies on the screen; may reach beyond the visible part.
  let rect: Rect
  /// The visible part of the fields.
  let clip: Rect

  private var control: Control { line.control }
  private var glyphs: Glyphs { Glyphs.of(tier) }
  private var isFocused: Bool { control.id != nil && control.id == form.focus }

  func draw(into frame: inout Frame) {
    if isFocused { markFocus(into: &frame, row: max(rect.y, clip.y)) }
    switch control.kind {
    case .space: break
    case .heading(let text): drawLines(TextWidth.lines(text, width: rect.width), x: 0, Style(.heading), &frame)
    case .label(let text, let count): drawLabel(text, count, &frame)
    case .note(let text, let role): drawLines(TextWidth.lines(text, width: rect.width), x: 0, Style(role), &frame)
    case .tabs(let tabs, let chosen): drawTabs(tabs, chosen, &frame)
    case .text(let box): drawText(box, &frame)
    case .radio(let text, let isOn): drawMarked(isOn ? glyphs.radioOn : glyphs.radioOff, text, isOn, &frame)
    case .toggle(let text, let isOn): drawMarked(isOn ? "[x]" : "[ ]", text, isOn, &frame)
    case .menu(let label, let value, let role): drawMenu(label, value, role, &frame)
    case .select(let value, let isChosen): drawSelect(value, isChosen, &frame)
    case .attachment(let kind, let name, let detail, let isMissing):
      drawAttachment(kind, name, detail, isMissing, &frame)
    case .button(let text):
      drawLines(TextWidth.lines(text, width: rect.width), x: 0, Style(isFocused ? .buttonFocused : .button), &frame)
    case .group(let text, let summary): drawGroup(text, summary, &frame)
    }
  }

  /// Marks the row of the focus; on a row that is shared, the mark stands right before the part that has it.
  private func markFocus(into frame: inout Frame, row: Int, before part: Int? = nil) {
    guard clip.contains(Point(x: clip.x, y: row)) else { return }
    let x = part.map { $0 - 2 } ?? (line.isFlowed ? rect.x - 1 : rect.x - 2 - control.indent)
    frame.markFocus(glyphs, at: Point(x: x, y: row))
  }

  private func write(_ text: String, _ x: Int, _ style: Style, _ frame: inout Frame, row: Int = 0) {
    let area = rect.intersection(clip)
    frame.write(
      TextWidth.clip(text, to: max(0, rect.width - x), ellipsis: glyphs.ellipsis),
      at: Point(x: rect.x + x, y: rect.y + row), style: style, in: area)
  }

  private func drawLines(_ lines: [String], x: Int, _ style: Style, _ frame: inout Frame) {
    for (row, text) in lines.enumerated() { write(text, x, style, &frame, row: row) }
  }

  private func drawLabel(_ text: String, _ count: String?, _ frame: inout Frame) {
    drawLines(
      TextWidth.lines(text, width: rect.width - (count.map { TextWidth.of($0) + 1 } ?? 0)), x: 0, Style(.fieldLabel),
      &frame)
    if let count { write(count, rect.width - TextWidth.of(count), Style(.dim), &frame) }
  }

  private func drawTabs(_ tabs: [Control.Tab], _ chosen: Form.Tab, _ frame: inout Frame) {
    for tab in Self.tabRects(tabs, in: rect) {
      let isFocused = form.focus == .tab(tab.id)
      if isFocused { markFocus(into: &frame, row: tab.rect.y, before: tab.rect.x) }
      let style = Style(tab.id == chosen ? .tabChosen : .tab, isFocused ? .reverse : [])
      write(tab.title, tab.rect.x - rect.x, style, &frame, row: tab.rect.y - rect.y)
    }
  }

  /// The tabs with their places, left to right, in as many rows as they need.
  static func tabRects(_ tabs: [Control.Tab], in rect: Rect) -> [(
    id: Form.Tab, title: String, rect: Rect
  )] {
    var place = rect.origin
    return tabs.map { tab in
      let width = TextWidth.of(tab.title)
      if place.x > rect.x, place.x + width > rect.maxX { place = Point(x: rect.x, y: place.y + 1) }
      defer { place.x += width + 3 }
      return (tab.id, tab.title, Rect(x: place.x, y: place.y, width: width, height: 1))
    }
  }

  private func drawMarked(_ mark: String, _ text: String, _ isOn: Bool, _ frame: inout Frame) {
    let style = Style(isFocused ? .fieldFocused : isOn ? .strong : .text)
    write(mark, 0, style, &frame)
    let x = FormLayout.markColumns(mark)
    drawLines(TextWidth.lines(text, width: max(1, rect.width - x)), x: x, style, &frame)
  }

  private func drawMenu(_ label: String, _ value: String, _ role: Role, _ frame: inout Frame) {
    let prefix = MenuLines.prefix(label, glyphs)
    let style = Style(isFocused ? .fieldFocused : role)
    // A row that is shared has no second one.
    guard rect.height > 1 else {
      write(prefix, 0, Style(.fieldLabel), &frame)
      let used = TextWidth.of(prefix)
      let room = max(0, rect.width - used - FormLayout.menuColumns)
      let shown = TextWidth.clip(value, to: room, ellipsis: glyphs.ellipsis)
      write(shown, used, style, &frame)
      return write(glyphs.menu, used + TextWidth.of(shown) + 1, Style(.dim), &frame)
    }
    let lines = MenuLines(prefix: prefix, value, width: rect.width).lines
    for (row, line) in lines.enumerated() {
      write(line.label, 0, Style(.fieldLabel), &frame, row: row)
      write(line.value, TextWidth.of(line.label), style, &frame, row: row)
    }
    let last = lines.last.map { TextWidth.of($0.label + $0.value) } ?? 0
    write(glyphs.menu, last + 1, Style(.dim), &frame, row: lines.count - 1)
  }

  private func drawSelect(_ value: String, _ isChosen: Bool, _ frame: inout Frame) {
    let shown = TextWidth.clip(
      value, to: max(0, rect.width - FormLayout.menuColumns), ellipsis: glyphs.ellipsis)
    write(shown, 0, Style(isFocused ? .fieldFocused : isChosen ? .field : .placeholder), &frame)
    write(glyphs.menu, TextWidth.of(shown) + 1, Style(.dim), &frame)
  }

  private func drawAttachment(
    _ kind: Attachment.Kind, _ name: String, _ detail: String, _ isMissing: Bool, _ frame: inout Frame
  ) {
    let icon = kind == .file ? glyphs.file : glyphs.video
    write("\(icon) \(name)", 0, Style(isFocused ? .fieldFocused : .text), &frame)
    let used = TextWidth.of(icon) + 1 + TextWidth.of(name) + 2
    if !detail.isEmpty { write(detail, used, Style(isMissing ? .warning : .dim), &frame) }
  }

  private func drawGroup(_ text: String, _ summary: String, _ frame: inout Frame) {
    let lines = GroupLines(text, summary, width: rect.width)
    let style = Style(isFocused ? .fieldFocused : .text)
    write(glyphs.into, 0, style, &frame)
    for (row, line) in lines.title.enumerated() {
      // The space behind the mark has the focus, too.
      write((row == 0 ? " " : "") + line, row == 0 ? 1 : GroupLines.indent, style, &frame, row: row)
    }
    if !summary.isEmpty { write(summary, lines.summary.x, Style(.dim), &frame, row: lines.summary.y) }
  }

  private func drawText(_ box: Control.TextBox, _ frame: inout Frame) {
    let editor = isFocused ? form.editor ?? TextEditor(box, words: words) : TextEditor(shown: box, words: words)
    let moved = FormLayout.Line(control: control, rect: rect).textRects(box)
    if box.isMultiline { drawBox(&frame) }
    if let label = box.label { write(label, 0, Style(.fieldLabel), &frame) }
    if let day = box.day {
      let text = day.text(width: day.columns(in: rect.width) - 1, tier)
      write(text, rect.width - TextWidth.of(text), Style(.accent), &frame)
    }
    if box.isCode { drawNumbers(editor, left: moved.text, columns: box.numberColumns, &frame) }
    frame.draw(
      editor, in: moved.text, clip: clip, isFocused: isFocused,
      placeholder: box.placeholder, tier: tier)
    if let tools = moved.tools {
      box.toolbar?.draw(editor, into: &frame, area: tools.intersection(clip))
    }
  }

  /// The numbers of the visible lines; a line that is wrapped has its number on its first row.
  private func drawNumbers(_ editor: TextEditor, left text: Rect, columns: Int, _ frame: inout Frame) {
    let rows = editor.rows(width: text.width)
    let first = editor.visibleScroll(in: text.size, rows: rows)
    for (offset, row) in rows.dropFirst(first).prefix(text.height).enumerated() where row.isFirst {
      let number = String(row.line + 1)
      let x = text.x - rect.x - 1 - number.utf8.count
      write(number, x, Style(.dim), &frame, row: text.y - rect.y + offset)
    }
  }

  private func drawBox(_ frame: inout Frame) {
    let style = Style(isFocused ? .borderFocused : .border)
    func fill(x: Int, y: Int, width: Int = 1, height: Int = 1, _ mark: String) {
      let part = Rect(x: rect.x + x, y: rect.y + y, width: width, height: height)
      frame.fill(part.intersection(rect).intersection(clip), with: mark, style: style)
    }
    let (right, bottom) = (rect.width - 1, rect.height - 1)
    for (y, left, corner) in [(0, glyphs.topLeft, glyphs.topRight), (bottom, glyphs.bottomLeft, glyphs.bottomRight)] {
      fill(x: 0, y: y, left)
      fill(x: 1, y: y, width: right - 1, glyphs.horizontal)
      fill(x: right, y: y, corner)
    }
    for x in [0, right] { fill(x: x, y: 1, height: bottom - 1, glyphs.vertical) }
  }
}
