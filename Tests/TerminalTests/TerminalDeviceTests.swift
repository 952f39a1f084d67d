import Glibc
import Screen
import Terminal
import Testing

/// One device at a time: it owns the process' signal handlers and ncurses.
@Suite(.serialized) struct TerminalDeviceTests {
  let size = Size(width: 60, height: 12)

  func settings(_ terminal: PseudoTerminal, name: String = "xterm-256color") -> TerminalDevice.Settings {
    var settings = TerminalDevice.Settings()
    settings.input = terminal.device
    settings.output = terminal.device
    settings.environment = ["TERM": name, "COLORTERM": "truecolor"]
    return settings
  }

  private func withDevice(
    name: String = "xterm-256color", _ body: (TerminalDevice, PseudoTerminal) throws -> Void
  ) throws {
    let terminal = try PseudoTerminal(columns: size.width, rows: size.height)
    let device = try TerminalDevice(settings: settings(terminal, name: name))
    defer { device.stop() }
    try body(device, terminal)
  }

  private func page(_ text: String = "") -> Frame {
    var frame = Frame(size: size)
    for y in 0..<size.height { frame.write("row \(y) of a page with some text", at: Point(x: 0, y: y)) }
    frame.write(text, at: Point(x: 40, y: 5), style: Style(.accent))
    return frame
  }

  @Test func anUnchangedFrameSendsNothing() throws {
    try withDevice { device, terminal in
      #expect(device.present(page()) > 100)
      _ = terminal.output()
      #expect(device.present(page()) == 0)
      #expect(terminal.output() == "")
    }
  }

  @Test func aSmallChangeSendsLittleInOneMarkedFrame() throws {
    try withDevice { device, terminal in
      device.present(page())
      _ = terminal.output()
      let count = device.present(page("X"))
      let output = terminal.output()
      #expect(count == output.utf8.count)
      #expect(count < 100)
      #expect(output.hasPrefix("\u{1b}[?2026h") && output.hasSuffix("\u{1b}[?2026l"))
      #expect(output.contains("X") && !output.contains("page"))
    }
  }

  @Test func aMovedCursorAloneSendsAMovement() throws {
    try withDevice { device, terminal in
      var frame = page()
      frame.cursor = .init(at: Point(x: 3, y: 3))
      device.present(frame)
      _ = terminal.output()
      frame.cursor = .init(at: Point(x: 4, y: 3))
      #expect(device.present(frame) < 40)
      frame.cursor = nil
      device.present(frame)
      #expect(terminal.output().contains("\u{1b}[?25l"))
    }
  }

  @Test func exactColoursAndStrikeThroughReachTheTerminal() throws {
    try withDevice { device, terminal in
      #expect(device.capabilities.depth == .trueColour)
      var frame = page("blue")
      frame.write("gone", at: Point(x: 40, y: 7), style: Style(.text, .strike))
      device.present(frame)
      let output = terminal.output()
      guard case .rgb(let red, let green, let blue) = Scheme.dark.colours[13] else { return }
      #expect(output.contains("38;2;\(red);\(green);\(blue)"))
      #expect(output.contains("\u{1b}[9m"))
      #expect(!output.contains("38;5;") && !output.contains("\u{1b}]104"))
    }
  }

  @Test(arguments: ["xterm-256color", "vt100", "linux", "xterm", "screen-256color", "rxvt", "ansi"])
  func everyTerminalShowsTheText(_ name: String) throws {
    try withDevice(name: name) { device, terminal in
      device.present(page("日本 é"))
      let output = terminal.output()
      #expect(output.contains("page") && output.contains("日本"))
      #expect(output.contains("\u{1b}[?2026h") == device.capabilities.synchronizedOutput)
    }
  }

  @Test func modesAreSwitchedOnAndUndone() throws {
    let terminal = try PseudoTerminal(columns: size.width, rows: size.height)
    let before = terminal.modes
    let device = try TerminalDevice(settings: settings(terminal))
    #expect(terminal.modes != before)
    device.present(page())
    let start = terminal.output()
    device.stop()
    let end = terminal.output()
    for mode in ["1000", "1002", "1006", "2004", "1049"] {
      #expect(start.contains("\u{1b}[?\(mode)h") && !start.contains("\u{1b}[?\(mode)l"), "\(mode)")
      #expect(end.contains("\u{1b}[?\(mode)l") && !end.contains("\u{1b}[?\(mode)h"), "\(mode)")
    }
    #expect(terminal.modes == before)
    #expect(device.present(page("more")) == 0)
    #expect(device.nextEvents(timeoutMilliseconds: nil) == [.terminate])
  }

