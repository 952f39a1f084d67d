import Canvas
import ChatflowModel
import Screen
import Widgets
import Words

/// Finding on the canvas: what is typed is looked for at each letter, Enter stays at the hit, Esc goes back.
extension BuilderState {
  /// Asks for the text to find.
  mutating func askForText() {
    let start = canvas.searchStart
    let typing = Popup<BuilderState>.Typing(
      typed: { $0.find($1, from: start) }, stepped: { $0.stepToHit($1) }, left: { $0.leaveSearch(to: start) })
    ask(Prompt(title: words["prompt.search"], text: canvas.search.text, isInHintRow: true), typing: typing) {
      state, text in
      state.closeLayer()
      state.acceptSearch(text, from: start)
      return []
    }
    canvas.markHits()
    if !canvas.search.text.isEmpty { tellHits() }
  }

  /// Looks for what was typed so far, and shows the next card that holds it from where one began.
  private mutating func find(_ text: String, from start: SearchStart) {
    guard text != canvas.search.text else { return tellHits() }
    canvas.look(for: text, in: flow, workspace, words)
    showStart(start)
    let number = canvas.focusedNumber
    guard let hit = canvas.drawing.hits.next(after: number, 1)?.number else { return tellHits() }
    show(hit)
    tellHits(hit < number ? 1 : 0)
  }

  /// Stays at what was found. The text of the last time, taken as it stands, finds the next one.
  private mutating func acceptSearch(_ text: String, from start: SearchStart) {
    guard !text.isEmpty else {
      var empty = start
      empty.text = ""
      return leaveSearch(to: empty)
    }
    canvas.look(for: text, in: flow, workspace, words)
    if text == start.text, canvas.spot == start.spot { return findNext(1) }
    guard !canvas.drawing.hits.isEmpty else {
      return say(.info, words("notice.not-found", ["text": text]))
    }
    if canvas.spot != start.spot { canvas.remember(start.spot) }
    tellHits()
  }

  /// Goes back to where one was before the text was typed.
  private mutating func leaveSearch(to start: SearchStart) {
    canvas.look(for: start.text, in: flow, workspace, words)
    canvas.markHits(start.isMarked)
    showStart(start)
  }

  /// Goes to the next card that holds what was looked for, in drawing order, round and round; `step` is 1 or -1.
  mutating func findNext(_ step: Int) {
    canvas.markHits()
    guard !canvas.drawing.hits.isEmpty else {
      return say(.info, words("notice.not-found", ["text": canvas.search.text]))
    }
    canvas.remember(canvas.spot)
    stepToHit(step)
  }

  /// The same without remembering where one was, as while the text is typed.
  private mutating func stepToHit(_ step: Int) {
    guard let hit = canvas.drawing.hits.next(after: canvas.focusedNumber, step) else { return tellHits() }
    show(hit.number)
    tellHits(hit.isRound ? step : 0)
  }

  // MARK: -

  private mutating func showStart(_ start: SearchStart) {
    canvas.drawing.setView(start.view)
    focus(start.spot)
    canvas.scroll = start.scroll
  }

  private mutating func show(_ number: Int) {
    if let spot = canvas.found(number, in: flow, workspace, words) { focus(spot) }
  }

  private mutating func tellHits(_ round: Int = 0) {
    let told = canvas.tellingHits(round, in: flow, workspace, words, ellipsis: glyphs.ellipsis)
    if let told { notice = told }
  }
}
