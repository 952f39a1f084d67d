import Foundation
import Testing

/// `chatflow export`, and `chatflow draw` in colour.
struct ExportAndColourTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copyExamples()
    return scratch
  }

  private func golden(_ name: String) throws -> String {
    try String(contentsOfFile: Repository.path + "/Tests/BuilderTests/Goldens/export-\(name)", encoding: .utf8)
  }

  @Test(arguments: [("mermaid", "mmd"), ("dot", "dot"), ("svg", "svg")])
  func exportWritesTheExamplesAsKept(_ format: (word: String, ending: String)) throws {
    let scratch = try scratch()
    for example in ["support-bot", "lead-qualification", "support-triage", "hand-over"] {
      let printed = try scratch.run(
        Repository.program, "export", example, "--to", format.word, environment: ["COLUMNS": "200", "LANG": "C"])
      #expect(printed.status == .exited(0))
      #expect(printed.errors == "")
      #expect(printed.output == (try golden("\(example).\(format.ending)")))
      let file = "out.\(format.ending)"
      for _ in 0..<2 {
        let written = try scratch.run(Repository.program, "export", example, "--to", format.word, "--output", file)
        #expect(written.status == .exited(0))
        #expect(written.output == "")
        #expect(try scratch.text(of: file) == printed.output)
      }
    }
  }

  @Test func theWidthIsThatOfThePicture() throws {
    let scratch = try scratch()
    let narrow = try scratch.run(Repository.program, "export", "support-triage", "--to", "svg", "--width", "60")
    let wide = try scratch.run(Repository.program, "export", "support-triage", "--to", "svg", "--width", "200")
    #expect(narrow.status == .exited(0) && wide.status == .exited(0))
    let widths = [narrow, wide].map { $0.output.firstMatch(of: #/ width="(\d+)"/#).flatMap { Int($0.1) } ?? 0 }
    #expect(0 < widths[0] && widths[0] < 600 && widths[1] > 1000, "\(widths)")
  }

  @Test(arguments: [
    (["export", "support-bot"], 2), (["export", "support-bot", "--to", "png"], 2),
    (["export", "--to", "svg"], 2), (["export", "support-bot", "--to", "svg", "--width", "29"], 2),
    (["export", "support-bot", "--to", "dot", "--width", "80"], 2), (["export", "missing", "--to", "svg"], 3),
    (["export", "support-bot", "--to", "svg", "--output", "no/folder/x.svg"], 3),
    (["export", "support-bot", "--to", "svg", "--output", "."], 3), (["help", "export"], 0),
    (["draw", "support-bot", "--ascii", "--glyphs", "rich"], 2),
    (["draw", "support-bot", "--ascii", "--glyphs", "ascii"], 0),
    (["draw", "support-bot", "--colour", "sometimes"], 2), (["draw", "support-bot", "--theme", "lihgt"], 2),
    (["draw", "support-bot", "--theme", "missing.yaml"], 3), (["draw", "support-bot", "--color", "never"], 0),
  ])
  func theEndSaysHowItWent(arguments: [String], status: Int) throws {
    let scratch = try scratch()
    let before = try scratch.text(of: "support-bot.chatflow.yaml")
    let line = ([Repository.program] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let ended = try scratch.run("/bin/sh", "-c", line)
    #expect(ended.status == .exited(status), "\(ended.errors)")
    #expect(status == 0 || !ended.errors.isEmpty)
    #expect(try scratch.text(of: "support-bot.chatflow.yaml") == before)
  }

  @Test(arguments: [
    "support-bot.chatflow.yaml", "./support-bot.chatflow.yaml", "hand-over.chatflow.yaml", "new.chatflow.yaml",
  ])
  func noChatflowIsOverwrittenByAPicture(target: String) throws {
    let scratch = try scratch()
    let before = try scratch.text(of: "hand-over.chatflow.yaml")
    let ended = try scratch.run(Repository.program, "export", "support-bot", "--to", "svg", "--output", target)
    #expect(ended.status == .exited(2))
    #expect(ended.errors.contains("not overwritten"))
    #expect(try scratch.text(of: "hand-over.chatflow.yaml") == before)
  }

  @Test func aFullDiskLosesNothing() throws {
    let ended = try scratch().run(
      "/bin/sh", "-c", "\(Repository.program) export support-bot --to svg >/dev/full")
    #expect(ended.status == .exited(3))
    #expect(ended.errors.hasPrefix("chatflow: "))
  }

  // MARK: Colour

  private static let escape = "\u{1B}["

  /// A text without the sequences that set colours; what is left of any other sequence is a mistake.
  private func plain(_ text: String) -> String {
    text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
  }

  @Test(arguments: ["support-bot", "lead-qualification", "support-triage", "hand-over"])
  func colourAddsAndNeverCarries(example: String) throws {
    let scratch = try scratch()
    let drawn = try scratch.run(Repository.program, "draw", example, "--width", "100")
    #expect(!drawn.output.contains(Self.escape))
    for theme in ["dark", "light", "high-contrast", "terminal"] {
      let coloured = try scratch.run(
        Repository.program, "draw", example, "--width", "100", "--colour", "always", "--theme", theme)
      #expect(coloured.output.contains(Self.escape))
      #expect(plain(coloured.output) == drawn.output)
      // Every line ends as it began, so that a part of the output can be shown, too.
      for line in coloured.output.split(separator: "\n") where line.contains(Self.escape) {
        #expect(line.matches(of: #/\u{1B}\[([0-9;]*)m/#).last?.1 == "")
      }
    }
  }

  @Test func outputThatIsNoTerminalIsPlain() throws {
    let scratch = try scratch()
    for more in [[:], ["TERM": "xterm-256color", "COLORTERM": "truecolor"]] {
      let drawn = try scratch.run(Repository.program, "draw", "support-bot", environment: more)
      #expect(!drawn.output.contains(Self.escape))
    }
  }

  @Test(
    arguments: [
      ("xterm-256color", [:], [], true), ("xterm-256color", [:], ["--colour", "never"], false),
      ("xterm-256color", ["NO_COLOR": "1"], [], false),
      ("xterm-256color", ["NO_COLOR": "1"], ["--colour=always"], true),
      ("vt100", [:], [], false), ("dumb", [:], [], false), ("unheard-of", [:], [], false),
    ] as [(String, [String: String], [String], Bool)])
  func onATerminalItIsAsColouredAsTheTerminal(
    _ terminal: String, _ more: [String: String], _ arguments: [String], _ isColoured: Bool
  ) throws {
    let scratch = try scratch()
    let environment = scratch.environment.merging(["TERM": terminal]) { $1 }.merging(more) { $1 }
    let shown = try PseudoTerminal(
      Repository.program, ["draw", "support-bot"] + arguments, size: TerminalSize(100, by: 50),
      environment: environment, folder: scratch.work)
    #expect(try shown.waitForExit() == .exited(0))
    let screen = shown.screen
    #expect(screen.contains("Did that answer it?"))
    let hasColours = screen.cells.joined().contains { $0.style.foreground != -1 || $0.style.background != -1 }
    #expect(hasColours == isColoured)
  }

  @Test func asciiIsAShortForm() throws {
    let scratch = try scratch()
    let short = try scratch.run(Repository.program, "draw", "support-bot", "--ascii")
    let long = try scratch.run(Repository.program, "draw", "support-bot", "--glyphs", "ascii")
    #expect(short.output == long.output)
    #expect(short.output.utf8.allSatisfy { $0 < 128 })
  }
}
