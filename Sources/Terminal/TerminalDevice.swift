import CNcurses
import Glibc
import Screen

/// The terminal: frames in, events out.
///
/// It takes the terminal when it is made and gives it back with `stop`, at the end of the process and when the process
/// dies of a signal. One write sends a frame, and a frame that changes nothing sends nothing. There is one at a time, and
/// it is used from one thread.
public final class TerminalDevice {
  /// What may be chosen about a device.
  public struct Settings: Sendable {
    /// The descriptor that keys come from.
    public var input: Int32 = 0
    /// The descriptor that frames go to.
    public var output: Int32 = 1
    /// The environment that describes the terminal; nil is that of the process.
    public var environment: [String: String]?
    /// The colours to use instead of those that the terminal seems to have.
    public var depth: ColourDepth?
    /// The glyphs to use instead of those that the terminal seems to have.
    public var glyphs: GlyphTier?
    /// Whether to ask for mouse reports. Without them the terminal's own selection works as in a shell.
    public var mouse = true
    /// Whether to ask for focus reports.
    public var focusReports = false

    /// The standard streams and what they can do.
    public init() {}
  }

  /// What the terminal can do, and is asked to do.
  public let capabilities: Capabilities
  /// Columns and rows.
  public internal(set) var size: Size
  /// The terminal whose description is used, where that of the terminal itself is not installed.
  public let substitute: String?
  /// How the roles look.
  public private(set) var theme: Theme

  let input: Int32
  let output: Int32
  let signals: Int32
  private let modes: TerminalModes
  private let isDirect: Bool
  private var writer: ScreenWriter
  /// The frame that the application wants to be seen.
  private var wanted: Frame?
  private var cursorShape: Frame.Cursor.Shape?
  /// Where bytes are written to the terminal without waiting for it.
  private let writing: Int32
  /// What the terminal has not taken yet.
  private var unsent: ArraySlice<UInt8> = []
  /// Whether a frame is wanted that was not sent, since the terminal has not taken the last one.
  private var isBehind = false
  /// Sent with the next frame.
  private var prologue: [UInt8] = []
  private var hasTerminal = false
  private var isStopped = false
  /// Whether the terminal can repeat a glyph. One that never answers is taken at its description's word.
  private var repeats: Bool

  var decoder: InputDecoder
  var clicks = ClickCounter()
  /// Events that are due without any input.
  var queued: [Event] = []
  var lastInput = 0
  /// When what is unfinished has begun.
  var begun = 0
  /// Whether the terminal has gone away.
  var isGone = false
  /// Whether the terminal did not take what was sent to give it back, since nobody reads it.
  public private(set) var isGivenUp = false

  /// Takes the terminal.
  public init(scheme: Scheme = .dark, settings: Settings = Settings()) throws(TerminalError) {
    for descriptor in [settings.input, settings.output] where isatty(descriptor) == 0 {
      throw .notATerminal(descriptor: descriptor)
    }
    guard !cn_is_started() else { throw .alreadyInUse }
    let environment = settings.environment ?? TerminalFacts.environment()
    let announced = environment["TERM"] ?? ""
    let name = try TerminalDevice.describe(announced)
    substitute = name == announced ? nil : name

    let colours = Int(cn_number("colors"))
    var found = TerminalFacts.capabilities(environment: environment, colours: colours)
    if let depth = settings.depth { found.depth = depth }
    if let glyphs = settings.glyphs { found.glyphs = glyphs }
    if !settings.mouse { found.mouse = false }
    capabilities = found
    isDirect = colours > 256
    modes = TerminalModes(capabilities: found, focusReports: settings.focusReports)
    size = TerminalDevice.measure(settings.output)
    theme = Theme(scheme, depth: found.depth)
    repeats = modes.repeats
    let dialect = Rendition.Dialect(strikes: modes.strikes, endsAttributes: colours >= 256)
    writer = ScreenWriter(
      styles: StyleTable(theme: theme, isDirect: isDirect, strikes: modes.strikes),
      filter: OutputFilter(dialect: dialect))
    input = settings.input
    output = settings.output
    writing = cn_open_output(settings.output)

    // Before ncurses starts, so that the handlers that are given back are not its own; after, because it takes some.
    signals = cn_catch_signals()
    guard signals >= 0 else { throw .systemCall(name: "pipe2", code: errno) }
    let started = cn_start(name, Int32(size.height), Int32(size.width), found.depth != .monochrome)
    _ = cn_catch_signals()
    guard started else {
      cn_release_signals()
      throw .screenNotStarted(name: name)
    }
    decoder = InputDecoder()
    guard enter() else {
      let code = errno
      isStopped = true
      cn_stop()
      cn_release_signals()
      throw .systemCall(name: "tcsetattr", code: code)
    }
    decoder = InputDecoder(backspaceIsControlH: cn_erases_with_control_h())
    if modes.repeats, RepetitionTest.fits(size) { writer.askForRepetition() }
  }

