/// What the program's end says to whom started it.
package enum ExitStatus: Int32, Sendable {
  /// All is well.
  case success = 0
  /// It was done as far as possible, and problems were found.
  case problems = 1
  /// The command line is none that the program understands.
  case usage = 2
  /// A file or the terminal could not be read or written.
  case inputOrOutput = 3
  /// Nothing was merged: what git takes for a failure of the merge, and not for a conflict.
  case notMerged = 129
}

/// Why a command could not do its work: what is said, and how the program ends.
package struct Failure: Error, Hashable, Sendable {
  /// How the program ends.
  package var status: ExitStatus
  /// Whole lines, each beginning with the file where there is one.
  package var lines: [String]
  /// Why, without naming the file, for those who have named it already.
  package var reason: String

  /// A failure with whole lines.
  package init(_ status: ExitStatus, _ lines: String...) {
    self.status = status
    self.lines = lines
    reason = lines.joined(separator: " ")
  }
}
