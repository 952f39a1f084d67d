import Glibc
import Screen
import Terminal
import Testing

/// Terminals that are late, too large, or not described.
extension TerminalDeviceTests {
  @Test func theRestOfALateAnswerIsNoKey() throws {
    let terminal = try PseudoTerminal(columns: size.width, rows: size.height)
    let device = try TerminalDevice(settings: settings(terminal))
    defer { device.stop() }
    for cut in [3, 6, 12] {
      let answer = Array("\u{1b}]11;rgb:1515/1919/1e1e\u{1b}\\".utf8)
      terminal.type(Array(answer[..<cut]))
      #expect(device.nextEvents(timeoutMilliseconds: 300) == [])
      terminal.type(Array(answer[cut...]))
      #expect(device.nextEvents(timeoutMilliseconds: 1000) == [.background(red: 21, green: 25, blue: 30)])
    }
    // The same where a mouse report is cut; and Escape alone is there at once.
    terminal.type("\u{1b}[<0;2")
    #expect(device.nextEvents(timeoutMilliseconds: 300) == [])
    terminal.type(";3M")
    let press = MouseEvent(.press(.left), at: Point(x: 1, y: 2))
    #expect(device.nextEvents(timeoutMilliseconds: 1000) == [.mouse(press)])
    terminal.type("\u{1b}")
    #expect(device.nextEvents(timeoutMilliseconds: nil) == [.key(Key(.escape))])
  }

  @Test func aTerminalThatClaimsToBeEndlessIsDrawnOnAsFarAsAnybodySees() throws {
    let terminal = try PseudoTerminal(columns: 65535, rows: 65535)
    let device = try TerminalDevice(settings: settings(terminal))
    defer { device.stop() }
    try #require(device.size == TerminalDevice.largest)
    #expect(device.size.width * device.size.height <= 1_000_000)
    var frame = Frame(size: device.size)
    frame.write("corner", at: Point(x: 1, y: 1))
    device.present(frame)
    #expect(terminal.output().contains("corner"))
    terminal.resize(columns: 65535, rows: 30)
    kill(getpid(), SIGWINCH)
    let size = Size(width: TerminalDevice.largest.width, height: 30)
    #expect(device.nextEvents(timeoutMilliseconds: 1000) == [.resize(size)])
  }

  /// Names of families that understand xterm, with and without a description of their own.
  @Test(arguments: [
    ("xterm-of-tests", true), ("foot-of-tests", true), ("alacritty-of-tests", true), ("kitty-of-tests", true),
    ("tmux-of-tests", true), ("xterm-256color", false), ("vt100", false),
  ])
  func aTerminalWithoutADescriptionIsTakenForXterm(name: String, isSubstituted: Bool) throws {
    let terminal = try PseudoTerminal(columns: size.width, rows: size.height)
    let device = try TerminalDevice(settings: settings(terminal, name: name))
    defer { device.stop() }
    #expect(device.substitute == (isSubstituted ? "xterm-256color" : nil))
    device.present(Frame(size: size))
    #expect(terminal.output().contains(isSubstituted ? "\u{1b}[?1049h" : "\u{1b}["))
  }
}
