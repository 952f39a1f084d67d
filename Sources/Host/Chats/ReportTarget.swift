import ChatTesting

/// The file that a report of tests is written to. A report takes the place of the last one, and never that of a chatflow, a
/// workspace or tests.
package struct ReportTarget {
  private let file: OutputFile

  /// Looks at what is in the place of the report.
  package init(_ path: String) throws(Failure) {
    file = try OutputFile(path)
    let isOfTests = [file.path, file.place].contains { $0.hasSuffix(ChatFile.ending) }
    if isOfTests { throw file.refused("cli.test.onto-tests") }
    if file.isOurs { throw file.refused("cli.export.onto-chatflow") }
  }

  /// Writes it; what the user should know although it succeeded.
  package func write(_ text: String) throws(Failure) -> [String] { try file.write(text) }
}
