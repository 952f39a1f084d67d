import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Draws the picker into the panel: a filter, what was copied, the actions by category, and what the focused one does.
struct PickerView: ~Copyable {
  let state: BuilderState
  let picker: Picker
  let area: Rect
  /// What can be chosen.
  let choices: [Picker.Choice]
  /// The rows of the list.
  private(set) var rows: [Picker.Row] = []
  /// Where the list lies.
  private(set) var list: Rect
  private var words: Words { state.words }

  init(state: BuilderState, picker: Picker, area: Rect) {
    self.state = state
    self.picker = picker
    self.area = area
    choices = picker.choices(flow: state.flow, words: state.words)
    list = area
    rows = Picker.rows(choices) { choice in
      TextWidth.lines(picker.title(of: choice, words), width: max(1, inner.width - Self.indent - 2))
    }
    list = inner.inset(top: Self.headRows, bottom: aboutRows)
  }

  /// Below this height the description of the focused action is left out.
  private static let leastHeightWithAbout = 20
  /// Columns before the icon.
  private static let indent = 2
  /// Rows that are kept for the list.
  private static let leastListRows = 6
  /// The rows above the list.
  private static let headRows = 3

  private var inner: Rect { area.inset(left: 2, right: 1) }

  /// The rows of the description with the line above it: as many as the longest needs, so that the list stands still.
  /// What was copied may need more than there are.
  private var aboutRows: Int {
    guard area.height >= Self.leastHeightWithAbout else { return 0 }
    let all = Offer.all.map(Picker.Choice.offer) + (picker.clip == nil ? [] : [.clip])
    let longest = all.map { about($0).count }.max() ?? 0
    return min(longest + 1, inner.height - Self.headRows - Self.leastListRows)
  }

  /// The first row that must be shown so that the focus is visible with its category.
  var scroll: Int {
    guard let focus = choices[checked: picker.focus], let row = rows.firstIndex(where: { $0.choice == focus }),
      let last = rows.lastIndex(where: { $0.choice == focus })
    else { return 0 }
    let top = row > 0 && rows[row - 1].choice == nil ? row - 1 : row
    return max(0, min(picker.scroll, top), last - list.height + 1)
  }

  func draw(into frame: inout Frame) {
    frame.write(words["picker.title"], at: inner.origin, style: Style(.heading), in: inner)
    frame.draw(
      picker.query, in: inner.row(1), clip: inner, isFocused: true, placeholder: words["picker.filter"],
      tier: state.tier)
    if rows.isEmpty {
      for (row, line) in TextWidth.lines(words["picker.nothing"], width: list.width).prefix(list.height).enumerated() {
        frame.write(line, at: list.row(row).origin, style: Style(.dim), in: list)
      }
    }
    for (offset, row) in rows.dropFirst(picker.scroll).prefix(list.height).enumerated() {
      draw(row, focus: choices[checked: picker.focus], list.row(offset), &frame)
    }
    let about = inner.inset(top: Self.headRows + list.height)
    if !about.isEmpty, let choice = choices[checked: picker.focus] { drawAbout(choice, about, &frame) }
  }

  /// The index of what is offered at a place of the screen.
  func choice(at point: Point) -> Int? {
    guard list.contains(point) else { return nil }
    return rows[checked: picker.scroll + point.y - list.y]?.choice.flatMap { choices.firstIndex(of: $0) }
  }

  private func draw(_ row: Picker.Row, focus: Picker.Choice?, _ rect: Rect, _ frame: inout Frame) {
    switch row {
    case .heading(let key):
      frame.write(words[key], at: rect.origin, style: Style(.fieldLabel), in: rect)
    case .choice(let choice, let title, let isFirst):
      let isFocused = choice == focus
      if isFocused { frame.fill(rect, with: .blank(Style(.selection))) }
      let x = rect.x + Self.indent
      if isFirst {
        if isFocused { frame.markFocus(state.glyphs, at: Point(x: rect.x - 2, y: rect.y)) }
        if let kind = kind(of: choice) {
          let icon = Style(isFocused ? .selection : Drawing.role(kind))
          frame.write(kind.icon.shown(in: state.tier), at: Point(x: x, y: rect.y), style: icon, in: rect)
        }
      }
      frame.write(title, at: Point(x: x + 2, y: rect.y), style: Style(isFocused ? .selection : .text), in: rect)
    }
  }

  /// The kind whose icon stands before a choice: that of an action, or of the one action that was copied.
  private func kind(of choice: Picker.Choice) -> ActionKind? {
    switch choice {
    case .offer(let offer): offer.kind
    case .clip: picker.clip.flatMap { $0.actions.count == 1 ? $0.actions.values.first?.definition : nil }
    }
  }

  private func drawAbout(_ choice: Picker.Choice, _ rect: Rect, _ frame: inout Frame) {
    let line = String(repeating: state.glyphs.horizontal, count: rect.width)
    frame.write(line, at: rect.origin, style: Style(.border), in: rect)
    let lines = about(choice)
    let shown = rect.height - 1
    for (row, line) in lines.prefix(shown).enumerated() {
      let isCut = row == shown - 1 && lines.count > shown
      let text =
        isCut ? TextWidth.clip(line.text, to: rect.width - 1, ellipsis: "") + state.glyphs.ellipsis : line.text
      frame.write(text, at: Point(x: rect.x, y: rect.y + 1 + row), style: line.style, in: rect)
    }
  }

  /// What a choice puts in, in the lines of the panel.
  func about(_ choice: Picker.Choice) -> [(text: String, style: Style)] {
    let parts =
      switch choice {
      case .offer(let offer): facts(of: offer)
      case .clip: facts(of: picker.clip)
      }
    return parts.flatMap { text, style in TextWidth.lines(text, width: inner.width).map { (text: $0, style: style) } }
  }

  private func facts(of clip: Clip?) -> [(String, Style)] {
    let names = clip?.actions.values.map(\.name) ?? []
    return [
      (words["picker.paste.does"], Style(.text)),
      (words("picker.paste.holds", ["actions": names.joined(separator: ", ")]), Style(.dim)),
    ]
  }

  /// What an action does, what the visitor sees, where it may lead and what it needs.
  private func facts(of offer: Offer) -> [(String, Style)] {
    let kind = offer.kind
    var parts = [(words["\(offer.wordKey).does"], Style(.text))]
    func add(_ key: String, _ name: String, _ fact: String) { parts.append((words(key, [name: fact]), Style(.dim))) }
    add("picker.visitor", "what", offer.visitor(words, in: state.flow.language))
    let edges = kind.edges.map { words.edge($0, of: kind.id) }
    if !edges.isEmpty { add("picker.edges", "edges", edges.joined(separator: ", ")) }
    let needs = kind.fields.filter { $0.isRequired && isShownAtFirst($0, of: kind) }.map {
      words["field.\(kind.id).\($0.id).label"]
    }
    if !needs.isEmpty, !Picker.Choice.offer(offer).isReadyMade {
      add("picker.needs", "fields", needs.joined(separator: ", "))
    }
    return parts
  }

  private func isShownAtFirst(_ field: Field, of kind: ActionKind) -> Bool {
    FieldValues().shows(field, among: kind.fields)
  }
}

extension Picker.Choice {
  /// Whether it is an action with its fields filled in.
  fileprivate var isReadyMade: Bool { if case .offer(let offer) = self { offer.isReadyMade } else { false } }
}

extension ActionKind.Icon {
  /// The mark in a tier of glyphs.
  func shown(in tier: GlyphTier) -> String {
    switch tier {
    case .rich: rich
    case .basic: basic
    case .ascii: ascii
    }
  }
}
