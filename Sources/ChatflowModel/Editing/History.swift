import OrderedCollections

/// A chatflow and its workspace with everything that was done to them since they were opened.
///
/// Each step carries its edit and where the user was before and after, so that undo and redo also bring back the focus
/// and the selection. Typing merges into one step until `pause()` or a step of another kind. "Unsaved" means that
/// something differs from what the files hold, so whoever comes back to that, by whatever way, has nothing to save.
public struct History<Place: Sendable, MergeKey: Hashable & Sendable>: Sendable {
  /// The chatflow as it is now.
  public private(set) var flow: Chatflow
  /// What the chatflows of the folder share, as it is now.
  public private(set) var workspace: Workspace
  /// The serial is read in its place: `last` would copy the step.
  private var done: [Step] = [] { didSet { state = done.isEmpty ? bottom : done[done.count - 1].serial } }
  private var undone: [Step] = []
  private var serial = 0
  /// The number of the state in which nothing can be taken back.
  private var bottom = 0
  private var mayMerge = false
  /// The step that was the last one when a file was written: typing goes on in a step of its own.
  private var written: Int? = 0
  private var unsaved: Unsaved
  /// What was done since somebody last asked, undoing and redoing included: what a journal keeps.
  public private(set) var unrecorded: [Edit] = []

  private struct Step: Sendable {
    var edit: Edit
    var before: Place
    var after: Place
    var mergeKey: MergeKey?
    /// Tells the states of the chatflow apart: the state after this step.
    var serial: Int

    /// Goes on with a later edit, in its place: this is what each letter does.
    mutating func follow(_ later: Edit, after place: Place, serial: Int) {
      edit = edit.followed(by: later)
      after = place
      self.serial = serial
    }
  }

  /// The history of a chatflow that was just opened.
  public init(_ flow: Chatflow, _ workspace: Workspace = Workspace()) {
    self.flow = flow
    self.workspace = workspace
    unsaved = Unsaved(flow, workspace)
  }

  /// Does an edit. Steps with the same merge key that follow each other without a pause are one step.
  public mutating func perform(_ edit: Edit, before: Place, after: Place, mergeKey: MergeKey? = nil) {
    apply(edit)
    serial += 1
    undone = []
    let last = done.count - 1
    if mayMerge, let mergeKey, last >= 0, done[last].mergeKey == mergeKey, done[last].serial != written {
      done[last].follow(edit, after: after, serial: serial)
    } else {
      done.append(Step(edit: edit, before: before, after: after, mergeKey: mergeKey, serial: serial))
    }
    mayMerge = mergeKey != nil
  }

  private mutating func apply(_ edit: Edit) {
    flow.apply(edit)
    workspace.apply(edit)
    unsaved.compare(edit, flow, workspace)
    unrecorded.append(edit)
  }

  /// Gives what was done since this was asked last.
  public mutating func takeUnrecorded() -> [Edit] {
    defer { unrecorded = [] }
    return unrecorded
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

  /// The edits that can be taken back, the oldest first.
  public var steps: [Edit] { done.map(\.edit) }

  /// Puts edits of earlier runs behind those that can be taken back, the oldest first; `place` tells where the user was.
  /// Nothing is done by that, and the state is the same.
  public mutating func putBehind(_ edits: [Edit], place: (Edit) -> Place) {
    let last = bottom
    bottom -= edits.count
    let older = edits.enumerated().map { index, edit in
      Step(edit: edit, before: place(edit), after: place(edit), mergeKey: nil, serial: last - edits.count + 1 + index)
    }
    done = older + done
  }

  /// Whether there is a step to take back.
  public var canUndo: Bool { !done.isEmpty }
  /// Whether there is a step to do again.
  public var canRedo: Bool { !undone.isEmpty }

  /// The number of the current state; two equal numbers mean the same chatflow.
  ///
  /// Kept: it is asked for several times for a frame, and a step holds whole actions.
  public private(set) var state = 0

  /// Whether anything differs from what the files hold.
  public var isUnsaved: Bool { isFlowUnsaved || isWorkspaceUnsaved }
  /// Whether the chatflow differs from what its file holds.
  public var isFlowUnsaved: Bool { unsaved.flow }
  /// Whether what the chatflows of the folder share differs from what their file holds.
  public var isWorkspaceUnsaved: Bool { unsaved.workspace }

  /// Says whether the chatflow's file holds something else than a whole version.
  public mutating func markPartial(flow: Bool) { unsaved.partial.flow = flow }

  /// Says which files hold only a part of what was written to them: then nothing is saved, whatever is shown.
  public mutating func markPartial(flow: Bool, workspace: Bool) {
    unsaved.partial = (flow, workspace)
  }

  /// Says that a state of the chatflow is what its file holds now.
  public mutating func markSaved(_ saved: Chatflow) {
    unsaved.hold(saved, now: flow)
    written = state
    mayMerge = false
  }

  /// Says that the chatflow was read anew: what it says of it stays, and its entries are known by what was read.
  public mutating func adoptEntries(of read: Chatflow) { flow = flow.readLike(read) }

  /// Says that a state of what the chatflows of the folder share is what its file holds now.
  public mutating func markSaved(_ saved: Workspace) {
    unsaved.hold(saved, now: workspace)
    written = state
    mayMerge = false
  }
}

/// What differs from what the files hold. It is brought up to date by each edit, which costs what the edit touches.
private struct Unsaved: Sendable {
  private var savedFlow: Chatflow
  private var savedWorkspace: Workspace
  private var actions: Set<ActionID> = []
  private var isHeadChanged = false
  private var isOrderChanged = false
  private var isWorkspaceChanged = false
  /// Whether a file holds only a part of what was written to it.
  var partial = (flow: false, workspace: false)

  /// Whether what the chatflows share differs.
  var workspace: Bool { partial.workspace || isWorkspaceChanged }
  /// Whether the chatflow differs.
  var flow: Bool { partial.flow || isHeadChanged || isOrderChanged || !actions.isEmpty }

  init(_ flow: Chatflow, _ workspace: Workspace) {
    savedFlow = flow
    savedWorkspace = workspace
  }

  mutating func hold(_ saved: Chatflow, now flow: Chatflow) {
    savedFlow = saved
    partial.flow = false
    isHeadChanged = flow.head != saved.head
    isOrderChanged = flow.actions.keys != saved.actions.keys
    actions = Set(flow.actions.keys).union(saved.actions.keys).filter { flow.actions[$0] != saved.actions[$0] }
  }

  mutating func hold(_ saved: Workspace, now workspace: Workspace) {
    savedWorkspace = saved
    isWorkspaceChanged = workspace.values != saved.values
    partial.workspace = false
  }

  mutating func compare(_ edit: Edit, _ flow: Chatflow, _ workspace: Workspace) {
    var isMoved = false
    for change in edit.changes {
      switch change {
      case .head: isHeadChanged = flow.head != savedFlow.head
      case .workspace: isWorkspaceChanged = workspace.values != savedWorkspace.values
      case .action(let id, let from, let to):
        if flow.actions[id] == savedFlow.actions[id] { actions.remove(id) } else { actions.insert(id) }
        if from?.index != to?.index { isMoved = true }
      }
    }
    if isMoved { isOrderChanged = flow.actions.keys != savedFlow.actions.keys }
  }
}
