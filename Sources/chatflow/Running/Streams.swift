import ChatflowFiles
import Glibc
import Host
import Synchronization
import Words

/// The standard streams.
enum Streams {
  /// Writes text to standard output; throws if nobody takes it.
  static func print(_ text: String) throws(FileError) {
    try print(Array(text.utf8))
  }

  /// Writes bytes to standard output; throws if nobody takes them.
  static func print(_ bytes: [UInt8]) throws(FileError) { try write(bytes, to: STDOUT_FILENO) }

  /// Writes a line to standard error, without anything that could command a terminal.
  static func say(_ line: String) {
    // Where even this cannot be written, there is nobody left to tell.
    try? write(Array((Printable.text(line) + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes what a command is for; nobody taking it is a failure.
  static func output(_ text: String) throws(Failure) { try output(Array(text.utf8)) }

  /// The same of bytes.
  static func output(_ bytes: [UInt8]) throws(Failure) {
    do {
      try print(bytes)
    } catch {
      let what = Words.ours("cli.output-gone", ["reason": error.reason])
      throw Failure(.inputOrOutput, Words.ours("cli.failed", ["what": what]))
    }
  }

  /// Says what there is to be said of the end of a run; its status.
  static func end(_ ending: ProgramEnding) -> ExitStatus {
    ending.lines.forEach(say)
    return ending.status
  }

  /// Whether somebody is there to see what is done, and to say what comes next.
  static var areSeen: Bool { isTerminal(STDIN_FILENO) && isTerminal(STDOUT_FILENO) }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) != 0 }

  /// The columns of the terminal that output goes to; nil if it goes elsewhere.
  static var columns: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        done += count
      } else if errno != EINTR, !mayWait(for: descriptor, Int16(POLLOUT)) {
        let code = errno
        throw FileError(.write, "", code: code, reason: String(cString: strerror(code)))
      }
    }
  }
}

extension Streams {
  /// What was read of standard input and belongs to no line that was taken yet.
  private static let unread = Mutex<ArraySlice<UInt8>>([])
  private static let chunk = 1 << 16

  /// The next line of standard input, without its end; nil where there are no more.
  static func line() -> String? { unread.withLock { line(&$0) } }

  private static func line(_ unread: inout ArraySlice<UInt8>) -> String? {
    var looked = 0
    while true {
      if let end = unread.dropFirst(looked).firstIndex(of: UInt8(ascii: "\n")) {
        let line = unread[..<end]
        unread = unread[(end + 1)...]
        return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
      }
      looked = unread.count
      let new = read()
      if new.isEmpty {
        defer { unread = [] }
        return unread.isEmpty ? nil : String(decoding: unread, as: UTF8.self)
      }
      unread += new
    }
  }

  /// What is there of standard input, or comes next; nothing at its end.
  static func read() -> [UInt8] {
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, filled in
        count = Glibc.read(STDIN_FILENO, buffer.baseAddress, chunk)
        filled = max(0, count)
      }
      if count >= 0 { return bytes }
      // What cannot be read is at its end.
      guard errno == EINTR || mayWait(for: STDIN_FILENO, Int16(POLLIN)) else { return [] }
    }
  }

  /// Waits where a stream says that it would rather not: whoever started the program may share one with it that never
  /// waits. False if that was not what it said.
  private static func mayWait(for descriptor: Int32, _ what: Int16) -> Bool {
    guard errno == EAGAIN else { return false }
    var waiting = pollfd(fd: descriptor, events: what, revents: 0)
    _ = poll(&waiting, 1, -1)
    return true
  }
}
