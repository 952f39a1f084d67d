import Canvas
import ChatflowModel
import OrderedCollections
import Screen

/// Finding on the canvas: what is typed is looked for at each letter, Enter stays at the hit, Esc goes back.
extension BuilderState {
  /// Asks for the text to find.
  mutating func askForText() {
    let start = SearchStart(spot: canvas.spot, scroll: canvas.scroll, text: canvas.search.text)
    layers.append(.prompt(Prompt(.search(start), title: words["prompt.search"], text: canvas.search.text)))
    if !canvas.search.text.isEmpty { tellHits() }
  }

  /// Looks for what was typed so far, and shows the first card that holds it from where one began.
  mutating func find(_ text: String, from start: SearchStart) {
    guard text != canvas.search.text else { return tellHits() }
    look(for: text)
    showStart(start)
    if let hit = hit(from: focusedNumber, 1, includingStart: true) { show(hit) }
    tellHits()
  }

  /// Stays at what was found.
  mutating func acceptSearch(_ text: String, from start: SearchStart) {
    look(for: text)
    guard !text.isEmpty else { return showStart(start) }
    guard !canvas.drawing.hits.isEmpty else {
      return say(.info, words("notice.not-found", ["text": text]))
    }
    if canvas.spot != start.spot { remember(start.spot) }
    tellHits()
  }

  /// Goes back to where one was before the text was typed.
  mutating func leaveSearch(to start: SearchStart) {
    look(for: start.text)
    showStart(start)
  }

  /// Goes to the next card that holds what was looked for, in drawing order, round and round; `step` is 1 or -1.
  mutating func findNext(_ step: Int) {
    guard let hit = hit(from: focusedNumber, step, includingStart: false) else {
      return say(.info, words("notice.not-found", ["text": canvas.search.text]))
    }
    let isRound = step > 0 ? hit <= focusedNumber : hit >= focusedNumber
    remember(canvas.spot)
    show(hit)
    tellHits(isRound ? step : 0)
  }

  /// The same while the text is typed: nothing is remembered before Enter.
  mutating func stepWhileTyping(_ step: Int) {
    guard let hit = hit(from: focusedNumber, step, includingStart: false) else { return tellHits() }
    let isRound = step > 0 ? hit <= focusedNumber : hit >= focusedNumber
    show(hit)
    tellHits(isRound ? step : 0)
  }

  /// Looks again in what an edit touched.
  mutating func refreshSearch(_ ids: [ActionID]) {
    canvas.search.update(ids, in: flow, words)
    canvas.drawing.mark(canvas.search.found)
  }

  // MARK: -

  private mutating func look(for text: String) {
    canvas.search.look(for: text, in: flow, words)
    canvas.drawing.mark(canvas.search.found)
  }

  private mutating func showStart(_ start: SearchStart) {
    focus(start.spot)
    canvas.scroll = start.scroll
  }

  /// The number of the next card with a hit, or round the end the first one.
  private func hit(from number: Int, _ step: Int, includingStart: Bool) -> Int? {
    let hits = canvas.drawing.hits
    if step > 0 { return hits.first { includingStart ? $0 >= number : $0 > number } ?? hits.first }
    return hits.last { $0 < number } ?? hits.last
  }

  private mutating func show(_ number: Int) {
    guard let index = canvas.drawing.layout.action(numbered: number) else { return }
    focus(.card(canvas.drawing.ids[index]))
  }

  /// Says which hit the focus is on, of how many, and the text in which it was found; `round` is the direction in which
  /// the search went past an end.
  private mutating func tellHits(_ round: Int = 0) {
    guard !canvas.search.text.isEmpty else { return }
    let hits = canvas.drawing.hits
    guard let place = hits.firstIndex(of: focusedNumber), let id = canvas.spot.action,
      let text = flow.actions[id]?.text(holding: canvas.search.needle, words)
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
