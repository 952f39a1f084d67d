import Builder
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Words

/// A chatflow's file that is being opened in the builder.
package struct Opening: ~Copyable {
  /// The file's name in its folder.
  package let name: String
  /// What writes it, and what is kept of it.
  package let document: Document
  private let file: FlowFile
  private let read: FlowFile.Read?
  /// What earlier runs left of it.
  private let copies: EarlierCopies
  /// Whether the user can have something back that earlier runs kept.
  private let hasCopies: Bool
  /// Whether earlier runs kept the steps that led to it.
  private let hasOlderSteps: Bool
  /// Somebody else who edits it.
  private let other: LockHolder?
  /// How it was looked at last.
  private let view: KeptView?
  private let tour: TourMark

  /// Reads a file, or begins one that does not exist if that may be; a failure says why neither can be done.
  package init(_ file: FlowFile, mayBeNew: Bool, state: StateFolder? = .ours) throws(Failure) {
    tour = TourMark(in: state)
    self.file = file
    name = Disk.name(of: file.path)
    let journal = KeptJournal(of: Disk.absolute(file.path), .chatflow, in: state)
    read = try Self.openedFile(file, mayBeNew: mayBeNew, keptIn: journal)
    let document = Document(file, read: read, state: state)
    copies = document.lookForCopies()
    hasCopies = document.hasCopies
    hasOlderSteps = document.hasOlderSteps
    other = document.lock.other
    view = document.lastView()
    self.document = document
  }

  /// The action at a spot of the file. An id is taken at its word, though it be a number or unknown.
  package func action(at spot: NamedPlace.Spot?) -> ActionID? {
    switch spot {
    case nil: nil
    case .action(let id): id
    case .idOrLine(let id, let line): read?.flow.actions[id] != nil ? id : action(at: .line(line))
    case .line(let line): read?.opened.source?.action(onLine: line)
    }
  }

  /// The builder with it open on a screen; the tour begins by itself until it was taken or left once.
  package func state(
    on terminal: any OutsideTerminal, user: UserConfiguration, telling notices: [String] = []
  ) -> BuilderState {
    var state = state(size: terminal.size, tier: terminal.capabilities.glyphs, user: user, telling: notices)
    // What is asked at once comes first; the tour begins another time.
    // Without an action there is nothing to walk along.
    if tour.isDue, !state.isAsking, !state.flow.actions.isEmpty { state.startTour() }
    return state
  }

  /// The builder with it open, as the user has set it up; what is told comes before what is to be said of the file.
  package func state(
    size: Size, tier: GlyphTier, user: UserConfiguration, telling notices: [String] = []
  ) -> BuilderState {
    let flow = read?.flow ?? Chatflow(name: Self.name(of: file))
    let shared = document.shared
    var state = BuilderState(
      flow: flow, file: Self.opened(file, read, flow), workspace: shared.workspace,
      workspaceFile: WorkspaceFileState(saved: shared.workspace, readOnlyReason: shared.readOnlyReason), words: .ours,
      size: size, tier: tier, keys: user.rebound.keys, panelPercent: user.settings.number(.panelWidth),
      now: Machine.now())
    let named = Checks.files(of: flow) + Checks.files(of: shared.workspace)
    if !named.isEmpty {
      let folder = FolderFiles(of: file)
      _ = Update.finish(.inspected(named.map(folder.facts)), in: &state, at: Machine.now())
    }
    if let view = view { state.restore(view) }
    state.markPartial(flow: read?.isPart ?? false, workspace: shared.isPart)
    for notice in notices + shared.notices + Self.fileNotices(file, read) + copies.notices {
      state.tell(.warning, notice)
    }
    if let other { state.tell(of: other) }
    state.hasOlderSteps = hasOlderSteps
    state.offer(copies.offers, texts: copies.texts, hasOthers: hasCopies)
    if let conflict = read?.conflict { state.begin(from: conflict.rest) }
    return state
  }

  /// The file's content, or nil if it is to be begun.
  private static func openedFile(
    _ file: FlowFile, mayBeNew: Bool, keptIn journal: KeptJournal?
  ) throws(Failure) -> FlowFile.Read? {
    if Disk.isMissing(file.path) {
      guard mayBeNew else { throw FlowFile.nothingToOpen(at: file.path) }
      try requireFolder(of: file)
      return nil
    }
    return try file.read(keptIn: journal, decidingConflicts: true)
  }

  /// A file that is to be begun needs a folder: that of the place that its name leads to, by a link perhaps.
  private static func requireFolder(of file: FlowFile) throws(Failure) {
    func none(_ folder: String) -> Failure {
      Failure(.inputOrOutput, FileMessages.line(file.path, Words.ours("cli.no-folder", ["folder": folder])))
    }
    let place: String
    do {
      place = try FileStore().destination(of: file.path)
    } catch {
      throw error.isMissing ? none(error.path) : Failure(.inputOrOutput, FileMessages.line(error, in: file.path))
    }
    let folder = Disk.folder(of: place).map { $0.isEmpty ? "/" : $0 } ?? "."
    guard Disk.facts(folder)?.isFolder == true else { throw none(Disk.folder(of: file.path) ?? folder) }
  }

  private static func opened(_ file: FlowFile, _ read: FlowFile.Read?, _ flow: Chatflow) -> OpenedFile {
    OpenedFile(
      name: Printable.text(Disk.name(of: file.path)), savedFlow: flow, readOnlyReason: readOnlyReason(read),
      problems: read?.opened.problems ?? [], isNew: read == nil)
  }

  private static func readOnlyReason(_ read: FlowFile.Read?) -> String? {
    guard let read else { return nil }
    if !read.loaded.isWritable { return Words.ours["read-only.no-permission"] }
    return read.opened.isWritable ? nil : Words.ours["read-only.not-sound"]
  }

  /// What the user should know of the file at once, the most important last.
  private static func fileNotices(_ file: FlowFile, _ read: FlowFile.Read?) -> [String] {
    guard let read else { return [] }
    let problems = FileMessages.lines(read.opened.problems, in: Disk.name(of: file.path)).map(Printable.text)
    let reason = readOnlyReason(read).map { Words.ours("notice.read-only", ["reason": $0]) }
    return problems.reversed() + (reason.map { [$0] } ?? [])
  }

  /// A chatflow's first name: that of its file, as a person would write it.
  private static func name(of file: FlowFile) -> String {
    var name = Disk.name(of: file.path)
    for ending in [ChatflowFolder.ending, ".yaml", ".yml"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
      break
    }
    let words = Printable.text(name).map { $0 == "-" || $0 == "_" ? " " : $0 }
    return String(words.prefix(1)).uppercased() + String(words.dropFirst())
  }
}
