import CNcurses
import Glibc
import Screen

extension TerminalDevice {
  /// How long to wait for more of what has begun, in milliseconds.
  private enum Patience {
    /// A terminal sends a sequence in one piece; a person who pressed Escape does not notice a millisecond.
    static let escape = 1
    /// What may be a key with Alt, but hardly is.
    static let introducer = 150
    /// A string that has not ended by then swallows no keys any more.
    static let string = 5000
    /// A paste is shown as far as it has come.
    static let paste = 2000
    static let stalledPaste = 150
    /// How long after a key that might have been the beginning of a sequence the rest of that may come.
    static let rest = 1000
  }

  /// A read takes all that is there, up to what a terminal's line holds; only after as much may there be more.
  private static let lineCapacity = 4095

  /// Bytes that are read before events are given out, even if more are there.
  private static let largestBatch = 1 << 20

  /// Waits for something to happen, and gives all that has happened; empty if the time ran out.
  ///
  /// - Parameter timeoutMilliseconds: how long to wait; nil waits for ever, and then nothing wakes the process up.
  /// - Parameter watched: a descriptor to wait for as well; when it can be read, that is the event `watched`, and the
  ///   caller reads it.
  public func nextEvents(timeoutMilliseconds: Int?, watching watched: Int32? = nil) -> [Event] {
    let deadline = timeoutMilliseconds.map { now() + $0 }
    while true {
      if !queued.isEmpty { return takeQueued() }
      guard isRunning, !isGone else { return [.terminate] }
      let left = deadline.map { max(0, $0 - now()) }
      let patience = patienceLeft()
      let wait = [left, patience].compactMap { $0 }.min()
      switch waitForInput(wait, watched) {
      case .nothing:
        if patience != nil, patienceLeft() == 0 {
          queued += counted(decoder.pause())
        } else if let deadline, now() >= deadline {
          return takeQueued()
        }
      case .some(let input, let signal, let isWatched):
        if signal { takeSignals() }
        if isWatched { queued.append(.watched) }
        if input { readInput() }
      }
    }
  }

  private func takeQueued() -> [Event] {
    defer { queued = [] }
    return queued
  }

  private func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private func patienceLeft() -> Int? {
    let end: Int
    switch decoder.pending {
    case .nothing, .sequence: return nil
    case .escape: end = lastInput + Patience.escape
    case .introducer: end = lastInput + Patience.introducer
    case .character, .string: end = begun + Patience.string
    case .paste: end = lastInput + Patience.paste
    case .stalledPaste: end = lastInput + Patience.stalledPaste
    }
    return max(0, end - now())
  }

  private enum Waited {
    case nothing
    case some(input: Bool, signal: Bool, isWatched: Bool)
  }

  private func waitForInput(_ milliseconds: Int?, _ watched: Int32?) -> Waited {
    // The system leaves a negative descriptor alone.
    var waiting = [input, signals, watched ?? -1].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    if isSending { waiting.append(pollfd(fd: sendingDescriptor, events: Int16(POLLOUT), revents: 0)) }
    let count = poll(&waiting, nfds_t(waiting.count), Int32(clamping: milliseconds ?? -1))
    guard count > 0 else { return .nothing }
    if waiting.count > 3, waiting[3].revents != 0 { sendRest() }
    return .some(
      input: waiting[0].revents != 0, signal: waiting[1].revents != 0, isWatched: waiting[2].revents != 0)
  }

  /// Reads all that is there, and decodes it.
  private func readInput() {
    var total = 0
    var count = 0
    let capacity = TerminalDevice.lineCapacity
    repeat {
      let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
        count = read(input, buffer.baseAddress, capacity)
        filled = max(0, count)
      }
      if count < 0, errno == EINTR || errno == EAGAIN { return }
      guard count > 0 else {
        isGone = true
        return
      }
      let before = lastInput
      lastInput = now()
      if decoder.wasKey, lastInput - before > Patience.rest { decoder.forgetLate() }
      let isNew = decoder.unfinished == .nothing
      let events = decoder.decode(bytes)
      if isNew || !events.isEmpty { begun = lastInput }
      queued += counted(events)
      for report in decoder.takeCursorReports() { takeCursorReport(report) }
      total += count
    } while total < TerminalDevice.largestBatch && count == capacity && hasMoreInput()
  }

  private func hasMoreInput() -> Bool {
    var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) > 0 && waiting.revents & Int16(POLLIN) != 0
  }

  private func counted(_ events: [Event]) -> [Event] {
    events.map { event in
      guard case .mouse(let mouse) = event else { return event }
      return .mouse(clicks.count(mouse, at: lastInput))
    }
  }

  // MARK: Signals

  /// The letters of the signals that have come, each once, in order.
  func signalLetters() -> [UInt8] {
    var letters: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64)
    while true {
      let count = read(signals, &buffer, buffer.count)
      guard count > 0 else { return letters }
      for letter in buffer[..<count] where !letters.contains(letter) { letters.append(letter) }
    }
  }

  private func takeSignals() {
    let letters = signalLetters()
    if isEnd(letters) { return }
    for letter in letters {
      switch letter {
      case UInt8(ascii: "w"): adoptSize()
      case UInt8(ascii: "z"): suspend()
      case UInt8(ascii: "c"):
        if resumeAfterStop() { queued.append(.resumed) }
      default: break
      }
    }
  }

  /// Whether signals say that the program is to end. It then does nothing else: the terminal may be somebody else's by
  /// now, as after `kill %1` in a shell.
  func isEnd(_ letters: [UInt8]) -> Bool {
    guard letters.contains(UInt8(ascii: "t")) || letters.contains(UInt8(ascii: "i")) else { return false }
    queued.append(.terminate)
    return true
  }

  /// Waits, stopped, until the terminal is ours; false if the program is to end instead.
  func awaitForeground() -> Bool {
    while !cn_is_foreground(input) {
      cn_stop_group()
      let letters = signalLetters()
      if isEnd(letters) { return false }
      // A group that nobody could continue is not stopped either.
      if !letters.contains(UInt8(ascii: "c")) { break }
    }
    return true
  }

  /// After coming back on purpose: the signals that stopped and continued us, or were meant for the other program, are
  /// done with.
  func dropStopSignals() {
    for letter in signalLetters() {
      switch letter {
      case UInt8(ascii: "t"): queued.append(.terminate)
      case UInt8(ascii: "w"): adoptSize()
      default: break
      }
    }
  }
}
