import ChatflowFiles
import ChatflowModel
import Screen
import Widgets
import Words

/// An earlier version that was restored as a whole, and the chatflow before that, with what could not be read of its file.
struct RestoredVersion: Sendable {
  /// Which version; nil for what somebody else made of the file.
  let version: FlowVersion?
  let flow: Chatflow
  let before: Chatflow
  let problems: [FileProblem]
  /// What could not be read in what came in its place.
  var problemsAfter: [FileProblem] = []
}

/// Looking through the earlier versions.
extension BuilderState {
  /// Shows the earlier versions that there are.
  mutating func take(_ list: VersionList) -> [Effect] {
    if var pane = versions {
      pane.take(list)
      versions = pane
      return settleVersions()
    }
    guard !list.versions.isEmpty else {
      say(
        list.notices.isEmpty ? .info : .warning, ([words["notice.no-versions"]] + list.notices).joined(separator: " "))
      return []
    }
    // A form is left with all that is open inside it.
    while pane.hasFocus, pane.place?.path.isTop == false { leavePane() }
    leavePane()
    history.pause()
    let anchor = canvas.anchorRow
    let rows = VersionsPane(list, focus: .now).rows(isUnsaved: history.isFlowUnsaved)
    pane = VersionsPane(list, focus: rows.first ?? .now)
    fitCanvas()
    canvas.anchorFocus(at: anchor, in: canvasSize)
    for notice in list.notices { say(.warning, notice) }
    return readVersions()
  }

  /// Keeps the focus on a row that there is.
  private mutating func settleVersions() -> [Effect] {
    guard let pane = versions else { return [] }
    let rows = pane.rows(isUnsaved: history.isFlowUnsaved)
    return focusVersion(rows.contains(pane.focus) ? pane.focus : rows.first ?? .now)
  }

  /// Asks what the focused version holds, and the one before it.
  private func readVersions() -> [Effect] {
    guard let pane = versions, let version = pane.focus.version else { return [] }
    return [version, pane.version(before: version)].compactMap { $0 }.filter { pane.read[$0] == nil }
      .map { .readVersion($0) }
  }

  mutating func focusVersion(_ row: VersionsPane.Row) -> [Effect] {
    guard var pane = versions else { return [] }
    if pane.focus != row { (pane.focus, pane.offset) = (row, 0) }
    pane.scroll = VersionsView(state: self, pane: pane, area: regions.panel, after: nil).scroll
    versions = pane
    return readVersions()
  }

  mutating func moveInVersions(_ step: Int) -> [Effect] {
    guard let pane = versions else { return [] }
    let rows = pane.rows(isUnsaved: history.isFlowUnsaved)
    guard let index = rows.firstIndex(of: pane.focus) else { return settleVersions() }
    let wanted = index.addingReportingOverflow(step)
    let place = wanted.overflow ? (step > 0 ? rows.count - 1 : 0) : min(max(0, wanted.partialValue), rows.count - 1)
    return focusVersion(rows[place])
  }

  mutating func switchDrawnVersion() {
    guard var pane = versions else { return }
    pane.isDrawn.toggle()
    pane.offset = 0
    versions = pane
  }

  mutating func pageInVersion(_ pages: Int) {
    guard let pane = versions else { return }
    let view = VersionsView(state: self, pane: pane, area: regions.panel, after: nil)
    scrollInVersion(pages * max(1, view.shownLines - 1))
  }

  mutating func scrollInVersion(_ lines: Int) {
    guard var pane = versions else { return }
    let view = VersionsView(state: self, pane: pane, area: regions.panel, after: nil)
    pane.offset = view.offset(view.offset(pane.offset) + lines)
    versions = pane
  }

  /// Whether the focused version can be restored, and something differs there.
  var hasVersion: Availability {
    guard let version = versions?.focus.version else { return .disabled("no-version") }
    guard let read = versions?.read[version], read.problem == nil, let then = read.flow else {
      return .disabled("broken-version")
    }
    return flow == then ? .disabled("same-version") : .available
  }
}

/// Restoring.
extension BuilderState {
  /// By what an edit is known that restores a version as a whole.
  static let restoringVersion = "edit.restore-version"

  /// Whether a step put another text in the place of the chatflow's: an earlier version, or what somebody else wrote.
  func replacesText(_ step: Edit) -> Bool {
    guard [Self.restoringVersion, Self.reloading, Self.merging].contains(step.title) else { return false }
    return !step.changes.contains { if case .workspace = $0 { true } else { false } }
  }

