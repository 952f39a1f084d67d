import ChatflowModel
import Words

/// What is done with the visitor's records: see "Records" in docs/behaviour.md.
extension Turn {
  // MARK: - Actions

  mutating func write(_ action: PreparedAction, _ writing: Writing) -> ActionID? {
    guard let reference = writing.reference, let text = writing.text else { return fail(action, .refused) }
    let value: String
    switch composed(text) {
    case .success(let composed): value = composed
    case .failure(let unknown):
      report(reference, text.plain(.none), .unknownToken(unknown.reference), at: action.id)
      return leave(action)
    }
    guard writing.property?.holds(value) ?? true else {
      report(reference, value, .unreadable, at: action.id)
      return fail(action, .unreadable(value))
    }
    guard save(value, to: reference, at: action.id) else { return fail(action, .refused) }
    return leave(action)
  }

  mutating func enrol(_ action: PreparedAction, _ enrolment: Enrolment) -> ActionID? {
    let what: Deed.What =
      switch enrolment {
      case .segment(let id): .addedToSegment(id)
      case .workflow(let id): .enrolledInWorkflow(id)
      }
    return perform(what, at: action.id) ? leave(action) : fail(action, .refused)
  }

  // MARK: - Records

  private mutating func report(_ property: String, _ value: String, _ outcome: Written.Outcome, at id: ActionID) {
    happen(
      .wrote(Written(action: id, property: property, old: state.values[property], new: value, outcome: outcome)))
  }

  /// Writes a value into a record, or has it wait until the contact is known; returns whether outside takes it.
  @discardableResult
  mutating func save(_ value: String, to property: String, at id: ActionID) -> Bool {
    let makesKnown = property == Visitor.email && !state.isContactKnown
    guard !world.failing.contains(id) || !(state.isContactKnown || makesKnown) else {
      report(property, value, .failed, at: id)
      return false
    }
    let old = state.values[property]
    if makesKnown { state.isContactKnown = true }
    report(property, value, state.isContactKnown ? .done : .queued, at: id)
    if !state.isContactKnown {
      state.queue.append(.init(action: id, what: .write(property: property, old: old, new: value)))
    }
    state.values[property] = value.nonBlank
    state.session.collected[property] = world.now
    if makesKnown { doWhatWaits() }
    return true
  }

  /// Does something with the contact, or has it wait until that is known; returns whether outside takes it.
  mutating func perform(_ what: Deed.What, at id: ActionID) -> Bool {
    guard state.isContactKnown else {
      state.queue.append(.init(action: id, what: .deed(what)))
      happen(.did(Deed(action: id, what: what, outcome: .queued)))
      return true
    }
    let isTaken = !world.failing.contains(id)
    happen(.did(Deed(action: id, what: what, outcome: isTaken ? .done : .failed)))
    return isTaken
  }

  private mutating func doWhatWaits() {
    for queued in state.queue {
      switch queued.what {
      case .write(let property, let old, let new):
        happen(.wrote(Written(action: queued.action, property: property, old: old, new: new, outcome: .done)))
      case .deed(let what): happen(.did(Deed(action: queued.action, what: what, outcome: .done)))
      }
    }
    state.queue.removeAll()
  }
}
