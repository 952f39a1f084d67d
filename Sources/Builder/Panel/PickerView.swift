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
  /// Columns before the icon of a kind, and of what is ready-made of it.
  private static let indent = 2
  private static let readyMadeIndent = 4
  private static func indent(of offer: Offer) -> Int { offer.isReadyMade ? readyMadeIndent : indent }
  /// Rows that are kept for the list.
  private static let leastListRows = 5
  /// The rows above the list.
  private static let headRows = 3

  private var inner: Rect { area.inset(left: 2, right: 1) }
  private var offers: [Offer] { picker.offers(flow: state.flow, words: words) }

  /// The rows of the list.
  var rows: [Picker.Row] { rows(offers) }

  private func rows(_ offers: [Offer]) -> [Picker.Row] {
    Picker.rows(offers) { TextWidth.lines($0.title(words), width: max(1, inner.width - Self.indent(of: $0) - 2)) }
  }

  /// Where the list lies.
  var list: Rect {
    inner.inset(top: Self.headRows, bottom: aboutRows)
  }

  /// The rows of the description with the line above it: as many as the longest needs, so that the list stands still.
  private var aboutRows: Int {
    guard area.height >= Self.leastHeightWithAbout else { return 0 }
    let longest = Offer.all.map { about($0).count }.max() ?? 0
    return min(longest + 1, inner.height - Self.headRows - Self.leastListRows)
  }

  /// The first row that must be shown so that the focus is visible with its category.
  static func scroll(rows: [Picker.Row], focus: Offer?, height: Int, scroll: Int) -> Int {
    guard let focus, let row = rows.firstIndex(where: { $0.offer == focus }),
      let last = rows.lastIndex(where: { $0.offer == focus })
    else { return 0 }
    let top = row > 0 && rows[row - 1].offer == nil ? row - 1 : row
    return max(0, min(scroll, top), last - height + 1)
  }

  func draw(into frame: inout Frame) {
    frame.write(words["picker.title"], at: inner.origin, style: Style(.heading), in: inner)
    frame.draw(
      picker.query, in: inner.row(1), clip: inner, isFocused: true, placeholder: words["picker.filter"],
      tier: state.tier)
    let offers = offers
    let rows = rows(offers)
    if rows.isEmpty {
      frame.write(words["picker.nothing"], at: list.origin, style: Style(.dim), in: list)
    }
    for (offset, row) in rows.dropFirst(picker.scroll).prefix(list.height).enumerated() {
      draw(row, focus: offers[checked: picker.focus], list.row(offset), &frame)
    }
    let aboutRows = aboutRows
    if aboutRows > 0, let offer = offers[checked: picker.focus] {
      drawAbout(offer, inner.inset(top: inner.height - aboutRows), &frame)
    }
  }

  /// The index of what is offered at a place of the screen.
  func offer(at point: Point) -> Int? {
    guard list.contains(point) else { return nil }
    let offers = offers
    return rows(offers)[checked: picker.scroll + point.y - list.y]?.offer.flatMap { offers.firstIndex(of: $0) }
  }

  private func draw(_ row: Picker.Row, focus: Offer?, _ rect: Rect, _ frame: inout Frame) {
    switch row {
    case .category(let category):
      frame.write(words["category.\(category.rawValue)"], at: rect.origin, style: Style(.fieldLabel), in: rect)
    case .offer(let offer, let title, let isFirst):
      let isFocused = offer == focus
      if isFocused { frame.fill(rect, with: .blank(Style(.selection))) }
      let x = rect.x + Self.indent(of: offer)
      if isFirst {
        if isFocused { frame.markFocus(state.glyphs, at: Point(x: rect.x - 2, y: rect.y)) }
        let icon = Style(isFocused ? .selection : Drawing.role(offer.kind))
        frame.write(state.icon(offer.kind), at: Point(x: x, y: rect.y), style: icon, in: rect)
      }
      frame.write(title, at: Point(x: x + 2, y: rect.y), style: Style(isFocused ? .selection : .text), in: rect)
    }
  }

  private func drawAbout(_ offer: Offer, _ rect: Rect, _ frame: inout Frame) {
    let line = String(repeating: state.glyphs.horizontal, count: rect.width)
    frame.write(line, at: rect.origin, style: Style(.border), in: rect)
    for (row, line) in about(offer).prefix(rect.height - 1).enumerated() {
      frame.write(line.text, at: Point(x: rect.x, y: rect.y + 1 + row), style: line.style, in: rect)
    }
  }

  /// What an action does, what the visitor sees, where it may lead and what it needs, in the lines of the panel.
  func about(_ offer: Offer) -> [(text: String, style: Style)] {
    let kind = offer.kind
    var parts = [(words["\(offer.wordKey).does"], Style(.text))]
    func add(_ key: String, _ name: String, _ fact: String) { parts.append((words(key, [name: fact]), Style(.dim))) }
    add("picker.visitor", "what", offer.visitor(words))
    let edges = kind.edges.map { words.edge($0, of: kind.id) }
    if !edges.isEmpty { add("picker.edges", "edges", edges.joined(separator: ", ")) }
    let needs = kind.fields.filter { $0.isRequired && isShownAtFirst($0, of: kind) }.map {
      words["field.\(kind.id).\($0.id).label"]
    }
    if !needs.isEmpty, !offer.isReadyMade { add("picker.needs", "fields", needs.joined(separator: ", ")) }
    return parts.flatMap { text, style in TextWidth.lines(text, width: inner.width).map { (text: $0, style: style) } }
  }

  private func isShownAtFirst(_ field: Field, of kind: ActionKind) -> Bool {
    FieldValues().shows(field, among: kind.fields)
  }
}

extension Offer {
  /// Whether its fields are filled in.
  var isReadyMade: Bool { if case .readyMade = self { true } else { false } }
}