  deinit { stop() }

  /// Reads the description of a terminal; returns the name by which it was found.
  private static func describe(_ name: String) throws(TerminalError) -> String {
    guard !name.isEmpty else { throw .unknownTerminal(name: "") }
    let (found, result) = TerminalFacts.describe(name)
    switch result {
    case Int32(CN_FOUND): break
    case Int32(CN_GENERIC): throw .unsuitableTerminal(name: name, missing: "cup")
    default: throw .unknownTerminal(name: name)
    }
    for capability in ["cup", "clear"] where cn_string(capability) == nil {
      throw .unsuitableTerminal(name: name, missing: capability)
    }
    return found
  }

  /// The most columns and rows that are drawn on: no screen has more, and one that claims to would take gigabytes.
  public static let largest = Size(width: 1000, height: 500)

  /// Columns and rows of a terminal; 80x24 if it does not say.
  private static func measure(_ descriptor: Int32) -> Size {
    var rows: Int32 = 24
    var columns: Int32 = 80
    _ = cn_size(descriptor, &rows, &columns)
    return Size(width: min(Int(columns), largest.width), height: min(Int(rows), largest.height))
  }

  // MARK: Frames

  /// Shows a frame, and returns the number of bytes that it took. A frame of another size is cut or filled with blanks.
  @discardableResult
  public func present(_ frame: Frame) -> Int {
    wanted = frame
    guard hasTerminal else { return 0 }
    sendRest()
    // Of a terminal that does not read, or not so fast, only the last frame is wanted.
    isBehind = !unsent.isEmpty
    return isBehind ? 0 : sendFrame(frame.size == size ? frame : fitted(frame))
  }

  /// Draws everything anew, whatever the terminal shows.
  public func repaint() {
    guard hasTerminal else { return }
    writer.forget()
    if let wanted { present(wanted) }
  }

  /// Changes the colours; the frame is shown in them at once.
  public func setScheme(_ scheme: Scheme) {
    theme = Theme(scheme, depth: capabilities.depth)
    writer.setStyles(StyleTable(theme: theme, isDirect: isDirect, strikes: modes.strikes))
    if let wanted { present(wanted) }
  }

  private func sendFrame(_ frame: Frame) -> Int {
    var body = writer.bytes(for: frame)
    if let shape = frame.cursor?.shape, shape != cursorShape, modes.shapesCursor {
      cursorShape = shape
      body += Sequences.bytes(shape == .bar ? Sequences.cursorBar : Sequences.cursorBlock)
    }
    guard !body.isEmpty else { return 0 }
    // The first frame, with the question, does without: the answer is there before most others.
    writer.repeats = repeats
    var bytes = prologue
    prologue = []
    if capabilities.synchronizedOutput {
      bytes += Sequences.beginFrame + body + Sequences.endFrame
    } else {
      bytes += body
    }
    send(bytes)
    return bytes.count
  }

  private func fitted(_ frame: Frame) -> Frame {
    var result = Frame(size: size)
    for y in 0..<min(size.height, frame.size.height) {
      for (x, cell) in frame.row(y).prefix(size.width).enumerated() {
        result.put(cell, at: Point(x: x, y: y))
      }
    }
    result.cursor = frame.cursor
    return result
  }

  /// Sends bytes behind those that the terminal has not taken yet; what it does not take at once, later.
  func send(_ bytes: [UInt8]) {
    unsent += bytes
    sendRest()
  }

  /// Whether the terminal has something to take.
  var isSending: Bool { !unsent.isEmpty && !isGone }

  /// The descriptor that can be written to once the terminal takes more.
  var sendingDescriptor: Int32 { writing }

  /// Sends what the terminal takes without making us wait, and then the frame that was left out meanwhile.
  func sendRest() {
    while isSending {
      // One of our own never waits: writing itself says that nothing is taken.
      if writing == output, !canSend(within: 0) { return }
      let count = unsent.prefix(Self.portion).withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
      if count > 0 {
        unsent = unsent.dropFirst(count)
      } else if count < 0, errno == EAGAIN {
        return
      } else if count < 0, errno != EINTR {
        (isGone, unsent) = (true, [])
      }
    }
    unsent = []
    guard isBehind, hasTerminal, let wanted else { return }
    isBehind = false
    _ = sendFrame(wanted.size == size ? wanted : fitted(wanted))
  }

