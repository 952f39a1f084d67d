import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Everything that the builder knows: the chatflow with its history, where the user is, and what is open.
///
/// It is a value without any device: `Update` is the only place that changes it, and `BuilderPictures` draws it.
public struct BuilderState: ScreenOwner {
  // MARK: The chatflow

  /// The chatflow and what was done to it.
  @Boxed public internal(set) var history: History<Place, EditRun>
  /// What the chatflows of the folder share, as it is now.
  public var workspace: Workspace { history.workspace }
  /// What is known about its file.
  @Boxed public var file: OpenedFile
  /// What is known about the file of the workspace.
  @Boxed public var workspaceFile: WorkspaceFileState
  /// What is wrong with the chatflow as it is now.
  public var findings: [Finding] { checked.findings(in: flow) }
  @Boxed var checked: CheckedChatflow
  /// The other chatflows that the list of commands offers to go to.
  public var listedFlows: [ListedFlow] = []
  /// What is known about attached files, by path.
  var files: [String: FileFact] = [:]

  // MARK: The screen

  /// What every screen knows.
  @Boxed var screen: ScreenState<BuilderState>
  /// The words in the user's language.
  public var words: Words { screen.words }
  /// The panel's share of the width, in percent.
  let panelPercent: Int
  /// The toolbars of text boxes.
  let toolbars: [(tools: TextTools, toolbar: TextToolbar)]
  /// What was copied or cut last, to be pasted.
  var register: Register?

  // MARK: Where the user is

  /// The canvas's focus, scroll and memory.
  @Boxed public internal(set) var canvas: CanvasState
  /// What the panel shows.
  @Boxed var pane: any Pane
  /// The conversation that is tried out; it stays while something else is in the panel.
  @Boxed var preview: Preview?
  /// The chat as it was laid out last.
  @Boxed var chatLayout: ChatLayout?
  /// What the tests of the chatflow take of it, while that is shown, or would be if the chatflow had not been changed since.
  var coverage: TestCoverage?
  /// The situation of that conversation while its form is open.
  var situation: FieldValues?
  /// Entries that were just added to lists, the innermost last.
  var newEntries = NewEntries()
  /// The layout of the form in the panel, while it holds.
  @Boxed var settled: SettledLayout?
  /// The number typed before a command.
  var count: Int?
  /// Where the last press of the mouse opened or closed what lay there.
  var spentClick: Point?
  /// When the last key was pressed, in the seconds of `now`.
  var lastKeyAt: Int64 = 0
  /// What the terminal is being asked about, to know what an answer is for.
  var asked: Asked?
  /// The tour, while it is taken.
  var tour: Tour?
  /// The theme that was chosen, and the one that is shown while another is being chosen.
  var themes: ThemeTrial?
  /// What earlier runs kept and is still to be decided about, the one that is asked about first.
  var copies: [KeptCopy] = []
  /// Texts that were being edited outside when earlier runs ended, and that are still to be decided about.
  var texts: [KeptText] = []
  /// Whether earlier runs kept the steps that led to what was opened, and they were not read yet.
  public var hasOlderSteps = false
  /// Whether there may be something that earlier runs kept and was not decided about, or was discarded.
  var hasCopies = false
  /// Those that were restored and are part of the state, and those whose restoring was undone, the last one last.
  var restoredCopies: (done: [KeptCopy], undone: [KeptCopy]) = ([], [])
  /// The earlier versions that were restored as a whole and are part of the state, and those whose restoring was undone, the
  /// last one last; each with the state before it.
  var restoredVersions: (done: [RestoredVersion], undone: [RestoredVersion]) = ([], [])
  /// What somebody else made of the files and is not taken in yet.
  @Boxed var outside = OutsideChanges()
  /// What is known of the lock that says who edits the file.
  @Boxed var lock = FileLock()
  /// Where what is not saved is kept.
  var keeping = Keeping.safe
  /// What is being written, until that is answered.
  var saving: (flow: Chatflow, workspace: Workspace)?

  /// The problem of the settings that was come to last, and where the focus was.
  var passed: (place: Finding.Place, spot: Spot)?

