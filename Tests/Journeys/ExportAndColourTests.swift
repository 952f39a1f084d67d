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

  /// By whatever name it goes, readable or not, and whatever is asked for.
  @Test(arguments: [[], ["--force"]])
  func noChatflowAndNoWorkspaceIsEverOverwritten(more: [String]) throws {
    let scratch = try scratch()
    try scratch.write("workspace: 1\nteams:\n  - id: sales\n    name: Sales\n", to: "workspace.yaml")
    try scratch.write("chatflow: [\n", to: "broken.chatflow.yaml")
    let files = FileManager.default
    func link(_ name: String, to file: String) throws {
      try files.linkItem(atPath: scratch.path(of: file), toPath: scratch.path(of: name))
    }
    try link("own.svg", to: "support-bot.chatflow.yaml")
    try link("other.svg", to: "hand-over.chatflow.yaml")
    try link("broken.svg", to: "broken.chatflow.yaml")
    try link("shared.svg", to: "workspace.yaml")
    try files.copyItem(atPath: scratch.path(of: "hand-over.chatflow.yaml"), toPath: scratch.path(of: "copy.svg"))
    try files.copyItem(atPath: scratch.path(of: "workspace.yaml"), toPath: scratch.path(of: "shared-copy.svg"))
    try scratch.write(#"{"workspace": 1}"#, to: "shared.json")
    try scratch.write(#"{"chatflow": 1, "actions": {}}"#, to: "flow.json")
    for (name, target) in [
      ("link.svg", "support-bot.chatflow.yaml"), ("link2.svg", "workspace.yaml"), ("link3.svg", "new.chatflow.yaml"),
    ] {
      try files.createSymbolicLink(atPath: scratch.path(of: name), withDestinationPath: target)
    }
    let targets = [
      "own.svg", "other.svg", "broken.svg", "shared.svg", "copy.svg", "shared-copy.svg", "shared.json", "flow.json",
      "link.svg", "link2.svg", "link3.svg", "workspace.yaml", "./workspace.yaml", "broken.chatflow.yaml",
    ]
    func state() throws -> [String: [UInt8]] {
      try files.contentsOfDirectory(atPath: scratch.work).reduce(into: [:]) { state, name in
        state[name] = try? scratch.bytes(of: name)
      }
    }
    let before = try state()
    for target in targets {
      let ended = try scratch.run(
        Repository.program, ["export", "support-bot", "--to", "svg", "--output", target] + more)
      #expect(ended.status == .exited(2), "\(target)")
      #expect(ended.errors.contains("not overwritten"), "\(target): \(ended.errors)")
    }
    #expect(try state() == before)
  }

  @Test func aFileThatWasNotExportedIsOverwrittenOnlyWhenThatIsSaid() throws {
    let scratch = try scratch()
    let foreign = [
      "notes.txt": "Do not lose this.\n", "drawing.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n",
      "graph.dot": "digraph \"mine\" {\n}\n", "mine.mmd": "flowchart TD\n  a --> b\n  b --> c\n",
    ]
    for (name, text) in foreign {
      try scratch.write(text, to: name)
      let arguments = ["export", "support-bot", "--to", "mermaid", "--output", name]
      let refused = try scratch.run(Repository.program, arguments)
      #expect(refused.status == .exited(2) && refused.errors.contains("--force"))
      #expect(try scratch.text(of: name) == text)
      #expect(try scratch.run(Repository.program, arguments + ["--force"]).status == .exited(0))
      #expect(try scratch.text(of: name).hasPrefix("flowchart TD"))
      // What was exported is, from any chatflow and in any language.
      let again = ["export", "hand-over", "--to", "dot", "--output", name]
      #expect(try scratch.run(Repository.program, again).status == .exited(0))
    }
    // Nothing is nobody's work.
    try scratch.write("", to: "empty.svg")
    let empty = ["export", "support-bot", "--to", "svg", "--output", "empty.svg"]
    #expect(try scratch.run(Repository.program, empty).status == .exited(0))
    #expect(try scratch.run(Repository.program, "export", "support-bot", "--to", "svg", "--force").status == .exited(2))
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
