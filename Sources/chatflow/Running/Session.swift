import Builder
import ChatflowModel
import Glibc
import Screen
import Terminal

/// The loop: all that has happened goes in, effects are done, one frame comes out. While nothing happens, nothing runs.
struct Session {
  private var state: BuilderState
  private let device: TerminalDevice
  private var outside: Outside
  private var pictures = BuilderPictures()
  private var panel = Pause(milliseconds: Self.panelRest)
  private var recovery = Pause(milliseconds: Self.recoveryRest)

  /// How long the focus rests on a card until the panel shows it: as long as nobody waits, and no key repeats.
  private static let panelRest = 120
  /// How long nobody types until unsaved changes are kept: longer than between two keys, so that none waits for a disk.
  private static let recoveryRest = 1000

  init(state: BuilderState, on device: TerminalDevice, outside: Outside) {
    self.state = state
    self.device = device
    self.outside = outside
  }

  /// Runs until the user quits or the program is asked to end.
  mutating func run() -> ExitStatus {
    // The terminal was asked about its ground before anything was read; what has come by now costs no waiting.
    if let end = take(device.nextEvents(timeoutMilliseconds: 0)) { return finish(end) }
    show()
    while true {
      let now = Pause.now()
      let left = [panel.left(at: now), recovery.left(at: now)].compactMap { $0 }.min()
      let events = device.nextEvents(timeoutMilliseconds: left)
      if let end = take(events) { return finish(end) }
      settle(after: events)
    }
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
      default:
        if perform(Update.handle(event, in: &state, at: Machine.now())) { return .quit }
      }
    }
    return nil
  }

  /// Does effects and what follows from them; whether the program is to end.
  private mutating func perform(_ effects: [Effect]) -> Bool {
    var waiting = effects[...]
    while let effect = waiting.popFirst() {
      if effect == .quit { return true }
      // A suspended program may never be continued.
      if effect == .suspend { keepView() }
      for outcome in outside.perform(effect) {
        waiting += Update.finish(outcome, in: &state, at: Machine.now())
        if case .saved = outcome { keepView() }
      }
    }
    return false
  }

  /// Draws what came of a batch, and sets the pauses after which more is to be done; or does it when they are over.
  private mutating func settle(after events: [Event]) {
    let now = Pause.now()
    if events.isEmpty {
      if panel.takeIfOver(at: now) {
        Update.rest(&state, at: Machine.now())
        show()
      }
      if recovery.takeIfOver(at: now), let failed = outside.keep(state) {
        state.tell(.warning, failed)
        show()
      }
      return
    }
    show()
    panel.set(state.isPanelBehind, at: now)
    recovery.set(outside.isCopyBehind(state), at: now)
  }

  private mutating func keepView() {
    if let failed = outside.keepView(state) { state.tell(.warning, failed) }
  }

  private mutating func show() { device.present(pictures.frame(of: state)) }

  // MARK: - The end

  private mutating func finish(_ end: End) -> ExitStatus {
    device.stop()
    if let failed = outside.keepView(state) { Streams.say(failed) }
    switch end {
    case .quit: return outside.giveUpCopy()
    case .terminated: return outside.rescue(state)
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