  /// The chatflow as it is now.
  public var flow: Chatflow { history.flow }
  /// Whether the chatflow differs from what its file holds. It is asked for at each key by another module, which would copy
  /// the history for it.
  public var isFlowUnsaved: Bool { history.isFlowUnsaved }
  /// Whether what the chatflows of the folder share differs from what their file holds.
  public var isWorkspaceUnsaved: Bool { history.isWorkspaceUnsaved }

  /// The state of a chatflow that was just opened.
  public init(
    flow: Chatflow, file: OpenedFile, workspace: Workspace = Workspace(),
    workspaceFile: WorkspaceFileState? = nil, words: Words = .english, size: Size,
    tier: GlyphTier = .rich, keys: KeyMap = .standard, panelPercent: Int = Regions.panelPercent, now: Int64 = 0
  ) {
    history = History(flow, workspace)
    self.workspaceFile = workspaceFile ?? WorkspaceFileState(saved: workspace)
    checked = CheckedChatflow(flow, workspace: workspace, today: CalendarDay(at: now))
    self.file = file.without(flow.defects)
    let screen = ScreenState<BuilderState>(words: words, size: size, tier: tier, keys: keys, now: now)
    self.screen = screen
    self.panelPercent = panelPercent
    toolbars = TextToolbar.ofForms(screen.words, tier)
    let spot: Spot =
      if let first = flow.start?.action, flow.actions[first] != nil { .card(first) } else { .plus(.start) }
    canvas = CanvasState(spot: spot)
    pane = Form(Self.subject(of: spot))
    canvas.drawing = Drawing(flow, checked, workspace, words: screen.words, width: canvasSize.width, zoom: .cards)
    canvas.chooseOpeningZoom(canvasSize)
  }

  /// Whose form the panel shows while the canvas has the focus at a spot.
  static func subject(of spot: Spot) -> Form.Subject {
    spot.action.map { .action($0) } ?? .chatflow
  }
}

/// What is known about the file that a chatflow came from.
public struct OpenedFile: Sendable {
  /// Its name as shown in the title row.
  public var name: String
  /// Why it is opened for reading only; nil if it can be written.
  public var readOnlyReason: String?
  /// What could not be read in it.
  public var problems: [FileProblem]
  /// Whether it does not exist yet.
  public var isNew: Bool
  /// The chatflow as the file holds it, which Revert goes back to.
  public var savedFlow: Chatflow
  /// Whether it holds both sides of a conflict, until it is saved.
  var holdsConflict = false

  /// The same without some problems: what keeps an action from being read is found in that action, too.
  fileprivate func without(_ defects: Set<FileProblem>) -> OpenedFile {
    var file = self
    file.problems.removeAll(where: defects.contains)
    return file
  }

  /// Says what could not be read in it by now.
  mutating func setProblems(_ problems: [FileProblem], of flow: Chatflow) {
    self.problems = problems
    self = without(flow.defects)
  }

  /// What is known about an opened file.
  public init(
    name: String, savedFlow: Chatflow, readOnlyReason: String? = nil, problems: [FileProblem] = [], isNew: Bool = false
  ) {
    self.name = name
    self.savedFlow = savedFlow
    self.readOnlyReason = readOnlyReason
    self.problems = problems
    self.isNew = isNew
  }
}

/// What is known about the file of the workspace.
public struct WorkspaceFileState: Sendable {
  /// The workspace as the file holds it, which Revert goes back to.
  public var saved: Workspace
  /// Why it is opened for reading only; nil if it can be written.
  public var readOnlyReason: String?

  /// What is known about the file of a workspace.
  public init(saved: Workspace, readOnlyReason: String? = nil) {
    self.saved = saved
    self.readOnlyReason = readOnlyReason
  }
}

/// A sentence for the user, shown in the hint row for a while and kept in the log.
public struct Notice: Hashable, Sendable {
  /// What kind of sentence.
  public enum Kind: Hashable, Sendable { case success, info, warning, error }
  /// What kind of sentence.
  public var kind: Kind
  /// The sentence.
  public var text: String
}

/// What an answer from outside is for.
enum Asked: Hashable, Sendable {
  /// A text that is being edited outside: whose, and in which control.
  case text(FormPlace)
}

extension Chatflow {
  /// What keeps actions from being read.
  var defects: Set<FileProblem> { Set(actions.values.flatMap(\.defects)) }
}
