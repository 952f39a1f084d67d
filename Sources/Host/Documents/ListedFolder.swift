import Builder
import ChatflowFiles
import ChatflowModel
import Words

/// The folder whose chatflows are listed: does what the list wants of it.
package struct ListedFolder {
  /// The path as the user knows it.
  package let path: String
  let state: StateFolder?
  let folder: ChatflowFolder

  /// The folder at a path. Which filters it has is kept in the user's state folder.
  package init(_ path: String, state: StateFolder? = .ours) {
    self.path = path
    self.state = state
    folder = ChatflowFolder(path, spareFolder: Machine.variable("TMPDIR") ?? "/tmp")
  }

  /// The folder's own name, as the title row shows it.
  package var name: String { Printable.text(Disk.name(of: Disk.absolute(path))) }

  /// Where a file of the folder lies, as the user would write it.
  package func path(of file: String) -> String { path == "." ? file : path == "/" ? "/" + file : path + "/" + file }

  /// Which files there are.
  func look() -> ChatflowListOutcome {
    do throws(FileError) {
      let entries = try folder.entries()
      // What cannot be looked at in the trash hides no chatflow.
      let trashed = (try? folder.trashed()) ?? []
      let shared = folder.workspace()
      let journals = KeptJournals(in: state)
      let problem = shared.problems.first { $0.severity == .error }
      return .looked(
        FolderListing(
          entries: entries, workspace: shared.workspace, trashed: trashed,
          kept: Set(entries.map(\.file).filter { journals.has(path(of: $0)) }),
          neverSaved: journals.missing(in: path, besides: entries.map(\.file)),
          problem: problem.map { Printable.text($0.line(in: ChatflowFolder.settings, .ours)) },
          foldersInside: entries.isEmpty ? folder.foldersWithChatflows().map(Printable.text) : []))
    } catch {
      return .cannotLook(Words.ours("folder.cannot-list", ["reason": error.reason]))
    }
  }

  /// The chatflows by the names of their files; none where the folder cannot be looked at.
  func flows() -> [ListedFlow] {
    let entries: [ChatflowFolder.Entry]
    do {
      entries = try folder.entries()
    } catch {
      // Whoever asked wanted a command, too; why the folder cannot be looked at is said where it is listed.
      return []
    }
    return entries.map {
      ListedFlow(title: Printable.text(ChatflowFolder.stem(of: $0.file)), target: $0.file)
    }
  }

  /// Reads some files.
  func read(_ entries: [ChatflowFolder.Entry], _ workspace: Workspace) -> ChatflowListOutcome {
    let files = FolderFiles(path: path)
    return .read(
      entries.map { entry in
        do throws(FileError) {
          let loaded = try folder.load(entry.file)
          return ListedChatflow(entry, bytes: loaded.bytes, workspace: workspace, words: .ours, files: files.known)
        } catch {
          return ListedChatflow(entry, unreadable: error.reason, words: .ours)
        }
      })
  }

  /// What the chatflows in the trash are called, by their files.
  func nameTrash(_ entries: [ChatflowFolder.Entry]) -> ChatflowListOutcome {
    .trashNamed(
      entries.reduce(into: [:]) { names, entry in
        names[entry.file] = folder.nameInTrash(of: entry.file).map(Printable.text)
      })
  }

  /// Does something to the files.
  func perform(_ change: FolderChange, isUndo: Bool) -> ChatflowListOutcome {
    let led = change.renamed.flatMap { steps(leadingTo: $0.from) }
    do throws(FolderError) {
      let done = try folder.perform(change)
      if let (old, new) = change.renamed {
        if old != new { carryJournals(of: old, to: new) }
        if let led { carry(led, to: new) }
      }
      return .changed(change, done, isUndo: isUndo)
    } catch {
      return ChatflowListOutcome(error, isUndo: isUndo, words: .ours)
    }
  }

  /// What earlier runs kept of a chatflow goes with it to its new name. What cannot go stays where it is: nothing is lost
  /// by that, and it is asked about again under the old name.
  private func carryJournals(of old: String, to new: String) {
    let journal = KeptJournal(of: Disk.absolute(path(of: old)), .chatflow, in: state)
    _ = Result { () throws(FileError) in try journal?.carryEarlier(to: Disk.absolute(path(of: new))) }
    let texts = OutsideTexts(of: Disk.absolute(path(of: old)), in: state)
    _ = Result { () throws(FileError) in try texts?.carry(to: Disk.absolute(path(of: new))) }
    let versions = KeptVersions(of: Disk.absolute(path(of: old)), in: state)
    _ = Result { () throws(FileError) in try versions?.carry(to: Disk.absolute(path(of: new)), in: state) }
  }

  /// The filters that were kept for the folder, and why they are not known if they are not.
  package var filters: (kept: [KeptFilter], problem: String?) {
    guard let (kept, problem) = filterFile?.read() else { return ([], nil) }
    return (kept, problem.map(Printable.text))
  }

  /// Keeps a filter, or keeps one no longer.
  func perform(_ change: FilterChange) -> ChatflowListOutcome {
    guard let filterFile else { return .refused(Words.ours["notice.list.no-state-folder"]) }
    do throws(FilterFile.Refusal) {
      return .filtersChanged(change, try filterFile.perform(change))
    } catch {
      return .refused(Printable.text(error.sentence))
    }
  }

  private var filterFile: FilterFile? { FilterFile(of: Disk.absolute(path), in: state) }

  /// Reads a file to begin a chatflow from, wherever it lies.
  func importFile(_ typed: String) -> ChatflowListOutcome {
    let place = typed.hasPrefix("/") ? typed : path(of: typed)
    do throws(Failure) {
      let read = try FlowFile(place).read()
      return .imported(text: String(decoding: read.bytes, as: UTF8.self), name: read.flow.name)
    } catch {
      return .refused(Printable.text(error.lines.first ?? ""))
    }
  }

  /// What a path typed so far can become.
  func completions(of typed: String) -> [FileFact] { FolderFiles(path: path).completions(of: typed) }
}

extension FolderChange {
  /// Which chatflow got another name, by the names of its file, which may be the same.
  fileprivate var renamed: (from: String, to: String)? {
    switch self {
    case .rename(let file, _, let new): (file, new)
    case .takeBack(let change, _): change.renamed
    case .order, .live, .tags, .clone, .create, .remove, .restore, .putAway: nil
    }
  }
}
