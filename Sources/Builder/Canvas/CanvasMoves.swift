import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Words

/// Moving the focus on the canvas, which the rest of the screen follows.
extension BuilderState {
  /// Moves the focus on the canvas.
  mutating func move(_ direction: Canvas.Move) {
    guard let stop = canvas.stop else { return keepFocusAlive() }
    history.pause()
    guard let next = canvas.drawing.layout.move(direction, from: stop, memory: &canvas.memory) else {
      if let key = direction.noWay { say(.info, words[key]) }
      return
    }
    if direction.isFar { canvas.remember(canvas.spot) }
    focus(canvas.drawing.spot(next))
  }

  /// Puts the focus on an element of the canvas and makes it visible.
  mutating func focus(_ spot: Spot) {
    canvas.spot = spot
    passed = nil
    keepFocusAlive()
    canvas.drawing.uncover(canvas.spot)
    canvas.revealFocus(in: canvasSize)
  }

  /// Puts the focus on an element of the canvas as an edit left it, and shows its form.
  mutating func land(on spot: Spot) {
    canvas.spot = spot
    pane = Form(Self.subject(of: spot))
  }

  /// Goes to an action, remembering where the user was.
  mutating func jump(to id: ActionID) {
    canvas.remember(canvas.spot)
    focus(.card(id))
  }

  /// Goes back to where the last jump was followed from.
  mutating func goBack() {
    if let spot = canvas.takeLastPlace() { focus(spot) }
  }

  /// Follows the connection of the focused element if it is drawn as a jump, else wherever it leads.
  mutating func follow() {
    guard canvas.stop != nil else { return }
    guard let id = canvas.followed else { return say(.info, words["notice.nothing-to-follow"]) }
    jump(to: id)
  }

  /// Goes to the card with the number typed before; without a number to the last card.
  mutating func goToNumber() {
    guard count != nil else {
      return ask(Prompt(title: words["prompt.number"], text: "")) { state, text in
        state.closeLayer()
        state.count = Int(text) ?? 1
        state.goToNumber()
        return []
      }
    }
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
    guard let spot = canvas.page(direction, by: part, in: canvasSize) else { return }
    history.pause()
    focus(spot)
  }

  /// The columns and rows that the drawing may take.
  var canvasSize: Size {
    let width = regions.canvas.width
    return Size(
      width: width > 0 ? width : Regions(size: size, isPanelOpen: false, panelPercent: panelPercent).canvas.width,
      height: max(1, size.height - 4))
  }

  /// Takes over the size of the canvas, which changes with the terminal and with the panel.
  mutating func fitCanvas() { canvas.fit(canvasSize) }

  /// Shows the chatflow on another level of detail.
  mutating func show(_ zoom: Zoom) {
    guard zoom != canvas.zoom else { return }
    history.pause()
    canvas.show(zoom, of: flow, in: canvasSize)
  }

  // MARK: - Looks

  /// Looks at the chatflow in another way, or says why not; the element that gets the focus stays on its row of the screen.
  mutating func look(_ proposal: (CanvasState) -> () throws(CanvasState.NoLook) -> CanvasState.Look?) {
    do throws(CanvasState.NoLook) {
      if let look = try proposal(canvas)() { show(look) }
    } catch {
      say(.info, words[error.rawValue])
    }
  }

  private mutating func show(_ look: CanvasState.Look) {
    history.pause()
    let row = canvas.row(of: look.spot)
    canvas.drawing.setView(look.view)
    canvas.spot = look.spot
    keepFocusAlive()
    canvas.standOnWhatIsSeen()
    canvas.anchorFocus(at: row, in: canvasSize)
  }

  /// Opens a fold: one that is there for lack of room is shown alone.
  mutating func unfold(_ branch: Connection) {
    focus(canvas.drawing.spot(.header(branch)))
    look { canvas in { () throws(CanvasState.NoLook) in try canvas.togglingFold(of: branch) } }
  }

  /// Lets the branches of the focused action stand in another way, and says in which.
  mutating func pinNext() {
    do throws(CanvasState.NoLook) {
      let next = try canvas.pinningNext()
      show(next.look)
      say(.info, words["notice.pin.\(next.pin?.rawValue ?? "automatic")"])
    } catch {
      say(.info, words[error.rawValue])
    }
  }

  // MARK: - Marks

  /// Marks the focused card, or what the focused branch holds; takes the mark away from what has it.
  mutating func toggleMark() {
    let ids = canvas.focusedActions(in: flow)
    guard !ids.isEmpty else { return say(.info, words["notice.branch-holds-nothing"]) }
    canvas.toggleMarks(ids)
    let count = canvas.marks.count
    say(.info, count == 0 ? words["notice.no-marks"] : words("notice.marked", ["count": "\(count)"]))
  }

  /// Takes all marks away.
  mutating func clearMarks() {
    canvas.marks = []
    say(.info, words["notice.no-marks"])
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