  /// Makes the chatflow the focused version, as one step; what was saved with it as comments comes with it.
  mutating func restoreVersion() -> [Effect] {
    guard mayEdit(), let version = versions?.focus.version, let then = versions?.read[version]?.flow else { return [] }
    let before = flow
    let edit = Edit.make(Self.restoringVersion, in: flow) { $0.become(then, withDefects: true) }
    guard edit != nil else {
      say(.info, words["history.same"])
      return []
    }
    leavePane()
    history.pause()
    perform(asTheFileHas: edit)
    settleForm()
    restoredVersions.done.append(
      RestoredVersion(version: version, flow: then, before: before, problems: file.problems))
    restoredVersions.undone = []
    adopt(then, [])
    // What the file holds already is no change of it.
    let sentence = history.isFlowUnsaved ? "notice.version-restored" : "notice.version-restored.in-file"
    say(.success, words(sentence, ["when": version.when, "key": undoKey]))
    return [.restoredVersion(version)]
  }

  /// Takes over what a text says: by which of its entries values are known, and what could not be read.
  private mutating func adopt(_ read: Chatflow, _ problems: [FileProblem]) {
    history.adoptEntries(of: read)
    file.setProblems(problems, of: flow)
  }

  /// What follows when the restoring of a version was undone or done again: entries are known by the text of that state.
  mutating func followVersion(isUndone: Bool) -> [Effect] {
    if isUndone, let restored = restoredVersions.done.popLast() {
      restoredVersions.undone.append(restored)
      adopt(restored.before, restored.problems)
      return [.tookBackVersion]
    }
    if !isUndone, let restored = restoredVersions.undone.popLast() {
      restoredVersions.done.append(restored)
      adopt(restored.flow, restored.version == nil ? restored.problemsAfter : [])
      return [.restoredVersion(restored.version)]
    }
    return []
  }

  /// What stands for the settings where actions are chosen.
  private static let settings = "/settings"

  /// Asks which of the actions that differ shall be what it was in the focused version.
  mutating func chooseWhatToTake() {
    guard mayEdit(), let version = versions?.focus.version, let then = versions?.read[version]?.flow else { return }
    let difference = Difference(from: flow, to: then)
    let ids = (difference.settings.isEmpty ? [] : [Self.settings]) + difference.actions.map(\.id.text)
    let told = told(from: flow, to: then).summary
    guard !ids.isEmpty else { return say(.info, words["history.same"]) }
    let items = zip(ids, told).map { id, line in Chooser.Item(id: id, title: line.text, help: line.text) }
    open(Chooser(title: words("chooser.take-action", ["when": version.when]), items: items)) { state, item in
      state.take(item.id, of: then)
      return []
    }
  }

  private mutating func take(_ id: String, of version: Chatflow) {
    history.pause()
    if id == Self.settings {
      if perform(flow.takingSettings(of: version)) { sayTaken(words["panel.settings"], []) }
      return
    }
    guard let difference = Difference(from: flow, to: version).actions.first(where: { $0.id.text == id }) else {
      return
    }
    let name = (difference.after ?? difference.before)?.shownName ?? id
    guard difference.after == nil, let now = difference.before else {
      return perform(flow.taking(difference, of: version), named: name)
    }
    let losses = losses(removing: now.id, keeping: .next)
    let target = flow.effectiveLink(at: .port(now.id, .next))?.action.map { flow.name(of: $0) } ?? words["panel.ends"]
    let remove: @Sendable (inout BuilderState) -> [Effect] = { state in
      state.perform(state.flow.taking(difference, of: version), named: name)
      return []
    }
    if losses.isEmpty, uses(ofAnswersTo: [now.id]).isEmpty {
      _ = remove(&self)
    } else {
      askAbout(losses, [now.id], text: words("question.remove", ["action": name]), target: target, remove)
    }
  }

  private mutating func perform(_ taken: TakenAction, named name: String) {
    guard perform(taken.edit?.adoptingEntries) else { return }
    var more: [String] = []
    if !taken.missing.isEmpty {
      let names = taken.missing.map(\.text).joined(separator: ", ")
      more.append(words("notice.action-taken.missing", ["ids": names]))
    }
    if taken.isUnreached { more.append(words["notice.action-taken.unreached"]) }
    sayTaken(name, more)
  }

  private mutating func sayTaken(_ name: String, _ more: [String]) {
    let key = key(of: "undo", in: contexts) ?? undoKey
    let sentence = words("notice.action-taken", ["name": name, "key": key])
    say(more.isEmpty ? .success : .warning, ([sentence] + more).joined(separator: " "))
  }
}
