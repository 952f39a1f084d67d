import Builder
import ChatflowFiles
import ChatflowModel
import Words

/// What outlives the program: how chatflows are looked at, and what was not saved.
extension Outside {
  /// Keeps how an open chatflow is looked at; a sentence if that failed.
  private mutating func keepView(_ state: BuilderState, of file: String) -> String? {
    do throws(FileError) {
      try documents[file]?.keep(state.keptView)
      return nil
    } catch {
      return FileMessages.line(error, in: error.path)
    }
  }

  /// Keeps how all open chatflows are looked at; a sentence if that failed.
  package mutating func keepViews(_ application: Application) -> String? {
    var failed: String?
    for chatflow in application.open { failed = keepView(chatflow.state, of: chatflow.file) ?? failed }
    return failed
  }

  /// Whether a recovery copy holds something else than what is unsaved.
  package func isCopyBehind(_ application: Application) -> Bool {
    application.saving.contains(where: isCopyBehind)
  }

  private func isCopyBehind(_ chatflow: Application.Saving) -> Bool {
    guard documents[chatflow.file]?.recovery != nil else { return false }
    return chatflow.isUnsaved ? chatflow.state != kept[chatflow.file] : kept[chatflow.file] != nil
  }

  /// Keeps what is unsaved where it outlives the program; a sentence if that failed.
  package mutating func keep(_ application: Application) -> String? {
    var failed: String?
    for (chatflow, saving) in zip(application.open, application.saving) where isCopyBehind(saving) {
      failed = keep(chatflow.state, of: chatflow.file) ?? failed
    }
    return failed
  }

  /// Keeps what is unsaved of a chatflow, or drops its copy; a sentence if that failed.
  package mutating func keep(_ state: BuilderState, of file: String) -> String? {
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
  package mutating func giveUpCopies() -> Ending {
    var ending = Ending()
    for file in documents.keys.sorted() { ending.add(giveUpCopy(of: file)) }
    return ending
  }

  private mutating func giveUpCopy(of file: String) -> Ending {
    do throws(FileError) {
      try documents[file]?.dropCopies()
      return Ending()
    } catch {
      return Ending(.inputOrOutput, [FileMessages.line(error, in: error.path)])
    }
  }

  /// The program was asked to end, or its terminal went away: what was not saved is kept, and that is said.
  package mutating func rescue(_ application: Application) -> Ending {
    var ending = Ending()
    for chatflow in application.open { ending.add(rescue(chatflow.state, of: chatflow.file)) }
    return ending
  }

  /// Keeps what was not saved of a chatflow, and says so.
  package mutating func rescue(_ state: BuilderState, of file: String) -> Ending {
    guard state.history.isUnsaved, let document = documents[file] else { return giveUpCopy(of: file) }
    let keeping = documents[file]?.keep(state.flow, state.workspace) ?? Document.Keeping()
    var said = keeping.kept.map { copy, file, backup in
      let facts = ["copy": copy, "file": file, "chatflow": document.path, "backup": backup ?? ""]
      return Words.ours(backup == nil ? "cli.recovered" : "cli.recovered.part", facts)
    }
    said += keeping.failures.map { Words.ours("cli.not-recovered", ["copy": $0.path, "reason": $0.reason]) }
    if said.isEmpty { said = [Words.ours["cli.not-kept"]] }
    let isAllKept = !keeping.kept.isEmpty && keeping.failures.isEmpty
    return Ending(isAllKept ? .problems : .inputOrOutput, said.map { Words.ours("cli.failed", ["what": $0]) })
  }
}
