import ChatflowModel
import Screen
import Widgets
import Words

/// Draws the front pop-up: a framed box over the middle of the screen.
struct LayerView: ~Copyable {
  let layer: Layer?
  private let size: Size
  private let words: Words
  private let tier: GlyphTier
  /// The row that takes the text to find; nil if the front pop-up is a box.
  private let findRow: FindRow?
  /// The rows below a list in which the longest of its explanations can be read.
  private let helpRows: Int
  /// The title, in the border as far as there is room, and below it what is left.
  private let titleLines: [String]
  private var glyphs: Glyphs { Glyphs.of(tier) }

  /// The front pop-up of an open chatflow.
  init(state: BuilderState) {
    var findRow: FindRow?
    if case .prompt(let prompt)? = state.layers.last, prompt.isInHintRow {
      findRow = FindRow(state: state, prompt: prompt, area: state.regions.hint)
    }
    self.init(state.layers.last, findRow, size: state.size, words: state.words, tier: state.tier)
  }

  /// A pop-up of another screen.
  init(_ layer: Layer?, size: Size, words: Words, tier: GlyphTier) {
    self.init(layer, nil, size: size, words: words, tier: tier)
  }

  private init(_ layer: Layer?, _ findRow: FindRow?, size: Size, words: Words, tier: GlyphTier) {
    self.layer = layer
    self.findRow = findRow
    (self.size, self.words, self.tier) = (size, words, tier)
    let width = Self.width(of: layer, on: size)
    titleLines = TextWidth.lines(Self.title(of: layer, words), width: max(1, width - Self.aroundTitle))
    if case .chooser(let chooser)? = layer {
      helpRows = Self.helpRows(chooser, width: width - Self.around, on: size)
    } else {
      helpRows = 0
    }
  }

  /// The widest a pop-up gets, and the rows of a list at most, unless it takes the room that the screen has.
  private static let widest = 76
  private static let mostRows = 16
  /// Rows around the list of a chooser: borders, filter, line.
  private static let chooserExtra = 4
  /// The rows that explanations always have, and the rows of a list that they leave.
  private static let leastHelp = 2
  private static let leastRows = 3
  /// Columns of the border and of the space inside it; around a title there is one of the border more at each side.
  private static let around = 4
  private static let aroundTitle = 6

  /// The narrowest that a menu at the pointer gets.
  private static let narrowestMenu = 40

  private var width: Int { Self.width(of: layer, on: size) }

  private static func width(of layer: Layer?, on size: Size) -> Int {
    let room = size.width - 4
    guard case .chooser(let chooser)? = layer, chooser.corner != nil || chooser.content.takesAllRoom else {
      return min(widest, room)
    }
    let texts = chooser.items.map { TextWidth.of($0.title) + TextWidth.of($0.detail) }
    let longest = (texts.max() ?? 0) + aroundItem
    if chooser.content.takesAllRoom { return min(max(widest, longest), room) }
    return min(max(narrowestMenu, longest), widest, room)
  }

  /// The same for all items of a list, so that the box stands still while the focus moves.
  private static func helpRows(_ chooser: Chooser, width: Int, on size: Size) -> Int {
    let most = max(leastHelp, size.height - 4 - chooserExtra - leastRows)
    var rows = leastHelp
    for item in chooser.items where item.help.utf8.count > width || item.help.contains("\n") {
      rows = max(rows, TextWidth.lines(item.help, width: max(1, width)).count)
    }
    return min(rows, most)
  }

  /// Columns of a row that hold neither title nor detail: the border, the mark, and the space between the two.
  private static let aroundItem = 9

  /// The upper left corner: the middle of the screen, or below the pointer as far as the screen allows.
  private func origin(height: Int) -> Point {
    guard case .chooser(let chooser)? = layer, let corner = chooser.corner else {
      return Point(x: (size.width - width) / 2, y: max(1, (size.height - height) / 3))
    }
    return Point(
      x: max(0, min(corner.x, size.width - width)), y: max(1, min(corner.y + 1, size.height - 1 - height)))
  }

