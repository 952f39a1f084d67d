import ChatflowFiles
import ChatflowModel
import Words

/// What became of a file by somebody else's hand since it was opened or written here.
public enum OutsideChange: Hashable, Sendable {
  /// It holds another chatflow now, with what could not be read in it; where git left a conflict, that is our side.
  case flow(Chatflow, problems: [FileProblem], conflict: GitConflict? = nil)
  /// It holds something else that the chatflows of the folder share.
  case workspace(Workspace)
  /// It holds again what it held before somebody else changed it.
  case takenBack(Effect.TakenOver)
  /// The file of tests beside it holds something else than what was run.
  case tests
  /// It cannot be taken in: the sentence says why.
  case failed(String)

  /// Whether it can be brought together with what was changed here.
  public var canBeTakenIn: Bool {
    switch self {
    case .flow, .workspace: true
    case .takenBack, .tests, .failed: false
    }
  }
}

/// What git left in a file that both sides of a merge had changed, besides our side.
public struct GitConflict: Hashable, Sendable {
  /// What both sides began from.
  let base: Chatflow
  /// The other side.
  let theirs: Chatflow
  /// What could not be read in the other side.
  let problems: [FileProblem]

  /// The other side, what both began from, and what could not be read in the other.
  public init(base: Chatflow, theirs: Chatflow, problems: [FileProblem]) {
    (self.base, self.theirs, self.problems) = (base, theirs, problems)
  }
}

/// What somebody else made of the files, as long as it is not taken in.
struct OutsideChanges: Sendable {
  /// The chatflow that its file holds, with what could not be read in it.
  var flow: (chatflow: Chatflow, problems: [FileProblem])?
  /// The rest of a conflict that git left, where what the chatflow's file holds is our side of it.
  var conflict: GitConflict?
  /// What the chatflows of the folder share by now.
  var workspace: Workspace?
  /// Whether the user was told that it waits until the text is left.
  var isTold = false
  /// Whether it waits for the user to decide about conflicts.
  var isContested = false

  /// Whether nothing waits.
  var isEmpty: Bool { flow == nil && workspace == nil }
}

extension BuilderState {
  /// Takes in what somebody else made of a file: at once, unless the user is in the middle of something.
  mutating func take(_ change: OutsideChange) -> [Effect] {
    switch change {
    case .flow(let flow, let problems, let conflict): (outside.flow, outside.conflict) = ((flow, problems), conflict)
    case .workspace(let workspace): outside.workspace = workspace
    case .takenBack(.chatflow): (outside.flow, outside.conflict) = (nil, nil)
    case .takenBack(.workspace): outside.workspace = nil
    case .tests: return lookAtTestsAgain()
    case .failed(let sentence):
      say(.warning, sentence)
      return []
    }
    (outside.isTold, outside.isContested) = (false, false)
    return takeInChanges()
  }

  /// Takes in what waits, unless a text is being typed, or something asked; of conflicts it is only told.
  mutating func takeInChanges() -> [Effect] {
    outside.isContested ? [] : bringTogether()
  }

  /// The same, also where there were conflicts the last time.
  mutating func bringTogether() -> [Effect] {
    guard !outside.isEmpty, saving == nil else { return [] }
    guard popups.isEmpty, pane.editor == nil, canvas.picking == nil else {
      // What is in front hides the message; behind a text it is seen.
      if popups.isEmpty, !outside.isTold {
        outside.isTold = true
        let name = outside.flow == nil ? ChatflowFolder.settings : file.name
        say(.warning, words("notice.changed-outside.later", ["file": name]))
      }
      return []
    }
    var effects: [Effect] = []
    if let theirs = outside.workspace { effects += takeIn(theirs) }
    if let theirs = outside.flow { effects += takeIn(theirs.chatflow, theirs.problems) }
    return effects
  }

  /// Conflicts are decided when the user wants that, and not while something else is done.
  private mutating func leave(_ conflicts: [MergeConflict], in name: String) {
    guard !outside.isContested else { return }
    outside.isContested = true
    let facts = ["file": name, "count": "\(conflicts.count)", "key": key(of: "reload", in: [.everywhere]) ?? ""]
    say(.warning, words("notice.changed-outside.conflicts", facts))
  }

