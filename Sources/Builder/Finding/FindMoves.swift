import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Words

/// Finding on the canvas: what is typed is looked for at each letter, Enter stays at the hit, Esc goes back.
extension BuilderState {
  /// Asks for the text to find.
  mutating func askForText() {
    let start = SearchStart(
      spot: canvas.spot, scroll: canvas.scroll, view: canvas.drawing.view, text: canvas.search.text,
      isMarked: canvas.search.isMarked)
    let typing = Popup<BuilderState>.Typing(
      typed: { $0.find($1, from: start) }, stepped: { $0.stepToHit($1) }, left: { $0.leaveSearch(to: start) })
    ask(Prompt(title: words["prompt.search"], text: canvas.search.text, isInHintRow: true), typing: typing) {
      state, text in
      state.closeLayer()
      state.acceptSearch(text, from: start)
      return []
    }
    markHits()
    if !canvas.search.text.isEmpty { tellHits() }
  }

  /// Takes the marks of what was found away; going on with the search brings them back.
  mutating func endSearch() { if !canvas.search.text.isEmpty { markHits(false) } }

  private mutating func markHits(_ isMarked: Bool = true) {
    canvas.search.isMarked = isMarked
    canvas.drawing.mark(canvas.search.marked)
  }

  /// Looks for what was typed so far, and shows the next card that holds it from where one began.
  mutating func find(_ text: String, from start: SearchStart) {
    guard text != canvas.search.text else { return tellHits() }
    look(for: text)
    showStart(start)
    let number = focusedNumber
    guard let hit = canvas.drawing.hits.next(after: number, 1)?.number else { return tellHits() }
    show(hit)
    tellHits(hit < number ? 1 : 0)
  }

  /// Stays at what was found. The text of the last time, taken as it stands, finds the next one.
  mutating func acceptSearch(_ text: String, from start: SearchStart) {
    guard !text.isEmpty else {
      var empty = start
      empty.text = ""
      return leaveSearch(to: empty)
    }
    look(for: text)
    if text == start.text, canvas.spot == start.spot { return findNext(1) }
    guard !canvas.drawing.hits.isEmpty else {
      return say(.info, words("notice.not-found", ["text": text]))
    }
    if canvas.spot != start.spot { remember(start.spot) }
    tellHits()
  }

  /// Goes back to where one was before the text was typed.
  mutating func leaveSearch(to start: SearchStart) {
    look(for: start.text)
    markHits(start.isMarked)
    showStart(start)
  }

  /// Goes to the next card that holds what was looked for, in drawing order, round and round; `step` is 1 or -1.
  mutating func findNext(_ step: Int) {
    markHits()
    guard !canvas.drawing.hits.isEmpty else {
      return say(.info, words("notice.not-found", ["text": canvas.search.text]))
    }
    remember(canvas.spot)
    stepToHit(step)
  }

  /// The same without remembering where one was, as while the text is typed.
  mutating func stepToHit(_ step: Int) {
    guard let hit = canvas.drawing.hits.next(after: focusedNumber, step) else { return tellHits() }
    show(hit.number)
    tellHits(hit.isRound ? step : 0)
  }

  /// Looks again in what an edit touched.
  mutating func refreshSearch(_ ids: [ActionID]) {
    canvas.search.update(ids, in: flow, workspace, words)
    canvas.drawing.mark(canvas.search.marked)
  }

  // MARK: -

  private mutating func look(for text: String) {
    canvas.search.look(for: text, in: flow, workspace, words)
    canvas.drawing.mark(canvas.search.marked)
  }

  private mutating func showStart(_ start: SearchStart) {
    canvas.drawing.setView(start.view)
    focus(start.spot)
    canvas.scroll = start.scroll
  }

  private mutating func show(_ number: Int) {
    guard let index = canvas.drawing.layout.action(numbered: number) else { return }
    let id = canvas.drawing.ids[index]
    focus(branchFound(in: id) ?? .card(id))
  }

  /// The branch of an action whose label is what was found: what is done next is meant for that branch.
  private func branchFound(in id: ActionID) -> Spot? {
    guard let action = flow.actions[id], let text = action.text(holding: canvas.search.needle, words, in: workspace),
      text != action.name
    else { return nil }
    let ports = action.ports(words, in: workspace)
    guard ports.count > 1, let port = ports.first(where: { $0.label == text }) else { return nil }
    let spot = Spot.header(id, port.id)
    return canvas.drawing.stop(spot) == nil ? nil : spot
  }

  /// Says which hit the focus is on, of how many, and the text in which it was found; `round` is the direction in which
  /// the search went past an end.
  private mutating func tellHits(_ round: Int = 0) {
    guard !canvas.search.text.isEmpty else { return }
    let hits = canvas.drawing.hits
    guard let place = hits.firstIndex(of: focusedNumber), let id = canvas.spot.action,
      let text = flow.actions[id]?.text(holding: canvas.search.needle, words, in: workspace)
    else {
      let key = hits.isEmpty ? "find.nothing" : "find.hits"
      notice = Notice(kind: hits.isEmpty ? .warning : .info, text: words(key, ["count": "\(hits.count)"]))
      return
    }
    let key = round == 0 ? "find.hit" : round > 0 ? "find.hit-from-top" : "find.hit-from-bottom"
    notice = Notice(
      kind: .info,
      text: words(key, ["number": "\(place + 1)", "count": "\(hits.count)", "text": passage(of: text)]))
  }

  /// The part of a text in which a hit stands, as one line.
  private func passage(of text: String) -> String {
    guard let place = canvas.search.needle.place(in: text) else { return text }
    let before = text[..<place]
    let isCut = before.count > Self.passageBefore
    let part = (isCut ? glyphs.ellipsis : "") + before.suffix(Self.passageBefore) + text[place...]
    return String(part.map { $0.isNewline ? " " : $0 })
  }

  /// The characters shown in front of a hit.
  private static let passageBefore = 20
}
