import Builder
import ChatflowFiles
import Words

extension FileSaver {
  /// Writes a version; tells what became of it, and adds what the user should know although it succeeded. Before it is
  /// written over what the file holds, in place, that is noted in a journal.
  mutating func write(
    _ text: String, mayOverwrite: Bool, notingIn journal: inout KeptJournal?, _ notes: inout [String]
  ) -> SaveReport.Fate {
    if isOvertaken, !mayOverwrite { return .wouldOverwrite(Words.ours("save.changed-since-copy", ["path": path])) }
    begin(mayOverwrite: mayOverwrite)
    do {
      var failed: FileError?
      defer { if let failed { notes.append(FileMessages.line(failed, in: failed.path)) } }
      notes += try save(text) { failed = journal?.note(writing: text) }
      return .written
    } catch {
      let sentence = error.sentence(.ours)
      if error.reason == .gone { return .isGone(sentence) }
      return error.isSomebodyElses ? .wouldOverwrite(sentence) : .failed(sentence)
    }
  }

  /// Looks at a file to which nothing is to be written.
  mutating func look() -> SaveReport.Fate {
    do {
      try check()
      return .same
    } catch {
      let facts = ["path": error.path]
      switch error.reason {
      case .gone: return .isGone(Words.ours("save.gone-meanwhile", facts))
      case .changedOnDisk: return .wouldOverwrite(Words.ours("save.changed-meanwhile", facts))
      default: return .failed(error.sentence(.ours))
      }
    }
  }
}
