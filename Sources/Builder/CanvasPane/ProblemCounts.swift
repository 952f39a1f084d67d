import ChatflowModel

/// How many errors and warnings each action has, as its card shows them.
struct ProblemCounts: Sendable {
  /// The problems of one action.
  struct Count: Hashable, Sendable {
    var errors = 0
    var warnings = 0
  }

  private var counts: [ActionID: Count] = [:]

  /// No problems.
  init() {}

  /// The problems that were found.
  init(_ findings: [Finding]) {
    for finding in findings {
      guard let id = finding.place.action else { continue }
      switch finding.severity {
      case .error: counts[id, default: Count()].errors += 1
      case .warning: counts[id, default: Count()].warnings += 1
      }
    }
  }

  subscript(id: ActionID) -> Count { counts[id] ?? Count() }
}
