import ChatflowModel
import Screen

/// Draws the picker into the panel: a filter, the actions by category, and what the focused one does.
struct PickerView {
  let state: BuilderState
  let picker: Picker
  let area: Rect
  private var words: Words { state.words }

  /// Rows of the description of the focused action, its separator included.
  private static let aboutRows = 9
  /// Below this height the description is left out.
  private static let leastHeightWithAbout = 20

  private var inner: Rect { area.inset(left: 2, right: 1) }
  private var kinds: [ActionKind] { picker.kinds(flow: state.flow, words: words) }

  /// Where the list lies.
  var list: Rect {
    let about = area.height >= Self.leastHeightWithAbout ? Self.aboutRows : 0
    return inner.inset(top: 3, bottom: about)
  }

  /// The first row that must be shown so that the focus is visible with its category.
  static func scroll(rows: [Picker.Row], focus: ActionKind?, height: Int, scroll: Int) -> Int {
    guard let focus, let row = rows.firstIndex(of: .kind(focus)) else { return 0 }
    let top = row > 0 && !rows[row - 1].isKind ? row - 1 : row
    return max(0, min(scroll, top), row - height + 1)
  }

  func draw(into frame: inout Frame) {
    frame.write(words["picker.title"], at: inner.origin, style: Style(.heading), in: inner)
    frame.draw(
      picker.query, in: inner.row(1), clip: inner, isFocused: true, placeholder: words["picker.filter"],
      tier: state.tier)
    let kinds = kinds
    let rows = Picker.rows(kinds)
    if rows.isEmpty {
      frame.write(words["picker.nothing"], at: list.origin, style: Style(.dim), in: list)
    }
    for (offset, row) in rows.dropFirst(picker.scroll).prefix(list.height).enumerated() {
      draw(row, focus: kinds[checked: picker.focus], list.row(offset), &frame)
    }
    if let kind = kinds[checked: picker.focus], area.height >= Self.leastHeightWithAbout {
      drawAbout(kind, inner.inset(top: inner.height - Self.aboutRows), &frame)
    }
  }

  /// The kind at a place of the screen.
  func kind(at point: Point) -> Int? {
    guard list.contains(point) else { return nil }
    let kinds = kinds
    guard case .kind(let kind)? = Picker.rows(kinds)[checked: picker.scroll + point.y - list.y] else { return nil }
    return kinds.firstIndex(of: kind)
  }

  private func draw(_ row: Picker.Row, focus: ActionKind?, _ rect: Rect, _ frame: inout Frame) {
    switch row {
    case .category(let category):
      frame.write(words["category.\(category.rawValue)"], at: rect.origin, style: Style(.fieldLabel), in: rect)
    case .kind(let kind):
      let isFocused = kind == focus
      if isFocused {
        frame.fill(rect, with: .blank(Style(.selection)))
        frame.markFocus(state.glyphs, at: Point(x: rect.x - 2, y: rect.y))
      }
      let icon = Style(isFocused ? .selection : Drawing.role(kind))
      frame.write(state.icon(kind), at: Point(x: rect.x + 2, y: rect.y), style: icon, in: rect)
      let title = TextWidth.clip(words["action.\(kind.id).label"], to: rect.width - 4, ellipsis: state.glyphs.ellipsis)
      frame.write(title, at: Point(x: rect.x + 4, y: rect.y), style: Style(isFocused ? .selection : .text), in: rect)
    }
  }

  private func drawAbout(_ kind: ActionKind, _ rect: Rect, _ frame: inout Frame) {
    let line = String(repeating: state.glyphs.horizontal, count: rect.width)
    frame.write(line, at: rect.origin, style: Style(.border), in: rect)
    var y = rect.y + 1
    func write(_ text: String, _ style: Style) {
      for part in TextWidth.lines(text, width: rect.width) where y < rect.maxY {
        frame.write(part, at: Point(x: rect.x, y: y), style: style, in: rect)
        y += 1
      }
    }
    write(words["action.\(kind.id).does"], Style(.text))
    write(words("picker.visitor", ["what": words["action.\(kind.id).visitor"]]), Style(.dim))
    let edges = kind.edges.map { words.edge($0, of: kind.id) }
    if !edges.isEmpty { write(words("picker.edges", ["edges": edges.joined(separator: ", ")]), Style(.dim)) }
    let needs = kind.fields.filter(\.isRequired).map { words["field.\(kind.id).\($0.id).label"] }
    if !needs.isEmpty, kind.fields.contains(where: { $0.isRequired && $0.shownWhen == nil }) {
      write(words("picker.needs", ["fields": needs.joined(separator: ", ")]), Style(.dim))
    }
  }
}

extension Picker.Row {
  /// Whether it is an action and not a heading.
  var isKind: Bool { if case .kind = self { true } else { false } }
}
