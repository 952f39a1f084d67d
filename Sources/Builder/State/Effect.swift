import ChatflowFiles
import ChatflowModel

/// What the application wants from the world outside; done by the executable, which answers with an `Outcome`.
public enum Effect: Hashable, ScreenWish {
  /// What every screen wants.
  case screen(ScreenEffect)
  /// Write the chatflow and the workspace to their files, where these do not hold them already, and look at the disk where
  /// they do.
  case save(Chatflow, Workspace, then: AfterSaving, agreed: Agreed)
  /// Keep the edits that led to what was saved, and to what the chatflows of the folder share, for undo in later runs.
  case keepSteps([Edit], Workspace)
  /// Say which steps of earlier runs led to what was opened.
  case readSteps
  /// Say what earlier runs kept, also what was discarded of that.
  case lookForCopies
  /// Put away a copy that an earlier run kept: the user does not want it, and can have it back for some days.
  case discardCopy(String)
  /// A copy that an earlier run kept was restored: once that is saved, it can go. Where its file was written after it by
  /// somebody who did not know of it, saving asks before that is written over.
  case restoredCopy(String, isBehindFile: Bool)
  /// The restoring of a copy was taken back: it is to be decided about again, the next time.
  case tookBackCopy(String)
  /// Say which earlier versions of the file there are.
  case listVersions
  /// Say what an earlier version holds.
  case readVersion(FlowVersion)
  /// An earlier version was restored as a whole: its text is what is changed from now on.
  case restoredVersion(FlowVersion?)
  /// The restoring of an earlier version was taken back: the text before it is changed again.
  case tookBackVersion
  /// Look whether somebody else has changed the files; where that is what the user wanted, also say that nobody has.
  case lookOutside(isWanted: Bool)
  /// What somebody else made of a file is taken in: it is what is changed from now on.
  case takeOver(TakenOver)
  /// Write the chatflow to a new file of the folder, by its name.
  case saveAs(String, Chatflow)
  /// Take the lock that says who edits the file, in the place of the one with that text if there is one.
  case lock(over: String?)
  /// Give that lock back.
  case unlock
  /// Show the list of chatflows; this chatflow stays open. Never leaves the application.
  case showList
  /// Show where this chatflow was gone to from: another one, or the list. Never leaves the application.
  case goBack
  /// Say which chatflows the folder holds.
  case listFlows
  /// Let the user edit a text in their own editor; where it belongs is noted beside it.
  case editOutside(String, of: TextPlace)
  /// Let the user edit the file itself in their own editor, at a line, and look at what became of it.
  case editFile(line: Int)
  /// A text that was edited outside is part of the chatflow now, or the user does not want it.
  case doneWithText(String, isTaken: Bool)
  /// Write a test of a conversation behind those of the chatflow, by its name and its lines.
  case keepTest(String, [String], Workspace)
  /// Run the tests of the chatflow, as it is shown.
  case runTests(Chatflow, Workspace, for: TestUse)
  /// Put a text on the clipboard.
  case copy(String)
  /// Find out about files that are attached.
  case inspect([String])
  /// Go to another chatflow that was listed, and there to where something is wrong.
  case openFlow(target: String, at: Finding.Place? = nil)
  /// Look for what is wrong in the whole folder, with the chatflow and what is shared as they are shown.
  case checkFolder(Chatflow, Workspace)
  /// Say which comments of the files go with an edit that mends something, before it is asked about.
  case findLost(Edit, Chatflow, Workspace, for: Mended)
  /// Keep in mind that the tour was taken, or declined.
  case rememberTour
  /// Say which themes there are.
  case listThemes
  /// Paint in the colours of a theme.
  case showTheme(String)
  /// Write the theme into the configuration.
  case keepTheme(String)