  /// How many bytes are written at a time. Where the descriptor is not our own, a terminal that takes only some of them
  /// makes us wait, until a signal comes.
  private static let portion = 2048

  private func canSend(within milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: writing, events: Int16(POLLOUT), revents: 0)
    return poll(&waiting, 1, milliseconds) > 0
  }

  /// Waits until the terminal has taken everything; false if it has not for some time, and the rest is dropped.
  private func finishSending() -> Bool {
    isBehind = false
    while isSending {
      guard canSend(within: Self.longestStall) else {
        unsent = []
        return false
      }
      sendRest()
    }
    return true
  }

  /// For how many milliseconds a terminal may take nothing before it is given up.
  private static let longestStall: Int32 = 400

  // MARK: Taking and giving back

  /// Makes the terminal ours; false if its modes cannot be changed.
  @discardableResult
  private func enter() -> Bool {
    guard cn_raw(input) else { return false }
    // By the descriptor that never waits: a terminal that does not read must not keep the program from dying.
    cn_guard(input, writing, modes.restore, modes.restore.count)
    hasTerminal = true
    cursorShape = nil
    prologue = modes.on
    return true
  }

  private func leave() {
    guard hasTerminal else { return }
    hasTerminal = false
    let isOurs = cn_is_foreground(input)
    if !isOurs { cn_ignore_background() }
    // Modes that were never switched on need not be switched off, but it does no harm.
    send(modes.off + writer.leave())
    let isTaken = finishSending()
    isGivenUp = !isTaken
    // In the background, a shell has the terminal in modes of its own.
    if isOurs { _ = cn_cooked(input, isTaken) }
    cn_unguard()
  }

  /// Takes the terminal again after somebody else had it.
  private func comeBack() {
    enter()
    adoptSize()
    repaint()
  }

  /// Stops the program as Ctrl-Z does in a shell; returns when it goes on, with the screen drawn anew.
  ///
  /// It may also be asked to end while it is stopped: then the terminal is left to whom it belongs by now.
  public func suspend() {
    leave()
    cn_stop_group()
    guard !isEnd(signalLetters()), awaitForeground() else { return cn_ignore_background() }
    comeBack()
    dropStopSignals()
    queued.append(.resumed)
  }

  /// Gives the terminal to another program for the time of a call, and draws the screen anew after it.
  public func runOutside<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    leave()
    // Stopping the other program stops this one too, so that the shell takes over.
    cn_let_stop()
    defer {
      _ = cn_catch_signals()
      comeBack()
      dropStopSignals()
    }
    return try body()
  }

  /// Takes the terminal again after a stop that nobody announced; a shell may have used it meanwhile. False if the
  /// program is to end instead.
  func resumeAfterStop() -> Bool {
    guard hasTerminal else { return true }
    guard awaitForeground() else { return false }
    // What the screen is now is unknown: leave it as an ordinary one would be left, then enter again.
    _ = cn_raw(input)
    send(writer.leave())
    prologue = modes.on
    cursorShape = nil
    adoptSize()
    repaint()
    return true
  }

  /// Gives the terminal back. A stopped device shows nothing and has no events.
  public func stop() {
    guard !isStopped else { return }
    isStopped = true
    leave()
    cn_stop()
    cn_release_signals()
    if writing != output { close(writing) }
  }

  var isRunning: Bool { hasTerminal }

  /// Looks at the terminal's size, and says if it is new.
  @discardableResult
  func adoptSize() -> Bool {
    let measured = TerminalDevice.measure(output)
    guard measured != size else { return false }
    size = measured
    writer.resize(to: measured)
    queued.append(.resize(measured))
    return true
  }

  // MARK: Asking the terminal

  /// Takes what the terminal says about its cursor; after a no, what was drawn with repetitions is drawn anew.
  func takeCursorReport(_ report: CursorReport) {
    guard let answer = RepetitionTest.answer(report), answer != repeats else { return }
    repeats = answer
    writer.repeats = answer
    if !answer { repaint() }
  }

  /// Puts a text on the system's clipboard, if the terminal lets programs do that; it never says whether it did.
  public func copy(_ text: String) {
    guard hasTerminal, capabilities.extendedSequences else { return }
    send(Sequences.copy(text))
  }

  /// Asks for the background colour; a terminal that knows answers with `Event.background`.
  public func askBackground() {
    guard hasTerminal, capabilities.extendedSequences else { return }
    send(Sequences.bytes(Sequences.backgroundQuery))
  }
}
