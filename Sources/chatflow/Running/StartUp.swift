import Builder
import ChatflowModel
import Glibc
import Screen
import Terminal

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

  /// Opens the builder, and returns when it has ended.
  static func run(_ wishes: Wishes) throws(Failure) -> ExitStatus {
    let file = try chosenFile(wishes)
    let read = try openedFile(file, mayBeNew: wishes.isNew)
    var user = UserConfiguration()
    user.take(theme: wishes.theme, glyphs: wishes.glyphs, noMouse: wishes.noMouse)
    let colours = try user.colours()
    var document = Document(file, read: read)
    let copies = document.lookForCopies(besides: read?.bytes ?? [])
    let shared = document.shared

    let flow = read?.flow ?? Chatflow(name: name(of: file))
    func state(size: Size, tier: GlyphTier) -> BuilderState {
      var state = BuilderState(
        flow: flow, file: opened(file, read, flow), workspace: shared.workspace,
        workspaceFile: WorkspaceFileState(saved: shared.workspace, readOnlyReason: shared.readOnlyReason), words: .ours,
        size: size, tier: tier, keys: user.rebound.keys, panelPercent: user.settings.number(.panelWidth),
        now: Machine.now())
      for notice in user.notices.reversed() + shared.notices + fileNotices(file, read) + copies {
        state.tell(.warning, notice)
      }
      return state
    }
    if wishes.isPlain {
      var session = PlainSession(
        state: state(size: PlainSession.size, tier: user.glyphs ?? .ascii),
        outside: Outside(device: nil, document: document, user: user, colours: colours))
      return try session.run()
    }
    let device = try terminal(user, colours)
    device.askBackground()
    var first = state(size: device.size, tier: device.capabilities.glyphs)
    if let view = document.lastView() { first.restore(view) }
    if TourMark.isDue { first.startTour() }
    var session = Session(
      state: first, on: device,
      outside: Outside(device: device, document: document, user: user, colours: colours))
    return session.run()
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

  // MARK: - The file

  private static func chosenFile(_ wishes: Wishes) throws(Failure) -> FlowFile {
    if let name = wishes.file { return FlowFile(new: name) }
    let names: [String]
    do {
      names = try Disk.names(in: ".").filter { $0.hasSuffix(FlowFile.ending) && !$0.hasPrefix(".") }.sorted()
    } catch {
      throw Failure(.inputOrOutput, FileMessages.line(error, in: "."))
    }
    switch names.count {
    case 1: return FlowFile(names[0])
    case 0: throw Failure(.usage, Words.ours("cli.failed", ["what": Words.ours["cli.no-file"]]))
    default:
      let files = names.joined(separator: ", ")
      throw Failure(.usage, Words.ours("cli.failed", ["what": Words.ours("cli.many-files", ["files": files])]))
    }
  }

  /// The file's content, or nil if it is to be begun: because somebody said so, or is there to see that it is new.
  private static func openedFile(_ file: FlowFile, mayBeNew: Bool) throws(Failure) -> FlowFile.Read? {
    let somebodySees = Streams.isTerminal(STDIN_FILENO) && Streams.isTerminal(STDOUT_FILENO)
    if Disk.facts(file.path) == nil, mayBeNew || somebodySees {
      let folder = Disk.folder(of: file.path).map { $0.isEmpty ? "/" : $0 } ?? "."
      guard Disk.facts(folder)?.isFolder == true else {
        throw Failure(.inputOrOutput, FileMessages.line(file.path, Words.ours("cli.no-folder", ["folder": folder])))
      }
      return nil
    }
    return try file.read()
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
    let problems = read.opened.problems.map { Printable.text($0.line(in: Disk.name(of: file.path), .ours)) }
    let reason = readOnlyReason(read).map { Words.ours("notice.read-only", ["reason": $0]) }
    return problems.reversed() + (reason.map { [$0] } ?? [])
  }

  /// A chatflow's first name: that of its file, as a person would write it.
  private static func name(of file: FlowFile) -> String {
    var name = Disk.name(of: file.path)
    for ending in [FlowFile.ending, ".yaml", ".yml"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
      break
    }
    let words = Printable.text(name).map { $0 == "-" || $0 == "_" ? " " : $0 }
    return String(words.prefix(1)).uppercased() + String(words.dropFirst())
  }
}
