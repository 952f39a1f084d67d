import ChatflowModel

/// A kept copy and what is shown now, brought together: what the copy changed since its changes began is changed again, and
/// what was done since stays.
struct Restoring: Sendable {
  /// What both changed in different ways.
  let conflicts: [MergeConflict]
  /// What comes of it, by what is decided about the conflicts.
  let result: @Sendable ([MergeConflict.Place: MergeAnswer]) -> KeptCopy.Content

  /// A copy and what a builder shows.
  init(_ copy: KeptCopy, in state: BuilderState) {
    // Where there is no file, nothing was done since.
    switch (copy.isFileMissing ? nil : copy.base, copy.content) {
    case (.flow(let base)?, .flow(let kept)) where base != state.flow:
      let merge = Merge(base: base, ours: kept, theirs: state.flow)
      (conflicts, result) = (merge.conflicts, { .flow(merge.chatflow(choosing: $0)) })
    case (.workspace(let base)?, .workspace(let kept)) where base.values != state.workspace.values:
      let merge = WorkspaceMerge(base: base, ours: kept, theirs: state.workspace)
      (conflicts, result) = (merge.conflicts, { .workspace(merge.workspace(choosing: $0)) })
    default:
      (conflicts, result) = ([], { _ in copy.content })
    }
  }

  /// What comes of it where the copy wins.
  var preferringCopy: KeptCopy.Content {
    result(Dictionary(conflicts.map { ($0.place, .ours) }) { first, _ in first })
  }
}
