import ChatflowModel
import Screen
import Widgets
import Words

/// Draws the list of earlier versions, and beside or below it what differs.
struct VersionsView: ~Copyable {
  let state: BuilderState
  let pane: VersionsPane
  /// What is told of the focused version.
  let detail: VersionDetail
  let rows: [VersionsPane.Row]
  private let title: Rect
  let list: Rect
  private let line: Rect
  private let about: Rect
  private var words: Words { state.words }

  /// From this width both stand beside each other.
  private static let beside = 100
  /// Below this height no row is left free.
  private static let low = 12
  /// The list's share of the width, and of the height, and the most that it gets of each.
  private static let (share, widest, highest) = (5, 56, 8)

  init(state: BuilderState, pane: VersionsPane, area: Rect, after old: VersionDetail?) {
    (self.state, self.pane) = (state, pane)
    rows = pane.rows(isUnsaved: state.history.isFlowUnsaved)
    let inner = area.inset(left: 2, right: 1)
    title = inner.row(0)
    let body = inner.inset(top: area.height < Self.low ? 1 : 2)
    if state.size.width >= Self.beside {
      let width = min(Self.widest, body.width * 2 / Self.share)
      list = Rect(x: body.x, y: body.y, width: width, height: body.height)
      line = Rect(x: list.maxX, y: body.y, width: 1, height: body.height)
      about = Rect(x: line.maxX + 2, y: body.y, width: max(0, body.maxX - line.maxX - 2), height: body.height)
    } else {
      let height = min(Self.highest, max(1, body.height / 3), max(1, rows.count))
      list = Rect(x: body.x, y: body.y, width: body.width, height: height)
      line = Rect(x: body.x, y: list.maxY, width: body.width, height: 1)
      about = Rect(x: body.x, y: line.maxY, width: body.width, height: max(0, body.maxY - line.maxY))
    }
    detail = VersionDetail(pane, state, width: about.width, after: old)
  }

  /// Rows of what stands above the difference, which has one row at least if there is any.
  private var headRows: Int { max(0, min(detail.head.count, about.height - (detail.lines.isEmpty ? 0 : 1))) }
  /// Where the difference stands, and below it, where there is room, which part of it that is.
  private var place: Rect { about.inset(top: headRows) }
  private var lines: Rect { place.inset(bottom: place.height > 2 ? 1 : 0) }

  /// How many lines of the difference are seen at once.
  var shownLines: Int { max(1, lines.height) }

  /// The first row that is seen, so that the focused one is.
  var scroll: Int {
    guard let index = rows.firstIndex(of: pane.focus) else { return 0 }
    return max(0, max(min(pane.scroll, index), index - list.height + 1))
  }

  /// The first line that is seen, so that the last one is not passed.
  func offset(_ wanted: Int) -> Int { max(0, min(wanted, detail.lines.count - shownLines)) }

  /// The row of the list at a place of the screen.
  func row(at point: Point) -> VersionsPane.Row? {
    list.contains(point) ? rows[checked: scroll + point.y - list.y] : nil
  }

  // MARK: - Drawing

  func draw(into frame: inout Frame) {
    frame.write(pane.title(state.file.name, words), at: title.origin, style: Style(.heading), in: title)
    let times = rows.map { TextWidth.of(time(of: $0)) }.max() ?? 0
    for (offset, row) in rows.dropFirst(scroll).prefix(list.height).enumerated() {
      draw(row, times, list.row(offset), &frame)
    }
    drawMore(list, above: scroll > 0, below: scroll + list.height < rows.count, &frame)
    frame.fill(
      line, with: line.width == 1 ? state.glyphs.vertical : state.glyphs.horizontal, style: Style(.border))
    drawDetail(&frame)
  }

  private func drawMore(_ area: Rect, above: Bool, below: Bool, _ frame: inout Frame) {
    let x = area.maxX - 1
    if above { frame.write(state.glyphs.moreAbove, at: Point(x: x, y: area.y), style: Style(.dim), in: area) }
    if below { frame.write(state.glyphs.moreBelow, at: Point(x: x, y: area.maxY - 1), style: Style(.dim), in: area) }
  }

  private func draw(_ row: VersionsPane.Row, _ times: Int, _ rect: Rect, _ frame: inout Frame) {
    let isFocused = row == pane.focus
    if isFocused {
      frame.fill(rect, with: .blank(Style(.selection)))
      frame.markFocus(state.glyphs, at: Point(x: rect.x - 2, y: rect.y))
    }
    func style(_ role: Role) -> Style { Style(isFocused ? .selection : role) }
    let room = rect.inset(left: 1, right: 2)
    frame.write(time(of: row), at: room.origin, style: style(.dim), in: room)
    let text = room.inset(left: times + 2)
    let title = TextWidth.clip(words.title(of: row), to: text.width, ellipsis: state.glyphs.ellipsis)
    frame.write(title, at: text.origin, style: style(.text), in: text)
  }

  private func time(of row: VersionsPane.Row) -> String { row.version?.when ?? words["history.row.now"] }

  private func drawDetail(_ frame: inout Frame) {
    for (row, line) in detail.head.prefix(headRows).enumerated() {
      frame.write(line.text, at: about.row(row).origin, style: line.style, in: about)
    }
    guard !lines.isEmpty else { return }
    let first = offset(pane.offset)
    for (row, cells) in detail.lines.dropFirst(first).prefix(lines.height).enumerated() {
      frame.put(cells, at: lines.row(row).origin, in: lines)
    }
    let below = detail.lines.count - first - lines.height
    guard first > 0 || below > 0, lines.height < place.height else { return }
    let told = words("history.lines", ["first": "\(first + 1)", "count": "\(detail.lines.count)"])
    let text = "\(first > 0 ? state.glyphs.moreAbove : " ") \(below > 0 ? state.glyphs.moreBelow : " ") \(told)"
    frame.write(text, at: Point(x: lines.x, y: lines.maxY), style: Style(.dim), in: place)
  }
}

extension Words {
  /// What a row of the list says behind its time.
  func title(of row: VersionsPane.Row) -> String {
    switch row {
    case .now: self["history.unsaved"]
    case .version(let version): title(of: version)
    }
  }

  /// What a version says behind its time: that it was saved, or its commit.
  public func title(of version: FlowVersion) -> String {
    switch version.source {
    case .saved: self["history.saved"]
    case .found: self["history.found"]
    case .commit(let author, let subject, _): self("history.committed", ["subject": subject, "author": author])
    }
  }
}
