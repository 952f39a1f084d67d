import Builder
import ChatflowFiles
import ChatflowModel
import Words

/// What outlives the program: how chatflows are looked at, and what was not saved.
extension Outside {
  /// Keeps how an open chatflow is looked at; a sentence if that failed.
  private func keepView(_ state: BuilderState, of file: String) -> String? {
    do throws(FileError) {
      try documents[file]?.keep(state.keptView)
      return nil
    } catch {
      return Words.ours("notice.view-not-kept", ["copy": error.path, "reason": error.reason])
    }
  }

  /// Keeps how all open chatflows are looked at; a sentence if that failed.
  package func keepViews(_ application: Application) -> String? {
    var failed: String?
    for chatflow in application.open { failed = keepView(chatflow.state, of: chatflow.file) ?? failed }
    return failed
  }

  /// Keeps what was done in all open chatflows since this was asked last, where it outlives the program.
  ///
  /// A sentence if that failed, once for each reason.
  package mutating func keepEdits(of application: inout Application) -> String? {
    var failed: String?
    for (file, edits) in application.takeEdits() {
      guard let index = application.open.firstIndex(where: { $0.file == file }) else { continue }
      failed = keep(edits, of: application.open[index].state, file) ?? failed
    }
    application.note(keeping)
    return failed
  }

  /// Keeps what was done in a chatflow; a sentence if that failed, once for each reason.
  package mutating func keep(_ edits: [Edit], of state: BuilderState, _ file: String) -> String? {
    guard !edits.isEmpty else { return nil }
    isKeptElsewhere = false
    guard let document = documents[file] else { return nil }
    switch document.keepDone(edits, of: state) {
    case .nowhere:
      defer { lastFailure = Self.noFolder }
      return lastFailure == Self.noFolder ? nil : Words.ours["notice.not-kept"]
    case .failed(let failures): return told(failures)
    case .kept:
      lastFailure = nil
      return nil
    case .keptElsewhere(let failure, let path):
      isKeptElsewhere = true
      guard failure.reason != lastFailure else { return nil }
      lastFailure = failure.reason
      return Words.ours("notice.kept-elsewhere", ["copy": failure.path, "reason": failure.reason, "other": path])
    }
  }

  /// Where what is not saved was kept the last time.
  package var keeping: Keeping { lastFailure == nil ? .safe : isKeptElsewhere ? .elsewhere : .nowhere }

  /// What stands for the reason that the user has no folder for such things.
  private static let noFolder = ""

  /// Whether something was kept that is not on the disk yet.
  package var isSyncDue: Bool { documents.values.contains { !$0.isDurable } }

  /// Waits until all that was kept is on the disk; a sentence if that failed, once for each reason.
  package mutating func sync() -> String? {
    told(documents.keys.sorted().flatMap { documents[$0]?.sync() ?? [] })
  }

  /// A failure as a sentence, unless the last one had the same reason: whoever types is told once.
  private mutating func told(_ failures: [FileError]) -> String? {
    guard let first = failures.first, first.reason != lastFailure else { return nil }
    lastFailure = first.reason
    return Words.ours("notice.recovery-failed", ["copy": first.path, "reason": first.reason])
  }

  /// Gives back all locks of files; each end of the program does.
  package func releaseLocks() {
    for document in documents.values { document.lock.release() }
  }

  /// The user has saved or given up what was changed: no copies are needed.
  package func giveUpCopies() -> ProgramEnding {
    var ending = ProgramEnding()
    for file in documents.keys.sorted() { ending.add(giveUpCopy(of: file)) }
    return ending
  }

  private func giveUpCopy(of file: String) -> ProgramEnding {
    documents[file]?.lock.release()
    do throws(FileError) {
      try documents[file]?.dropCopies()
      return ProgramEnding()
    } catch {
      return ProgramEnding(.inputOrOutput, [FileMessages.line(error, in: error.path)])
    }
  }

  /// The program was asked to end, or its terminal went away: what was not saved is kept, and that is said.
  package func rescue(_ application: Application) -> ProgramEnding {
    var ending = ProgramEnding()
    for chatflow in application.open { ending.add(rescue(chatflow.state, of: chatflow.file)) }
    return ending
  }

  /// Keeps what was not saved of a chatflow, and says so.
  package func rescue(_ state: BuilderState, of file: String) -> ProgramEnding {
    guard state.history.isUnsaved, let document = documents[file] else { return giveUpCopy(of: file) }
    document.lock.release()
    var state = state
    // Once more, for what could not be written before.
    var failures = document.keep(state.takeEdits(), of: state) + document.sync()
    do { try document.dropSaved(state) } catch { failures.append(error) }
    var said = document.kept.map { journal, file, backup in
      let facts = ["copy": journal, "file": file, "chatflow": document.path, "backup": backup ?? ""]
      return Words.ours(backup == nil ? "cli.recovered" : "cli.recovered.part", facts)
    }
    said += failures.map { Words.ours("cli.not-recovered", ["copy": $0.path, "reason": $0.reason]) }
    // A file that holds only a part of a text is unsaved although nothing was done here.
    if said.isEmpty, document.canKeep { return ProgramEnding() }
    if said.isEmpty { said = [Words.ours["cli.not-kept"]] }
    let isAllKept = !document.kept.isEmpty && failures.isEmpty
    return ProgramEnding(isAllKept ? .problems : .inputOrOutput, said.map { Words.ours("cli.failed", ["what": $0]) })
  }
}
