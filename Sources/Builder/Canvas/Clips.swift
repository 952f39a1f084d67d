import Canvas
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Words

/// Copying, cutting and pasting actions on the canvas (`docs/behaviour.md`, "Copying and moving").
extension BuilderState {
  /// What was copied or cut last.
  struct Register: Sendable {
    var clip: Clip
    /// Whether it comes from this chatflow, so that its links to other actions mean what they say.
    var isOurs: Bool

    /// The actions to which links out of what was copied still lead, if nobody is asked.
    func keptLinks(in flow: Chatflow) -> Set<ActionID> { isOurs ? Set(flow.actions.keys) : [] }
  }

  /// Whether something was copied.
  var hasCopied: Availability { register == nil ? .disabled("nothing-copied") : .available }

  /// The chosen actions as a clip; says why if there is none.
  private mutating func chosenClip() -> (ids: [ActionID], clip: Clip)? {
    let ids = canvas.chosenActions(in: flow)
    guard !ids.isEmpty else {
      say(.info, words["notice.branch-holds-nothing"])
      return nil
    }
    return mayMove(ids) ? Clip(ids, of: flow).map { (ids, $0) } : nil
  }

  /// Whether actions can stand elsewhere; says which could not be read and so stays where it is.
  mutating func mayMove(_ ids: [ActionID]) -> Bool {
    guard let broken = ids.first(where: { flow.actions[$0]?.defect != nil }) else { return true }
    say(.warning, words("notice.broken-stays", ["action": flow.name(of: broken)]))
    return false
  }

  // MARK: - Copying and cutting

  /// Copies the chosen actions, here and to the clipboard of the terminal.
  mutating func copyActions() -> [Effect] {
    guard let (ids, clip) = chosenClip() else { return [] }
    say(.success, words("notice.copied", ["actions": flow.naming(ids, words)]))
    return keep(clip)
  }

  /// Keeps a clip, here and on the clipboard of the terminal.
  mutating func keep(_ clip: Clip) -> [Effect] {
    register = Register(clip: clip, isOurs: true)
    do {
      return [.copy(try ClipText.encode(clip))]
    } catch {
      say(.warning, words("notice.copied-here-only", ["reason": error.sentence(words, in: flow)]))
      return []
    }
  }

  /// Cuts the chosen actions out, after a question if something would be cut off or re-aimed.
  mutating func cutActions() -> [Effect] {
    guard mayEdit(), let (ids, _) = chosenClip() else { return [] }
    if let id = ids.first, ids.count == 1, canvas.marks.isEmpty, askWhichStays(id, isCut: true) { return [] }
    let losses = flow.losses(cutting: ids, checked.links, isReached: canvas.drawing.isReached(without: ids))
    guard !losses.isEmpty || !uses(ofAnswersTo: ids).isEmpty else { return cut(ids) }
    askAbout(
      losses, ids, text: words("question.cut", ["actions": flow.naming(ids, words)]),
      target: target(of: losses.aimed, cutting: ids)
    ) { $0.cut(ids) }
    return []
  }

  /// Cuts actions out.
  mutating func cut(_ ids: [ActionID]) -> [Effect] {
    guard let clip = Clip(ids, of: flow), let entry = ids.first else { return [] }
    let name = flow.naming(ids, words)
    let source = flow.origins(leadingTo: entry).first { !clip.holds($0) }
    let done = perform(flow.cutting(ids)) { state in
      state.canvas.marks = []
      state.arrive(at: source)
    }
    guard done else { return [] }
    say(.info, words("notice.cut", ["actions": name, "paste": key(of: "canvas.paste-after"), "key": undoKey]))
    return keep(clip)
  }

  /// Where the connections lead that are aimed at actions, once these are cut.
  private func target(of aimed: [Origin], cutting ids: [ActionID]) -> String {
    var after = flow
    if let edit = flow.cutting(ids) { after.apply(edit) }
    return aimed.first.flatMap { after[$0]?.action }.map { flow.name(of: $0) } ?? words["panel.ends"]
  }

  /// Goes to where a connection leads now, or to its plus icon.
  mutating func arrive(at source: Origin?) {
    if let source, let next = flow[source]?.action, flow.actions[next] != nil {
      land(on: .card(next))
    } else {
      land(on: source.flatMap { canvas.drawing.stop(.plus($0)) }.map(canvas.drawing.spot) ?? canvas.spot)
    }
  }

