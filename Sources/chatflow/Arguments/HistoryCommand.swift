import ArgumentParser
import Builder
import ChatflowFiles
import ChatflowModel
import Host
import Screen
import Terminal
import Words

/// `chatflow history FILE`: the earlier versions of a chatflow, and what changed since one of them.
struct HistoryCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "history", _superCommandName: "chatflow", abstract: Words.ours["cli.history"])

  @Argument(help: .words("cli.file", "file"), completion: .file(extensions: ["yaml"]))
  var file: String
  @Flag(help: .words("cli.history.json"))
  var json = false
  @Option(help: .words("cli.history.show", "version"))
  var show: String?

  func validate() throws {
    if json, show != nil { throw ValidationError(Words.ours["cli.history.one-form"]) }
  }

  func perform() throws(Failure) -> ExitStatus {
    let file = try FlowFile(self.file)
    let history = FileHistory(of: file)
    let list = history.list(in: WorkspaceDocument(in: FolderFiles(of: file)).workspace)
    // Of a file that was removed there may be versions all the same.
    if list.versions.isEmpty { _ = try file.read() }
    for notice in list.notices { Streams.say(FileMessages.line(file.path, notice)) }
    if let show { return try tell(show, list.versions, history, file) }
    if list.versions.isEmpty, !json { Streams.say(FileMessages.line(file.path, Words.ours["cli.history.none"])) }
    if !list.versions.isEmpty, !json {
      let title = Words.ours("history.title", ["file": file.path, "zone": list.zone])
      try Streams.output(Printable.line(title) + "\n")
    }
    try print(list.versions, history)
    return list.notices.isEmpty ? .success : .problems
  }

  // MARK: - The list

  /// Prints the list. Each version is read once, as it is come to.
  private func print(_ versions: [FlowVersion], _ history: FileHistory) throws(Failure) {
    var entries: [HistoryJSON.Entry] = []
    var read = versions.first.map(history.read)
    for (index, version) in versions.enumerated() {
      guard let now = read else { break }
      let earlier = index + 1 < versions.count ? history.read(versions[index + 1]) : nil
      let difference = now.flow.flatMap { flow in earlier?.flow.map { Difference(from: $0, to: flow) } }
      if json {
        entries.append(entry(index + 1, version, now, difference))
      } else {
        try Streams.output(line(index + 1, of: versions.count, version, now, difference) + "\n")
      }
      read = earlier
    }
    if json { try Streams.output(HistoryJSON.text(of: entries) + "\n") }
  }

  private func line(
    _ number: Int, of count: Int, _ version: FlowVersion, _ read: ReadVersion, _ difference: Difference?
  ) -> String {
    let words = Words.ours
    var facts = [
      "number": String(repeating: " ", count: "\(count)".count - "\(number)".count) + "\(number)",
      "when": version.when, "id": version.id, "title": words.title(of: version),
    ]
    if read.flow == nil {
      facts["problem"] = read.problem ?? ""
      return Printable.line(words("cli.history.line.broken", facts))
    }
    facts["changes"] = difference.map(words.count) ?? words["cli.history.first"]
    return Printable.line(words("cli.history.line", facts))
  }

  private func entry(
    _ number: Int, _ version: FlowVersion, _ read: ReadVersion, _ difference: Difference?
  ) -> HistoryJSON.Entry {
    var commit: (author: String, subject: String, path: String)?
    let source: String
    switch version.source {
    case .saved: source = "save"
    case .found: source = "found"
    case .commit(let author, let subject, let path): (source, commit) = ("commit", (author, subject, path))
    }
    let counts = difference.map { difference in
      [
        ("added", difference.actions.count { $0.sort == .added }),
        ("removed", difference.actions.count { $0.sort == .removed }),
        ("changed", difference.actions.count { $0.sort == .changed }), ("settings", difference.settings.count),
      ].map { (key: $0.0, count: $0.1) }
    }
    return HistoryJSON.Entry(
      number: number, id: version.id, time: version.time, source: source, commit: commit, counts: counts,
      problem: read.problem)
  }

  // MARK: - One version

  /// Prints what changed from a version to the file as it is.
  private func tell(
    _ name: String, _ versions: [FlowVersion], _ history: FileHistory, _ file: FlowFile
  ) throws(Failure) -> ExitStatus {
    let number = Int(name).flatMap { $0 > 0 && $0 <= versions.count && name.count < 8 ? $0 : nil }
    guard let version = number.map({ versions[$0 - 1] }) ?? versions.first(where: { $0.id == name }) else {
      let facts = ["found": Printable.line(name), "count": "\(versions.count)"]
      throw Failure(.usage, FileMessages.line(file.path, Words.ours("cli.history.no-version", facts)))
    }
    let read = history.read(version)
    if let problem = read.problem { Streams.say(FileMessages.line(version.id, problem)) }
    guard let before = read.flow else { return .inputOrOutput }
    let now = try file.read()
    let shared = WorkspaceDocument(in: FolderFiles(of: file))
    for notice in shared.notices { Streams.say(notice) }
    let tier = TerminalFacts.glyphs()
    let words = tier == .ascii ? Words.ours.inASCII : .ours
    let told = ToldDifference(
      from: .init(before, in: shared.workspace), to: .init(now.flow, in: shared.workspace), words: words, tier: tier)
    var user = UserConfiguration.asWritten
    let theme = try ColourWish.auto.theme(&user, isPaged: false)
    try DifferencePrinter(words: words, tier: tier, theme: theme).print(told.lines)
    let status = now.report()
    return status == .success && told.lines.isEmpty && read.problem == nil ? .success : .problems
  }
}