  @Test func inputThatIsThereComesInOneBatch() throws {
    try withDevice { device, terminal in
      terminal.type("a\u{1b}[A\u{1b}[200~pasted\u{1b}[201~\u{1b}[<0;2;3M\u{1b}[<0;2;3m\u{1b}[<0;2;3M")
      let point = Point(x: 1, y: 2)
      #expect(
        device.nextEvents(timeoutMilliseconds: 1000) == [
          .key(.character("a")), .key(Key(.up)), .paste("pasted"), .mouse(MouseEvent(.press(.left), at: point)),
          .mouse(MouseEvent(.release(.left), at: point)), .mouse(MouseEvent(.press(.left), at: point, clicks: 2)),
        ])
      #expect(device.nextEvents(timeoutMilliseconds: 0) == [])
    }
  }

  @Test func aLoneEscapeIsAKeyAfterAShortWait() throws {
    try withDevice { device, terminal in
      terminal.type("\u{1b}")
      #expect(device.nextEvents(timeoutMilliseconds: nil) == [.key(Key(.escape))])
      terminal.type("\u{1b}[")
      #expect(device.nextEvents(timeoutMilliseconds: nil) == [.key(Key(.character("["), .alt))])
    }
  }

  @Test func aResizeIsAnEventAndTheNextFrameFillsTheNewSize() throws {
    try withDevice { device, terminal in
      device.present(page())
      terminal.resize(columns: 80, rows: 20)
      kill(getpid(), SIGWINCH)
      #expect(device.nextEvents(timeoutMilliseconds: 1000) == [.resize(Size(width: 80, height: 20))])
      #expect(device.size == Size(width: 80, height: 20))
      _ = terminal.output()
      var frame = Frame(size: device.size)
      frame.write("corner", at: Point(x: 70, y: 19))
      device.present(frame)
      #expect(terminal.output().contains("corner"))
      // A signal without a new size means nothing.
      kill(getpid(), SIGWINCH)
      #expect(device.nextEvents(timeoutMilliseconds: 0) == [])
    }
  }

  @Test func aFrameOfAnotherSizeIsCutOrFilled() throws {
    try withDevice { device, terminal in
      var large = Frame(size: Size(width: 90, height: 30))
      for y in 0..<30 { large.write(String(repeating: "日", count: 45), at: Point(x: 0, y: y)) }
      #expect(device.present(large) > 0)
      #expect(device.present(Frame(size: Size(width: 1, height: 1))) > 0)
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func signalsThatEndAreEvents(_ signal: Int32) throws {
    try withDevice { device, _ in
      kill(getpid(), signal)
      #expect(device.nextEvents(timeoutMilliseconds: 1000) == [.terminate])
    }
  }

  @Test func anotherProgramGetsTheTerminalAsItWas() throws {
    let terminal = try PseudoTerminal(columns: size.width, rows: size.height)
    let before = terminal.modes
    let device = try TerminalDevice(settings: settings(terminal))
    defer { device.stop() }
    device.present(page())
    _ = terminal.output()
    let answer = device.runOutside {
      let left = terminal.output()
      #expect(left.contains("\u{1b}[?1049l") && left.contains("\u{1b}[?2004l"))
      #expect(terminal.modes == before)
      #expect(device.present(page("later")) == 0)
      return 42
    }
    #expect(answer == 42)
    let back = terminal.output()
    #expect(back.contains("\u{1b}[?1049h") && back.contains("\u{1b}[?2004h"))
    #expect(back.contains("later") && back.contains("row 11"))
    #expect(terminal.modes != before)
  }

  @Test func repaintingSendsEverything() throws {
    try withDevice { device, terminal in
      device.present(page())
      _ = terminal.output()
      device.repaint()
      #expect(terminal.output().contains("row 11"))
    }
  }

  @Test func theClipboardGetsTheText() throws {
    try withDevice { device, terminal in
      device.present(page())
      _ = terminal.output()
      device.copy("hej")
      #expect(terminal.output() == "\u{1b}]52;c;aGVq\u{7}")
    }
  }

  @Test func whatIsNoTerminalIsRefused() throws {
    let terminal = try PseudoTerminal(columns: 80, rows: 24)
    let before = terminal.modes
    var wrong = settings(terminal)
    let null = open("/dev/null", O_RDWR)
    defer { close(null) }
    wrong.output = null
    #expect(throws: TerminalError.notATerminal(descriptor: null)) { try TerminalDevice(settings: wrong) }
    #expect(throws: TerminalError.unsuitableTerminal(name: "dumb", missing: "cup")) {
      try TerminalDevice(settings: settings(terminal, name: "dumb"))
    }
    #expect(throws: TerminalError.unknownTerminal(name: "no-such-terminal")) {
      try TerminalDevice(settings: settings(terminal, name: "no-such-terminal"))
    }
    var unset = settings(terminal)
    unset.environment = [:]
    #expect(throws: TerminalError.unknownTerminal(name: "")) { try TerminalDevice(settings: unset) }
    #expect(terminal.modes == before)
    #expect(terminal.output() == "")
  }

  @Test func thereIsOneDeviceAtATime() throws {
    try withDevice { _, _ in
      let other = try PseudoTerminal(columns: 80, rows: 24)
      #expect(throws: TerminalError.alreadyInUse) { try TerminalDevice(settings: settings(other)) }
    }
  }
}
