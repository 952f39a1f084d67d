import ChatflowFiles

/// The file that a report or a baseline is written to: it must be nobody's work.
package struct ReportTarget {
  private let file: OutputFile

  /// What is in its place; nil if nothing is.
  var earlier: String? { (file.loaded?.bytes).map { String(decoding: $0, as: UTF8.self) } }

  /// Looks at what is in its place.
  ///
  /// A chatflow, a workspace or tests are never written over. Any other file that was not written here is only if that was
  /// asked for.
  ///
  /// - Parameters:
  ///   - files: what the report is about.
  ///   - isWrittenHere: whether a text can be written anew at any time.
  package init(
    _ path: String, about files: [String], mayReplace: Bool,
    isWrittenHere: (String) -> Bool = ReportText.isWrittenHere
  ) throws(Failure) {
    file = try OutputFile(path)
    try file.requireNobodysWork(besides: files)
    guard let bytes = file.loaded?.bytes, !mayReplace, !bytes.isEmpty else { return }
    guard isWrittenHere(String(decoding: bytes, as: UTF8.self)) else { throw file.refused("cli.report.onto-other") }
  }

  /// Writes it; what the user should know although it succeeded.
  package func write(_ text: String) throws(Failure) -> [String] { try file.write(text) }
}
