import ChatflowFiles
import Words

/// A file by which a repository tells git about the files in it. The lines of others in it stay as they are.
package struct GitFile {
  /// Its path.
  package let path: String
  private let sort: Sort
  private let loaded: FileStore.Loaded?

  /// What it tells.
  package enum Sort: CaseIterable, Sendable {
    /// How chatflows, and what a folder's chatflows share, are compared and merged.
    case attributes
    /// That the locks of those who edit chatflows are nobody's work.
    case ignored

    var name: String {
      switch self {
      case .attributes: ".gitattributes"
      case .ignored: ".gitignore"
      }
    }

    /// The lines that belong in it, each with those of others that say as much.
    var lines: [[String]] {
      switch self {
      case .attributes:
        ["*\(ChatflowFolder.ending)", ChatflowFolder.settings].map { ["\($0) merge=chatflow diff=chatflow"] }
      case .ignored: [["\(EditLock.beginning)*\(ChatflowFolder.ending)", "\(EditLock.beginning)*"]]
      }
    }
  }

  /// The file of a folder, which need not exist.
  package init(_ sort: Sort, in folder: String) throws(Failure) {
    guard Disk.facts(folder)?.isFolder == true else {
      throw Failure(.inputOrOutput, FileMessages.line(folder, Words.ours("cli.no-folder", ["folder": folder])))
    }
    self.sort = sort
    path = (folder == "." ? "" : folder + "/") + sort.name
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
    let missing = sort.lines.filter { alike in !alike.contains { present.contains(Self.words($0[...])) } }
      .compactMap(\.first)
    if missing.isEmpty { return nil }
    let isOpen = !text.isEmpty && !text.hasSuffix("\n")
    var saver = FileSaver(path: path, loaded: loaded)
    return try saver.saveOrFail(text + (isOpen ? "\n" : "") + missing.map { $0 + "\n" }.joined())
  }

  private static func words(_ line: Substring) -> [Substring] { line.split { $0 == " " || $0 == "\t" } }
}
