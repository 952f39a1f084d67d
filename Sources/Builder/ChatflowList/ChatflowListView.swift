import ChatflowFiles
import ChatflowModel
import Screen
import Widgets
import Words

/// Draws the list of chatflows, or the templates, with the pop-ups over it.
public enum ChatflowListView {
  /// The picture of a state.
  public static func draw(_ list: ChatflowListState) -> Frame {
    var frame = Frame(size: list.size)
    let regions = list.regions
    guard !regions.isTooSmall else {
      BuilderView.drawTooSmall(list.words, &frame)
      return frame
    }
    let view = ChatflowListPicture(list: list, regions: regions)
    ChatflowListTitle(list).draw(into: &frame)
    view.line(regions.top, &frame)
    view.line(regions.bottom, &frame)
    view.drawFile(&frame)
    if list.templates != nil { TemplatesView(list: list).draw(into: &frame) } else { view.draw(into: &frame) }
    HintRow(list.hintContent, words: list.words, tier: list.tier, area: regions.hint).draw(into: &frame)
    NoticeBox(list.shownNotice, words: list.words, tier: list.tier, size: list.size)?.draw(into: &frame)
    if let layer = list.layers.last {
      frame.cursor = nil
      LayerView(layer, size: list.size, words: list.words, tier: list.tier).draw(into: &frame)
    }
    return frame
  }
}

/// The rows of the list.
struct ChatflowListPicture {
  let list: ChatflowListState
  let regions: ChatflowListRegions
  private let columns: ChatflowListColumns
  private var words: Words { list.words }
  private var glyphs: Glyphs { list.glyphs }

  init(list: ChatflowListState, regions: ChatflowListRegions) {
    self.list = list
    self.regions = regions
    columns = ChatflowListColumns(list)
  }

  func line(_ area: Rect, _ frame: inout Frame) {
    frame.fill(area, with: glyphs.horizontal, style: Style(.border))
  }

  func draw(into frame: inout Frame) {
    drawFilter(&frame)
    guard !list.rows.isEmpty else { return drawNothing(&frame) }
    for part in columns.parts {
      let isSorted = ChatflowListColumns.sort(by: part.column) == list.sort
      let title = TextWidth.clip(
        part.title + (isSorted ? glyphs.menu : ""), to: part.width, ellipsis: glyphs.ellipsis)
      let x = part.isRight ? part.x + part.width - TextWidth.of(title) : part.x
      frame.write(title, at: Point(x: x, y: regions.header.y), style: Style(isSorted ? .heading : .dim))
    }
    for (offset, row) in list.rows.dropFirst(list.scroll).prefix(regions.list.height).enumerated() {
      draw(row, in: regions.list.row(offset), &frame)
    }
    let style = Style(.dim)
    if list.scroll > 0 {
      frame.write(glyphs.moreAbove, at: Point(x: regions.list.maxX - 1, y: regions.list.y), style: style)
    }
    if list.scroll + regions.list.height < list.rows.count {
      frame.write(glyphs.moreBelow, at: Point(x: regions.list.maxX - 1, y: regions.list.maxY - 1), style: style)
    }
  }

  /// In the line below the list: the focused file, and what is wrong with it first of all.
  func drawFile(_ frame: inout Frame) {
    guard list.templates == nil, let focused = list.focused else { return }
    let area = regions.bottom
    let x = frame.write(" \(focused.id) ", at: Point(x: 2, y: area.y), style: Style(.dim), in: area)
    guard let reason = focused.summary?.reasons.first?.sentence else { return }
    let room = area.maxX - x - 4
    guard room > Self.leastReason else { return }
    let text = TextWidth.clip(" \(glyphs.error) \(reason) ", to: room, ellipsis: glyphs.ellipsis)
    frame.write(text, at: Point(x: x + 2, y: area.y), style: Style(.error), in: area)
  }

  /// Fewer columns of a reason say nothing.
  private static let leastReason = 12

  // MARK: - Filter

  /// A longer name of a kept filter would leave no room for what it says.
  private static let widestFilterName = 24

