import Foundation
import Testing

/// What the user sets: keys, colours, and what is said when it is wrong.
struct ConfigurationJourneys {
  private func scratch(_ configuration: String? = nil) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copyExamples()
    if let configuration { try scratch.configure(configuration) }
    return scratch
  }

  private func ground(_ screen: TerminalScreen) -> Int { Int(screen.cells[3][0].style.background) }

  /// The ground that a theme paints, on the same terminal.
  private func ground(of theme: String) throws -> Int {
    let app = try App("support-bot", in: scratch(), arguments: ["--theme", theme])
    try app.expect("Visitor starts the chat")
    return ground(app.screen)
  }

  @Test func aReboundKeyWorks() throws {
    let scratch = try scratch("keys:\n  save: F2\n  canvas.follow: e\n  canvas.find: n\n  canvas.find-next: /\n")
    let app = try App("support-bot", in: scratch)
    try app.expect("Visitor starts the chat", "n find", "F2 save")
    try app.press("j", "n")
    try app.expect("Find")
    try app.press(.escape)
    // An Esc and what a function key sends are one key if they arrive together.
    try app.expect("n find", "F2 save")
    try app.press(.function(2))
    try app.expect("Nothing to save")
    try app.press(.control("s"))
    try app.expect("Ctrl-S does nothing here")
    try app.press("?")
    try app.type("follow the jump")
    try app.expect("Follow the jump", " e ")
    let table = try scratch.run(Repository.program, "keys")
    #expect(table.status == .exited(0))
    #expect(table.output.contains(#/F2 +save +Save the file/#))
  }

  @Test func aMistakeShowsItsLineAndLeavesTheDefault() throws {
    let scratch = try scratch("theme: dark\nkeys:\n  save: u\nglyphs: fancy\n")
    let app = try App("support-bot", in: scratch)
    try app.expect("~/.config/chatflow/config.yaml:3:9: error: u stands for another command here (undo)")
    // Told once: the next key takes it away, and the list of messages keeps both.
    try app.press("j")
    try app.expectGone("config.yaml:")
    try app.press(.control("s"))
    try app.expect("Nothing to save")
    try app.press(":")
    try app.type("messages so far")
    try app.press(.enter)
    try app.expect("config.yaml:3:9: error", "config.yaml:4:9: error")

    let printed = try scratch.run(Repository.program, "config")
    #expect(printed.status == .exited(1))
    #expect(printed.output.contains(#/theme: dark +# \/.*config.yaml:1\n/#))
    #expect(printed.output.contains(#/glyphs: auto +# default\n/#))
    #expect(!printed.output.contains("keys:"))
    #expect(printed.errors.split(separator: "\n").count == 2)
  }

  @Test func whatIsInForceIsItselfAConfiguration() throws {
    let text = "theme: light\neditor: 'ed -p \"# \"'\nkeys:\n  quit: {canvas: [Q, g q]}\n  save: '#'\n"
    let scratch = try scratch(text)
    let arguments = ["--glyphs", "ascii", "--no-mouse"]
    let first = try scratch.run(
      Repository.program, "config", arguments[0], arguments[1], arguments[2], environment: ["LANG": "sv_SE.UTF-8"])
    #expect(first.errors == "")
    for part in ["flagga --glyphs", "flagga --no-mouse", "miljövariabel LANG", "language: sv"] {
      #expect(first.output.contains(part), "\(first.output)")
    }
    try scratch.configure(first.output)
    let second = try scratch.run(Repository.program, "config")
    #expect(second.status == .exited(0), "\(second.errors)")
    func values(_ text: String) -> [String] {
      text.split(separator: "\n").dropFirst().map { String($0.prefix(while: { $0 != "/" })) }
        .map { $0.replacing(#/ +# [^"]*$/#, with: "") }
    }
    #expect(values(second.output) == values(first.output))
  }

  @Test func aThemeIsTriedAndKept() throws {
    let scratch = try scratch("# mine\nmouse: false # no\n")
    let (dark, light) = (try ground(of: "dark"), try ground(of: "light"))
    #expect(dark != light)
    let app = try App("support-bot", in: scratch)
    try app.expect("the dark ground") { ground($0) == dark }
    try app.press(":")
    try app.type("theme")
    try app.press(.enter)
    try app.expect("auto: light or dark", "high-contrast")
    try app.type("li")
    try app.expect("the light ground") { ground($0) == light }
    try app.press(.escape)
    try app.expect("the dark ground again") { ground($0) == dark && !$0.contains("high-contrast") }
    #expect(try String(contentsOfFile: scratch.configuration, encoding: .utf8) == "# mine\nmouse: false # no\n")

    try app.press(":")
    try app.type("theme")
    try app.press(.enter)
    try app.type("light")
    try app.press(.down, .up, .enter)
    try app.expect("The theme is light from now on")
    #expect(
      try String(contentsOfFile: scratch.configuration, encoding: .utf8) == "# mine\nmouse: false # no\ntheme: light\n")
    try app.press("q")
    try app.expectExit(.exited(0))
    let again = try App("support-bot", in: scratch)
    try again.expect("the light ground") { ground($0) == light }
  }

  @Test func aBrokenThemeIsToldAndNotKept() throws {
    let scratch = try scratch("theme: mine\n")
    try "palette:\n  base00: \"#000000\"\n".write(
      toFile: scratch.themes + "/mine.yaml", atomically: true, encoding: .utf8)
    let printed = try scratch.run(Repository.program, "config")
    #expect(printed.output.contains(#/theme: auto +# default/#), "\(printed.output)")
    #expect(printed.status == .exited(1))
    let app = try App("support-bot", in: scratch)
    try app.expect("config.yaml:1:1: error: The theme “mine” cannot be used", "lacks the colour base01")
    try app.press(":")
    try app.type("theme")
    try app.press(.enter)
    try app.type("mine")
    try app.expect("your own")
    try app.press(.enter)
    try app.expect("lacks the colour base01")
    #expect(try String(contentsOfFile: scratch.configuration, encoding: .utf8) == "theme: mine\n")
  }

  /// A path on the command line begins where the program was started, one in the configuration at its file.
  @Test func aThemeThatWasNamedByItsPathIsKeptWhole() throws {
    let scratch = try scratch("mouse: false\n")
    let light = try String(contentsOfFile: Repository.path + "/themes/light.yaml", encoding: .utf8)
    try scratch.write(light, to: "mine.yaml")
    let app = try App("support-bot", in: scratch, arguments: ["--theme", "mine.yaml"])
    try app.press(":")
    try app.type("theme")
    try app.press(.enter)
    try app.expect("mine.yaml", "auto: light or dark")
    try app.press(.enter)
    try app.expect("from now on")
    let kept = try scratch.run(Repository.program, "config")
    #expect(kept.status == .exited(0), "\(kept.errors)")
    #expect(kept.output.contains(#/theme: \/.*\/work\/mine.yaml +# /#), "\(kept.output)")
  }

  @Test func theEditorOfTheConfigurationComesFirst() throws {
    let app = try App(
      "support-bot", in: scratch("editor: 'false --wait'\n"), environment: ["VISUAL": "true", "EDITOR": "true"])
    try app.press(.enter, .tab, .control("e"))
    try app.expect("Your editor “false --wait” ended with status 1")
  }

  @Test func thePanelAndTheGlyphsAreAsSet() throws {
    let plain = try App("support-bot", in: scratch())
    let set = try App("support-bot", in: scratch("panel-width: 60\nglyphs: ascii\nmouse: false\n"))
    try plain.expect("Visitor starts the chat", "(+)")
    try set.expect("Visitor starts the chat", "(+)")
    #expect(set.screen.text.utf8.allSatisfy { $0 < 128 })
    #expect(plain.screen.reportsMouse && !set.screen.reportsMouse)
    func border(_ screen: TerminalScreen, _ tee: String) -> Int? { screen.cells[1].firstIndex { $0.text == tee } }
    #expect(border(plain.screen, "┬") == 71)
    #expect(border(set.screen, "+") == 47)
  }

  @Test func aTerminalWithALightGroundGetsTheLightTheme() throws {
    let light = try ground(of: "light")
    let app = try App("support-bot", in: scratch(), ground: "rgb:ffff/fafa/f0f0")
    try app.expect("the light ground") { ground($0) == light }
    // Chosen colours stay, whatever the terminal says.
    let chosen = try App("support-bot", in: scratch("theme: dark\n"), ground: "rgb:ffff/fafa/f0f0")
    try chosen.press("j")
    try chosen.expect("the dark ground") { ground($0) == (try? ground(of: "dark")) }
  }

  @Test func theColoursFollowTheTerminal() throws {
    let (dark, light) = (try ground(of: "dark"), try ground(of: "light"))
    let app = try App("support-bot", in: scratch(), ground: "rgb:0000/0000/0000")
    try app.expect("the dark ground") { ground($0) == dark }
    try app.terminal.send(Array("\u{1B}[?997;2n".utf8))
    try app.expect("the light ground") { ground($0) == light }
    try app.terminal.send(Array("\u{1B}[?997;1n".utf8))
    try app.expect("the dark ground") { ground($0) == dark }
    try app.press("q")
    try app.expectExit(.exited(0))
    let written = String(decoding: app.terminal.transcript, as: UTF8.self)
    #expect(written.contains("\u{1B}[?2031h") && written.contains("\u{1B}[?2031l"))
  }

  /// A wait would be as long however loaded the machine is: held against the same start with an answer that comes at once.
  @Test func withoutAnAnswerTheFirstFrameDoesNotWait() throws {
    func quickest(answering ground: String?) throws -> Duration {
      let times = try (0..<5).map { _ in
        let scratch = try scratch()
        let start = ContinuousClock.now
        let app = try App("support-bot", in: scratch, ground: ground)
        try app.expect("Visitor starts the chat")
        return start.duration(to: .now)
      }
      return try #require(times.min())
    }
    let answered = try quickest(answering: "rgb:0000/0000/0000")
    #expect(try quickest(answering: nil) < answered * 3)
  }
}

/// The tour comes by itself once, and never where nobody asked for it.
struct TourJourneys {
  @Test func theTourComesOnceAndCanBeLeft() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let first = ["CHATFLOW_TOUR": ""]
    let app = try App("support-bot", in: scratch, environment: first)
    try app.expect("Tour 1 of 7", "Visitor starts the chat")
    try app.press("j")
    try app.expect("Tour 2 of 7")
    try app.press(.enter)
    try app.expect("Tour 3 of 7")
    try app.press(.escape)
    try app.expect("Tour 4 of 7")
    try app.press(.escape)
    try app.expectGone("Tour 4 of 7")
    try app.press("q")
    try app.expectExit(.exited(0))
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/home/.local/state/chatflow/tour-done"))
    let again = try App("support-bot", in: scratch, environment: first)
    try again.press("j")
    try again.expect("Visitor starts the chat")
    #expect(!again.screen.contains("Tour"))
    let asked = try App("support-bot", in: scratch, environment: ["CHATFLOW_TOUR": "always"])
    try asked.expect("Tour 1 of 7")
  }
}