  /// What the user agreed to, having been asked, for the sake of saving.
  public struct Agreed: OptionSet, Hashable, Sendable {
    /// One bit for each.
    public let rawValue: UInt8
    /// Comments of the file may go.
    public static let losingComments = Agreed(rawValue: 1)
    /// What somebody else wrote into the file may go.
    public static let overwriting = Agreed(rawValue: 2)

    /// A chatflow that is live may have errors.
    public static let errorsWhileLive = Agreed(rawValue: 4)

    /// What some bits stand for.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// A file that somebody else has changed.
  public enum TakenOver: Hashable, Sendable {
    /// That of the chatflow.
    case chatflow
    /// The one that the chatflows of the folder share.
    case workspace
  }

  /// What follows when saving has succeeded.
  public enum AfterSaving: Hashable, Sendable {
    case stay
    case quit
  }
}

/// What came of an effect.
public enum Outcome: Hashable, Sendable {
  /// What came of what every screen wants.
  case screen(ScreenOutcome)
  /// What became of saving a state.
  case saved(SaveReport)
  /// The steps of earlier runs that led to what was opened; nil if none can be read.
  case steps(KeptSteps?)
  /// The earlier versions of the file.
  case versions(VersionList)
  /// What an earlier version holds.
  case versionRead(FlowVersion, ReadVersion)
  /// What somebody else made of the files; nothing where nobody did, which the user may have wanted to know.
  case changedOutside([OutsideChange], isWanted: Bool)
  /// Nothing was saved yet: somebody else has changed the files.
  case changedBeforeSaving([OutsideChange], then: Effect.AfterSaving, agreed: Effect.Agreed)
  /// The chatflow was written to a new file, with what the user should know although it succeeded.
  case savedAs(String, notes: [String])
  /// It was not; the sentence says why.
  case notSavedAs(String)
  /// What earlier runs kept, and what is to be said of it.
  case copies([KeptCopy], texts: [KeptText], notices: [String])
  /// A copy could not be removed; the sentence says why.
  case copyNotDropped(String)
  /// Who else edits the file by now.
  case editedBy(LockHolder?)
  /// What came of taking the lock of the file.
  case locked(LockAnswer)
  /// The text as the user's editor left it.
  case editedOutside(String)
  /// The user's editor could not be run, or failed. What it left may be found where texts are kept.
  case editorFailed(String)
  /// A test was written into that file, with what the user should know although it succeeded.
  case testKept(name: String, file: String, notes: [String])
  /// It was not; the sentence says why.
  case testNotKept(String)
  /// What came of the tests of the chatflow.
  case testsRun(TestResults, for: TestUse)
  /// They could not be run; the sentence says why.
  case testsNotRun(String)
  /// What is wrong in the folder.
  case folderChecked(FolderProblems)
  /// The comments that go where that is mended.
  case lostFound([String], for: Mended)
  /// What is known about attached files.
  case inspected([FileFact])
  /// It could not be kept that the tour was taken; the sentence says why.
  case tourNotKept(String)
  /// The chatflows of the folder.
  case flows([ListedFlow])
  /// The themes that there are, and which one is in force.
  case themes([ThemeFact], current: String)
  /// The configuration names that theme now.
  case themeKept(String, file: String)
  /// A theme could not be shown or written; the sentence says why.
  case themeFailed(String)
}

/// What is known about a theme.
public struct ThemeFact: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Whether it lies in the user's own folder.
  public var isOwn: Bool
  /// What is known about a theme.
  public init(name: String, isOwn: Bool) {
    self.name = name
    self.isOwn = isOwn
  }
}

/// What is known about a file of the workspace.
public struct FileFact: Hashable, Sendable {
  /// The path from the workspace's folder; a folder's ends in `/`.
  public var path: String
  /// Its size in bytes; nil if it is missing or a folder.
  public var bytes: Int?
  /// Whether there is no such file.
  public var isMissing: Bool
  /// What is known about a file.
  public init(path: String, bytes: Int? = nil, isMissing: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.isMissing = isMissing
  }
}
