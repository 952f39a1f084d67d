import ArgumentParser
import Builder
import Canvas
import ChatflowModel
import Glibc
import Host
import OrderedCollections
import Screen
import Terminal
import Words

/// `chatflow draw FILE`: the canvas as text.
struct DrawCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", _superCommandName: "chatflow", abstract: Words.ours["cli.draw"])

  @Argument(help: .words("cli.file", "file"), completion: .file(extensions: ["yaml"]))
  var file: String
  @Option(help: .words("cli.draw.width", "columns"))
  var width: Int?
  @Option(help: .words("cli.draw.zoom", "level"))
  var zoom = Zoom.cards
  @Option(help: .words("cli.glyphs", "tier"))
  var glyphs: GlyphTier?
  @Flag(help: .words("cli.draw.ascii"))
  var ascii = false
  @Option(name: [.customLong("colour"), .customLong("color")], help: .words("cli.draw.colour", "when"))
  var colour = ColourWish.auto
  @Option(help: .words("cli.theme", "name-or-file"), completion: .file(extensions: ["yaml"]))
  var theme: String?
  @Option(help: .words("cli.draw.focus", "id"))
  var focus: String?
  @Option(help: .words("cli.draw.fold", "branch"))
  var fold: [String] = []

  /// The narrowest canvas that the layout promises to keep to, and one that no terminal has.
  static let widths = 30...1000
  /// The columns where there is no terminal.
  static let standardWidth = 80

  func validate() throws {
    if let width, !Self.widths.contains(width) {
      throw ValidationError(Words.ours("cli.width", ["found": "\(width)"]))
    }
    if ascii, let glyphs, glyphs != .ascii {
      throw ValidationError(Words.ours("cli.draw.ascii-or", ["tier": glyphs.rawValue]))
    }
  }

  func perform() throws(Failure) -> ExitStatus {
    let opened = try FlowFile(file).read()
    let flow = opened.flow
    if let focus, flow.actions[ActionID(focus)] == nil {
      throw Failure(
        .usage,
        FileMessages.line(
          file,
          FileMessages.suggesting(
            Words.ours("cli.unknown-focus", ["id": focus]), NearestWord.to(focus, among: flow.actions.keys.map(\.text)))
        ))
    }
    let columns = width ?? max(Self.widths.lowerBound, Streams.columns ?? Self.standardWidth)
    let shared = WorkspaceDocument(in: FolderFiles(of: opened.file))
    for notice in shared.notices { Streams.say(notice) }
    let drawing = FlowDrawing(
      flow, workspace: shared.workspace, words: .ours, width: min(columns, Self.widths.upperBound),
      zoom: zoom, folds: try folds(in: flow, shared.workspace))
    var user = UserConfiguration.asWritten
    user.take(theme: theme, glyphs: glyphs ?? (ascii ? .ascii : nil), noMouse: false)
    let tier = user.glyphs ?? TerminalFacts.glyphs()
    let theme = try colour.theme(&user)
    user.problems.forEach(Streams.say)
    try drawing.print(tier: tier, focus: focus.map { ActionID($0) }, theme: theme)
    return opened.report()
  }

  /// The branches that are named to be folded.
  private func folds(in flow: Chatflow, _ workspace: Workspace) throws(Failure) -> Set<BranchID> {
    var folds: Set<BranchID> = []
    for name in fold {
      switch BranchID.named(name, in: flow, workspace, .ours) {
      case .success(let branches): folds.formUnion(branches)
      case .failure(let unknown): throw Failure(.usage, FileMessages.line(file, Self.sentence(unknown, in: flow)))
      }
    }
    return folds
  }

  private static func sentence(_ unknown: BranchID.Unknown, in flow: Chatflow) -> String {
    switch unknown {
    case .action(let id):
      FileMessages.suggesting(
        Words.ours("cli.unknown-focus", ["id": id]), NearestWord.to(id, among: flow.actions.keys.map(\.text)))
    case .branching(let id): Words.ours("cli.draw.no-branches", ["id": id])
    case .branch(let id, let label, let labels):
      FileMessages.suggesting(
        Words.ours("cli.draw.unknown-branch", ["id": id, "label": label, "labels": labels.joined(separator: ", ")]),
        NearestWord.to(label, among: labels))
    }
  }
}

/// When output that is not a screen is coloured.
enum ColourWish: String, ExpressibleByArgument, CaseIterable {
  /// When it goes to a terminal, as that terminal can show it.
  case auto
  /// Wherever it goes, `NO_COLOR` notwithstanding.
  case always
  /// As plain text.
  case never

  /// The colours to print in; nil for plain text. A theme that is asked for is looked at even if it is not used, so that
  /// a mistake in its name does not show on a terminal only. What goes to a pager is shown by a terminal, too.
  func theme(_ user: inout UserConfiguration, isPaged: Bool = false) throws(Failure) -> Theme? {
    let scheme = try user.colours().scheme
    let depth: ColourDepth? =
      switch self {
      case .always: TerminalFacts.announcedDepth()
      case .auto: Streams.isTerminal(STDOUT_FILENO) || isPaged ? TerminalFacts.colourDepth() : nil
      case .never: nil
      }
    return depth.map { Theme(scheme, depth: $0) }
  }
}

extension Zoom: ExpressibleByArgument {}
