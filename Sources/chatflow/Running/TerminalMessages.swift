import ChatflowFiles
import Glibc
import Host
import Terminal
import Words

/// Why there is no terminal to work on, in words.
enum TerminalMessages {
  static func failure(_ error: TerminalError) -> Failure {
    Failure(.inputOrOutput, Words.ours("cli.failed", ["what": sentence(error)]))
  }

  /// What the user should know of the terminal although it serves.
  static func notices(of device: TerminalDevice) -> [String] {
    guard let used = device.substitute, let name = Machine.variable("TERM") else { return [] }
    return [Words.ours("notice.terminal-substitute", ["name": Printable.text(name), "used": used])]
  }

  private static func sentence(_ error: TerminalError) -> String {
    switch error {
    case .notATerminal(let descriptor):
      return Words.ours[descriptor == STDIN_FILENO ? "cli.not-a-terminal.0" : "cli.not-a-terminal.1"]
    case .unknownTerminal(""): return Words.ours["cli.terminal-not-named"]
    case .unknownTerminal(let name): return Words.ours("cli.terminal-unknown", ["name": name])
    case .unsuitableTerminal(let name, let missing):
      return Words.ours("cli.terminal-unsuitable", ["name": name, "missing": missing])
    case .systemCall(let call, let code):
      return Words.ours("cli.terminal-failed", ["call": call, "reason": String(cString: strerror(code))])
    case .screenNotStarted(let name): return Words.ours("cli.terminal-not-started", ["name": name])
    case .alreadyInUse: return Words.ours["cli.terminal-in-use"]
    }
  }
}
