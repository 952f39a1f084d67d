import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Words

extension BuilderState {
  /// The focused element of the drawing, or the fold that hides it.
  var stop: Stop? { canvas.drawing.stop(canvas.spot).flatMap(canvas.drawing.layout.visible) }

  /// Moves the focus on the canvas.
  mutating func move(_ direction: Canvas.Move) {
    guard let stop else { return keepFocusAlive() }
    history.pause()
    guard let next = canvas.drawing.layout.move(direction, from: stop, memory: &canvas.memory) else {
      if let key = direction.noWay { say(.info, words[key]) }
      return
    }
    if direction.isFar { remember(canvas.spot) }
    focus(canvas.drawing.spot(next))
  }

  /// Puts the focus on an element of the canvas and makes it visible.
  mutating func focus(_ spot: Spot) {
    canvas.spot = spot
    passed = nil
    keepFocusAlive()
    canvas.drawing.uncover(canvas.spot)
    revealFocus()
  }

  /// Puts the focus on an element of the canvas as an edit left it, and shows its form.
  mutating func land(on spot: Spot) {
    canvas.spot = spot
    pane = Form(Self.subject(of: spot))
  }

  /// Goes to an action, remembering where the user was.
  mutating func jump(to id: ActionID) {
    remember(canvas.spot)
    focus(.card(id))
  }

  /// Remembers a place to come back to.
  mutating func remember(_ spot: Spot) {
    canvas.trail.append(spot)
    if canvas.trail.count > CanvasState.longestTrail { canvas.trail.removeFirst() }
  }

  /// Goes back to where the last jump was followed from.
  mutating func goBack() {
    while let spot = canvas.trail.popLast() {
      if canvas.drawing.stop(spot) != nil { return focus(spot) }
    }
  }

  /// Follows the connection of the focused element if it is drawn as a jump, else wherever it leads.
  mutating func follow() {
    guard let stop else { return }
    let drawing = canvas.drawing
    let targets = drawing.targets(of: stop)
    guard let target = targets.first(where: \.isJump) ?? targets.first else {
      return say(.info, words["notice.nothing-to-follow"])
    }
    jump(to: drawing.ids[target.action])
  }

  /// Goes to the card with the number typed before; without a number to the last card.
  mutating func goToNumber() {
    let number = count ?? canvas.drawing.layout.actionCount
    count = nil
    guard let index = canvas.drawing.layout.action(numbered: number) else {
      say(.info, words("notice.no-such-number", ["number": "\(number)"]))
      return
    }
    jump(to: canvas.drawing.ids[index])
  }

  /// Moves by about a screen; the focus goes to the nearest card there.
  mutating func page(_ direction: Int, by part: Double = 1) {
    let layout = canvas.drawing.layout
    guard var stop, let start = layout.rect(of: stop) else { return }
    history.pause()
    let rows = max(1, Int(Double(canvasHeight) * part) - Self.rowsKeptOnPaging)
    while let next = layout.move(direction > 0 ? .down : .up, from: stop, memory: &canvas.memory),
      let rect = layout.rect(of: next), abs(rect.y - start.y) <= rows
    { stop = next }
    canvas.scroll = layout.top(keeping: stop, onRow: start.y - canvas.scroll, height: canvasHeight)
    focus(canvas.drawing.spot(stop))
  }

  /// Rows of the old page that stay visible on the new one.
  private static let rowsKeptOnPaging = 2

  /// The number of the focused action's card; 0 at the start.
  var focusedNumber: Int {
    let drawing = canvas.drawing
    return canvas.spot.action.flatMap { drawing.index($0) }.map { drawing.layout.number(of: $0) } ?? 0
  }

  // MARK: - Scrolling

  /// The screen row of the focused element.
  var anchorRow: Int? { row(of: canvas.spot) }

  /// The screen row of an element, which may lie outside the visible part.
  func row(of spot: Spot) -> Int? {
    canvas.drawing.stop(spot).flatMap(canvas.drawing.layout.visible).flatMap(canvas.drawing.layout.rect)
      .map { $0.y - canvas.scroll }
  }

  /// Scrolls so that an element is on that screen row again; if it is gone, the focused one takes its row.
  mutating func keep(_ spot: Spot, onRow row: Int?) {
    guard let row, let stop = canvas.drawing.stop(spot), canvas.drawing.layout.exists(stop) else {
      return anchorFocus(at: row)
    }
    canvas.scroll = canvas.drawing.layout.top(keeping: stop, onRow: row, height: canvasHeight)
    if spot == canvas.spot { revealColumn() } else { revealFocus() }
  }

  /// Scrolls so that the focused element is on that screen row again, as far as the drawing allows.
  mutating func anchorFocus(at row: Int?) {
    guard let row, let stop else { return revealFocus() }
    canvas.scroll = canvas.drawing.layout.top(keeping: stop, onRow: row, height: canvasHeight)
    revealColumn()
  }

  private mutating func revealColumn() {
    canvas.left = canvas.drawing.layout.left(revealing: stop, from: canvas.left, width: canvasWidth)
  }

  /// Scrolls by the least amount that shows the focused element with some rows around it.
  mutating func revealFocus() {
    let height = canvasHeight
    // A drawing is much to copy, so each is asked where it is.
    if let trial = canvas.trial {
      let stop = trial.drawing.stop(.card(trial.id))
      canvas.scroll = trial.drawing.layout.top(revealing: stop, from: canvas.scroll, height: height)
      canvas.left = trial.drawing.layout.left(revealing: stop, from: canvas.left, width: canvasWidth)
    } else {
      canvas.scroll = canvas.drawing.layout.top(revealing: stop, from: canvas.scroll, height: height)
      canvas.left = canvas.drawing.layout.left(revealing: stop, from: canvas.left, width: canvasWidth)
    }
  }

  /// The rows that the drawing may take.
  var canvasHeight: Int { max(1, size.height - 4) }

  /// Scrolls without moving the focus.
  mutating func scrollCanvas(by rows: Int) {
    let height = canvas.drawing.layout.height
    canvas.scroll = max(0, min(canvas.scroll + rows, height - canvasHeight))
  }
}

extension [Int] {
  /// Of rising numbers the next one in a direction, or round the end the first one; nil if there are none.
  func next(after number: Int, _ step: Int) -> (number: Int, isRound: Bool)? {
    if let ahead = step > 0 ? first(where: { $0 > number }) : last(where: { $0 < number }) { return (ahead, false) }
    return (step > 0 ? first : last).map { ($0, true) }
  }
}

extension Canvas.Move {
  /// Whether it leaves what is in view, so that the way back is remembered.
  fileprivate var isFar: Bool {
    switch self {
    case .first, .last, .partner: true
    default: false
    }
  }

  /// The word key of what is said where it leads nowhere; nil where that can be seen.
  fileprivate var noWay: String? {
    switch self {
    case .partner: "notice.no-partner"
    case .nextSibling, .previousSibling: "notice.no-sibling"
    default: nil
    }
  }
}
