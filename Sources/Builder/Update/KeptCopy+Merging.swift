import ChatflowModel

/// A kept copy and what is shown now, brought together: what the copy changed since its changes began is changed again, and
/// what was done since stays.
extension KeptCopy {
  /// What comes of both.
  enum Merged {
    /// All of the copy: nothing was done since, or nobody knows what its changes begin from.
    case whole(Content)
    case flow(Merge)
    case workspace(WorkspaceMerge)
  }

  /// It as our side, and what a builder shows as the other.
  func merged(with state: BuilderState) -> Merged {
    // Where there is no file, nothing was done since.
    switch (isFileMissing ? nil : base, content) {
    case (.flow(let base)?, .flow(let kept)) where base != state.flow:
      .flow(Merge(base: base, ours: kept, theirs: state.flow))
    case (.workspace(let base)?, .workspace(let kept)) where base.values != state.workspace.values:
      .workspace(WorkspaceMerge(base: base, ours: kept, theirs: state.workspace))
    default: .whole(content)
    }
  }
}
