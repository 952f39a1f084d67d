import CVTerm
import Glibc
import Words

/// A program on a pseudo-terminal, read by a terminal emulator: what a user has before them.
///
/// Never waits for time, always for a condition on a whole frame (`FrameMarks`), so a program under test brackets its
/// frames. Not for more than one thread.
final class PseudoTerminal {
  enum ExitStatus: Equatable { case exited(Int), killed(signal: Int) }
  struct Failure: Error, CustomStringConvertible { let description: String }

  private let descriptor: Int32
  private let emulator: Emulator
  private var marks = FrameMarks()
  private var toSend: ArraySlice<UInt8> = []
  private var isClosed = false
  private var exit: ExitStatus?
  private var framesAtEscape: Int?

  /// The program's number.
  let process: pid_t

  /// Everything that the program has written.
  private(set) var transcript: [UInt8] = []

  /// What the terminal answers when it is asked for its background, such as `rgb:ffff/ffff/ffff`; nil: nothing, as many do.
  var ground: String?

  /// How long to wait before a condition counts as never holding.
  var patience: Duration = .seconds(5)

  /// Starts the program with exactly this environment, its standard streams on the terminal.
  init(
    _ program: String, _ arguments: [String], size: TerminalSize, environment: [String: String], folder: String
  ) throws {
    emulator = try Emulator(size)
    var name = [CChar](repeating: 0, count: 128)
    descriptor = cvpty_open(Int32(size.rows), Int32(size.columns), &name, name.count)
    guard descriptor >= 0 else { throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))") }
    do {
      process = try spawn(program, arguments, on: name, environment: environment, in: folder)
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit {
    if exit == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(descriptor)
  }

  // MARK: What is on the screen

  var size: TerminalSize { emulator.size }
  var screen: TerminalScreen { emulator.screen }
  var frames: Int { marks.ends }

  /// Whether the program has asked for pastes in brackets; the emulator does not tell.
  var isPasteBracketed: Bool {
    func last(_ mark: String) -> Int {
      let mark = Array(mark.utf8)
      return transcript.indices.last { transcript[$0...].starts(with: mark) } ?? -1
    }
    return last("\u{1B}[?2004h") > last("\u{1B}[?2004l")
  }

  /// Waits until a whole frame holds the condition; throws with the last screen when it never does.
  func wait(for what: String, until holds: (TerminalScreen) -> Bool) throws {
    let deadline = ContinuousClock.now + patience
    while true {
      // Also when nothing new came: the frame may have been read by an earlier call.
      if marks.isSettled, holds(screen) { return }
      guard !isClosed else { throw Failure(description: report("the program ended before: \(what)")) }
      guard try pump(until: deadline) else {
        throw Failure(description: report("not seen within \(patience): \(what)"))
      }
    }
  }

  /// Reads all that the program still writes, waits for its end and returns how it ended.
  func waitForExit() throws -> ExitStatus {
    if let exit { return exit }
    let deadline = ContinuousClock.now + patience
    while !isClosed {
      guard try pump(until: deadline) else { throw Failure(description: report("did not end within \(patience)")) }
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return ended(status)
  }

  private func ended(_ status: Int32) -> ExitStatus {
    let signal = Int(status & 0x7F)
    let result = signal == 0 ? ExitStatus.exited(Int(status >> 8) & 0xFF) : .killed(signal: signal)
    exit = result
    return result
  }

  /// Sends bytes, and waits until the program has taken them and sleeps, without reading a byte of what it writes.
  func sendUnread(_ bytes: [UInt8]) throws {
    toSend += bytes
    try waitUnread(for: "sleep") {
      flush()
      var waiting: Int32 = 0
      return toSend.isEmpty && ioctl(descriptor, UInt(TIOCOUTQ), &waiting) == 0 && waiting == 0 && isAsleep
    }
  }

  /// Waits for the end of the program without reading a byte of what it writes, and returns how it ended.
  func waitForExitUnread() throws -> ExitStatus {
    var status: Int32 = 0
    try waitUnread(for: "the end") { waitpid(process, &status, WNOHANG) == process }
    return ended(status)
  }

  private func waitUnread(for what: String, until holds: () -> Bool) throws {
    let deadline = ContinuousClock.now + patience
    while !holds() {
      guard ContinuousClock.now < deadline else { throw Failure(description: report("\(what) not within \(patience)")) }
      sched_yield()
    }
  }

  /// Whether the program writes nothing for a time; ends with the first byte.
  func isSilent(for time: Duration) throws -> Bool {
    let deadline = ContinuousClock.now + time
    let before = transcript.count
    while transcript.count == before, !isClosed {
      guard try pump(until: deadline) else { return true }
    }
    return false
  }

  /// Waits until the program is asleep and has nothing more to say.
  func settle() throws {
    let deadline = ContinuousClock.now + patience
    while try !isSilent(for: .milliseconds(60)) || !isAsleep {
      guard ContinuousClock.now < deadline else { throw Failure(description: report("not quiet within \(patience)")) }
    }
  }

  /// Whether the kernel says that the program waits for something.
  private var isAsleep: Bool {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return false }
    defer { fclose(file) }
    var line = [UInt8](repeating: 0, count: 256)
    let count = fread(&line, 1, line.count, file)
    // The state follows the name, which is in parentheses.
    guard let end = line[..<count].lastIndex(of: UInt8(ascii: ")")), end + 2 < count else { return false }
    return line[end + 2] == UInt8(ascii: "S")
  }

  // MARK: What the user does

  func press(_ keys: [Key]) throws {
    for key in keys {
      try letEscapeStandAlone()
      try send(emulator.bytes(for: key))
      if key == .escape { framesAtEscape = frames }
    }
  }

  func click(_ button: MouseButton = .left, at place: TerminalScreen.Place, times: Int = 1) throws {
    for _ in 0..<times {
      try send(emulator.bytesForMouse(button, pressed: true, at: place))
      // A wheel has no release.
      guard button != .wheelUp, button != .wheelDown else { continue }
      try send(emulator.bytesForMouse(button, pressed: false, at: place))
    }
  }

  func drag(from start: TerminalScreen.Place, to end: TerminalScreen.Place) throws {
    try send(emulator.bytesForMouse(.left, pressed: true, at: start))
    try send(emulator.bytesForDrag(to: end))
    try send(emulator.bytesForMouse(.left, pressed: false, at: end))
  }

  func paste(_ text: String) throws {
    try letEscapeStandAlone()
    try send(emulator.bytes(forPaste: text))
  }

  func resize(_ size: TerminalSize) throws {
    emulator.resize(size)
    guard cvpty_resize(descriptor, Int32(size.rows), Int32(size.columns)) == 0 else {
      throw Failure(description: "cannot resize: \(String(cString: strerror(errno)))")
    }
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Bytes as they are, for what no key sends.
  func send(_ bytes: [UInt8]) throws {
    toSend += bytes
    let deadline = ContinuousClock.now + patience
    // Reads on meanwhile: a program that waits for its output to be read would otherwise never read its input.
    while !toSend.isEmpty, !isClosed {
      guard try pump(until: deadline) else {
        throw Failure(description: report("\(toSend.count) bytes not taken within \(patience)"))
      }
    }
  }

  /// Escape and the next key in one read are Alt and that key, for any program; a user's fingers leave time between.
  private func letEscapeStandAlone() throws {
    guard let framesAtEscape else { return }
    try wait(for: "an answer to Escape") { _ in frames > framesAtEscape }
    self.framesAtEscape = nil
  }

  // MARK: Bytes

  /// Moves bytes both ways once; false when the time is over.
  private func pump(until deadline: ContinuousClock.Instant) throws -> Bool {
    let left = ContinuousClock.now.duration(to: deadline)
    guard left > .zero else { return false }
    let events = Int16(POLLIN) | (toSend.isEmpty ? 0 : Int16(POLLOUT))
    var poller = pollfd(fd: descriptor, events: events, revents: 0)
    let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
    let ready = poll(&poller, 1, Int32(milliseconds))
    guard ready >= 0 else {
      guard errno == EINTR else { throw Failure(description: "poll: \(String(cString: strerror(errno)))") }
      return true
    }
    if poller.revents & Int16(POLLIN | POLLHUP) != 0 { receive() }
    if poller.revents & Int16(POLLOUT) != 0, !isClosed { flush() }
    return ready > 0
  }

  private func receive() {
    var failed: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      let got = read(descriptor, buffer.baseAddress, buffer.count)
      if got < 0 { failed = errno }
      count = max(0, got)
    }
    if bytes.isEmpty {
      // EIO says that the last program on the terminal has ended.
      if failed != EAGAIN, failed != EINTR { isClosed = true }
      return
    }
    transcript += bytes
    marks.read(bytes)
    emulator.feed(bytes)
    toSend += withFrames(emulator.takeOutput())
    // The question is written in one piece, before anything else.
    if let ground, String(decoding: bytes, as: UTF8.self).contains("\u{1B}]11;?\u{1B}\\") {
      toSend += Array("\u{1B}]11;\(ground)\u{1B}\\".utf8)
    }
  }

  private func flush() {
    let sent = toSend.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if sent > 0 { toSend = toSend.dropFirst(sent) }
    if sent < 0, errno == EIO { isClosed = true }
  }

  /// libvterm does not know synchronized output; the terminals that this stands for do, and answer so when asked.
  private func withFrames(_ answers: [UInt8]) -> [UInt8] {
    let no = Array("\u{1B}[?2026;0$y".utf8)
    guard answers.count >= no.count else { return answers }
    var answers = answers
    for start in 0...(answers.count - no.count) where answers[start..<(start + no.count)].elementsEqual(no) {
      answers[start + no.count - 3] = UInt8(ascii: "2")
    }
    return answers
  }

  private func report(_ what: String) -> String {
    let tail = transcript.suffix(400).map { byte in
      switch byte {
      case 0x1B: "␛"
      case 0x20..<0x7F: String(UnicodeScalar(byte))
      default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return """
      \(what)
      \(size), frames begun \(marks.begins), ended \(marks.ends), cursor \(screen.cursor.row):\(screen.cursor.column)
      \(screen.framed)
      the last of \(transcript.count) bytes: \(tail.joined())
      """
  }
}

private func spawn(
  _ program: String, _ arguments: [String], on terminal: [CChar], environment: [String: String], in folder: String
) throws -> pid_t {
  let words = ([program] + arguments).map { strdup($0) } + [nil]
  let settings = environment.map { strdup("\($0)=\($1)") } + [nil]
  defer { for word in words + settings { free(word) } }
  var process: pid_t = 0
  let failed = cvpty_spawn(terminal, folder, words, settings, &process)
  guard failed == 0 else {
    throw PseudoTerminal.Failure(description: "cannot start \(program): \(String(cString: strerror(failed)))")
  }
  return process
}
