import Builder

extension Outside {
  /// Does what is wanted, and what follows from that, until nothing is left; whether the user has quit.
  ///
  /// `own` sees each effect first. What it does itself is not done again: then it returns what follows, and else nil. `finish`
  /// takes in what came of an effect, and returns what is wanted then.
  package mutating func carryOut<Failed: Error>(
    _ requests: [Application.Request],
    own: (Application.Request, inout Outside) throws(Failed) -> [Application.Request]?,
    finish: (Result, inout Outside) -> [Application.Request]
  ) throws(Failed) -> Bool {
    var waiting = requests[...]
    while let request = waiting.popFirst() {
      if request.quits { return true }
      if let following = try own(request, &self) {
        waiting += following
      } else {
        for result in perform(request) { waiting += finish(result, &self) }
      }
    }
    return false
  }
}

extension Application.Request {
  /// What every screen may want, if this is such a thing.
  private var screen: ScreenEffect? {
    switch self {
    case .chatflow(_, .screen(let effect)), .list(.screen(let effect)): effect
    case .chatflow, .list: nil
    }
  }

  /// Whether it ends the program.
  var quits: Bool { screen == .quit }
  /// Whether it gives the terminal away.
  package var givesTerminalAway: Bool {
    switch self {
    case .chatflow(_, .editOutside), .chatflow(_, .editFile): true
    case .chatflow, .list: screen == .suspend
    }
  }
}
