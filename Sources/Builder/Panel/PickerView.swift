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
  /// Columns before the icon of a kind, and of what is ready-made of it.
  private static let indent = 2
  private static let readyMadeIndent = 4

  private var inner: Rect { area.inset(left: 2, right: 1) }
  private var offers: [Offer] { picker.offers(flow: state.flow, words: words) }

  /// Where the list lies.
  var list: Rect {
    let about = area.height >= Self.leastHeightWithAbout ? Self.aboutRows : 0
    return inner.inset(top: 3, bottom: about)
  }

  /// The first row that must be shown so that the focus is visible with its category.
  static func scroll(rows: [Picker.Row], focus: Offer?, height: Int, scroll: Int) -> Int {
    guard let focus, let row = rows.firstIndex(of: .offer(focus)) else { return 0 }
    let top = row > 0 && !rows[row - 1].isOffer ? row - 1 : row
    return max(0, min(scroll, top), row - height + 1)
  }

  func draw(into frame: inout Frame) {
    frame.write(words["picker.title"], at: inner.origin, style: Style(.heading), in: inner)
    frame.draw(
      picker.query, in: inner.row(1), clip: inner, isFocused: true, placeholder: words["picker.filter"],
      tier: state.tier)
    let offers = offers
    let rows = Picker.rows(offers)
    if rows.isEmpty {
      frame.write(words["picker.nothing"], at: list.origin, style: Style(.dim), in: list)
    }
    for (offset, row) in rows.dropFirst(picker.scroll).prefix(list.height).enumerated() {
      draw(row, focus: offers[checked: picker.focus], list.row(offset), &frame)
    }
    if let offer = offers[checked: picker.focus], area.height >= Self.leastHeightWithAbout {
      drawAbout(offer, inner.inset(top: inner.height - Self.aboutRows), &frame)
    }
  }

  /// The index of what is offered at a place of the screen.
  func offer(at point: Point) -> Int? {
    guard list.contains(point) else { return nil }
    let offers = offers
    guard case .offer(let offer)? = Picker.rows(offers)[checked: picker.scroll + point.y - list.y] else { return nil }
    return offers.firstIndex(of: offer)
  }

  private func draw(_ row: Picker.Row, focus: Offer?, _ rect: Rect, _ frame: inout Frame) {
    switch row {
    case .category(let category):
      frame.write(words["category.\(category.rawValue)"], at: rect.origin, style: Style(.fieldLabel), in: rect)
    case .offer(let offer):
      let isFocused = offer == focus
      if isFocused {
        frame.fill(rect, with: .blank(Style(.selection)))
        frame.markFocus(state.glyphs, at: Point(x: rect.x - 2, y: rect.y))
      }
      let icon = Style(isFocused ? .selection : Drawing.role(offer.kind))
      let x = rect.x + (offer.isReadyMade ? Self.readyMadeIndent : Self.indent)
      frame.write(state.icon(offer.kind), at: Point(x: x, y: rect.y), style: icon, in: rect)
      let title = TextWidth.clip(offer.title(words), to: rect.maxX - x - 2, ellipsis: state.glyphs.ellipsis)
      frame.write(title, at: Point(x: x + 2, y: rect.y), style: Style(isFocused ? .selection : .text), in: rect)
    }
  }

  private func drawAbout(_ offer: Offer, _ rect: Rect, _ frame: inout Frame) {
    let kind = offer.kind
    let line = String(repeating: state.glyphs.horizontal, count: rect.width)
    frame.write(line, at: rect.origin, style: Style(.border), in: rect)
    var y = rect.y + 1
    func write(_ text: String, _ style: Style) {
      for part in TextWidth.lines(text, width: rect.width) where y < rect.maxY {
        frame.write(part, at: Point(x: rect.x, y: y), style: style, in: rect)
        y += 1
      }
    }
    write(words["\(offer.wordKey).does"], Style(.text))
    write(words("picker.visitor", ["what": offer.visitor(words)]), Style(.dim))
    let edges = kind.edges.map { words.edge($0, of: kind.id) }
    if !edges.isEmpty { write(words("picker.edges", ["edges": edges.joined(separator: ", ")]), Style(.dim)) }
    let needs = kind.fields.filter(\.isRequired).map { words["field.\(kind.id).\($0.id).label"] }
    if !needs.isEmpty, !offer.isReadyMade, kind.fields.contains(where: { $0.isRequired && $0.shownWhen == nil }) {
      write(words("picker.needs", ["fields": needs.joined(separator: ", ")]), Style(.dim))
    }
  }
}

extension Picker.Row {
  /// Whether it is an action and not a heading.
  var isOffer: Bool { if case .offer = self { true } else { false } }
}

extension Offer {
  /// Whether its fields are filled in.
  var isReadyMade: Bool { if case .readyMade = self { true } else { false } }
}
