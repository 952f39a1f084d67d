/// How a run ends: its status, and what is said of it, a line each.
package struct ProgramEnding: Hashable, Sendable {
  /// The status, the worst of all that went wrong.
  package private(set) var status = ExitStatus.success
  /// What is said.
  package private(set) var lines: [String] = []

  /// An end; without anything wrong nothing is said.
  package init(_ status: ExitStatus = .success, _ lines: [String] = []) {
    self.status = status
    self.lines = lines
  }

  /// Takes in how another part of the run ends.
  mutating func add(_ other: ProgramEnding) {
    if other.status.rawValue > status.rawValue { status = other.status }
    lines += other.lines
  }
}
