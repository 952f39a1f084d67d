import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// What came of the list's effects.
extension ChatflowListState {
  mutating func take(_ outcome: ChatflowListOutcome, at now: Int64) -> [ChatflowListEffect] {
    screen.now = now
    switch outcome {
    case .looked(let listing): take(listing)
    case .cannotLook(let sentence):
      isListed = true
      unreadable = sentence
      say(.error, sentence)
    case .read(let read): take(read)
    case .trashNamed(let names): showTrash(names)
    case .changed(let change, let done, let isUndo): return take(change, done, isUndo: isUndo)
    case .refused(let sentence): deny(.error, sentence)
    case .undoLost(let sentence):
      // What was done before it can be undone all the same.
      _ = done.popLast()
      say(.error, sentence)
    case .filtersChanged(let change, let filters): take(change, filters)
    case .folderChecked(let found): list(found)
    case .testsRun(let tests): list(tests)
    case .screen(let outcome): return take(outcome)
    case .imported(let text, let name):
      guard ChatflowFile.beginning(as: text, named: name, in: workspace) != nil else {
        deny(.error, words["notice.list.cannot-begin"])
        break
      }
      closePrompt()
      askForName(of: text, suggesting: name)
    case .opened: break
    }
    return []
  }

  /// Takes in which files there are; what was read of a file stays as long as it is the same.
  private mutating func take(_ listing: FolderListing) {
    isListed = true
    unreadable = nil
    // Checks read what is shared, so nothing that was found before holds when that changed.
    let isSame = workspace.values == listing.workspace.values
    let known = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
    if let found = listing.problem, found != problem { say(.warning, found) }
    problem = listing.problem
    foldersInside = listing.foldersInside
    workspace = listing.workspace
    trashed = listing.trashed
    keptChanges = listing.kept
    let missing = Set(listing.neverSaved)
    let all = listing.entries + listing.neverSaved.map { ChatflowFolder.Entry(file: $0, facts: nil) }
    let byFile = Dictionary(all.map { ($0.file, $0) }) { first, _ in first }
    entries = ChatflowFolder.order(Array(byFile.keys), by: workspace.priority).compactMap { file in
      byFile[file].map { entry in
        var listed = ListedChatflow(entry)
        if missing.contains(file) { listed.content = .broken(words["list.never-saved"]) }
        if isSame, let old = known[file], old.entry.facts == entry.facts, entry.facts != nil {
          listed.content = old.content
        }
        return listed
      }
    }
    arrange()
  }

  private mutating func take(_ read: [ListedChatflow]) {
    let byFile = Dictionary(read.map { ($0.id, $0) }) { first, _ in first }
    for index in entries.indices {
      if entries[index].content == nil, let listed = byFile[entries[index].id] { entries[index] = listed }
    }
    // Rows depend on what was read where they are filtered or sorted by it.
    if filter != nil || sort != .priority { arrange() }
  }

  /// The next files to be read: few, so that a key in between waits for no more than these.
  public func nextReading() -> ChatflowListEffect? {
    let next = Array(unread.prefix(Self.readAtOnce))
    return next.isEmpty ? nil : .read(next, workspace)
  }

  private static let readAtOnce = 16

  private mutating func take(_ change: FolderChange, _ done: FolderChange.Done, isUndo: Bool) -> [ChatflowListEffect] {
    closePrompt()
    if case .create = change { templates = nil }
    let undone = isUndo ? self.done.popLast().map(self.sentence(takenBack:)) : nil
    if !isUndo { self.done.append(step(change, done)) }
    if let file = done.file {
      focus = file
      // What has another name or is new would hide behind the filter.
      if file != change.file { (filter, isFiltering) = (nil, false) }
    }
    var sentence = undone ?? self.sentence(change)
    // Nobody asked for that file, so nobody would look whether it is another one now.
    if done.isOrderWritten { sentence = words("notice.list.order-written", ["what": sentence]) }
    if let shortcoming = done.shortcomings.first {
      say(.warning, "\(sentence) \(shortcoming.sentence(words))")
    } else {
      say(.success, sentence)
    }
    return [.look]
  }
}
