import OrderedCollections

/// What mends the problems of a kind, one after the other, as one step.
public struct Mending: Sendable {
  /// The chatflow as it is afterwards.
  public private(set) var flow: Chatflow
  /// What the chatflows of its folder share, as it is afterwards.
  public private(set) var workspace: Workspace
  /// What was done, in order.
  public private(set) var fixes: [Fix] = []
  /// How many of these only may be what was meant.
  public var guesses: Int { fixes.count { !$0.isCertain } }
  /// All of it as one edit; nil if nothing was done.
  public private(set) var edit: Edit?
  /// What is found then, in the chatflow and in what is shared.
  public private(set) var found: [Finding] = []

  private var files: KnownFiles

  /// What several fixes are called as one step: none of them says what the others do.
  private static let title = "edit.mend"
  /// How often all is checked anew: each time at least one problem is gone, most often many.
  private static let mostRounds = 200

  /// Mends what can be mended of what is found in a chatflow and its workspace.
  ///
  /// - Parameters:
  ///   - files: what is known about the files that are named
  ///   - isWanted: whether a fix shall be done
  ///   - canBeDone: whether one that is wanted can be, by what it would make of what the fixes before it left
  public init(
    _ flow: Chatflow, workspace: Workspace, files: KnownFiles = [:], _ isWanted: (Fix) -> Bool,
    canBeDone: (Fix, Mending) -> Bool = { _, _ in true }
  ) {
    (self.flow, self.workspace, self.files) = (flow, workspace, files)
    var checks = KeptChecks()
    for _ in 0..<Self.mostRounds {
      let known = fixes.count
      look(&checks)
      for finding in found {
        // What was done by now may have mended this as well, or moved it.
        guard fixes.count == known || isStillFound(finding) else { continue }
        guard let fix = Checks.fix(of: finding, in: self.flow, workspace: self.workspace), isWanted(fix) else {
          continue
        }
        var mended = self
        mended.take(fix)
        if canBeDone(fix, mended) { self = mended }
      }
      if fixes.count == known { return }
    }
    look(&checks)
  }

  private mutating func look(_ checks: inout KeptChecks) {
    found =
      checks.judge(flow, workspace: workspace, files: files).findings + Checks.settings(of: workspace, files: files)
  }

  private mutating func take(_ fix: Fix) {
    fixes.append(fix)
    flow.apply(fix.edit)
    workspace.apply(fix.edit)
    edit = edit.map { Edit(title: Self.title, changes: $0.followed(by: fix.edit).changes) } ?? fix.edit
  }

  /// Whether a form has a problem that is found by looking at it alone; of others nobody knows without checking all.
  private func isStillFound(_ finding: Finding) -> Bool {
    switch finding.place.subject {
    case .action(let id):
      guard let action = flow.actions[id] else { return false }
      // What the answers hold that conditions ask for is known only by looking at all.
      let named =
        action.branches.isEmpty
        ? workspace : FlowConnections(flow, workspace: workspace).workspace(workspace, for: action)
      return Checks.action(action, workspace: named, files: files).contains(finding)
    case .chatflow: return Checks.settings(of: flow, workspace: workspace, files: files).contains(finding)
    case .workspace: return Checks.settings(of: workspace, files: files).contains(finding)
    }
  }
}
