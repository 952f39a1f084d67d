import ChatflowModel
import Screen

/// Draws the picker into the panel: a filter, the actions by category, and what the focused one does.
struct PickerView {
  let state: BuilderState
  let picker: Picker
  let area: Rect
  private var words: Words { state.words }

  /// Below this height the description of the focused action is left out.
  private static let leastHeightWithAbout = 20
  /// Rows that are kept for the list.
  private static let leastListRows = 5
  /// The rows above the list.
  private static let headRows = 3

  private var inner: Rect { area.inset(left: 2, right: 1) }
  private var kinds: [ActionKind] { picker.kinds(flow: state.flow, words: words) }

  /// Where the list lies.
  var list: Rect {
    inner.inset(top: Self.headRows, bottom: aboutRows)
  }

  /// The rows of the description with the line above it: as many as the longest needs, so that the list stands still.
  private var aboutRows: Int {
    guard area.height >= Self.leastHeightWithAbout else { return 0 }
    let longest = ActionKinds.all.map { about($0).count }.max() ?? 0
    return min(longest + 1, inner.height - Self.headRows - Self.leastListRows)
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
    let aboutRows = aboutRows
    if aboutRows > 0, let kind = kinds[checked: picker.focus] {
      drawAbout(kind, inner.inset(top: inner.height - aboutRows), &frame)
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
        state.markFocus(in: &frame, at: Point(x: rect.x - 2, y: rect.y))
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
    for (row, line) in about(kind).prefix(rect.height - 1).enumerated() {
      frame.write(line.text, at: Point(x: rect.x, y: rect.y + 1 + row), style: line.style, in: rect)
    }
  }

  /// What an action does, what the visitor sees, where it may lead and what it needs, in the lines of the panel.
  func about(_ kind: ActionKind) -> [(text: String, style: Style)] {
    var parts = [(words["action.\(kind.id).does"], Style(.text))]
    func add(_ key: String, _ name: String, _ fact: String) { parts.append((words(key, [name: fact]), Style(.dim))) }
    add("picker.visitor", "what", words["action.\(kind.id).visitor"])
    let edges = kind.edges.map { words.edge($0, of: kind.id) }
    if !edges.isEmpty { add("picker.edges", "edges", edges.joined(separator: ", ")) }
    let needs = kind.fields.filter { $0.isRequired && isShownAtFirst($0, of: kind) }.map {
      words["field.\(kind.id).\($0.id).label"]
    }
    if !needs.isEmpty { add("picker.needs", "fields", needs.joined(separator: ", ")) }
    return parts.flatMap { text, style in TextWidth.lines(text, width: inner.width).map { (text: $0, style: style) } }
  }

  private func isShownAtFirst(_ field: Field, of kind: ActionKind) -> Bool {
    FieldValues().shows(field, among: kind.fields)
  }
}

extension Picker.Row {
  /// Whether it is an action and not a heading.
  var isKind: Bool { if case .kind = self { true } else { false } }
}