  /// Asks before actions are taken out with which something else is cut off or re-aimed.
  mutating func askAbout(
    _ losses: Losses, _ ids: [ActionID], text: String, target: String,
    _ takeOut: @escaping @Sendable (inout BuilderState) -> [Effect]
  ) {
    var details = losses.cutOff.map { words("question.cut-off", ["action": flow.name(of: $0)]) }
    for origin in losses.aimed {
      details.append(words("question.re-aimed", ["action": naming(origin), "target": target]))
    }
    details += uses(ofAnswersTo: ids)
    ask(
      PopupQuestion(
        text: text, details: details,
        answers: [
          .init(id: "remove", key: "d", title: words["question.remove.yes"]),
          .init(id: "keep", key: "k", title: words["question.remove.no"]),
        ])
    ) { state, answer in answer == "remove" ? takeOut(&state) : [] }
  }

  /// What a connection is called: the action that it leaves, and the branch by which it does.
  private func naming(_ origin: Origin) -> String {
    guard case .port(let id, let port) = origin else { return words["canvas.start"] }
    let label = label(of: port, of: id) ?? ""
    return label.isEmpty
      ? flow.name(of: id) : words("connection.of", ["name": flow.name(of: id), "label": label])
  }

  // MARK: - Pasting

  /// Pastes what was copied behind the focused element, or in front of it.
  mutating func pasteActions(_ side: CanvasState.Side) {
    guard mayEdit(), register != nil, let point = insertionPoint(side) else { return }
    paste(at: point)
  }

  /// Pastes what was copied at a place.
  mutating func paste(at point: InsertionPoint) {
    guard let register else { return }
    if register.isOurs { put(register.clip, at: point, keeping: true) } else { offer(register.clip, at: point) }
  }

  /// Pastes a text that came from the terminal, if it holds actions; false if it is another text.
  mutating func pasteClip(_ text: String) -> Bool {
    guard contexts.contains(.canvas), ClipText.isClip(text) else { return false }
    guard mayEdit(), let point = insertionPoint(.after) else { return true }
    switch ClipText.decode(text) {
    case .failure(let problem): say(.error, words("notice.clip-unreadable", ["reason": problem.sentence(words)]))
    case .success(let clip):
      let isOurs = register.map { $0.isOurs && $0.clip == clip } ?? false
      register = Register(clip: clip, isOurs: isOurs)
      if isOurs { put(clip, at: point, keeping: true) } else { offer(clip, at: point) }
    }
    return true
  }

  /// Pastes a clip of another chatflow, after a question if it leads to ids that actions of this one have as well.
  private mutating func offer(_ clip: Clip, at point: InsertionPoint) {
    let present = clip.linksOut.filter { flow.actions[$0] != nil }
    guard !present.isEmpty else { return put(clip, at: point, keeping: false) }
    ask(
      PopupQuestion(
        text: words["question.paste-links"], details: present.map { flow.name(of: $0) },
        answers: [
          .init(id: "keep", key: "k", title: words["question.paste-links.keep"]),
          .init(id: "leave", key: "g", title: words["question.paste-links.leave"]),
        ])
    ) { state, answer in
      state.put(clip, at: point, keeping: answer == "keep")
      return []
    }
  }

  /// Puts a clip in; its links to actions that it does not hold are kept, or go on where the connection led.
  mutating func put(_ clip: Clip, at point: InsertionPoint, keeping isKept: Bool) {
    let place = canvas.drawing.filePlace(of: point, of: flow)
    guard
      let (edit, entry) = flow.pasting(clip, at: point, in: place, keeping: isKept ? Set(flow.actions.keys) : [])
    else { return }
    perform(edit) { $0.land(on: .card(entry)) }
    say(
      .success,
      words(
        "notice.pasted",
        [
          "actions": clip.actions.count == 1
            ? flow.naming([entry], words) : flow.naming(Array(clip.actions.keys), words)
        ]))
  }

  /// Puts a copy of the chosen actions in behind themselves.
  mutating func duplicateActions() {
    guard mayEdit(), let (ids, _) = chosenClip() else { return }
    let (drawing, flow) = (canvas.drawing, flow)
    guard let (edit, entry) = flow.duplicating(ids, in: { drawing.filePlace(of: $0, of: flow) }) else { return }
    perform(edit) { $0.land(on: .card(entry)) }
    say(.success, words("notice.duplicated", ["actions": flow.naming(ids, words)]))
  }
}

extension ClipText.Problem {
  /// Why nothing was pasted.
  fileprivate func sentence(_ words: Words) -> String {
    switch self {
    case .empty: words["notice.clip-empty"]
    case .unreadable(let problem):
      words("problem.at-line", ["line": "\(problem.line)", "problem": problem.sentence(words)])
    }
  }
}

extension Chatflow {
  /// What is said of some actions: the name of one, or how many.
  func naming(_ ids: [ActionID], _ words: Words) -> String {
    if ids.count == 1, let id = ids.first { return words("naming.action", ["action": name(of: id)]) }
    return words("naming.actions", ["count": "\(ids.count)"])
  }
}
