import Builder
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// What outlives the program: how chatflows are looked at, and what was not saved.
extension Outside {
  /// Keeps how an open chatflow is looked at; a sentence if that failed.
  private mutating func keepView(_ state: BuilderState, of file: String) -> String? {
    do throws(FileError) {
      try documents[file]?.keep(state.keptView)
      return nil
    } catch {
      return Words.ours("notice.view-not-kept", ["copy": error.path, "reason": error.reason])
    }
  }

  /// Keeps how all open chatflows are looked at; a sentence if that failed.
  package mutating func keepViews(_ application: Application) -> String? {
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
  package mutating func releaseLocks() {
    for file in documents.keys { documents[file]?.lock.release() }
  }

  /// The user has saved or given up what was changed: no copies are needed.
  package mutating func giveUpCopies() -> Ending {
    var ending = Ending()
    for file in documents.keys.sorted() { ending.add(giveUpCopy(of: file)) }
    return ending
  }

  private mutating func giveUpCopy(of file: String) -> Ending {
    documents[file]?.lock.release()
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
    guard state.history.isUnsaved, documents[file] != nil else { return giveUpCopy(of: file) }
    documents[file]?.lock.release()
    var state = state
    // Once more, for what could not be written before.
    var failures = (documents[file]?.keep(state.takeEdits(), of: state) ?? []) + (documents[file]?.sync() ?? [])
    do { try documents[file]?.dropSaved(state) } catch { failures.append(error) }
    guard let document = documents[file] else { return Ending() }
    var said = document.kept.map { journal, file, backup in
      let facts = ["copy": journal, "file": file, "chatflow": document.path, "backup": backup ?? ""]
      return Words.ours(backup == nil ? "cli.recovered" : "cli.recovered.part", facts)
    }
    said += failures.map { Words.ours("cli.not-recovered", ["copy": $0.path, "reason": $0.reason]) }
    // A file that holds only a part of a text is unsaved although nothing was done here.
    if said.isEmpty, document.canKeep { return Ending() }
    if said.isEmpty { said = [Words.ours["cli.not-kept"]] }
    let isAllKept = !document.kept.isEmpty && failures.isEmpty
    return Ending(isAllKept ? .problems : .inputOrOutput, said.map { Words.ours("cli.failed", ["what": $0]) })
  }
}
