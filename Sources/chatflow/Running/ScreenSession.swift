import Builder
import ChatflowModel
import Glibc
import Host
import Screen
import Terminal

/// The loop: all that has happened goes in, effects are done, one frame comes out. While nothing happens, nothing runs.
struct ScreenSession: ~Copyable {
  private var application: Application
  private let device: TerminalDevice
  private var outside: Outside
  private var pictures = ApplicationPictures()
  private var panel = Pause(milliseconds: Self.panelRest)
  private var syncing = Pause(milliseconds: Self.syncingRest)
  /// Tells of changes in the folder; nil if the system cannot.
  private let watch: FolderWatch?
  /// The file of the chatflow that is shown, as long as it was looked at whether somebody else has changed it.
  private var lookedAt: String?
  private var looking = Pause(milliseconds: Self.lookingRest)
  private var typing = Pause(milliseconds: Self.typingRest)

  /// How long the focus rests on a card until the panel shows it: as long as nobody waits, and no key repeats.
  private static let panelRest = 120
  /// How long nobody types until what was kept is on the disk, too: longer than between two keys, so that none waits for it.
  private static let syncingRest = 250
  /// How long after a change the folder is looked at: programs that write files change it several times in a row.
  private static let lookingRest = 40
  /// How long nobody types until what came by itself counts as read: longer than between two words of somebody who has not seen
  /// it yet.
  private static let typingRest = 700

  init(application: Application, on device: TerminalDevice, outside: Outside) {
    self.application = application
    self.device = device
    self.outside = outside
    watch = FolderWatch(outside.folder)
    lookedAt = application.shown.map { application.open[$0].file }
  }

  /// Runs until the user quits or the program is asked to end.
  mutating func run() -> ExitStatus {
    // The terminal was asked about its ground before; what has come by now costs no waiting.
    if let end = take(device.nextEvents(timeoutMilliseconds: 0)) { return finish(end) }
    if isListShown { beginList() }
    show()
    typing.set(application.isUnread, at: Pause.now())
    while true {
      let now = Pause.now()
      let reading = isReading ? 0 : nil
      let pauses = [panel, syncing, looking, typing].map { $0.left(at: now) }
      let left = (pauses + [reading]).compactMap { $0 }.min()
      let events = device.nextEvents(timeoutMilliseconds: left, watching: watch?.descriptor)
      if let end = take(events) { return finish(end) }
      settle(after: events)
    }
  }

  private var isListShown: Bool { application.shown == nil }
  /// Whether there are files to be read while nobody types.
  private var isReading: Bool { isListShown && application.list.isReading }

  /// The list is on the screen: the folder is looked at, and watched from then on.
  private mutating func beginList() {
    _ = perform([.list(.look)])
    readNext()
  }

  private mutating func readNext() {
    if let next = application.list.nextReading() { _ = perform([.list(next)]) }
  }

  private enum End {
    case quit
    case terminated
  }

  // MARK: - Events

  /// Handles all that has happened; returns how the program ends, if it does.
  private mutating func take(_ events: [Event]) -> End? {
    for event in events {
      switch event {
      case .terminate: return .terminated
      case .background(let red, let green, let blue):
        outside.hear(isLight: Colours.isLight(red: red, green: green, blue: blue))
      case .ground(let isLight): outside.hear(isLight: isLight)
      case .watched:
        watch?.drain()
        looking.set(true, at: Pause.now())
      default:
        if perform(application.handle(event, at: Machine.now())) { return .quit }
      }
    }
    return nil
  }

  /// Does effects and what follows from them; whether the program is to end.
  private mutating func perform(_ requests: [Application.Request]) -> Bool {
    // What is done next may take long, or never come back.
    keepEdits()
    return outside.carryOut(requests) { request, outside in
      // A suspended program may never be continued, and an editor never come back.
      if request.givesTerminalAway {
        Self.keepViews(of: &application, outside)
        if let failed = outside.sync() { application.tell(.warning, failed) }
      }
      return nil
    } finish: { result, outside in
      switch result {
      case .chatflow(let file, let outcome):
        let wanted = application.finish(outcome, of: file, at: Machine.now())
        if case .saved = outcome { Self.keepViews(of: &application, outside) }
        return wanted
      case .list(let outcome): return application.finish(outcome, at: Machine.now())
      }
    }
  }

  /// Draws what came of a batch, and sets the pauses after which more is to be done; or does it when they are over.
  private mutating func settle(after events: [Event]) {
    let now = Pause.now()
    if events.isEmpty {
      if panel.takeIfOver(at: now) {
        application.rest(at: Machine.now())
        show()
      }
      if syncing.takeIfOver(at: now), let failed = outside.sync() {
        application.tell(.warning, failed)
        application.note(outside.keeping)
        typing.set(application.isUnread, at: now)
        show()
      }
      if typing.takeIfOver(at: now) {
        application.read()
        show()
      }
      if looking.takeIfOver(at: now) {
        look()
        typing.set(application.isUnread, at: now)
        show()
      } else if isReading {
        readNext()
        show()
      }
      return
    }
    keepEdits()
    lookAtShown()
    // What a key shows is shown with its contents, where these are few.
    if isReading { readNext() }
    show()
    panel.set(application.isPanelBehind, at: now)
    typing.set(application.isUnread, at: now)
    syncing.set(outside.isSyncDue, at: now)
  }

  /// The folder has changed: the list is brought up to date, and what somebody else made of the chatflow is taken in.
  private mutating func look() {
    if isListShown {
      _ = perform([.list(.look)])
      readNext()
    } else if let shown = application.shown {
      _ = perform([.chatflow(file: application.open[shown].file, .lookOutside(isWanted: false))])
    }
    keepEdits()
  }

  /// A chatflow that is shown again may have been changed while another one was.
  private mutating func lookAtShown() {
    let shown = application.shown.map { application.open[$0].file }
    guard shown != lookedAt else { return }
    lookedAt = shown
    if !isListShown { look() }
  }

  /// Keeps what was done, before it is shown and before another key is read.
  private mutating func keepEdits() {
    if let failed = outside.keepEdits(of: &application) { application.tell(.warning, failed) }
  }

  private mutating func show() { device.present(pictures.frame(of: application)) }

  private static func keepViews(of application: inout Application, _ outside: Outside) {
    if let failed = outside.keepViews(application) { application.tell(.warning, failed) }
  }

  // MARK: - The end

  private mutating func finish(_ end: End) -> ExitStatus {
    device.stop()
    if let failed = outside.keepViews(application) { Streams.say(failed) }
    switch end {
    case .quit: return Streams.end(outside.giveUpCopies())
    case .terminated:
      let ending = outside.rescue(application)
      // Everything is safe; on a terminal that nobody reads there is nobody to be told.
      return device.isGivenUp && Streams.isTerminal(STDERR_FILENO) ? ending.status : Streams.end(ending)
    }
  }
}

/// A pause after which something is to be done once, unless something else happens before.
struct Pause {
  private let length: Int
  private var end: Int?

  init(milliseconds: Int) { length = milliseconds }

  /// Milliseconds of a clock that only goes forward.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Begins the pause anew, or ends it with nothing to do.
  mutating func set(_ isNeeded: Bool, at now: Int) { end = isNeeded ? now + length : nil }

  /// What is left of it; nil if there is nothing to wait for.
  func left(at now: Int) -> Int? { end.map { max(0, $0 - now) } }

  /// Whether it is over; it then is over once.
  mutating func takeIfOver(at now: Int) -> Bool {
    guard let end, now >= end else { return false }
    self.end = nil
    return true
  }
}
