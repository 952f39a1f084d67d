import Glibc
import Testing

/// The tests' own eyes and hands, tried on small shell programs: a harness that sees wrong makes every journey worthless.
struct HarnessTests {
  private func shell(_ script: String, size: TerminalSize = TerminalSize(40, by: 6)) throws -> PseudoTerminal {
    try PseudoTerminal(
      "/bin/bash", ["-c", "stty raw -echo; " + script], size: size,
      environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"], folder: "/")
  }

  private static let frame = #"frame() { printf '\e[?2026h\e[H\e[2J%s\e[?2026l' "$1"; }; "#
  private static let byte = #"byte() { IFS= read -r -d '' -n 1 key; }; "#

  @Test func aFrameIsSeenWithItsTextAndStyles() throws {
    let terminal = try shell(#"printf '\e[?2026h\e[2J\e[H中 \e[1;3mé\e[0;38;5;42mx\e[?2026l'; read -r x"#)
    try terminal.wait(for: "the text") { $0.contains("中 éx") }
    #expect(terminal.screen.lines[0] == "中 éx")
    #expect(terminal.screen.place(of: "é") == TerminalScreen.Place(row: 0, column: 3))
    #expect(terminal.screen.styles(of: "éx") == [.init(bold: true, italic: true), .init(foreground: 42)])
    #expect(terminal.screen.cursor == TerminalScreen.Place(row: 0, column: 5))
  }

  @Test func halfAFrameIsNotJudged() throws {
    let terminal = try shell(Self.frame + #"frame one; printf '\e[?2026h\e[Htwo'; read -r x"#)
    terminal.patience = .milliseconds(300)
    #expect(throws: PseudoTerminal.Failure.self) { try terminal.wait(for: "half a frame") { $0.contains("two") } }
    #expect(terminal.screen.contains("two"))
  }

  @Test(arguments: 1...7) func marksCutAnywhereAreCounted(at cut: Int) {
    let bytes = Array("a\u{1B}[?2026hb\u{1B}\u{1B}[?2026lc\u{1B}[?2026$p".utf8)
    var marks = FrameMarks()
    for start in stride(from: 0, to: bytes.count, by: cut) { marks.read(bytes[start..<min(start + cut, bytes.count)]) }
    #expect(marks.begins == 1)
    #expect(marks.ends == 1)
  }

  @Test func keysArriveAsTheTerminalSendsThem() throws {
    // cat, for bash's read changes the modes of a terminal that it reads itself.
    let hex = #"LC_ALL=C; frame ready; cat | while byte; do printf -v h %02x "'$key"; t=$t${h: -2}; frame "$t"; done"#
    let terminal = try shell(Self.frame + Self.byte + hex)
    try terminal.wait(for: "a first frame") { $0.contains("ready") }
    try terminal.press(["é", .control("s"), .alt("x"), .backTab, .enter])
    try terminal.wait(for: "all bytes") { $0.contains("c3a9131b781b5b5a0d") }
  }

  @Test func keysFollowTheModesOfTheProgram() throws {
    let emulator = try Emulator(TerminalSize(80, by: 24))
    #expect(emulator.bytes(for: .up) == Array("\u{1B}[A".utf8))
    #expect(emulator.bytes(forPaste: "a\nb") == Array("a\rb".utf8))
    #expect(emulator.bytesForMouse(.left, pressed: true, at: .init(row: 1, column: 2)).isEmpty)
    emulator.feed(Array("\u{1B}[?1h\u{1B}[?1000h\u{1B}[?1006h\u{1B}[?2004h".utf8))
    #expect(emulator.bytes(for: .up) == Array("\u{1B}OA".utf8))
    #expect(emulator.bytes(forPaste: "a") == Array("\u{1B}[200~a\u{1B}[201~".utf8))
    #expect(
      emulator.bytesForMouse(.left, pressed: true, at: .init(row: 1, column: 2)) == Array("\u{1B}[<0;3;2M".utf8))
  }

  @Test func synchronizedOutputIsAnsweredWithYes() throws {
    let terminal = try shell(
      Self.frame + Self.byte + #"printf '\e[?2026$p'; cat | { IFS= read -r -d y a; frame "${a:1}"; byte; }"#)
    try terminal.wait(for: "the answer") { $0.contains("[?2026;2$") }
  }

  @Test func aResizeReachesTheProgram() throws {
    // Bash loses a signal that comes while read times out; what wait is there for, it does not lose.
    let terminal = try shell(
      Self.frame + #"trap 'frame "$(stty size)"' WINCH; sleep 60 & frame ready; while true; do wait; done"#)
    try terminal.wait(for: "a first frame") { $0.contains("ready") }
    try terminal.resize(TerminalSize(100, by: 30))
    try terminal.wait(for: "the new size") { $0.contains("30 100") }
    #expect(terminal.screen.cells.count == 30)
    #expect(terminal.screen.cells[0].count == 100)
  }

  @Test func aLongPasteIsTakenWhileTheProgramWrites() throws {
    let count = #"frame ready; head -c 1000000 | tee /dev/tty | wc -c | { read -r n; frame "$n"; }; read -r x"#
    let terminal = try shell(Self.frame + count)
    try terminal.wait(for: "a first frame") { $0.contains("ready") }
    try terminal.paste(String(repeating: "x", count: 1_000_000))
    try terminal.wait(for: "the count") { $0.contains("1000000") }
  }

  @Test func theEndIsToldApart() throws {
    #expect(try shell("exit 3").waitForExit() == .exited(3))
    #expect(try shell("kill -TERM $$; sleep 5").waitForExit() == .killed(signal: Int(SIGTERM)))
  }

  @Test func whatAProgramWritesLastIsReadAfterItsEnd() throws {
    let terminal = try shell(#"printf '%09000d' 7; printf end"#)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.transcript.suffix(4).elementsEqual("7end".utf8))
    #expect(terminal.transcript.count == 9003)
  }

  @Test func aFailureShowsTheScreenAndTheBytes() throws {
    let terminal = try shell(Self.frame + "frame hello; read -r x")
    try terminal.wait(for: "a first frame") { $0.contains("hello") }
    terminal.patience = .milliseconds(50)
    let failure = #expect(throws: PseudoTerminal.Failure.self) {
      try terminal.wait(for: "good bye") { $0.contains("bye") }
    }
    let message = failure?.description ?? ""
    #expect(message.contains("good bye"))
    #expect(message.contains("  0│hello "))
    #expect(message.contains("␛[?2026hx") == false)
    #expect(message.contains("hello␛[?2026l"))
  }

  @Test func escapeIsNotGluedToTheNextKey() throws {
    let answering = try shell(
      Self.frame + Self.byte + #"frame ready; cat | { byte; frame escaped; byte; frame "then $key"; byte; }"#)
    try answering.wait(for: "a first frame") { $0.contains("ready") }
    try answering.press([.escape, "j"])
    try answering.wait(for: "both keys") { $0.contains("then j") }

    let silent = try shell(Self.frame + "frame ready; read -r x")
    try silent.wait(for: "a first frame") { $0.contains("ready") }
    silent.patience = .milliseconds(100)
    #expect(throws: PseudoTerminal.Failure.self) { try silent.press([.escape, "j"]) }
  }
}
