import Randomness
import Screen
import Testing

@testable import Terminal

/// What a terminal shows is the frame that it was given, whatever was done to the bytes on the way.
extension TerminalDeviceTests {
  private struct Picture {
    private static let glyphs = ["─", "━", "│", "█", "┌", "x", "w", " ", " ", "é", "e\u{301}", "日", "🙂"]
    var random: SeededRandom
    var frame: Frame

    private mutating func style() -> Style {
      let roles: [Role] = [.text, .dim, .accent, .card, .cardFocused, .selection, .error, .popup, .buttonFocused]
      let role = roles[Int.random(in: 0..<roles.count, using: &random)]
      let attributes = Bool.random(using: &random) ? UInt8(0) : UInt8.random(in: 0..<32, using: &random)
      return Style(role, Attributes(rawValue: attributes), on: Bool.random(using: &random) ? nil : .selection)
    }

    mutating func change() {
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: shiftRows()
        case 1: frame.fill(area(), with: .blank(style()))
        case 2:
          let style = style()
          frame.restyle(area()) { _ in style }
        default: drawRun()
        }
      }
      // ncurses fills the last cell by a trick that needs single glyphs around it.
      frame.write("abcd", at: Point(x: frame.size.width - 4, y: frame.size.height - 1))
      let point = Point(
        x: Int.random(in: 0..<frame.size.width, using: &random),
        y: Int.random(in: 0..<frame.size.height, using: &random))
      frame.cursor = Bool.random(using: &random) ? nil : .init(at: point)
    }

    private mutating func area() -> Rect {
      Rect(
        x: Int.random(in: 0..<frame.size.width, using: &random),
        y: Int.random(in: 0..<frame.size.height, using: &random), width: Int.random(in: 1...40, using: &random),
        height: Int.random(in: 1...4, using: &random))
    }

    /// Runs of all lengths; many reach the right edge or the corner.
    private mutating func drawRun() {
      let glyph = Picture.glyphs[Int.random(in: 0..<Picture.glyphs.count, using: &random)]
      // libvterm loses a mark in the last column.
      let edge = frame.size.width - (glyph.unicodeScalars.count - 1)
      let length = Int.random(in: 1...edge, using: &random)
      let x = Bool.random(using: &random) ? edge - length : Int.random(in: 0...edge - length, using: &random)
      let row = Int.random(in: 0..<frame.size.height, using: &random)
      frame.write(String(repeating: glyph, count: length), at: Point(x: x, y: row), style: style())
    }

    /// As scrolling does it.
    private mutating func shiftRows() {
      let old = frame
      let distance = Bool.random(using: &random) ? 1 : -2
      frame = Frame(size: old.size)
      for y in 0..<old.size.height {
        for (x, cell) in old.row(y + distance).enumerated() { frame.put(cell, at: Point(x: x, y: y)) }
      }
    }
  }

  private func withScreen(
    name: String = "xterm-256color", trueColour: Bool = true,
    _ body: (TerminalDevice, PseudoTerminal, EmulatedScreen) throws -> Void
  ) throws {
    let terminal = try PseudoTerminal(columns: size.width, rows: size.height)
    var settings = settings(terminal, name: name)
    if !trueColour { settings.environment?["COLORTERM"] = nil }
    let device = try TerminalDevice(settings: settings)
    defer { device.stop() }
    try body(device, terminal, EmulatedScreen(size: size))
  }

  /// Lets the emulator have what the device has written, and the device what the emulator answers.
  private func exchange(_ device: TerminalDevice, _ terminal: PseudoTerminal, _ screen: EmulatedScreen) {
    screen.show(terminal.outputBytes())
    let answers = screen.answers()
    guard !answers.isEmpty else { return }
    terminal.type(answers)
    _ = device.nextEvents(timeoutMilliseconds: 0)
    screen.show(terminal.outputBytes())
  }

  @Test(arguments: [("xterm-256color", true), ("xterm-256color", false), ("xterm", false), ("tmux-256color", true)])
  func theScreenShowsTheFrame(_ name: String, _ trueColour: Bool) throws {
    for seed in UInt64(0)..<4 {
      try withScreen(name: name, trueColour: trueColour) { device, terminal, screen in
        var picture = Picture(random: SeededRandom(seed: seed), frame: Frame(size: size))
        for step in 0..<30 {
          picture.change()
          device.present(picture.frame)
          exchange(device, terminal, screen)
          try disturb(device, terminal, screen, &picture.random)
          let difference = screen.difference(from: picture.frame, theme: device.theme)
          try #require(difference == nil, "\(name), seed \(seed), step \(step): \(difference ?? "")")
        }
      }
    }
  }

  /// What else may happen to a terminal between frames.
  private func disturb(
    _ device: TerminalDevice, _ terminal: PseudoTerminal, _ screen: EmulatedScreen, _ random: inout SeededRandom
  ) throws {
    let mess = Array("\u{1b}[1;4;7;33;41mmess\u{1b}[3;3H".utf8)
    switch Int.random(in: 0..<12, using: &random) {
    case 0:
      screen.show(mess)
      device.repaint()
    case 1:
      device.runOutside {
        screen.show(terminal.outputBytes())
        screen.show(mess)
      }
    case 2: device.setScheme(Bool.random(using: &random) ? .dark : .terminal)
    default: return
    }
    exchange(device, terminal, screen)
  }

  @Test func linesAreRepeatedOnceTheTerminalIsKnownToDoIt() throws {
    try withScreen { device, terminal, screen in
      var frame = Frame(size: size)
      frame.write(String(repeating: "─", count: 40), at: Point(x: 3, y: 3))
      device.present(frame)
      exchange(device, terminal, screen)
      frame.write(String(repeating: "━", count: 57), at: Point(x: 3, y: 4))
      #expect(device.present(frame) < 60)
      exchange(device, terminal, screen)
      #expect(screen.difference(from: frame, theme: device.theme) == nil)
    }
  }

  @Test func aTerminalThatCannotRepeatIsFoundOut() throws {
    try withScreen { device, terminal, screen in
      screen.repeats = false
      var frame = Frame(size: size)
      for row in 1..<5 {
        frame.write(String(repeating: "─", count: 40), at: Point(x: row, y: row))
        // Two frames before the answer comes.
        device.present(frame)
        if row > 1 { exchange(device, terminal, screen) }
        #expect(row == 1 || screen.difference(from: frame, theme: device.theme) == nil)
      }
    }
  }

  /// Shows frames until a terminal that nobody reads takes no more; false if it never comes to that. What the system moves on
  /// meanwhile is waited for: it makes room for a little more.
  private func fill(_ device: TerminalDevice, _ picture: inout Picture) -> Bool {
    for _ in 0..<10_000 {
      picture.change()
      device.repaint()
      device.present(picture.frame)
      if device.isSending, device.nextEvents(timeoutMilliseconds: 100) == [], device.isSending { return true }
    }
    return false
  }

  /// Nobody waits for a terminal that is not read. Once it is read again it shows the last frame, and those between never.
  @Test func aTerminalThatNobodyReadsKeepsNobodyWaiting() throws {
    try withScreen { device, terminal, screen in
      var picture = Picture(random: SeededRandom(seed: 1), frame: Frame(size: size))
      try #require(fill(device, &picture))
      for _ in 0..<50 {
        picture.change()
        #expect(device.present(picture.frame) == 0)
        #expect(device.nextEvents(timeoutMilliseconds: 0) == [])
      }
      while case let bytes = terminal.outputBytes(), !bytes.isEmpty {
        screen.show(bytes)
        _ = device.nextEvents(timeoutMilliseconds: 0)
      }
      #expect(screen.difference(from: picture.frame, theme: device.theme) == nil)
    }
  }

  /// It is given back as far as that goes, and soon.
  @Test func aTerminalThatNobodyReadsIsGivenUp() throws {
    try withScreen { device, _, _ in
      var picture = Picture(random: SeededRandom(seed: 2), frame: Frame(size: size))
      try #require(fill(device, &picture))
      device.stop()
      #expect(device.isGivenUp)
    }
  }

  @Test func theTerminalIsLeftWithoutColours() throws {
    try withScreen { device, terminal, screen in
      var frame = Frame(size: size)
      frame.fill(frame.bounds, with: .blank(Style(.selection, [.bold, .underline])))
      device.present(frame)
      exchange(device, terminal, screen)
      device.stop()
      screen.show(terminal.outputBytes())
      screen.show(Array("\u{1b}[2J\u{1b}[Hx".utf8))
      var plain = Frame(size: size)
      plain.write("x", at: Point(x: 0, y: 0))
      let theme = Theme(.dark, depth: .monochrome)
      #expect(screen.difference(from: plain, theme: theme) == nil)
    }
  }
}
