import Canvas
import ChatflowModel
import OrderedCollections
import Words

/// What is looked for on the canvas, and what of it is marked there.
extension CanvasState {
  /// Where one is now, to come back to from what is found.
  var searchStart: SearchStart {
    SearchStart(
      spot: spot, scroll: scroll, view: drawing.view, text: search.text, isMarked: search.isMarked)
  }

  /// Marks what was found, or takes the marks away.
  mutating func markHits(_ isMarked: Bool = true) {
    search.isMarked = isMarked
    drawing.mark(search.marked)
  }

  /// Takes the marks of what was found away; going on with the search brings them back.
  mutating func endSearch() { if !search.text.isEmpty { markHits(false) } }

  /// Looks for a text in all actions.
  mutating func look(for text: String, in flow: Chatflow, _ workspace: Workspace, _ words: Words) {
    search.look(for: text, in: flow, workspace, words)
    drawing.mark(search.marked)
  }

  /// Looks again in the actions that an edit touched.
  mutating func lookAgain(in ids: [ActionID], of flow: Chatflow, _ workspace: Workspace, _ words: Words) {
    search.update(ids, in: flow, workspace, words)
    drawing.mark(search.marked)
  }

  /// What gets the focus of the action that has a number: its card, or the branch whose label is what was found, since what
  /// is done next is meant for that branch.
  func found(_ number: Int, in flow: Chatflow, _ workspace: Workspace, _ words: Words) -> Spot? {
    guard let index = drawing.layout.action(numbered: number) else { return nil }
    let id = drawing.ids[index]
    guard let action = flow.actions[id], let text = action.text(holding: search.needle, words, in: workspace),
      text != action.name
    else { return .card(id) }
    let ports = action.ports(words, in: workspace)
    guard ports.count > 1, let port = ports.first(where: { $0.label == text }) else { return .card(id) }
    let spot = Spot.header(id, port.id)
    return drawing.stop(spot) == nil ? .card(id) : spot
  }

  /// Which hit the focus is on, of how many, and the text in which it was found; `round` is the direction in which the
  /// search went past an end. Nil if nothing is looked for.
  func tellingHits(
    _ round: Int, in flow: Chatflow, _ workspace: Workspace, _ words: Words, ellipsis: String
  ) -> Notice? {
    guard !search.text.isEmpty else { return nil }
    let hits = drawing.hits
    guard let place = hits.firstIndex(of: focusedNumber), let id = spot.action,
      let text = flow.actions[id]?.text(holding: search.needle, words, in: workspace)
    else {
      let key = hits.isEmpty ? "find.nothing" : "find.hits"
      return Notice(kind: hits.isEmpty ? .warning : .info, text: words(key, ["count": "\(hits.count)"]))
    }
    let key = round == 0 ? "find.hit" : round > 0 ? "find.hit-from-top" : "find.hit-from-bottom"
    let passage = search.needle.passage(of: text, ellipsis: ellipsis)
    return Notice(
      kind: .info, text: words(key, ["number": "\(place + 1)", "count": "\(hits.count)", "text": passage]))
  }
}

extension Needle {
  /// The part of a text in which it stands, as one line.
  fileprivate func passage(of text: String, ellipsis: String) -> String {
    guard let place = place(in: text) else { return text }
    let before = text[..<place]
    let isCut = before.count > Self.passageBefore
    let part = (isCut ? ellipsis : "") + before.suffix(Self.passageBefore) + text[place...]
    return String(part.map { $0.isNewline ? " " : $0 })
  }

  /// The characters shown in front of a hit.
  private static let passageBefore = 20
}
