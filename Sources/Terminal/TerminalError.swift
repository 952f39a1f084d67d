/// Why the program cannot have the terminal.
public enum TerminalError: Error, Hashable, Sendable {
  /// A standard stream is a file or a pipe: 0 for input, 1 for output.
  case notATerminal(descriptor: Int32)
  /// No description of the terminal is installed; its name is empty if `TERM` is not set.
  case unknownTerminal(name: String)
  /// The terminal cannot show a full screen: it lacks a capability, by its terminfo name.
  case unsuitableTerminal(name: String, missing: String)
  /// A system call failed.
  case systemCall(name: String, code: Int32)
  /// ncurses did not start, for a reason that it does not tell.
  case screenNotStarted(name: String)
  /// Another device has the terminal.
  case alreadyInUse
}
