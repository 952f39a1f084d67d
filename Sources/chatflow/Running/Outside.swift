import Builder
import ChatflowFiles
import ChatflowModel
import Screen
import Terminal
import Words

/// The world outside of the builder: it does effects, and says what came of them.
struct Outside {
  /// The terminal as a screen; nil in plain mode.
  let device: TerminalDevice?
  private let library: Library
  private let user: UserConfiguration
  private var colours: Colours
  /// The chatflows that are open, by the names of their files.
  private var documents: [String: Document] = [:]
  /// The states of the chatflows that their recovery copies hold.
  private var kept: [String: Int] = [:]

  init(device: TerminalDevice?, library: Library, user: UserConfiguration, colours: Colours) {
    self.device = device
    self.library = library
    self.user = user
    self.colours = colours
  }

  /// The path of the folder that is listed.
  var folder: String { library.path }

  /// A chatflow was opened.
  mutating func add(_ document: Document, of file: String) { documents[file] = document }

  /// Something to be taken in by the application.
  enum Result {
    case chatflow(file: String, Outcome)
    case library(LibraryOutcome)
  }

  /// Does an effect; quitting is the loop's.
  mutating func perform(_ request: Application.Request) -> [Result] {
    switch request {
    case .chatflow(let file, let effect): perform(effect, of: file).map { .chatflow(file: file, $0) }
    case .library(let effect): perform(effect).map { .library($0) }
    }
  }

