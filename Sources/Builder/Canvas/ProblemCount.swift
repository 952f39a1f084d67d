import ChatflowModel

/// How many errors and warnings something has, as the card of an action shows them.
struct ProblemCount: Hashable, Sendable {
  var errors = 0
  var warnings = 0

  /// No problems.
  init() {}

  /// The problems that were found.
  init(_ findings: [Finding]) {
    for finding in findings { add(finding.severity) }
  }

  /// One more, or one less.
  mutating func add(_ severity: Finding.Severity, _ step: Int = 1) {
    switch severity {
    case .error: errors += step
    case .warning: warnings += step
    }
  }
}
