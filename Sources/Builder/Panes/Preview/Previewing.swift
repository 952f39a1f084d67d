import Canvas
import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Opening and leaving the preview.
extension BuilderState {
  /// Shows the preview: as it was left, else a new one. In it, goes back to the canvas.
  mutating func togglePreview() -> [Effect] {
    if isPane(PreviewPane.self) {
      leavePreview()
      return []
    }
    if form?.isSituation == true {
      leaveSituation()
      return []
    }
    showPreview()
    return preview?.owesAnswer == true ? askForAnswer() : []
  }

  /// Begins a new one at the focused action.
  mutating func previewFromHere() -> [Effect] {
    guard let id = canvas.spot.action, flow.actions[id] != nil else {
      say(.info, words["disabled.no-card"])
      return []
    }
    return beginPreview(at: id)
  }

  /// Begins a new one in the situation of the one before, at an action or at the first one.
  mutating func beginPreview(at start: ActionID? = nil) -> [Effect] {
    let old = preview
    preview = newPreview(in: old?.entry ?? FieldValues(), at: start)
    preview?.asksMe = old?.asksMe ?? false
    preview?.tellsSilent = old?.tellsSilent ?? true
    let told = PreviewWords(self)
    preview?.begin(told)
    putPreviewInPanel()
    return afterPreviewed()
  }

  /// Shows a conversation that was had somewhere else, to be gone on with.
  mutating func showPreview(of rehearsal: Rehearsal) -> [Effect] {
    let told = PreviewWords(self)
    preview = Preview(rehearsal, state: history.state, after: preview, told)
    putPreviewInPanel()
    showWay()
    return []
  }

  private func newPreview(in entry: FieldValues, at start: ActionID?) -> Preview {
    Preview(preparedFlow, state: history.state, in: entry, now: now, start: start, after: preview)
  }

  /// The chatflow as conversations follow it: each action is made ready when one comes to it.
  private var preparedFlow: PreparedFlow { PreparedFlow(flow, in: workspace, connections: checked.links) }

  /// Shows the preview that there is, brought up to date, or a new one.
  mutating func showPreview() {
    guard preview != nil else {
      _ = beginPreview()
      return
    }
    putPreviewInPanel()
    followChatflow()
    showWay()
  }

  private mutating func putPreviewInPanel() {
    confirmName()
    dropEmptyEntry(goingTo: nil)
    leaveNewEntry(goingTo: FormPlace(subject: Self.subject(of: canvas.spot), tab: .details, path: .top))
    history.pause()
    let anchor = canvas.anchorRow
    pane = PreviewPane()
    fitCanvas()
    canvas.anchorFocus(at: anchor, in: canvasSize)
    settlePreview()
  }

  /// Gives the focus back to the canvas. The conversation stays as it is.
  mutating func leavePreview() {
    // It may stand where a branch that is shown alone does not reach.
    if canvas.stop == nil { canvas.drawing.uncover(canvas.spot) }
    let anchor = canvas.anchorRow
    pane = Form(Self.subject(of: canvas.spot))
    fitCanvas()
    canvas.anchorFocus(at: anchor, in: canvasSize)
  }

  /// Leaves what is typed for the chat, and that for the canvas.
  mutating func leaveInPreview() {
    guard let last = lineToLeaveFor else { return leavePreview() }
    previewPane?.focus = .line(last)
    settlePreview()
  }

  /// The line of the chat that is gone to from what is typed; nil if the preview itself is left.
  var lineToLeaveFor: Int? {
    previewPane?.focus == .typing ? preview?.lines.indices.last(where: isTold) : nil
  }

  private func isTold(_ line: Int) -> Bool {
    guard let preview, let line = preview.lines[checked: line] else { return false }
    return preview.tellsSilent || !line.isSilent
  }

  /// Does the conversation again if the chatflow is another one by now.
  mutating func followChatflow() {
    guard let entry = preview?.entry, preview?.state != history.state else { return }
    replayPreview(in: entry)
  }

  /// Does the conversation again with the chatflow as it is, in a situation.
  mutating func replayPreview(in entry: FieldValues) {
    let (flow, state, told) = (preparedFlow, history.state, PreviewWords(self))
    preview?.replay(following: flow, state: state, in: entry, told)
    previewPane?.chosen = []
    previewPane?.below = 0
    if case .line? = previewPane?.focus { previewPane?.focus = .typing }
    settlePreview()
  }

  /// Follows the edits that were made while the preview stands in the panel.
  mutating func followInPreview() {
    guard isPane(PreviewPane.self), preview?.state != history.state else { return }
    followChatflow()
    showWay()
  }
}

/// What the user does in it.
extension BuilderState {
  /// Takes what was done, with what follows.
  mutating func take(_ input: Input, after seconds: UnixSeconds = 0) -> [Effect] {
    let told = PreviewWords(self)
    preview?.take(input, after: seconds, told)
    return afterPreviewed()
  }

  mutating func afterPreviewed() -> [Effect] {
    if var pane = previewPane {
      pane.focus = .typing
      pane.typed = PreviewPane().typed
      pane.chosen = []
      pane.below = 0
      previewPane = pane
    }
    settlePreview()
    showWay()
    return preview?.owesAnswer == true ? askForAnswer() : []
  }