  /// Does an effect of an open chatflow.
  mutating func perform(_ effect: Effect, of file: String) -> [Outcome] {
    switch effect {
    case .save(let flow, let workspace, let then, let agreed):
      guard let report = documents[file]?.save(flow, workspace, then: then, agreed: agreed) else { return [] }
      if report.isHeld { kept[file] = nil }
      return [.saved(report)]
    case .dropCopy(let copy):
      do {
        try documents[file]?.dropEarlier(copy)
        return []
      } catch {
        return [.copyNotDropped(FileMessages.line(error, in: error.path))]
      }
    case .restoredCopy(let copy, let isBehindFile):
      documents[file]?.restored(copy, isBehindFile: isBehindFile)
      return []
    case .screen(let effect):
      return perform(effect) { documents[file]?.folder.completions(of: $0) ?? [] }.map { [.screen($0)] } ?? []
    case .showList, .openFlow: return []
    case .editOutside(let text):
      switch OutsideEditor.edit(text, with: user.editor, on: device) {
      case .text(let edited): return [.editedOutside(edited)]
      case .failed(let sentence): return [.editorFailed(sentence)]
      }
    case .copy(let text):
      device?.copy(text)
      return []
    case .inspect(let paths): return [.inspected(documents[file].map { paths.map($0.folder.facts) } ?? [])]
    case .listFlows: return [.flows(library.flows())]
    case .rememberTour:
      do {
        try TourMark.keep()
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
      device?.suspend()
      // Whoever had the terminal meanwhile may have changed its colours.
      device?.askBackground()
      return .resumed
    case .repaint:
      device?.repaint()
      return nil
    case .complete(let path): return .completions(path: path, completions(path))
    case .quit, .showOther: return nil
    }
  }

  private mutating func perform(_ effect: LibraryEffect) -> [LibraryOutcome] {
    switch effect {
    case .look: return [library.look()]
    case .read(let entries, let workspace): return [library.read(entries, workspace)]
    case .nameTrash(let entries): return [library.nameTrash(entries)]
    case .change(let change, let isUndo): return [library.perform(change, isUndo: isUndo)]
    case .filters(let change): return [library.perform(change)]
    case .open(let file, let action): return [open(file, at: action)]
    case .importFile(let path): return [library.importFile(path)]
    case .screen(let effect): return perform(effect, completions: library.completions).map { [.screen($0)] } ?? []
    }
  }

  private mutating func open(_ file: String, at action: ActionID?) -> LibraryOutcome {
    guard let device else { return .refused(Words.ours["plain.one-chatflow"]) }
    do throws(Failure) {
      let opening = try Opening(FlowFile(library.path(of: file)), mayBeNew: false)
      documents[file] = opening.document
      kept[file] = nil
      return .opened(file: file, opening.state(on: device, user: user), at: action)
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
    device?.setScheme(colours.scheme)
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
  mutating func hear(isLight: Bool) {
    if colours.hear(isLight: isLight) { device?.setScheme(colours.scheme) }
  }

  // MARK: - Nothing is lost

  /// Keeps how an open chatflow is looked at; a sentence if that failed.
  mutating func keepView(_ state: BuilderState, of file: String) -> String? {
    do throws(FileError) {
      try documents[file]?.keep(state.keptView)
      return nil
    } catch {
      return FileMessages.line(error, in: error.path)
    }
  }

  /// Keeps how all open chatflows are looked at; a sentence if that failed.
  mutating func keepViews(_ application: Application) -> String? {
    var failed: String?
    for chatflow in application.open { failed = keepView(chatflow.state, of: chatflow.file) ?? failed }
    return failed
  }

  /// Whether a recovery copy holds something else than what is unsaved.
  func isCopyBehind(_ application: Application) -> Bool {
    application.saving.contains(where: isCopyBehind)
  }

  private func isCopyBehind(_ chatflow: Application.Saving) -> Bool {
    guard documents[chatflow.file]?.recovery != nil else { return false }
    return chatflow.isUnsaved ? chatflow.state != kept[chatflow.file] : kept[chatflow.file] != nil
  }

  /// Keeps what is unsaved where it outlives the program; a sentence if that failed.
  mutating func keep(_ application: Application) -> String? {
    var failed: String?
    for (chatflow, saving) in zip(application.open, application.saving) where isCopyBehind(saving) {
      failed = keep(chatflow.state, of: chatflow.file) ?? failed
    }
    return failed
  }

  /// Keeps what is unsaved of a chatflow, or drops its copy; a sentence if that failed.
  mutating func keep(_ state: BuilderState, of file: String) -> String? {
    let isUnsaved = state.history.isUnsaved
    kept[file] = isUnsaved ? state.history.state : nil
    if isUnsaved {
      return documents[file]?.keep(state.flow, state.workspace).failures.first.map(Self.sentence)
    }
    do throws(FileError) {
      try documents[file]?.dropCopies()
      return nil
    } catch {
      return Self.sentence(error)
    }
  }

  private static func sentence(_ error: FileError) -> String {
    Words.ours("notice.recovery-failed", ["copy": error.path, "reason": error.reason])
  }

  /// The user has saved or given up what was changed: no copies are needed.
  mutating func giveUpCopies() -> ExitStatus {
    var status = ExitStatus.success
    for file in documents.keys.sorted() where giveUpCopy(of: file) != .success { status = .inputOrOutput }
    return status
  }

  private mutating func giveUpCopy(of file: String) -> ExitStatus {
    do throws(FileError) {
      try documents[file]?.dropCopies()
      return .success
    } catch {
      Streams.say(FileMessages.line(error, in: error.path))
      return .inputOrOutput
    }
  }

  /// The program was asked to end, or its terminal went away: what was not saved is kept, and that is said.
  mutating func rescue(_ application: Application) -> ExitStatus {
    var status = ExitStatus.success
    for chatflow in application.open {
      let one = rescue(chatflow.state, of: chatflow.file)
      if one.rawValue > status.rawValue { status = one }
    }
    return status
  }

  /// Keeps what was not saved of a chatflow, and says so.
  mutating func rescue(_ state: BuilderState, of file: String) -> ExitStatus {
    guard state.history.isUnsaved, let document = documents[file] else { return giveUpCopy(of: file) }
    let keeping = documents[file]?.keep(state.flow, state.workspace) ?? Document.Keeping()
    for (copy, file, backup) in keeping.kept {
      let facts = ["copy": copy, "file": file, "chatflow": document.path, "backup": backup ?? ""]
      let what = backup == nil ? "cli.recovered" : "cli.recovered.part"
      Streams.say(Words.ours("cli.failed", ["what": Words.ours(what, facts)]))
    }
    for error in keeping.failures {
      let facts = ["copy": error.path, "reason": error.reason]
      Streams.say(Words.ours("cli.failed", ["what": Words.ours("cli.not-recovered", facts)]))
    }
    if !keeping.kept.isEmpty { return keeping.failures.isEmpty ? .problems : .inputOrOutput }
    if keeping.failures.isEmpty { Streams.say(Words.ours("cli.failed", ["what": Words.ours["cli.not-kept"]])) }
    return .inputOrOutput
  }
}
