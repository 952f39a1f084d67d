import ArgumentParser
import Builder
import Canvas
import ChatflowFiles
import ChatflowModel
import Glibc
import Host
import Screen
import Terminal
import Words

/// `chatflow diff [REVISION] FILE` and `chatflow diff FILE FILE`: what differs between two states of a chatflow or a
/// workspace.
struct DiffCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", _superCommandName: "chatflow", abstract: Words.ours["cli.diff"])

  @Argument(help: .words("cli.diff.files", "revision-or-file"), completion: .file(extensions: ["yaml"]))
  var names: [String]
  @Flag(help: .words("cli.diff.text"))
  var text = false
  @Flag(help: .words("cli.diff.summary"))
  var summary = false
  @Flag(help: .words("cli.diff.json"))
  var json = false
  @Flag(help: .words("cli.diff.draw"))
  var draw = false
  @Option(help: .words("cli.draw.width", "columns"))
  var width: Int?
  @Option(help: .words("cli.glyphs", "tier"))
  var glyphs: GlyphTier?
  @Option(name: [.customLong("colour"), .customLong("color")], help: .words("cli.draw.colour", "when"))
  var colour = ColourWish.auto
  @Option(help: .words("cli.theme", "name-or-file"), completion: .file(extensions: ["yaml"]))
  var theme: String?

  /// Git gives a name as it is, though it begins like an option.
  static func prepared(_ arguments: [String]) -> [String] {
    DiffArguments.areOfGit(arguments) ? ["--"] + arguments : arguments
  }

  func validate() throws {
    if [text, summary, json, draw].count(where: { $0 }) > 1 { throw ValidationError(Words.ours["cli.diff.one-form"]) }
    if let width, !DrawCommand.widths.contains(width) {
      throw ValidationError(Words.ours("cli.width", ["found": "\(width)"]))
    }
    if width != nil, !draw { throw ValidationError(Words.ours["cli.diff.width-draw"]) }
    guard DiffArguments.counts.contains(names.count) else { throw ValidationError(Words.ours["cli.diff.count"]) }
  }

  func perform() throws(Failure) -> ExitStatus {
    let asked = try DiffArguments(names, isStartedByGit: Machine.variable("GIT_DIFF_PATH_COUNTER") != nil)
    guard asked.isForGit else { return try compare(asked.wish, isForGit: false) }
    // Any end but success would end git with a complaint, and with it what it has to say of other files. Where nobody reads
    // any more, as behind `head`, it sees that by itself.
    signal(SIGPIPE, SIG_IGN)
    do throws(Failure) {
      try Streams.output(Printable.text(names[0]) + "\n")
      _ = try compare(asked.wish, isForGit: true)
    } catch {
      for line in error.lines {
        do { try Streams.output(Printable.text(line) + "\n") } catch { return .success }
      }
    }
    return .success
  }

  private func compare(_ wish: DiffArguments.Wish, isForGit: Bool) throws(Failure) -> ExitStatus {
    let states = try States(wish)
    // Among what git shows of many files, what is said of one stands in its place.
    for line in states.notices {
      if isForGit { try Streams.output(Printable.text(line) + "\n") } else { Streams.say(line) }
    }
    var user = UserConfiguration.asWritten
    user.take(theme: theme, glyphs: glyphs, noMouse: false)
    let tier = user.glyphs ?? TerminalFacts.glyphs()
    let theme = try colour.theme(&user, isPaged: isForGit && Machine.variable("GIT_PAGER_IN_USE") != nil)
    user.problems.forEach(Streams.say)
    let printer = DifferencePrinter(words: tier == .ascii ? Words.ours.inASCII : .ours, tier: tier, theme: theme)
    let isSame: Bool
    switch states.pair {
    case .nothing: isSame = true
    case .workspaces(let old, let new):
      if draw { throw Failure(.usage, FileMessages.line(states.title, Words.ours["cli.diff.no-drawing"])) }
      let difference = Difference(from: old, to: new)
      isSame = difference.isEmpty
      let told = ToldDifference(ofWorkspacesFrom: old, to: new, words: printer.words, tier: tier)
      try print(difference, told, printer)
    case .flows(let old, let new):
      let difference = Difference(from: old, to: new)
      isSame = difference.isEmpty
      let (before, after) = try states.sides(old, new)
      if draw {
        guard !isSame else { break }
        let columns = width ?? max(DrawCommand.widths.lowerBound, Streams.columns ?? DrawCommand.standardWidth)
        try printer.draw(DrawnDifference(difference, from: before, to: after, words: .ours, width: columns))
      } else {
        try print(difference, ToldDifference(from: before, to: after, words: printer.words, tier: tier), printer)
      }
    }
    return isSame && states.isSound ? .success : .problems
  }

  private func print(
    _ difference: Difference, _ told: ToldDifference, _ printer: DifferencePrinter
  ) throws(Failure) {
    if json { return try Streams.output(DifferenceJSON.text(of: difference) + "\n") }
    try printer.print(summary ? told.summary : told.lines)
  }
}

/// The two states that are compared, as they were read.
private struct States {
  let pair: ComparedPair
  /// What is to be said of them, a line each.
  let notices: [String]
  /// Whether all of both could be read.
  let isSound: Bool
  /// What messages call them.
  let title: String
  /// Files in whose folders the workspaces lie.
  private let places: (before: String, after: String)

  init(_ wish: DiffArguments.Wish) throws(Failure) {
    let (old, new): (ComparedFile, ComparedFile)
    switch wish {
    case .unmerged(let file):
      throw Failure(.problems, FileMessages.line(file, Words.ours["cli.diff.unmerged"]))
    case .revision(let revision, let file):
      (old, new) = (try ComparedFile(file, in: revision), try ComparedFile(file))
      (title, places) = (file, (file, file))
    case .files(let before, let after, let name):
      (old, new) = (try ComparedFile(before, named: name), try ComparedFile(after, named: name))
      (title, places) = (name ?? after, (name ?? before, name ?? after))
    }
    guard let pair = ComparedPair(old.content, new.content) else {
      throw Failure(.usage, FileMessages.line(title, Words.ours["cli.diff.two-sorts"]))
    }
    (self.pair, isSound) = (pair, old.isSound && new.isSound)
    notices = old.notices + new.notices
  }

  /// The chatflows with the workspaces that name what they refer to.
  func sides(_ before: Chatflow, _ after: Chatflow) throws(Failure) -> (ToldDifference.Side, ToldDifference.Side) {
    let old = WorkspaceDocument(in: FolderFiles(of: try FlowFile(places.before)))
    let new = places.before == places.after ? old : WorkspaceDocument(in: FolderFiles(of: try FlowFile(places.after)))
    for notice in places.before == places.after ? old.notices : old.notices + new.notices { Streams.say(notice) }
    return (ToldDifference.Side(before, in: old.workspace), ToldDifference.Side(after, in: new.workspace))
  }
}