  private func drawFilter(_ frame: inout Frame) {
    guard let filter = list.filter, !regions.filter.isEmpty else { return }
    let area = regions.filter
    let used = list.usedKept.map { TextWidth.clip($0.name, to: Self.widestFilterName, ellipsis: glyphs.ellipsis) }
    let title = used.map { words("list.filter.kept", ["name": $0]) } ?? words["list.filter"]
    let label = frame.write(title, at: Point(x: 2, y: area.y), style: Style(.hintKey), in: area)
    let count = words("list.shown", ["shown": "\(list.rows.count)", "count": "\(list.entries.count)"])
    let width = max(8, area.width - label - TextWidth.of(count) - 6)
    frame.draw(
      filter, in: Rect(x: label + 2, y: area.y, width: width, height: 1), clip: area,
      isFocused: list.isFiltering && list.layers.isEmpty, placeholder: words["list.filter.placeholder"],
      tier: list.tier)
    frame.write(
      count, at: Point(x: area.maxX - TextWidth.of(count) - 2, y: area.y), style: Style(.dim), in: area)
  }

  /// Where there is no row: why, and what can be done.
  private func drawNothing(_ frame: inout Frame) {
    guard list.isListed else { return }
    let area = regions.list.inset(left: 2, top: 1, right: 2, bottom: 0)
    guard list.entries.isEmpty else {
      frame.write(words["list.nothing"], at: area.origin, style: Style(.dim), in: area)
      return
    }
    // It is not known to be empty, and stays said when the notice has gone.
    if let reason = list.unreadable {
      frame.write(reason, at: area.origin, style: Style(.error), in: area)
      return
    }
    frame.write(list.emptiness, at: area.origin, style: Style(.text), in: area)
    frame.write(
      "\(glyphs.focus) [ \(words["list.create"]) ]", at: Point(x: area.x, y: area.y + 2), style: Style(.buttonFocused),
      in: area)
    frame.write(words["list.empty.how"], at: Point(x: area.x, y: area.y + 4), style: Style(.dim), in: area)
  }

  // MARK: - Rows

  private func draw(_ row: ChatflowListRow, in rect: Rect, _ frame: inout Frame) {
    guard let entry = list.entries.first(where: { $0.id == row.file }) else { return }
    let isFocused = row.file == list.focus
    let base: Style? = isFocused ? Style(.selection) : nil
    if let base {
      frame.fill(rect, with: .blank(base))
      frame.write(glyphs.focus, at: rect.origin, style: base, in: rect)
    }
    func write(_ text: String, _ column: ChatflowListColumns.Column, _ role: Role) {
      guard let part = columns[column] else { return }
      let text = TextWidth.clip(text, to: part.width, ellipsis: glyphs.ellipsis)
      let x = part.isRight ? part.x + part.width - TextWidth.of(text) : part.x
      frame.write(text, at: Point(x: x, y: rect.y), style: base ?? Style(role), in: rect)
    }
    write("\(row.number)", .number, .dim)
    drawName(entry, rect, base, &frame)
    switch entry.content {
    case nil: break
    case .broken(let sentence): drawBehindName("\(glyphs.error) \(sentence)", rect, base ?? Style(.error), &frame)
    case .chatflow(let summary):
      write(
        "\(summary.isLive ? glyphs.on : glyphs.off) \(words[summary.isLive ? "title.on" : "title.off"])", .state,
        summary.isLive ? .success : .dim)
      write(summary.tags.joined(separator: ", "), .tags, .label)
      write(summary.language, .language, .text)
      write("\(summary.actions)", .actions, .text)
      drawProblems(summary.problems, rect, base, &frame)
      write(list.age(of: entry.entry.changed), .changed, .dim)
      if columns[.found] != nil { drawHit(row.hit ?? ChatflowListRow.Hit(tags: summary.tags), rect, base, &frame) }
    }
  }

  /// How much is wrong: each sign in its own colour.
  private func drawProblems(_ count: ProblemCount, _ rect: Rect, _ base: Style?, _ frame: inout Frame) {
    guard let part = columns[.problems] else { return }
    let area = Rect(x: part.x, y: rect.y, width: part.width, height: 1)
    var x = area.x
    let counts: [(number: Int, sign: String, role: Role)] = [
      (count.errors, glyphs.error, .error), (count.warnings, glyphs.warning, .warning),
    ]
    for (number, sign, role) in counts where number > 0 {
      let text = TextWidth.clip("\(sign)\(number)", to: area.maxX - x, ellipsis: glyphs.ellipsis)
      x = frame.write(text, at: Point(x: x, y: area.y), style: base ?? Style(role), in: area) + 1
    }
  }

