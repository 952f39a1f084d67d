import ChatflowFiles
import ChatflowModel
import Words

/// What the list of chatflows wants from the world outside; done by the executable, which answers with an outcome.
public enum ChatflowListEffect: ScreenWish {
  /// What every screen wants.
  case screen(ScreenEffect)
  /// Say which files the folder holds, without reading them.
  case look
  /// Read some of them, and check them against what they share.
  case read([ChatflowFolder.Entry], Workspace)
  /// Say what the chatflows in the trash are called.
  case nameTrash([ChatflowFolder.Entry])
  /// Do something to the files; `isUndo` takes the last such thing back.
  case change(FolderChange, isUndo: Bool)
  /// Keep a filter, or keep one no longer.
  case filters(FilterChange)
  /// Open a chatflow, at an action if one is named.
  case open(file: String, at: ActionID?)
  /// Open a chatflow where something is wrong with it.
  case problem(file: String, at: Finding.Place)
  /// Open a chatflow with the list of its problems, and ask whether to mend one of them.
  case mend(file: String, Finding)
  /// Open a chatflow with its preview.
  case preview(file: String)
  /// Open a chatflow, and run its tests for something.
  case tests(file: String, for: TestUse)
  /// Look for what is wrong in the whole folder, as its files are.
  case checkFolder
  /// Run the tests beside all chatflows, as their files are.
  case runTests
  /// Read a file to begin a chatflow from.
  case importFile(path: String)

  /// The chatflow that it opens, at an action if one is meant; nil for what opens none.
  public var opened: (file: String, action: ActionID?)? {
    switch self {
    case .open(let file, let action): (file, action)
    case .problem(let file, let place): (file, place.action)
    case .mend(let file, let finding): (file, finding.place.action)
    case .preview(let file), .tests(let file, _): (file, nil)
    case .screen, .look, .read, .nameTrash, .change, .filters, .checkFolder, .runTests, .importFile: nil
    }
  }
}

/// What came of such an effect.
public enum ChatflowListOutcome: Sendable {
  /// What came of what every screen wants.
  case screen(ScreenOutcome)
  /// What the folder holds.
  case looked(FolderListing)
  /// The folder cannot be read; the sentence says why.
  case cannotLook(String)
  /// Files that were read.
  case read([ListedChatflow])
  /// What the chatflows in the trash are called, by their files; those that cannot be read are missing.
  case trashNamed([String: String])
  /// Something was done to the files.
  case changed(FolderChange, FolderChange.Done, isUndo: Bool)
  /// Something could not be done; nothing was changed, and the sentence says why.
  case refused(String)
  /// What was to be undone is gone for good; nothing was changed, and the sentence says why.
  case undoLost(String)
  /// Which filters are kept after a change of them.
  case filtersChanged(FilterChange, [KeptFilter])
  /// What is wrong in the folder.
  case folderChecked(FolderProblems)
  /// What came of the tests beside its chatflows.
  case testsRun(FolderTests)
  /// The text of a chatflow to begin from, and what it is called there.
  case imported(text: String, name: String)
  /// A chatflow was opened.
  case opened(file: String, BuilderState, at: ActionID?)
}

extension ChatflowListOutcome {
  /// A change that could not be made.
  public init(_ error: FolderError, isUndo: Bool, words: Words) {
    if isUndo, case .gone = error {
      self = .undoLost(error.sentence(words))
    } else {
      self = .refused(error.sentence(words))
    }
  }

  /// The file of a chatflow that was created, and is to be opened; nil if something else was done.
  var created: String? {
    guard case .changed(.create(let file, _, _), let done, _) = self, done.file == file else { return nil }
    return file
  }
}

/// What a folder of chatflows holds, without what is in the files.
public struct FolderListing: Sendable {
  /// The chatflows' files, in no order.
  public var entries: [ChatflowFolder.Entry]
  /// What the chatflows share.
  public var workspace: Workspace
  /// What is in the trash.
  public var trashed: [ChatflowFolder.Entry]
  /// The files of which earlier runs kept changes that were not saved.
  public var kept: Set<String>
  /// The files that are not there, of which earlier runs kept what they were to hold.
  public var neverSaved: [String]
  /// What could not be read of what the chatflows share, as a sentence; nil if nothing is wrong with it.
  public var problem: String?
  /// The folders right inside it that hold chatflows; looked for only where it has none itself.
  public var foldersInside: [String]
  /// What the folder holds.
  public init(
    entries: [ChatflowFolder.Entry], workspace: Workspace, trashed: [ChatflowFolder.Entry],
    kept: Set<String> = [], neverSaved: [String] = [], problem: String? = nil,
    foldersInside: [String] = []
  ) {
    self.entries = entries
    self.workspace = workspace
    self.trashed = trashed
    self.kept = kept
    self.neverSaved = neverSaved
    self.problem = problem
    self.foldersInside = foldersInside
  }
}
