import Glibc

/// A pseudo-terminal: what a device writes can be read, and what is written comes as keys.
final class PseudoTerminal {
  /// Our end.
  let master: Int32
  /// The end that a device has.
  let device: Int32

  /// ioctl requests that are macros in C.
  private static let unlock: UInt = 0x4004_5431
  private static let number: UInt = 0x8004_5430

  struct Failure: Error {
    let call: String
    let code: Int32
  }

  init(columns: Int, rows: Int) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    guard master >= 0 else { throw Failure(call: "open", code: errno) }
    var locked: Int32 = 0
    var index: Int32 = 0
    guard ioctl(master, PseudoTerminal.unlock, &locked) == 0, ioctl(master, PseudoTerminal.number, &index) == 0 else {
      throw Failure(call: "ioctl", code: errno)
    }
    device = open("/dev/pts/\(index)", O_RDWR | O_NOCTTY)
    guard device >= 0 else { throw Failure(call: "open", code: errno) }
    resize(columns: columns, rows: rows)
  }

  deinit {
    close(device)
    close(master)
  }

  func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func type(_ text: String) {
    type(Array(text.utf8))
  }

  func type(_ bytes: [UInt8]) {
    _ = write(master, bytes, bytes.count)
  }

  /// All that was written to the terminal and not read yet.
  func output() -> String { String(decoding: outputBytes(), as: UTF8.self) }

  /// The same as bytes.
  func outputBytes() -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, 0) > 0, waiting.revents & Int16(POLLIN) != 0 {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      result += buffer[..<count]
    }
    return result
  }

  /// The modes of the terminal, to be compared.
  var modes: [UInt32] {
    var modes = termios()
    tcgetattr(device, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }
}