  /// By what an edit is known that takes in what somebody else wrote: alone, or brought together with what is unsaved.
  static let (reloading, merging) = ("edit.reload", "edit.merge")

  // MARK: - The chatflow

  private mutating func takeIn(_ theirs: Chatflow, _ problems: [FileProblem]) -> [Effect] {
    // Comments and blank lines are taken in without a word, and so is what both made the same of it.
    if theirs == flow || theirs == file.savedFlow { return adopt(theirs, problems) }
    let merge = Merge(base: file.savedFlow, ours: flow, theirs: theirs)
    if !history.isFlowUnsaved || merge.conflicts.isEmpty {
      return takeIn(history.isFlowUnsaved ? merge.chatflow() : theirs, insteadOf: theirs, problems)
    }
    leave(merge.conflicts, in: file.name)
    return []
  }

  /// Shows what came of both, as a step that can be undone. What the file holds counts as saved from then on.
  mutating func takeIn(_ merged: Chatflow, insteadOf theirs: Chatflow, _ problems: [FileProblem]) -> [Effect] {
    let title = history.isFlowUnsaved ? Self.merging : Self.reloading
    let summary = told(from: flow, to: merged).summary.last?.text.trimmedOfSpaces
    history.pause()
    let before = (flow: flow, problems: file.problems)
    let edit = Edit.make(title, in: flow) { $0.become(merged, withDefects: true) }
    perform(asTheFileHas: edit)
    settleForm()
    let sentence = file.holdsConflict ? "notice.conflict-decided" : "notice.\(title)"
    say(.info, words(sentence, ["file": file.name, "changes": summary ?? ""]))
    // Taken back, it is written into the text that was there before.
    let known = edit.map { _ in
      RestoredVersion(
        version: nil, flow: theirs, before: before.flow, problems: before.problems, problemsAfter: problems)
    }
    return adopt(theirs, problems, instead: known)
  }

  private mutating func adopt(
    _ theirs: Chatflow, _ problems: [FileProblem], instead known: RestoredVersion? = nil
  ) -> [Effect] {
    let conflict = outside.conflict
    (outside.flow, outside.conflict) = (nil, nil)
    // Where it is no step, what is taken back from here on is written into this text.
    restoredVersions = (known.map { restoredVersions.done + [$0] } ?? [], [])
    history.markSaved(theirs)
    if file.holdsConflict || conflict != nil { history.markPartial(flow: true) }
    history.adoptEntries(of: theirs)
    file.savedFlow = theirs
    file.isNew = false
    file.setProblems(problems, of: theirs)
    if let conflict { begin(from: conflict) }
    return [.takeOver(.chatflow)]
  }

  // MARK: - What the folder shares

  private mutating func takeIn(_ theirs: Workspace) -> [Effect] {
    if theirs.values != workspace.values {
      let merge = WorkspaceMerge(base: workspaceFile.saved, ours: workspace, theirs: theirs)
      guard !history.isWorkspaceUnsaved || merge.conflicts.isEmpty else {
        leave(merge.conflicts, in: ChatflowFolder.settings)
        return []
      }
      return takeIn(history.isWorkspaceUnsaved ? merge.workspace() : theirs, insteadOf: theirs)
    }
    return adopt(theirs)
  }

  /// Shows what came of both, as a step that can be undone.
  mutating func takeIn(_ merged: Workspace, insteadOf theirs: Workspace) -> [Effect] {
    let title = history.isWorkspaceUnsaved ? Self.merging : Self.reloading
    history.pause()
    perform(asTheFileHas: Edit.make(title, in: workspace) { $0 = merged.values })
    settleForm()
    say(.info, words("notice.\(title)", ["file": ChatflowFolder.settings, "changes": ""]).trimmedOfSpaces)
    return adopt(theirs)
  }

  private mutating func adopt(_ theirs: Workspace) -> [Effect] {
    outside.workspace = nil
    history.markSaved(theirs)
    workspaceFile.saved = theirs
    return [.takeOver(.workspace)]
  }
}
