/// Two changed versions of a chatflow and the one that both began from, brought together by action and by field.
///
/// What only one side changed is taken from it. What both changed is a conflict: `chatflow(choosing:)` takes our side of it
/// until something else is chosen. The same changes give the same result whichever side is called ours, except in a
/// conflict. Rules: docs/format.md, *Merging*.
public struct Merge: Sendable {
  private let versions: Versions<Chatflow>
  /// What both sides changed differently, in the order of the file.
  public let conflicts: [MergeConflict]

  /// Brings two versions together.
  public init(base: Chatflow, ours: Chatflow, theirs: Chatflow) {
    versions = Versions(base: base, ours: ours, theirs: theirs).withSharedIDs
    var decisions = MergeDecisions([:])
    _ = decisions.chatflow(versions, [])
    conflicts = decisions.conflicts
  }

  /// Both together, with what was chosen where they conflict.
  ///
  /// What one side removed stays where it is led to although neither side leads to what it does not have.
  public func chatflow(choosing answers: [MergeConflict.Place: MergeAnswer] = [:]) -> Chatflow {
    var needed: Set<ActionID> = []
    while true {
      var decisions = MergeDecisions(answers)
      let flow = decisions.chatflow(versions, needed)
      let missing = versions.missing(in: flow).subtracting(needed)
      if missing.isEmpty { return flow }
      needed.formUnion(missing)
    }
  }

  /// Both together, with the same side chosen everywhere.
  public func chatflow(taking answer: MergeAnswer) -> Chatflow {
    chatflow(choosing: Self.answers(answer, to: conflicts))
  }

  fileprivate static func answers(
    _ answer: MergeAnswer, to conflicts: [MergeConflict]
  ) -> [MergeConflict.Place: MergeAnswer] {
    Dictionary(conflicts.map { ($0.place, answer) }) { first, _ in first }
  }
}

/// What the chatflows of a folder share, brought together as `Merge` does it.
public struct WorkspaceMerge: Sendable {
  private let versions: Versions<Workspace>
  /// What both sides changed differently.
  public let conflicts: [MergeConflict]

  /// Brings two versions together.
  public init(base: Workspace, ours: Workspace, theirs: Workspace) {
    versions = Versions(base: base, ours: ours, theirs: theirs)
    var decisions = MergeDecisions([:])
    _ = decisions.workspace(versions)
    conflicts = decisions.conflicts
  }

  /// Both together, with what was chosen where they conflict.
  public func workspace(choosing answers: [MergeConflict.Place: MergeAnswer] = [:]) -> Workspace {
    var decisions = MergeDecisions(answers)
    return decisions.workspace(versions)
  }

  /// Both together, with the same side chosen everywhere.
  public func workspace(taking answer: MergeAnswer) -> Workspace {
    workspace(choosing: Merge.answers(answer, to: conflicts))
  }
}