  /// The name, and set off from it what is special about the file. The focus is told by its mark and its bar alone:
  /// names are drawn in one weight.
  private func drawName(_ entry: ListedChatflow, _ rect: Rect, _ base: Style?, _ frame: inout Frame) {
    guard let part = columns[.name] else { return }
    var marks: [(String, Role)] = []
    if !entry.entry.isWritable { marks.append((words["list.read-only"], .warning)) }
    if let isUnsaved = list.open[entry.id] {
      marks.append(isUnsaved ? (words["list.unsaved"], .warning) : (words["list.open"], .dim))
    } else if list.keptChanges.contains(entry.id) {
      marks.append((words["list.kept-changes"], .warning))
    }
    let used = marks.reduce(0) { $0 + TextWidth.of($1.0) + 3 }
    let name = TextWidth.clip(entry.name, to: max(1, part.width - used), ellipsis: glyphs.ellipsis)
    let role: Role = entry.content == nil ? .dim : .text
    var x = frame.write(name, at: Point(x: part.x, y: rect.y), style: base ?? Style(role), in: rect)
    for (text, role) in marks where x < part.x + part.width {
      x = frame.write(" \(glyphs.dot) ", at: Point(x: x, y: rect.y), style: base ?? Style(.dim), in: rect)
      x = frame.write(text, at: Point(x: x, y: rect.y), style: base ?? Style(role), in: rect)
    }
  }

  private func drawBehindName(_ text: String, _ rect: Rect, _ style: Style, _ frame: inout Frame) {
    guard let part = columns[.name] else { return }
    let x = part.x + part.width + 2
    let text = TextWidth.clip(text, to: max(0, rect.maxX - 1 - x), ellipsis: glyphs.ellipsis)
    frame.write(text, at: Point(x: x, y: rect.y), style: style, in: rect)
  }

  /// The text that holds what is looked for, with as much before it as leaves it in sight; nothing where the name does.
  private func drawHit(_ hit: ChatflowListRow.Hit, _ rect: Rect, _ base: Style?, _ frame: inout Frame) {
    guard let part = columns[.found], let place = list.needle.place(in: hit.text) else { return }
    let line = HitLine(
      hit.text, at: place, needle: list.needle.text, width: part.width, ellipsis: glyphs.ellipsis)
    let end = frame.write(line.before, at: Point(x: part.x, y: rect.y), style: base ?? Style(.dim), in: rect)
    let next = frame.write(line.match, at: Point(x: end, y: rect.y), style: Style(.match), in: rect)
    frame.write(line.after, at: Point(x: next, y: rect.y), style: base ?? Style(.dim), in: rect)
  }
}

/// A text in one line around what was found in it.
struct HitLine {
  let before, match, after: String

  /// The widest that stands before what was found, and how little of a narrow line that is.
  private static let leading = 16
  private static let leadingPart = 3

  init(_ text: String, at place: String.Index, needle: String, width: Int, ellipsis: String) {
    func oneLine(_ text: Substring) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    let end = text.index(place, offsetBy: needle.count, limitedBy: text.endIndex) ?? text.endIndex
    var before = oneLine(text[..<place])
    if let last = text[..<place].last, last.isWhitespace, !before.isEmpty { before += " " }
    let leading = min(Self.leading, width / Self.leadingPart)
    if TextWidth.of(before) > leading {
      var kept = before.suffix(leading)
      // Whole words are read more easily.
      if let space = kept.firstIndex(of: " "), space < kept.index(before: kept.endIndex) {
        kept = kept[kept.index(after: space)...]
      }
      before = ellipsis + kept
    }
    let match = TextWidth.clip(String(text[place..<end]), to: max(0, width - TextWidth.of(before)), ellipsis: ellipsis)
    var after = oneLine(text[end...])
    if text[end...].first?.isWhitespace == true { after = " " + after }
    self.before = before
    self.match = match
    self.after = TextWidth.clip(
      after, to: max(0, width - TextWidth.of(before) - TextWidth.of(match)), ellipsis: ellipsis)
  }
}