  /// Where the front pop-up lies, its border included.
  var frame: Rect {
    if let findRow { return findRow.area }
    let height = min(contentHeight + 2, size.height - 2)
    let origin = origin(height: height)
    return Rect(x: origin.x, y: origin.y, width: width, height: height)
  }

  private var inner: Rect { frame.inset(left: 2, top: 1 + moreTitle, right: 2, bottom: 1) }
  /// Rows of the title that the border has no room for.
  private var moreTitle: Int { titleLines.count - 1 }

  private var contentHeight: Int {
    let columns = width - Self.around
    let rows =
      switch layer {
      case .chooser(let chooser)?: chooserRows(chooser) + Self.chooserExtra + helpRows - 2
      case .prompt(let prompt)?: 2 + min(prompt.completions.count, 8) + problemLines(prompt, width: columns).count
      case .question(let question)?:
        TextWidth.lines(question.text, width: columns).count + detailLines(question, width: columns).count + 1
          + answerPlaces(question, width: columns).rows + (question.details.isEmpty ? 0 : 1)
      case nil: 0
      }
    return rows + moreTitle
  }

  /// The rows that the list of a chooser shows.
  func chooserRows(_ chooser: Chooser) -> Int {
    let rest = size.height - 4 - Self.chooserExtra - helpRows - moreTitle
    let most = chooser.content.takesAllRoom ? rest : min(Self.mostRows, rest)
    return max(1, min(most, max(chooser.items.count, Self.leastRows)))
  }

  func draw(into frame: inout Frame) {
    if let findRow { return findRow.draw(into: &frame) }
    drawBox(into: &frame)
    switch layer {
    case .chooser(let chooser)?: draw(chooser, &frame)
    case .prompt(let prompt)?: draw(prompt, &frame)
    case .question(let question)?: draw(question, &frame)
    case nil: break
    }
  }

  private func drawBox(into picture: inout Frame) {
    let box = frame
    picture.fill(box, with: .blank(Style(.popup)))
    let across = String(repeating: glyphs.horizontal, count: max(0, box.width - 2))
    let style = Style(.popupBorder, on: .popup)
    picture.write(glyphs.topLeft + across + glyphs.topRight, at: box.origin, style: style)
    picture.write(glyphs.bottomLeft + across + glyphs.bottomRight, at: Point(x: box.x, y: box.maxY - 1), style: style)
    for y in box.y + 1..<max(box.y + 1, box.maxY - 1) {
      picture.write(glyphs.vertical, at: Point(x: box.x, y: y), style: style)
      picture.write(glyphs.vertical, at: Point(x: box.maxX - 1, y: y), style: style)
    }
    let title = TextWidth.clip(" \(titleLines[0]) ", to: box.width - 4, ellipsis: glyphs.ellipsis)
    picture.write(title, at: Point(x: box.x + 2, y: box.y), style: Style(.heading, on: .popup))
    for (row, line) in titleLines.dropFirst().enumerated() {
      let place = Point(x: box.x + 3, y: box.y + 1 + row)
      picture.write(
        line, at: place, style: Style(.heading, on: .popup), in: box.inset(left: 2, top: 1, right: 2, bottom: 1))
    }
  }

  private static func title(of layer: Layer?, _ words: Words) -> String {
    switch layer {
    case .chooser(let chooser)?: chooser.title
    case .prompt(let prompt)?: prompt.title
    case .question? where layer?.isOnlyRead == true: words["notice.title"]
    case .question(let question)?: words[question.isUnread ? "question.title.unread" : "question.title"]
    case nil: ""
    }
  }

  // MARK: - Chooser

