import ChatflowFiles
import ChatflowModel
import Foundation
import Testing

/// How files are named on the command line, and what becomes of files that are no ordinary ones.
struct NamedFileTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copyExamples()
    return scratch
  }

  /// Runs plain mode with some lines.
  private func plain(_ arguments: String..., lines: String = "", in scratch: Scratch, before: String = "") throws
    -> Scratch.Outcome
  {
    let script = before + #"lines=$1; shift; printf "$lines" | "$0" --plain "$@""#
    return try scratch.run("/bin/sh", ["-c", script, Repository.program, lines] + arguments)
  }

  // MARK: - Lines

  @Test func aLineOpensAtTheActionThatStandsThere() throws {
    let scratch = try scratch()
    let text = try scratch.text(of: "support-bot.chatflow.yaml")
    var id: String?
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      let line = String(line)
      if line.wholeMatch(of: #/  [a-z-]+:/#) != nil { id = line.trimmingCharacters(in: [" ", ":"]) }
      guard let id, !line.isEmpty, index % 7 == 0 || line.hasSuffix("\(id):") else { continue }
      let named = try plain("support-bot:\(id)", in: scratch)
      for place in ["support-bot:\(index + 1)", "support-bot.chatflow.yaml:\(index + 1):14"] {
        #expect(try plain(place, in: scratch).output == named.output, "\(place): \(id)")
      }
      #expect(try plain("support-bot.chatflow.yaml:\(index + 1):14:", in: scratch).output == named.output)
    }
    #expect(id != nil)
    // Above the actions there is none.
    #expect(try plain("support-bot:1:1", in: scratch).output == plain("support-bot", in: scratch).output)
  }

  @Test func anIdThatIsANumberComesBeforeALine() throws {
    let scratch = try scratch()
    try scratch.write(
      """
      chatflow: 1
      name: Numbers
      start: "6"
      actions:
        "6":
          action: message
          name: First
          message: One
          next: "5"
        "5":
          action: message
          name: Second
          message: Two

      """, to: "numbers.chatflow.yaml")
    let first = try plain("numbers:11:3", in: scratch).output
    let other = try plain("numbers:6:3", in: scratch).output
    #expect(first != other)
    #expect(try plain("numbers:5", in: scratch).output == first)
    #expect(try plain("numbers:5:1", in: scratch).output == other)
    #expect(try plain("numbers:12", in: scratch).output == first)
  }

  @Test func aFileOfThatNameComesFirst() throws {
    let scratch = try scratch()
    try FileManager.default.moveItem(
      atPath: scratch.path(of: "hand-over.chatflow.yaml"), toPath: scratch.path(of: "support-bot:9.chatflow.yaml"))
    #expect(try plain("support-bot:9", in: scratch).output.contains("Hand-over"))
  }

  @Test(arguments: [
    (["missing:9:14"], 3), (["missing.chatflow.yaml:9"], 3), ([""], 2), (["+", ""], 2), (["draw", ""], 2),
    (["show", "", "--json"], 2), (["format", ""], 2), (["export", "", "--to", "svg"], 2),
    (["export", "support-bot", "--to", "svg", "--output", ""], 2),
  ])
  func namesThatMeanNothingAreErrors(arguments: [String], status: Int) throws {
    let scratch = try scratch()
    // A file whose whole name is the ending is not meant by nothing.
    try scratch.write("chatflow: 1\n", to: ".chatflow.yaml")
    let names = try PosixFileSystem().names(in: scratch.work).sorted()
    let script = #""$0" "$@""#
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", script, Repository.program] + arguments, size: TerminalSize(80, by: 24),
      environment: scratch.environment, folder: scratch.work)
    #expect(try terminal.waitForExit() == .exited(status))
    #expect(!terminal.screen.text.isEmpty)
    #expect(try PosixFileSystem().names(in: scratch.work).sorted() == names)
  }

  // MARK: - Files

  private static let begin = #"s\n5 Begun\nEsc\nCtrl-S\n"#

  @Test func aLinkToAFileThatDoesNotExistIsWrittenThrough() throws {
    let scratch = try scratch()
    try FileManager.default.createDirectory(atPath: scratch.path(of: "sub"), withIntermediateDirectories: false)
    for (link, target) in [("first.chatflow.yaml", "second"), ("second", "sub/real.chatflow.yaml")] {
      try FileManager.default.createSymbolicLink(atPath: scratch.path(of: link), withDestinationPath: target)
    }
    let ended = try plain("+", "first", lines: Self.begin, in: scratch)
    #expect(ended.status == .exited(0), "\(ended)")
    #expect(try scratch.text(of: "sub/real.chatflow.yaml").contains("Begun"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path(of: "second")) == "sub/real.chatflow.yaml")
  }

  @Test(arguments: [["+", "circle.chatflow.yaml"], ["circle.chatflow.yaml"], ["draw", "circle.chatflow.yaml"]])
  func linksInACircleAreAnErrorAndNothingIsBegun(arguments: [String]) throws {
    let scratch = try scratch()
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path(of: "circle.chatflow.yaml"), withDestinationPath: "circle.chatflow.yaml")
    let terminal = try PseudoTerminal(
      Repository.program, arguments, size: TerminalSize(120, by: 24), environment: scratch.environment,
      folder: scratch.work)
    #expect(try terminal.waitForExit() == .exited(3))
    #expect(terminal.screen.contains("symbolic links"))
  }

  @Test(arguments: [("umask 077", 0o600), ("umask 002", 0o664), ("umask 027", 0o640), ("umask 000", 0o666)])
  func aNewFileGetsTheRightsThatTheUserWants(command: String, mode: Int) throws {
    let scratch = try scratch()
    let ended = try plain("+", "new", lines: Self.begin, in: scratch, before: command + "; ")
    #expect(ended.status == .exited(0), "\(ended)")
    let facts = try PosixFileSystem().facts(scratch.path(of: "new.chatflow.yaml"))
    #expect(facts.mode == UInt32(mode))
  }

  @Test func aNameThatIsNoUTF8OpensAndSavesAndIsShown() throws {
    let scratch = try scratch()
    let name = SystemPath.text(of: Array("caf".utf8) + [0xE9] + Array(".chatflow.yaml".utf8))
    let store = FileStore()
    let text = try scratch.text(of: "support-bot.chatflow.yaml")
    _ = try store.create(Array(text.utf8), at: scratch.path(of: name))
    let before = try PosixFileSystem().names(in: scratch.work).count
    let script = #"exec "$0" "$(printf 'caf\351')""#
    let shown = try PseudoTerminal(
      "/bin/sh", ["-c", script, Repository.program], size: TerminalSize(120, by: 40),
      environment: scratch.environment, folder: scratch.work)
    try shown.wait(for: "the chatflow") { $0.contains("Visitor starts the chat") }
    try shown.press([.enter, .text("Changed")])
    try shown.wait(for: "an edit") { $0.contains("Changed") && $0.contains("unsaved") }
    try shown.press([.control("s")])
    try shown.wait(for: "a save") { $0.contains("Saved caf\u{FFFD}.chatflow.yaml") }
    try shown.press([.control("q")])
    #expect(try shown.waitForExit() == .exited(0))
    let saved = String(decoding: try store.load(scratch.path(of: name)).bytes, as: UTF8.self)
    #expect(saved.contains("Changed") && saved != text)
    #expect(try PosixFileSystem().names(in: scratch.work).count == before)
  }
}