  /// Lays the chat out, and brings what has the focus in it into sight.
  mutating func settlePreview() {
    guard var pane = previewPane, let view = PreviewView(state: self, pane: pane, area: regions.panel) else { return }
    chatLayout = view.layout
    let (rows, height) = (view.layout.rows.count, view.parts.chat.height)
    if case .line(let line) = pane.focus {
      if let range = view.layout.rows(of: line) {
        let top = max(0, rows - height - pane.below)
        let first = max(min(top, range.lowerBound), range.upperBound - height)
        pane.below = rows - height - first
      } else {
        pane.focus = .typing
      }
    }
    pane.below = max(0, min(pane.below, rows - height))
    pane.typed.settle(in: view.parts.typing.size)
    previewPane = pane
  }

  /// Takes over what is typed.
  mutating func setTyped(_ editor: TextEditor) {
    previewPane?.typed = editor
    settlePreview()
  }

  /// Does what the focused line is for.
  mutating func activateLine() -> [Effect] {
    if case .line(let line)? = previewPane?.focus { return activate(line: line) }
    return []
  }

  /// Sends what was typed or chosen.
  mutating func sendInPreview() -> [Effect] {
    guard let pane = previewPane, let preview, pane.focus == .typing else { return [] }
    let text = pane.typed.plainText
    if text.allSatisfy(\.isWhitespace) {
      if preview.owesAnswer { return askForAnswer() }
      let labels = preview.replies.enumerated().filter { pane.chosen.contains($0.offset) }.map(\.element.label)
      if !labels.isEmpty { return take(.visitor(.chooses(labels))) }
      say(.info, words["preview.nothing-typed"])
      return []
    }
    return take(.visitor(.says(text)))
  }

  /// Chooses a quick reply, or notes it where several can be chosen; false if there is none.
  mutating func choosesReply(_ index: Int) -> Bool {
    guard let waiting = preview?.waiting, let reply = waiting.replies[checked: index] else { return false }
    if waiting.takesSeveral {
      previewPane?.chosen.formSymmetricDifference([index])
      settlePreview()
    } else {
      _ = take(.visitor(.chooses([reply.label])))
    }
    return true
  }

  /// Goes to the card of a line, or shows what a service was asked.
  private mutating func activate(line: Int) -> [Effect] {
    guard let line = preview?.lines[checked: line] else { return [] }
    if let request = line.request {
      showRequest(request)
    } else if let id = line.action, flow.actions[id] != nil {
      canvas.remember(canvas.spot)
      leavePreview()
      focus(.card(id))
      followFocus()
    } else {
      say(.info, words["preview.no-card"])
    }
    return []
  }

  /// Moves the focus by lines, from the last one to what is typed.
  mutating func moveInPreview(_ step: Int) {
    guard var pane = previewPane, let preview else { return }
    let told = preview.lines.indices.filter(isTold)
    let place: Int
    switch pane.focus {
    case .typing: place = told.count
    case .line(let line): place = told.firstIndex(of: line) ?? told.count
    }
    let next = max(0, min(place + step, told.count))
    pane.focus = told[checked: next].map { .line($0) } ?? .typing
    if pane.focus == .typing { pane.below = 0 }
    previewPane = pane
    settlePreview()
  }

  /// Changes between the chat and what is typed.
  mutating func switchInPreview() {
    guard let focus = previewPane?.focus else { return }
    moveInPreview(focus == .typing ? -1 : preview?.lines.count ?? 0)
  }

  /// Scrolls by pages.
  mutating func pageInPreview(_ direction: Int) {
    guard let pane = previewPane, let view = PreviewView(state: self, pane: pane, area: regions.panel) else { return }
    pane.scroll(by: direction * max(1, view.parts.chat.height - 1), in: &self)
  }

  /// Takes the last answer back, or that of the focused line and all behind it.
  mutating func stepBackInPreview() -> [Effect] {
    guard let preview, let pane = previewPane else { return [] }
    var steps = preview.steps
    if case .line(let line) = pane.focus, let turn = preview.lines[checked: line]?.turn {
      steps = steps.filter { $0 <= turn }
    }
    // The beginning stays.
    guard let last = steps.last, last > 0 else {
      say(.info, words["preview.at-start"])
      return []
    }
    let told = PreviewWords(self)
    self.preview?.stepBack(to: last, told)
    return afterPreviewed()
  }

  /// Tells what happens silently, or no longer.
  mutating func switchSilent() {
    preview?.tellsSilent.toggle()
    settlePreview()
    say(.info, words[preview?.tellsSilent == true ? "preview.tells" : "preview.tells-not"])
  }

  /// Lets the user answer for services and the customer agent, or the situation.
  mutating func switchAsking() -> [Effect] {
    preview?.asksMe.toggle()
    let asks = preview?.asksMe == true
    if !asks {
      let told = PreviewWords(self)
      preview?.play(told)
      settlePreview()
      showWay()
    }
    say(.info, words[asks ? "preview.asks-me" : "preview.asks-situation"])
    return []
  }

  /// Shows on the canvas where the conversation stands, and what it came through. The canvas follows it unless the user has
  /// turned the canvas elsewhere.
  mutating func showWay() {
    guard let preview else { return }
    canvas.way = preview.way
    let isTurned = previewPane?.followedScroll.map { $0 != canvas.scroll } ?? false
    guard let id = preview.rehearsal.stand.action, canvas.drawing.index(id) != nil, !isTurned else { return }
    if canvas.spot != .card(id) {
      canvas.spot = .card(id)
      passed = nil
      canvas.revealFocus(in: canvasSize)
    }
    let scroll = canvas.scroll
    previewPane?.followedScroll = scroll
  }
}
