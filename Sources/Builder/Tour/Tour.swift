import ChatflowModel
import Screen
import Words

/// The first minute with the builder: each step says what to do, and is over when it was done.
///
/// Nothing is taken away meanwhile: all keys work, and Esc on the canvas ends it.
struct Tour: Hashable, Sendable {
  /// The index of the step.
  var step = 0

  /// A step. Its text stands in the word table under `tour.<id>`.
  struct Step: Sendable {
    let id: String
    /// Whether it was done between two states.
    let isDone: @Sendable (_ before: BuilderState, _ after: BuilderState) -> Bool
  }

  /// In the order of the tour.
  static let steps: [Step] = [
    Step(id: "walk") { $0.canvas.spot != $1.canvas.spot },
    Step(id: "open") { $1.form?.focus != nil },
    Step(id: "back") { $1.form?.focus == nil && $1.layers.isEmpty },
    Step(id: "insert") { $1.isPane(Picker.self) },
    Step(id: "choose") { !$1.isPane(Picker.self) },
    Step(id: "find") { before, after in
      guard case .chooser(let chooser)? = before.layers.last else { return false }
      switch chooser.content {
      case .palette, .help: return after.layers.isEmpty
      case .themes, .problems, .tests, .choices: return false
      }
    },
    Step(id: "end") { _, _ in false },
  ]
}

extension BuilderState {
  var hasTour: Availability { tour == nil ? .disabled("no-tour") : .available }

  /// Begins the tour on the canvas.
  public mutating func startTour() {
    popups.removeAll()
    leavePane()
    tour = Tour()
  }

  /// Goes on to the next step, whether this one was done or not.
  mutating func goOnWithTour() -> [Effect] {
    guard let step = tour?.step, step + 1 < Tour.steps.count else { return leaveTour() }
    tour = Tour(step: step + 1)
    return []
  }

  /// Ends the tour; it is not begun by itself again.
  mutating func leaveTour() -> [Effect] {
    let isWhole = tour?.step == Tour.steps.count - 1
    tour = nil
    say(isWhole ? .success : .info, words[isWhole ? "notice.tour-done" : "notice.tour-left"])
    return [.rememberTour]
  }

  /// Goes on with the tour when its step was done by an event.
  mutating func followTour(from before: BuilderState?, _ effects: [Effect]) -> [Effect] {
    guard let before, let begun = before.tour, let tour else { return effects }
    // Whoever leaves the program has seen that there is a tour.
    if effects.contains(.quit) { return [.rememberTour] + effects }
    if tour == begun, let step = Tour.steps[checked: tour.step], step.isDone(before, self) {
      self.tour = Tour(step: tour.step + 1)
    }
    return effects
  }
}