  private func chooserList(_ chooser: Chooser) -> Rect {
    Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: chooserRows(chooser))
  }

  private func draw(_ chooser: Chooser, _ picture: inout Frame) {
    picture.draw(
      chooser.query, in: inner.row(0), clip: inner, isFocused: true, placeholder: words["chooser.filter"],
      tier: tier)
    let list = chooserList(chooser)
    let matches = chooser.matches(words)
    if matches.isEmpty {
      picture.write(words["chooser.nothing"], at: list.origin, style: Style(.dim, on: .popup), in: list)
    }
    let shown = matches.dropFirst(chooser.scroll).prefix(list.height)
    let titles = DistinctTitles(
      shown.map { ($0.title, list.width - 3 - Self.detailWidth($0, list)) }, ellipsis: glyphs.ellipsis
    ).shown
    for (offset, (item, title)) in zip(shown, titles).enumerated() {
      draw(item, title, isFocused: chooser.scroll + offset == chooser.focus, in: list.row(offset), &picture)
    }
    drawMore(list, above: chooser.scroll > 0, below: chooser.scroll + list.height < matches.count, &picture)
    if let help = matches[checked: chooser.focus]?.help {
      for (row, line) in TextWidth.lines(help, width: inner.width).prefix(helpRows).enumerated() {
        picture.write(line, at: Point(x: inner.x, y: list.maxY + 1 + row), style: Style(.dim, on: .popup), in: inner)
      }
    }
  }

  private func drawMore(_ list: Rect, above: Bool, below: Bool, _ picture: inout Frame) {
    let style = Style(.dim, on: .popup)
    if above { picture.write(glyphs.moreAbove, at: Point(x: list.maxX + 1, y: list.y), style: style) }
    if below { picture.write(glyphs.moreBelow, at: Point(x: list.maxX + 1, y: list.maxY - 1), style: style) }
  }

  private static func detailWidth(_ item: Chooser.Item, _ rect: Rect) -> Int {
    min(TextWidth.of(item.detail), rect.width / 2)
  }

  private func draw(
    _ item: Chooser.Item, _ title: String, isFocused: Bool, in rect: Rect, _ picture: inout Frame
  ) {
    let role: Role = isFocused ? .selection : item.isEnabled ? .text : .dim
    let style = isFocused ? Style(.selection) : Style(role, on: .popup)
    if isFocused { picture.fill(rect, with: .blank(style)) }
    picture.write(isFocused ? glyphs.focus : " ", at: rect.origin, style: style, in: rect)
    let detailWidth = Self.detailWidth(item, rect)
    let end = picture.write(title, at: Point(x: rect.x + 2, y: rect.y), style: style, in: rect)
    let room = rect.maxX - detailWidth - 1 - (end + 2)
    if !item.note.isEmpty, room > 3 {
      let note = TextWidth.clip("(\(item.note))", to: room, ellipsis: glyphs.ellipsis)
      picture.write(
        note, at: Point(x: end + 2, y: rect.y), style: isFocused ? style : Style(.dim, on: .popup), in: rect)
    }
    let detail = TextWidth.clip(item.detail, to: detailWidth, ellipsis: glyphs.ellipsis)
    let detailStyle = isFocused ? style : Style(.dim, on: .popup)
    picture.write(detail, at: Point(x: rect.maxX - TextWidth.of(detail), y: rect.y), style: detailStyle, in: rect)
  }

  // MARK: - Prompt and question

  private func draw(_ prompt: Prompt, _ picture: inout Frame) {
    picture.draw(prompt.editor, in: inner.row(0), clip: inner, isFocused: true, placeholder: "", tier: tier)
    for (row, fact) in prompt.completions.prefix(8).enumerated() {
      let rect = inner.row(2 + row)
      let isFocused = prompt.focus == row
      let style = isFocused ? Style(.selection) : Style(.text, on: .popup)
      if isFocused { picture.fill(rect, with: .blank(style)) }
      picture.write((isFocused ? glyphs.focus : " ") + " " + fact.path, at: rect.origin, style: style, in: rect)
      let size = fact.bytes.map(FormWords.size) ?? ""
      picture.write(
        size, at: Point(x: rect.maxX - TextWidth.of(size), y: rect.y),
        style: isFocused ? style : Style(.dim, on: .popup), in: rect)
    }
    let problem = problemLines(prompt, width: inner.width)
    for (row, line) in problem.enumerated() {
      let place = Point(x: inner.x, y: inner.maxY - problem.count + row)
      picture.write(line, at: place, style: Style(.error, on: .popup), in: inner)
    }
  }

  private func draw(_ question: PopupQuestion, _ picture: inout Frame) {
    var y = inner.y
    for line in TextWidth.lines(question.text, width: inner.width) {
      picture.write(line, at: Point(x: inner.x, y: y), style: Style(.strong, on: .popup), in: inner)
      y += 1
    }
    let details = detailLines(question, width: inner.width)
    let list = Rect(x: inner.x, y: y, width: inner.width, height: detailRows.shown)
    for (row, line) in details.dropFirst(question.scroll).prefix(list.height).enumerated() {
      picture.write(line, at: Point(x: inner.x + 2, y: y + row), style: Style(.text, on: .popup), in: inner)
    }
    drawMore(list, above: question.scroll > 0, below: question.scroll + list.height < details.count, &picture)
    for (index, answer) in answerRects(question).enumerated() {
      let isFocused = index == question.focus && !question.isUnread
      let role: Role = isFocused ? .buttonFocused : question.isUnread ? .dim : .button
      picture.write(
        answer.title, at: answer.rect.origin, style: Style(role, on: isFocused ? nil : .popup), in: inner)
    }
  }

  private func problemLines(_ prompt: Prompt, width: Int) -> [String] {
    prompt.problem.map { TextWidth.lines($0, width: max(1, width)) } ?? []
  }

  /// How many lines there are below a question, and how many of them can be seen at once.
  struct DetailRows {
    var all = 0
    var shown = 0
    var areAllShown: Bool { shown >= all }
  }

  /// The lines below the front question; none below anything else.
  var detailRows: DetailRows {
    guard case .question(let question)? = layer else { return DetailRows() }
    let all = detailLines(question, width: inner.width).count
    let rows = TextWidth.lines(question.text, width: inner.width).count
    let room = inner.height - rows - 1 - answerPlaces(question, width: inner.width).rows
    return DetailRows(all: all, shown: max(0, min(all, room)))
  }

  /// What is affected, indented below the question.
  private func detailLines(_ question: PopupQuestion, width: Int) -> [String] {
    question.details.flatMap { TextWidth.lines($0, width: max(1, width - 2)) }
  }

  /// The answers at the foot of the box, in as many rows as they need.
  private func answerRects(_ question: PopupQuestion) -> [(title: String, rect: Rect)] {
    let (places, rows) = answerPlaces(question, width: inner.width)
    return places.map { title, place in
      let y = inner.maxY - rows + place.y
      return (title, Rect(x: inner.x + place.x, y: y, width: TextWidth.of(title), height: 1))
    }
  }

  private func answerPlaces(_ question: PopupQuestion, width: Int) -> (
    places: [(title: String, place: Point)], rows: Int
  ) {
    var place = Point(x: 0, y: 0)
    let places = question.answers.enumerated().map { index, answer in
      let mark = index == question.focus ? glyphs.focus : " "
      let title = "\(mark)[\(answer.key)] \(answer.title) "
      if place.x > 0, place.x + TextWidth.of(title) > width { place = Point(x: 0, y: place.y + 1) }
      defer { place.x += TextWidth.of(title) + 1 }
      return (title: title, place: place)
    }
    return (places, place.y + 1)
  }

  // MARK: - Mouse

  /// The index of the item at a place of the screen.
  func item(at point: Point) -> Int? {
    switch layer {
    case .chooser(let chooser)?:
      let list = chooserList(chooser)
      guard list.contains(point) else { return nil }
      let index = chooser.scroll + point.y - list.y
      return chooser.matches(words).indices.contains(index) ? index : nil
    case .prompt(let prompt)?:
      let index = point.y - inner.y - 2
      return inner.contains(point) && prompt.completions.indices.contains(index) ? index : nil
    case .question(let question)?: return answerRects(question).firstIndex { $0.rect.contains(point) }
    case nil: return nil
    }
  }
}
