import ChatflowModel
import Screen
import Widgets
import Words

/// Draws the list of problems, and below it what is told of the focused one.
struct ProblemsView: ~Copyable {
  let state: BuilderState
  let pane: ProblemsPane
  let list: ProblemList
  /// The index of the focused entry; nil if there is none.
  let focus: Int?
  /// What is told of the focused entry, in the lines of the panel.
  let told: [Line]
  private let head: Rect
  private let rows: Rect
  private let line: Rect
  private let about: Rect
  private var words: Words { state.words }

  /// A line of one style.
  struct Line: Hashable, Sendable {
    let text: String
    let style: Style
  }

  /// Rows of the title and of what the list is filtered or grouped by.
  private static let headRows = 2
  /// The most rows that are told of a problem.
  private static let mostTold = 16

  init(state: BuilderState, pane: ProblemsPane, area: Rect) {
    (self.state, self.pane) = (state, pane)
    list = ProblemList(pane, state)
    focus = list.focus(of: pane)
    let inner = area.inset(left: 2, right: 1)
    head = inner.inset(bottom: max(0, inner.height - Self.headRows))
    let body = inner.inset(top: Self.headRows)
    // The list stands still whatever is told: what is told of a problem has its place, as long as there is room for both.
    let below = body.height < 6 ? 0 : min(Self.mostTold, body.height * 3 / 5)
    rows = body.inset(bottom: below)
    line = Rect(x: body.x, y: rows.maxY, width: body.width, height: min(1, below))
    about = Rect(x: body.x, y: line.maxY, width: body.width, height: max(0, below - 1))
    let entry = focus.flatMap { [list] in list.entries[checked: $0] }
    // The last columns are for the marks that there is more.
    let width = max(1, body.width - 2)
    let lines: [Line] = entry.map { state.told(of: $0) } ?? []
    told = lines.flatMap { line in
      TextWidth.lines(line.text, width: width).map { Line(text: $0, style: line.style) }
    }
  }

  // MARK: - What is seen

  /// How many lines of what is told are seen at once.
  var shownLines: Int { max(1, about.height) }

  /// The first line that is seen, so that the last one is not passed.
  func offset(_ wanted: Int) -> Int { max(0, min(wanted, told.count - shownLines)) }

  /// The first row that is seen, so that the focused one is, with its heading.
  var scroll: Int {
    guard let focus, let row = list.rows.firstIndex(of: .entry(focus)) else { return 0 }
    let isFirst = row > 0 && list.rows[row - 1].isHeading
    let last = max(0, list.rows.count - rows.height)
    return min(last, max(min(pane.scroll, isFirst ? row - 1 : row), row - rows.height + 1))
  }

  /// The index of the entry at a place of the screen.
  func entry(at point: Point) -> Int? {
    guard rows.contains(point), case .entry(let index)? = list.rows[checked: scroll + point.y - rows.y] else {
      return nil
    }
    return index
  }

  // MARK: - Drawing

  func draw(into frame: inout Frame) {
    let count = list.count
    let facts = [
      "errors": "\(state.glyphs.error)\(count.errors)", "warnings": "\(state.glyphs.warning)\(count.warnings)",
    ]
    frame.write(words("problems.title", facts), at: head.origin, style: Style(.heading), in: head)
    drawFilter(&frame)
    if list.rows.isEmpty {
      let key = pane.query.plainText.isEmpty ? "notice.no-problems" : "problems.nothing"
      frame.write(words[key], at: rows.origin, style: Style(.dim), in: rows)
    }
    for (offset, row) in list.rows.dropFirst(scroll).prefix(rows.height).enumerated() {
      draw(row, rows.row(offset), &frame)
    }
    drawMore(rows, above: scroll > 0, below: scroll + rows.height < list.rows.count, &frame)
    frame.fill(line, with: state.glyphs.horizontal, style: Style(.border))
    let first = offset(pane.offset)
    for (row, line) in told.dropFirst(first).prefix(about.height).enumerated() {
      frame.write(line.text, at: about.row(row).origin, style: line.style, in: about)
    }
    drawMore(about, above: first > 0, below: first + about.height < told.count, &frame)
  }

