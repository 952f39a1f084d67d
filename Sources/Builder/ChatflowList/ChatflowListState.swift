import ChatflowFiles
import ChatflowModel
import Screen
import Widgets
import Words

/// Everything that the list of chatflows knows: the files of a folder, which of them are shown, and where the user is.
///
/// It is a value without any device, like `BuilderState`.
public struct ChatflowListState: ScreenOwner {
  /// The folder's name, as the title row shows it.
  public let folder: String
  /// What every screen knows.
  var screen: ScreenState<ChatflowListState>

  // MARK: What there is

  /// The chatflows in order of priority.
  var entries: [ListedChatflow] = []
  /// What they share.
  var workspace = Workspace()
  /// What is wrong with the file of what they share.
  var problem: String?
  /// Why the folder cannot be looked at; nil if it can.
  var unreadable: String?
  /// The folders right inside it that hold chatflows, where it has none itself.
  var foldersInside: [String] = []
  /// What was removed, the latest change first.
  var trashed: [ChatflowFolder.Entry] = []
  /// Whether the folder was looked at yet.
  var isListed = false
  /// The chatflows that are open, and whether they have changes that are not saved.
  var open: [String: Bool] = [:]
  /// The files of which earlier runs kept changes that were not saved.
  var keptChanges: Set<String> = []
  /// What is wrong in the folder, while that is listed.
  var problems: [FolderProblems.Elsewhere] = []
  /// What was done here and can be taken back, the last one last.
  var done: [ChatflowListStep] = []

  /// The filters that the user has kept.
  var kept: [KeptFilter] = []
  /// Why the filters that the user has kept are not known; nil if they are.
  var keptProblem: String?

  // MARK: What is shown

  /// The rows that are shown, in their order: made by `arrange`.
  var rows: [ChatflowListRow] = []
  var sort = ChatflowListSort.priority
  /// The line that filters; nil while all are shown.
  var filter: TextEditor?
  /// Whether the filter has the focus.
  var isFiltering = false
  /// The needle that `rows` were made for.
  var needle = Needle("")
  /// The states that they were made for.
  var states: Set<ChatflowListFilter.State> = []
  /// The focused file.
  var focus: String?
  /// Its row when it was last in sight: what comes to stand there has the focus when it is gone.
  var focusIndex = 0
  var scroll = 0
  /// The templates, while one is being chosen.
  var templates: TemplatesState?
  /// Whether a chatflow that begins from a template gets its tests, too.
  var beginsWithTests = false

  /// The list of a folder that was not looked at yet.
  public init(
    folder: String, words: Words = .english, size: Size, tier: GlyphTier = .rich, keys: KeyMap = .standard,
    filters: (kept: [KeptFilter], problem: String?) = ([], nil), now: Int64 = 0
  ) {
    self.folder = folder
    screen = ScreenState(words: words, size: size, tier: tier, keys: keys, now: now)
    (kept, keptProblem) = filters
  }

  /// The focused chatflow.
  var focused: ListedChatflow? { focus.flatMap { focus in entries.first { $0.id == focus } } }
  /// Where the focus is among the rows.
  var focusedRow: Int? { focus.flatMap { focus in rows.firstIndex { $0.file == focus } } }
  /// The files that were not read yet, those with the highest priority first.
  var unread: [ChatflowFolder.Entry] { entries.lazy.filter { $0.content == nil }.map(\.entry) }
  /// Whether files are still to be read.
  public var isReading: Bool { entries.contains { $0.content == nil } }
  /// That the folder has no chatflow, and where some lie: whoever opened it may have meant another.
  var emptiness: String {
    if foldersInside.isEmpty { return words["list.empty"] }
    return words("list.empty.inside", ["folders": foldersInside.joined(separator: ", ")])
  }
  var regions: ChatflowListRegions { ChatflowListRegions(size: size, isFiltered: filter != nil) }
}

/// What the list is sorted by.
enum ChatflowListSort: String, Sendable, CaseIterable {
  case priority, name, problems, changed
}

/// A row of the list.
struct ChatflowListRow: Sendable {
  /// The chatflow's file.
  var file: String
  /// Its number in the order of priority, from 1.
  var number: Int
  /// The text that the filter found, if it found it elsewhere than in the name or a tag.
  var hit: Hit?

  /// A text of a chatflow that holds what is looked for.
  struct Hit: Sendable {
    var action: ActionID?
    var text: String

    init(action: ActionID?, text: String) { (self.action, self.text) = (action, text) }
    /// Of tags, all are shown.
    init(tags: [String]) { self.init(action: nil, text: tags.joined(separator: ", ")) }
  }
}

/// Where everything lies on the screen of the list.
struct ChatflowListRegions: Hashable, Sendable {
  let title, top, filter, header, list, bottom, hint: Rect
  let isTooSmall: Bool

  init(size: Size, isFiltered: Bool) {
    isTooSmall = size.width < Regions.smallest.width || size.height < Regions.smallest.height
    func row(_ y: Int) -> Rect { Rect(x: 0, y: y, width: size.width, height: 1) }
    title = row(0)
    top = row(1)
    filter = isFiltered ? row(2) : Rect(x: 0, y: 2, width: 0, height: 0)
    let first = isFiltered ? 3 : 2
    header = row(first)
    list = Rect(x: 0, y: first + 1, width: size.width, height: max(0, size.height - 3 - first))
    bottom = row(size.height - 2)
    hint = row(size.height - 1)
  }
}
