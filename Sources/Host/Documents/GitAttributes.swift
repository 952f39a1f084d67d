import ChatflowFiles
import Words

/// The file by which a repository says how git compares and merges the files in it.
package struct GitAttributes {
  /// Its path.
  package let path: String
  private let loaded: FileStore.Loaded?

  /// The lines by which git knows chatflows, and what a folder's chatflows share.
  package static let lines = ["*\(ChatflowFolder.ending)", ChatflowFolder.settings].map {
    "\($0) merge=chatflow diff=chatflow"
  }

  /// The file of a folder, which need not exist.
  package init(in folder: String) throws(Failure) {
    guard Disk.facts(folder)?.isFolder == true else {
      throw Failure(.inputOrOutput, FileMessages.line(folder, Words.ours("cli.no-folder", ["folder": folder])))
    }
    path = (folder == "." ? "" : folder + "/") + ".gitattributes"
    guard !Disk.isMissing(path) else {
      loaded = nil
      return
    }
    do throws(FileError) {
      loaded = try FileStore().load(path)
    } catch {
      throw Failure(.inputOrOutput, FileMessages.line(error, in: path))
    }
  }

  /// Adds the lines that it lacks, behind those that it has; nil if it lacks none, else what the user should know of it.
  package func completed() throws(Failure) -> [String]? {
    let text = String(decoding: loaded?.bytes ?? [], as: UTF8.self)
    let present = Set(text.split(whereSeparator: \.isNewline).map(Self.words))
    let missing = Self.lines.filter { !present.contains(Self.words($0[...])) }
    if missing.isEmpty { return nil }
    let isOpen = !text.isEmpty && !text.hasSuffix("\n")
    var saver = FileSaver(path: path, loaded: loaded)
    return try saver.saveOrFail(text + (isOpen ? "\n" : "") + missing.map { $0 + "\n" }.joined())
  }

  private static func words(_ line: Substring) -> [Substring] { line.split { $0 == " " || $0 == "\t" } }
}