  private func drawFilter(_ frame: inout Frame) {
    guard head.height > 1 else { return }
    let row = head.row(1)
    if pane.isTyping || !pane.query.plainText.isEmpty {
      frame.draw(
        pane.query, in: row, clip: row, isFocused: pane.isTyping, placeholder: words["problems.filter"],
        tier: state.tier)
    } else {
      frame.write(pane.grouping(words), at: row.origin, style: Style(.dim), in: row)
    }
  }

  private func drawMore(_ area: Rect, above: Bool, below: Bool, _ frame: inout Frame) {
    guard !area.isEmpty else { return }
    let x = area.maxX - 1
    if above { frame.write(state.glyphs.moreAbove, at: Point(x: x, y: area.y), style: Style(.dim), in: area) }
    if below { frame.write(state.glyphs.moreBelow, at: Point(x: x, y: area.maxY - 1), style: Style(.dim), in: area) }
  }

  private func draw(_ row: ProblemList.Row, _ rect: Rect, _ frame: inout Frame) {
    switch row {
    case .heading(let title):
      let text = TextWidth.clip(title, to: max(0, rect.width - 2), ellipsis: state.glyphs.ellipsis)
      frame.write(text, at: rect.origin, style: Style(.fieldLabel), in: rect)
    case .entry(let index):
      guard let entry = list.entries[checked: index] else { return }
      let isFocused = index == focus
      if isFocused {
        frame.fill(rect, with: .blank(Style(.selection)))
        frame.markFocus(state.glyphs, at: Point(x: rect.x - 2, y: rect.y))
      }
      let isError = entry.severity == .error
      let mark = entry.reason != nil ? state.glyphs.dot : isError ? state.glyphs.error : state.glyphs.warning
      let role: Role = entry.reason != nil ? .dim : isError ? .error : .warning
      let style = Style(isFocused ? .selection : role)
      frame.write(mark, at: Point(x: rect.x + 1, y: rect.y), style: style, in: rect)
      let room = rect.inset(left: 3, right: 2)
      let text = TextWidth.clip(title(of: entry), to: room.width, ellipsis: state.glyphs.ellipsis)
      frame.write(
        text, at: room.origin, style: Style(isFocused ? .selection : entry.reason == nil ? .text : .dim), in: room)
    }
  }

  /// What stands in the row of an entry: what is wrong, and under a rule also the number of the card.
  private func title(of entry: ProblemEntry) -> String {
    let sentence = entry.sentence(state)
    guard pane.isByRule || entry.reason != nil, let number = entry.number(state) else { return sentence }
    return "\(number) \(sentence)"
  }
}

extension ProblemsPane {
  /// Under which headings the problems stand, and of what they are.
  func grouping(_ words: Words) -> String {
    let headings = words[isByRule ? "problems.by-rule" : "problems.by-card"]
    return folder == nil ? headings : words("problems.of-folder", ["headings": headings])
  }
}

extension ProblemList.Row {
  fileprivate var isHeading: Bool { if case .heading = self { true } else { false } }
}

extension BuilderState {
  /// What is told of a problem: where it is, what is wrong, why that matters, and how it is mended.
  func told(of entry: ProblemEntry) -> [ProblemsView.Line] {
    let role: Role = entry.reason != nil ? .dim : entry.severity == .error ? .error : .warning
    return [
      .init(text: "\(entry.place(self)) \(glyphs.dot) \(entry.rule)", style: Style(.strong)),
      .init(text: entry.sentence(self), style: Style(role)),
      .init(text: entry.reason.map { words("problems.reason", ["reason": $0]) } ?? "", style: Style(.text)),
      .init(text: toldFix(of: entry) ?? "", style: Style(.accent)),
      .init(text: entry.rule.why(words), style: Style(.dim)),
      .init(text: entry.rule.mending(words), style: Style(.text)),
    ].filter { !$0.text.isEmpty }
  }
}
