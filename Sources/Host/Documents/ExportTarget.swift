import Canvas
import ChatflowFiles

/// The file that an export is written to: it must be nobody's work.
package struct ExportTarget {
  private let file: OutputFile

  /// Looks at what is in the place of the export.
  ///
  /// A chatflow, a workspace or tests are never written over. Any other file that was not exported before is only if that
  /// was asked for.
  package init(_ path: String, insteadOf opened: FlowFile.Read, mayReplace: Bool) throws(Failure) {
    file = try OutputFile(path)
    try file.requireNobodysWork(besides: [opened.file.path])
    guard let bytes = file.loaded?.bytes, !mayReplace, !bytes.isEmpty else { return }
    guard DiagramFormat.isWrittenHere(String(decoding: bytes, as: UTF8.self)) else {
      throw file.refused("cli.export.no-picture")
    }
  }

  /// Writes the export, all of it or nothing; returns what the user should know although it succeeded.
  package func write(_ text: String) throws(Failure) -> [String] { try file.write(text) }
}
