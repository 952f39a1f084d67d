import Foundation
import Testing
import Words

/// `chatflow draw`, `format` and `show`: what other programs and people in a hurry use.
struct CommandLineTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copyExamples()
    return scratch
  }

  private func golden(_ name: String) throws -> String {
    try String(contentsOfFile: Repository.path + "/Tests/CanvasTests/Goldens/\(name).txt", encoding: .utf8)
  }

  @Test(
    arguments: [("support-bot", "support"), ("lead-qualification", "lead"), ("support-triage", "triage")],
    [46, 70, 146])
  func drawPrintsTheExamplesAsDocumented(_ example: (name: String, golden: String), width: Int) throws {
    let drawn = try scratch().run(Repository.program, "draw", example.name, "--width", "\(width)")
    #expect(drawn.status == .exited(0))
    #expect(drawn.errors == "")
    #expect(drawn.output == (try golden("\(example.golden)-\(width)")))
  }

  @Test(arguments: [("a", "support"), ("b", "lead"), ("c", "triage")], [46, 70, 146])
  func drawPrintsTheSampleFlowsAsDocumented(_ sample: (letter: Character, golden: String), width: Int) throws {
    let scratch = try Scratch()
    try scratch.write(SampleFile(sample.letter).text, to: "sample.chatflow.yaml")
    let drawn = try scratch.run(Repository.program, "draw", "sample", "--width", "\(width)")
    #expect(drawn.status == .exited(0))
    #expect(drawn.errors == "")
    #expect(drawn.output == (try golden("\(sample.golden)-\(width)")))
  }

  /// Who has thousands of problems mends the first ones and looks again; how many more there are is said.
  @Test func ofVeryManyProblemsTheFirstAreTold() throws {
    let scratch = try Scratch()
    try scratch.write(
      "chatflow: 1\nlive: perhaps\n" + (0..<500).map { "k\($0): v\n" }.joined() + "tags: {}\n",
      to: "many.chatflow.yaml")
    let shown = try scratch.run(Repository.program, "show", "many.chatflow.yaml", "--json")
    let lines = shown.errors.split(separator: "\n")
    #expect(shown.status == .exited(1))
    #expect(lines.count == 201)
    #expect(lines.first?.hasPrefix("many.chatflow.yaml:2:7: error: ") == true)
    #expect(lines.last == "many.chatflow.yaml: further errors: 1, further warnings: 301")
  }

  @Test(arguments: ["outline", "map"])
  func drawPrintsEveryZoomLevel(zoom: String) throws {
    for (example, width, name) in [("support-bot", 70, "support-70"), ("lead-qualification", 30, "lead-30")] {
      let drawn = try scratch().run(
        Repository.program, "draw", example, "--zoom", zoom, "--width", "\(width)", "--glyphs", "rich")
      #expect(drawn.status == .exited(0))
      #expect(drawn.output == (try golden("\(zoom)-\(name)")))
    }
  }

  @Test(arguments: [
    (46, "rich", "support-46-focus-2"), (70, "rich", "support-70-focus-2"), (70, "ascii", "support-70-ascii-focus-2"),
  ])
  func drawShowsTheFocusedCard(width: Int, tier: String, name: String) throws {
    let drawn = try scratch().run(
      Repository.program, "draw", "support-bot", "--width", "\(width)", "--glyphs", tier, "--focus",
      "what-do-you-need-help-with")
    #expect(drawn.status == .exited(0))
    #expect(drawn.output == (try golden(name)))
  }

  @Test(arguments: [
    (["LC_MESSAGES": "sv_SE.UTF-8"], "Besökaren startar chatten"),
    (["LANG": "sv_SE.UTF-8"], "Besökaren startar chatten"),
    (["LANG": "sv_SE.UTF-8", "LC_ALL": "C.UTF-8"], "Visitor starts the chat"), ([:], "Visitor starts the chat"),
  ])
  func wordsFollowTheLocale(environment: [String: String], words: String) throws {
    let drawn = try scratch().run(Repository.program, "draw", "support-bot", environment: environment)
    #expect(drawn.output.contains(words))
  }

  /// Also what the library says that reads the command line.
  @Test func helpAndMistakesFollowTheLocale() throws {
    let swedish = ["LC_MESSAGES": "sv_SE.UTF-8"]
    let scratch = try scratch()
    let help = try scratch.run(Repository.program, "help", "draw", environment: swedish).output
    for text in [
      "ÖVERSIKT: Skriv ut", "ANVÄNDNING: chatflow draw <fil>", "FLAGGOR:", "<kolumner>", "(värden:",
      "Visa hjälpen.",
    ] {
      #expect(help.contains(text), "\(text):\n\(help)")
    }
    for text in ["OVERVIEW", "USAGE", "OPTIONS", "values:", "default:", "Show"] {
      #expect(!help.contains(text), "\(text):\n\(help)")
    }
    let tier = try scratch.run(Repository.program, "draw", "support-bot", "--glyphs", "foo", environment: swedish)
      .errors
    #expect(
      tier.hasPrefix(
        "Fel: Värdet ”foo” är ogiltigt för ”--glyphs <nivå>”. Ange 'rich', 'basic' eller 'ascii'.\nHjälp: "))
    let option = try scratch.run(Repository.program, "--no-mous", environment: swedish).errors
    #expect(option.hasPrefix("Fel: Okänd flagga ”--no-mous”. Menade du ”--no-mouse”?\nAnvändning: "))
    let file = try scratch.run(Repository.program, "format", environment: swedish).errors
    #expect(file.hasPrefix("Fel: ”<fil|mapp> ...” saknas\n"))
  }

  @Test func glyphsFollowTheLocale() throws {
    let drawn = try scratch().run(Repository.program, "draw", "support-bot", environment: ["LANG": "C"])
    #expect(drawn.output.utf8.allSatisfy { $0 < 128 })
    #expect(drawn.output.contains("> Visitor starts the chat"))
  }

  /// A locale that is not installed still says what its user's terminal understands.
  @Test(arguments: [
    (["LANG": "xx_XX.UTF-8"], false), (["LANG": "xx_XX.utf8"], false), (["LANG": "xx_XX.UTF-8@euro"], false),
    (["LANG": "C", "LC_CTYPE": "xx_XX.UTF-8"], false), (["LANG": "xx_XX.UTF-8", "LC_ALL": ""], false),
    (["LANG": "xx_XX.UTF-8", "LC_ALL": "C"], true), (["LANG": "xx_XX.UTF-8", "LC_CTYPE": "C"], true),
    (["LANG": "xx_XX.ISO-8859-1"], true), (["LANG": "xx_XX"], true),
  ]) func glyphsFollowTheNamedEncoding(environment: [String: String], isASCII: Bool) throws {
    let drawn = try scratch().run(Repository.program, "draw", "support-bot", environment: environment)
    #expect(drawn.output.utf8.allSatisfy { $0 < 128 } == isASCII, "\(drawn.output.prefix(200))")
  }

  @Test func aPlaceIsSaidForEveryProblemAndTheRestIsDrawn() throws {
    let scratch = try scratch()
    let lines = try scratch.text(of: "hand-over.chatflow.yaml").replacingOccurrences(
      of: "action: question", with: "action: question\n    free-text: perhaps")
    try scratch.write(lines, to: "broken.chatflow.yaml")
    let row = try #require(lines.components(separatedBy: "\n").firstIndex { $0.contains("perhaps") }) + 1
    let drawn = try scratch.run(Repository.program, "draw", "broken.chatflow.yaml", "--width", "60")
    #expect(drawn.status == .exited(1))
    #expect(drawn.errors.hasPrefix("broken.chatflow.yaml:\(row):16: error: "))
    #expect(drawn.output.contains("Visitor starts the chat"))
    #expect(drawn.output.contains("✗"))
  }

  @Test(arguments: [
    (["--help"], 0), (["draw", "--help"], 0), (["help", "format"], 0), (["--version"], 0),
    (["--generate-completion-script", "bash"], 0), (["--generate-completion-script", "zsh"], 0),
    (["--generate-completion-script", "fish"], 0),
    (["draw", "support-bot"], 0), (["format", "support-bot", "--check"], 0), (["show", "support-bot", "--json"], 0),
    (["draw"], 2), (["draw", "support-bot", "--width", "29"], 2), (["draw", "support-bot", "--glyphs", "fine"], 2),
    (["draw", "support-bot", "--zoom", "near"], 2),
    (["draw", "support-bot", "--focus", "nobody"], 2), (["show", "support-bot"], 2), (["--unknown"], 2),
    (["one", "two"], 2), (["+"], 2), (["--theme", "drak", "support-bot"], 2),
    (["draw", "missing"], 3), (["show", "missing", "--json"], 3), (["format", "missing"], 3), (["draw", "."], 3),
    (["missing"], 3), (["support-bot"], 3), (["support-bot", "--theme", "missing.yaml"], 3),
  ])
  func theExitStatusSaysHowItWent(_ arguments: [String], status: Int) throws {
    let line = ([Repository.program] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let ended = try scratch().run("/bin/sh", "-c", line)
    #expect(ended.status == .exited(status))
    #expect(ended.errors.isEmpty == (status == 0))
    #expect(ended.output.isEmpty == (status != 0 || arguments.first == "format"))
  }

  @Test func formatWritesTheCanonicalFormOnceAndKeepsComments() throws {
    let scratch = try scratch()
    let canonical = try scratch.text(of: "hand-over.chatflow.yaml")
    let loose = canonical.replacingOccurrences(of: "    name: ", with: "    name:   ")
      .replacingOccurrences(of: "start: ", with: "# first of all\nstart:  ")
    try scratch.write(loose, to: "loose.chatflow.yaml")

    let check = try scratch.run(Repository.program, "format", "loose", "--check")
    #expect(check.status == .exited(1))
    #expect(check.errors.contains("loose.chatflow.yaml:"))
    #expect(try scratch.text(of: "loose.chatflow.yaml") == loose)

    #expect(try scratch.run(Repository.program, "format", "loose").status == .exited(0))
    let formatted = canonical.replacingOccurrences(of: "start: ", with: "# first of all\nstart: ")
    #expect(try scratch.text(of: "loose.chatflow.yaml") == formatted)
    #expect(try scratch.run(Repository.program, "format", "loose", "--check").status == .exited(0))
  }

  @Test func formatPutsActionsInTheOrderOfTheConversationOnlyWhenAsked() throws {
    let scratch = try scratch()
    let head = "chatflow: 1\nname: Order\nstart: a\n\nactions:\n"
    let first =
      "  # what begins\n  a:\n    action: question\n    message: Well?\n    replies:\n      - reply: One\n"
      + "        next: b  # the first\n      - reply: Two\n        next: c\n    free-text: false\n"
    let second = "  b:\n    action: message\n    # said to the first\n    message: One.\n    next: d\n"
    let third = "  # the second\n  c:\n    action: message\n    message: Two.\n    next: d\n"
    let last = "  d:\n    action: message\n    message: Bye.\n"
    try scratch.write(head + [last, third, first, second].joined(separator: "\n"), to: "order.chatflow.yaml")
    let before = try scratch.text(of: "order.chatflow.yaml")
    #expect(try scratch.run(Repository.program, "format", "order").status == .exited(0))
    #expect(try scratch.text(of: "order.chatflow.yaml") == before)
    #expect(try scratch.run(Repository.program, "format", "order", "--order", "--check").status == .exited(1))
    #expect(try scratch.run(Repository.program, "format", "order", "--order").status == .exited(0))
    let ordered = head + [first, second, third, last].joined(separator: "\n")
    #expect(try scratch.text(of: "order.chatflow.yaml") == ordered)
    #expect(try scratch.run(Repository.program, "format", "order", "--order", "--check").status == .exited(0))
  }

  @Test func formatLeavesAFileWithErrorsAlone() throws {
    let scratch = try scratch()
    let broken = "chatflow: 1\nactions:\n  a:\n    action:   message\n    next: [\n"
    try scratch.write(broken, to: "broken.chatflow.yaml")
    #expect(try scratch.run(Repository.program, "format", "broken").status == .exited(1))
    #expect(try scratch.text(of: "broken.chatflow.yaml") == broken)
  }

  @Test func showPrintsJSON() throws {
    let shown = try scratch().run(Repository.program, "show", "support-bot", "--json")
    let json = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any]
    #expect(json?["name"] as? String == "Support bot")
    #expect(shown.output.hasSuffix("}\n"))
  }

  @Test func nothingInAFilesNameOrContentCommandsTheTerminal() throws {
    let scratch = try scratch()
    try scratch.write("chatflow: 1\nnmae: \"\\e]0;x\\a\"\nstart: \u{1B}[2J\n", to: "a\u{1B}[31m.chatflow.yaml")
    let drawn = try scratch.run(Repository.program, "draw", "a\u{1B}[31m")
    #expect(!drawn.errors.isEmpty)
    #expect(!(drawn.errors + drawn.output).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test func aBrokenPipeIsAFailureAndNoCrash() throws {
    let ended = try scratch().run("/bin/sh", "-c", "\(Repository.program) draw support-bot >/dev/full")
    #expect(ended.status == .exited(3))
    #expect(ended.errors.hasPrefix("chatflow: the output cannot be written"))
  }
}
