import Builder
import ChatflowFiles
import ChatflowModel
import Glibc
import OrderedCollections
import Screen
import Terminal
import Words

/// From the command line to the first frame.
enum StartUp {
  /// What the command line asks of the builder.
  struct Wishes {
    /// The file's name, if one is given.
    var file: String?
    /// Whether a file that does not exist is to be begun.
    var isNew: Bool
    /// The colours: a name, or a file.
    var theme: String?
    /// The glyphs to use instead of those that the terminal seems to have.
    var glyphs: GlyphTier?
    /// Whether the mouse is left to the terminal.
    var noMouse = false
    /// Whether to work line by line, without a screen.
    var isPlain = false
  }

  /// Opens the builder or the list of chatflows, and returns when it has ended.
  static func run(_ wishes: Wishes) throws(Failure) -> ExitStatus {
    let place = try NamedPlace(wishes)
    let opening = try place.file.map { file throws(Failure) in try Opening(file, mayBeNew: wishes.isNew) }
    var user = UserConfiguration.asWritten
    user.take(theme: wishes.theme, glyphs: wishes.glyphs, noMouse: wishes.noMouse)
    let colours = try user.colours()
    let library = Library(place.folder)
    let action = opening.flatMap { $0.action(at: place.spot) }
    if wishes.isPlain { return try runPlain(opening, at: action, library, user, colours) }

    let device = try terminal(user, colours)
    device.askBackground()
    // Mistakes in the configuration are told once, wherever the program begins.
    let notices: [String] = TerminalMessages.notices(of: device) + user.notices.reversed()
    var outside = Outside(device: device, library: library, user: user, colours: colours)
    var application = Application(
      library: LibraryState(
        folder: library.name, words: .ours, size: device.size, tier: device.capabilities.glyphs,
        keys: user.rebound.keys, filters: library.filters, now: Machine.now()))
    if let opening {
      outside.add(opening.document, of: opening.name)
      application.show(opening.name, opening.state(on: device, user: user, telling: notices), at: action)
    } else {
      for notice in notices { application.tell(.warning, notice) }
    }
    var session = Session(application: application, on: device, outside: outside)
    return session.run()
  }

  /// Works line by line on one chatflow, or on the list of a folder and the chatflows that are opened from it.
  private static func runPlain(
    _ opening: Opening?, at action: ActionID?, _ library: Library, _ user: UserConfiguration, _ colours: Colours
  ) throws(Failure) -> ExitStatus {
    if let opening {
      return try PlainSession.run(opening, at: action, library, user, colours, telling: user.notices.reversed())
    }
    var session = PlainLibrarySession(library, user, colours)
    return try session.run()
  }

  private static func terminal(_ user: UserConfiguration, _ colours: Colours) throws(Failure) -> TerminalDevice {
    var settings = TerminalDevice.Settings()
    settings.glyphs = user.glyphs
    settings.mouse = user.settings.flag(.mouse)
    do throws(TerminalError) {
      return try TerminalDevice(scheme: colours.scheme, settings: settings)
    } catch {
      throw TerminalMessages.failure(error)
    }
  }
}

/// A chatflow's file that is being opened in the builder.
struct Opening {
  /// The file's name in its folder.
  let name: String
  let document: Document
  private let file: FlowFile
  private let read: FlowFile.Read?
  /// What earlier runs left of it.
  private let copies: EarlierCopies
  /// How it was looked at last.
  private let view: KeptView?

  /// Reads a file, or begins one that does not exist.
  init(_ file: FlowFile, mayBeNew: Bool) throws(Failure) {
    self.file = file
    name = Disk.name(of: file.path)
    read = try Self.openedFile(file, mayBeNew: mayBeNew)
    var document = Document(file, read: read)
    copies = document.lookForCopies(besides: read)
    view = document.lastView()
    self.document = document
  }

  /// The action at a spot of the file. An id is taken at its word, though it be a number or unknown.
  func action(at spot: NamedPlace.Spot?) -> ActionID? {
    switch spot {
    case nil: nil
    case .action(let id): id
    case .idOrLine(let id, let line): read?.flow.actions[id] != nil ? id : action(at: .line(line))
    case .line(let line): read?.opened.source?.action(onLine: line)
    }
  }

  /// The builder with it open on a screen; the tour begins by itself until it was taken or left once.
  func state(on device: TerminalDevice, user: UserConfiguration, telling notices: [String] = []) -> BuilderState {
    var state = state(size: device.size, tier: device.capabilities.glyphs, user: user, telling: notices)
    // What is asked at once comes first; the tour begins another time.
    if TourMark.isDue, copies.offers.isEmpty { state.startTour() }
    return state
  }

  /// The builder with it open, as the user has set it up; what is told comes before what is to be said of the file.
  func state(size: Size, tier: GlyphTier, user: UserConfiguration, telling notices: [String]) -> BuilderState {
    let flow = read?.flow ?? Chatflow(name: Self.name(of: file))
    let shared = document.shared
    var state = BuilderState(
      flow: flow, file: Self.opened(file, read, flow), workspace: shared.workspace,
      workspaceFile: WorkspaceFileState(saved: shared.workspace, readOnlyReason: shared.readOnlyReason), words: .ours,
      size: size, tier: tier, keys: user.rebound.keys, panelPercent: user.settings.number(.panelWidth),
      now: Machine.now())
    let named = Checks.files(of: flow) + Checks.files(of: shared.workspace)
    if !named.isEmpty {
      let folder = WorkspaceFolder(of: file)
      _ = Update.finish(.inspected(named.map(folder.facts)), in: &state, at: Machine.now())
    }
    if let view = view { state.restore(view) }
    for notice in notices + shared.notices + Self.fileNotices(file, read) + copies.notices {
      state.tell(.warning, notice)
    }
    state.offer(copies.offers)
    return state
  }

  /// The file's content, or nil if it is to be begun: because somebody said so, or is there to see that it is new.
  private static func openedFile(_ file: FlowFile, mayBeNew: Bool) throws(Failure) -> FlowFile.Read? {
    let somebodySees = Streams.isTerminal(STDIN_FILENO) && Streams.isTerminal(STDOUT_FILENO)
    if Disk.isMissing(file.path), mayBeNew || somebodySees {
      try requireFolder(of: file)
      return nil
    }
    return try file.read()
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
