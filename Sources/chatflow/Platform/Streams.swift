import ChatflowModel
import Glibc

/// The standard streams.
enum Streams {
  /// Writes text to standard output; throws if nobody takes it.
  static func print(_ text: String) throws(FileError) {
    try write(text, to: STDOUT_FILENO)
  }

  /// Writes a line to standard error, without anything that could command a terminal.
  static func say(_ line: String) {
    // Where even this cannot be written, there is nobody left to tell.
    try? write(Printable.text(line) + "\n", to: STDERR_FILENO)
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) != 0 }

  /// The columns of the terminal that output goes to; nil if it goes elsewhere.
  static var columns: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  private static func write(_ text: String, to descriptor: Int32) throws(FileError) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        let code = errno
        throw FileError(.write, "", code: code, reason: String(cString: strerror(code)))
      }
    }
  }
}

/// Text from outside as it may be shown on a terminal.
enum Printable {
  /// The text with control characters replaced, so that a file's name or content is never a command.
  static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Marks that change the direction of what follows can make a name read as another.
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
