import Builder
import ChatflowFiles
import ChatflowModel
import Screen
import Words

/// The world outside of the builder: it does effects, and says what came of them. There is one of it: a copy would have the same
/// documents.
package struct Outside {
  /// The terminal as a screen; nil in plain mode.
  private let terminal: (any OutsideTerminal)?
  private let listed: ListedFolder
  private let user: UserConfiguration
  private var colours: Colours
  /// The chatflows that are open, by the names of their files.
  var documents: [String: Document] = [:]
  /// Why unsaved changes could not be kept the last time; nil if they could.
  var lastFailure: String?
  /// Whether they were kept all the same, in another place.
  var isKeptElsewhere = false

  /// The world around the chatflows of a folder; without a terminal it does what plain mode needs.
  package init(terminal: (any OutsideTerminal)?, listed: ListedFolder, user: UserConfiguration, colours: Colours) {
    self.terminal = terminal
    self.listed = listed
    self.user = user
    self.colours = colours
  }

  /// The path of the folder that is listed.
  package var folder: String { listed.path }

  /// A chatflow was opened.
  package mutating func add(_ document: Document, of file: String) { documents[file] = document }

  /// Something to be taken in by the application.
  package enum Result {
    /// By the chatflow of that file.
    case chatflow(file: String, Outcome)
    /// By the list.
    case list(ChatflowListOutcome)
  }

  /// Does an effect; quitting is the loop's.
  package mutating func perform(_ request: Application.Request) -> [Result] {
    switch request {
    case .chatflow(let file, let effect): perform(effect, of: file).map { .chatflow(file: file, $0) }
    case .list(let effect): perform(effect).map { .list($0) }
    }
  }

  /// What somebody else has written that can be brought together with what is to be saved; nil if there is none, or if it is
  /// to be written over.
  private func changedBeforeSaving(
    _ file: String, _ then: Effect.AfterSaving, _ agreed: Effect.Agreed
  ) -> Outcome? {
    if agreed.contains(.overwriting) { return nil }
    let changes = documents[file]?.lookOutside() ?? []
    guard changes.contains(where: \.canBeTakenIn) else { return nil }
    return .changedBeforeSaving(changes, then: then, agreed: agreed)
  }

  private mutating func perform(_ effect: Effect, of file: String) -> [Outcome] {
    switch effect {
    case .save(let flow, let workspace, let then, let agreed):
      if let change = changedBeforeSaving(file, then, agreed) { return [change] }
      guard let report = documents[file]?.save(flow, workspace, then: then, agreed: agreed) else { return [] }
      // Somebody was faster by a moment.
      if !report.overwritten.isEmpty, let change = changedBeforeSaving(file, then, agreed) { return [change] }
      return [.saved(report)]
    case .keepSteps(let edits, let workspace):
      documents[file]?.keepSteps(edits, workspace)
      return []
    case .lock(let text): return [.locked(documents[file]?.lock.take(over: text) ?? .impossible)]
    case .unlock:
      documents[file]?.lock.release()
      return []
    case .readSteps: return [.steps(documents[file]?.takeOlderSteps())]
    case .listVersions: return documents[file].map { [.versions($0.history.list(in: $0.shared.workspace))] } ?? []
    case .readVersion(let version):
      return documents[file].map { [.versionRead(version, $0.history.read(version))] } ?? []
    case .restoredVersion(let version):
      documents[file]?.restored(version)
      return []
    case .tookBackVersion:
      documents[file]?.tookBackVersion()
      return []
    case .lookOutside(let isWanted):
      let changes = documents[file]?.lookOutside(isWanted: isWanted) ?? []
      // Whoever else edits the file may have left, or come.
      let editing = Outcome.editedBy(documents[file]?.lock.other)
      return changes.isEmpty && !isWanted ? [editing] : [editing, .changedOutside(changes, isWanted: isWanted)]
    case .takeOver(let taken):
      documents[file]?.takeOver(taken)
      return []
    case .runTests(let flow, let workspace, let use):
      return [documents[file]?.runTests(flow, workspace, for: use)].compactMap { $0 }
    case .checkFolder(let flow, let workspace):
      return documents[file].map { [.folderChecked($0.checkFolder(flow, workspace))] } ?? []
    case .findLost(let edit, let flow, let workspace, let mended):
      let lost = documents[file]?.comments(lostBy: edit, in: flow, workspace) ?? []
      return [.lostFound(lost, for: mended)]
    case .keepTest(let name, let lines, let workspace):
      return documents[file].map { [$0.keepTest(name, lines, workspace)] } ?? []
    case .saveAs(let name, let flow): return documents[file].map { [$0.saveAs(name, flow)] } ?? []
    case .lookForCopies:
      let copies = documents[file]?.lookAgain() ?? EarlierCopies()
      return [.copies(copies.offers, texts: copies.texts, notices: copies.notices)]
    case .doneWithText(let text, let isTaken):
      do {
        try documents[file]?.texts?.end(text, isTaken: isTaken)
        return []
      } catch {
        return [.copyNotDropped(FileMessages.line(error, in: error.path))]
      }
    case .discardCopy(let copy):
      do {
        try documents[file]?.discard(copy)
        return []
      } catch {
        return [.copyNotDropped(FileMessages.line(error, in: error.path))]
      }
    case .tookBackCopy(let copy):
      do {
        try documents[file]?.tookBack(copy)
        return []
      } catch {
        return [.copyNotDropped(FileMessages.line(error, in: error.path))]
      }
    case .restoredCopy(let copy, let isBehindFile):
      do {
        try documents[file]?.restored(copy, isBehindFile: isBehindFile)
        return []
      } catch {
        return [.copyNotDropped(FileMessages.line(error, in: error.path))]
      }
    case .screen(let effect):
      return perform(effect) { documents[file]?.folder.completions(of: $0) ?? [] }.map { [.screen($0)] } ?? []
    case .showList, .goBack, .openFlow: return []
    case .editOutside(let text, let place):
      switch OutsideEditor.edit(text, of: place, keptIn: documents[file]?.texts, with: user.editor, on: terminal) {
      case .text(let edited): return [.editedOutside(edited)]
      case .failed(let sentence): return [.editorFailed(sentence)]
      }
    case .editFile(let line):
      guard let path = documents[file]?.path else { return [] }
      let failure = OutsideEditor.edit(file: path, at: line, with: user.editor, on: terminal)
      // An editor that failed may have written before.
      let failed: [Outcome] = failure.map { [.editorFailed($0)] } ?? []
      return failed + perform(.lookOutside(isWanted: false), of: file)
    case .copy(let text):
      terminal?.copy(text)
      return []
    case .inspect(let paths): return [.inspected(documents[file].map { paths.map($0.folder.facts) } ?? [])]
    case .listFlows: return [.flows(listed.flows())]
    case .rememberTour:
      do {
        try TourMark(in: listed.state).keep()
        return []
      } catch {
        return [.tourNotKept(FileMessages.line(error, in: error.path))]
      }
    case .listThemes: return [.themes(ThemeFiles.all(), current: colours.choice)]
    case .showTheme(let name): return show(name)
    case .keepTheme(let name): return keep(theme: name)
    }
  }

  /// Does what every screen may want.
  private func perform(_ effect: ScreenEffect, completions: (String) -> [FileFact]) -> ScreenOutcome? {
    switch effect {
    case .suspend:
      terminal?.suspend()
      // Whoever had the terminal meanwhile may have changed its colours.
      terminal?.askBackground()
      return .resumed
    case .repaint:
      terminal?.repaint()
      return nil
    case .complete(let path): return .completions(path: path, completions(path))
    case .quit, .showOther: return nil
    }
  }

  private mutating func perform(_ effect: ChatflowListEffect) -> [ChatflowListOutcome] {
    switch effect {
    case .look: return [listed.look()]
    case .read(let entries, let workspace): return [listed.read(entries, workspace)]
    case .nameTrash(let entries): return [listed.nameTrash(entries)]
    case .change(let change, let isUndo): return [listed.perform(change, isUndo: isUndo)]
    case .filters(let change): return [listed.perform(change)]
    case .open, .problem, .mend, .preview, .tests:
      guard let (file, action) = effect.opened else { return [] }
      return [open(file, at: action)]
    case .checkFolder: return [.folderChecked(listed.check())]
    case .runTests: return [listed.runTests()]
    case .importFile(let path): return [listed.importFile(path)]
    case .screen(let effect): return perform(effect, completions: listed.completions).map { [.screen($0)] } ?? []
    }
  }

  private mutating func open(_ file: String, at action: ActionID?) -> ChatflowListOutcome {
    guard let terminal else { return .refused(Words.ours["plain.one-chatflow"]) }
    do throws(Failure) {
      // Who has chosen it sees that it is new, if somebody has removed it meanwhile.
      let opening = try Opening(FlowFile(listed.path(of: file)), mayBeNew: true, state: listed.state)
      // It was open, and nothing was changed that is not undone.
      do { try documents[file]?.dropCopies() } catch { return .refused(FileMessages.line(error, in: error.path)) }
      documents[file] = opening.document
      return .opened(file: file, opening.state(on: terminal, user: user), at: action)
    } catch {
      return .refused(Printable.text(error.lines.first ?? ""))
    }
  }

  // MARK: - Colours

  private mutating func show(_ theme: String) -> [Outcome] {
    do throws(Failure) {
      try colours.choose(theme)
    } catch {
      return [
        .themeFailed(
          Words.ours("notice.theme-failed", ["theme": Printable.text(theme), "reason": Printable.text(error.reason)]))
      ]
    }
    terminal?.setScheme(colours.scheme)
    return []
  }

  private mutating func keep(theme name: String) -> [Outcome] {
    // One that could not be shown is not kept either.
    if colours.choice != name, case let failed = show(name), !failed.isEmpty { return failed }
    switch user.keep(theme: colours.lasting) {
    case .success(let path): return [.themeKept(name, file: Printable.text(path))]
    case .failure(let failed): return [.themeFailed(failed.sentence)]
    }
  }

  /// Takes what the terminal says about its ground.
  package mutating func hear(isLight: Bool) {
    if colours.hear(isLight: isLight) { terminal?.setScheme(colours.scheme) }
  }
}
