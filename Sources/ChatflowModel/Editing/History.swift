/// A chatflow and its workspace with everything that was done to them since they were opened.
///
/// Each step carries its edit and where the user was before and after, so that undo and redo also bring back the focus
/// and the selection. Typing merges into one step until `pause()` or a step of another kind. "Unsaved" means that the
/// current step is not the one that was saved, so undoing back to the save is clean again.
public struct History<Place: Sendable, MergeKey: Hashable & Sendable>: Sendable {
  /// The chatflow as it is now.
  public private(set) var flow: Chatflow
  /// What the chatflows of the folder share, as it is now.
  public private(set) var workspace: Workspace
  private var done: [Step] = [] { didSet { state = done.last?.serial ?? 0 } }
  private var undone: [Step] = []
  private var saved: Int? = 0
  private var serial = 0
  private var mayMerge = false

  private struct Step: Sendable {
    var edit: Edit
    var before: Place
    var after: Place
    var mergeKey: MergeKey?
    /// Tells the states of the chatflow apart: the state after this step.
    var serial: Int
  }

  /// The history of a chatflow that was just opened.
  public init(_ flow: Chatflow, _ workspace: Workspace = Workspace()) {
    self.flow = flow
    self.workspace = workspace
  }

  /// Does an edit. Steps with the same merge key that follow each other without a pause are one step.
  public mutating func perform(_ edit: Edit, before: Place, after: Place, mergeKey: MergeKey? = nil) {
    apply(edit)
    serial += 1
    undone = []
    if mayMerge, let mergeKey, var last = done.last, last.mergeKey == mergeKey, last.serial != saved {
      last.edit = last.edit.followed(by: edit)
      last.after = after
      last.serial = serial
      done[done.count - 1] = last
    } else {
      done.append(Step(edit: edit, before: before, after: after, mergeKey: mergeKey, serial: serial))
    }
    mayMerge = mergeKey != nil
  }

  private mutating func apply(_ edit: Edit) {
    flow.apply(edit)
    workspace.apply(edit)
  }

  /// Says where the user is after the last step, which is where redo brings them.
  public mutating func arrive(at place: Place) {
    if !done.isEmpty { done[done.count - 1].after = place }
  }

  /// Ends a run of merged steps: the user paused or moved.
  public mutating func pause() { mayMerge = false }

  /// Takes the last step back; returns what it was and where the user was before it.
  public mutating func undo() -> (edit: Edit, place: Place)? {
    guard let step = done.popLast() else { return nil }
    apply(step.edit.inverse)
    undone.append(step)
    mayMerge = false
    return (step.edit, step.before)
  }

  /// Does the last undone step again; returns what it was and where the user was after it.
  public mutating func redo() -> (edit: Edit, place: Place)? {
    guard let step = undone.popLast() else { return nil }
    apply(step.edit)
    done.append(step)
    mayMerge = false
    return (step.edit, step.after)
  }

  /// Takes the last step back for good, as if it had never been done; returns what it was.
  public mutating func withdraw() -> Edit? {
    guard let step = done.popLast() else { return nil }
    apply(step.edit.inverse)
    mayMerge = false
    return step.edit
  }

  /// Whether there is a step to take back.
  public var canUndo: Bool { !done.isEmpty }
  /// Whether there is a step to do again.
  public var canRedo: Bool { !undone.isEmpty }

  /// The number of the current state; two equal numbers mean the same chatflow.
  ///
  /// Kept: it is asked for several times for a frame, and a step holds whole actions.
  public private(set) var state = 0

  /// Whether the chatflow differs from what was saved last.
  public var isUnsaved: Bool { state != saved }

  /// Says that a state of the chatflow is what the file holds now.
  public mutating func markSaved(state: Int) {
    saved = state
    mayMerge = false
  }

  /// Says that the file holds none of the states any more.
  public mutating func markUnsaved() { saved = nil }
}
