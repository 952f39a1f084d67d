import ChatTesting
import ChatflowFiles
import ChatflowModel
import Words

/// The file that a report of tests is written to. A report takes the place of the last one, and never that of a chatflow, a
/// workspace or tests.
package struct ReportTarget {
  private let path: String
  private let loaded: FileStore.Loaded?

  /// Looks at what is in the place of the report.
  package init(_ path: String) throws(Failure) {
    self.path = path
    try FlowFile.requireName(path)
    let place: String
    do {
      place = try FileStore().destination(of: path)
      loaded = Disk.isMissing(path) ? nil : try FileStore().load(path)
    } catch {
      throw Failure(.inputOrOutput, FileMessages.line(error, in: path))
    }
    let isOurs = [path, place].contains { ExportTarget.isNamedLikeOurs($0) || $0.hasSuffix(ChatFile.ending) }
    if isOurs || loaded.map({ ExportTarget.holdsOurs($0.bytes) }) == true {
      throw Failure(.usage, FileMessages.line(path, Words.ours["cli.export.onto-chatflow"]))
    }
  }

  /// Writes it; what the user should know although it succeeded.
  package func write(_ text: String) throws(Failure) -> [String] {
    var saver = FileSaver(path: path, loaded: loaded)
    return try saver.saveOrFail(text)
  }
}
