import Builder
import ChatflowFiles
import ChatflowModel
import Words

/// The files of a chatflow's folder that it can name: what may be attached lies there.
package struct FolderFiles {
  /// Its path.
  let path: String

  /// How many completions are offered.
  private static let mostCompletions = 200
  /// The folder at a path.
  package init(path: String) { self.path = path }

  /// The folder that a file lies in.
  package init(of file: FlowFile) {
    path = Disk.folder(of: Disk.absolute(file.path)) ?? "."
  }

  /// What a path typed so far can become. Nothing above the folder is ever offered, and hidden files only to those who
  /// ask for them by their dot.
  func completions(of typed: String) -> [FileFact] {
    guard Self.isInside(typed) else { return [] }
    let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
    let start = typed.dropFirst(folder.count)
    // A folder that does not exist yet, or may not be read, has nothing to offer.
    guard let names = try? Disk.names(in: path + "/" + folder) else { return [] }
    return names.filter { $0.hasPrefix(start) && ($0.hasPrefix(".") == start.hasPrefix(".")) }
      .sorted().prefix(Self.mostCompletions)
      .compactMap { name in
        let relative = folder + name
        guard Printable.text(relative) == relative, let facts = Disk.facts(path + "/" + relative) else { return nil }
        if facts.isFolder { return FileFact(path: relative + "/") }
        return facts.isFile ? FileFact(path: relative, bytes: facts.bytes) : nil
      }
  }

  /// What is known about a file that a chatflow names.
  func facts(of relative: String) -> FileFact {
    guard Self.isInside(relative), let facts = Disk.facts(path + "/" + relative) else {
      return FileFact(path: relative, isMissing: true)
    }
    return FileFact(path: relative, bytes: facts.isFile ? facts.bytes : nil)
  }

  /// What is known about some files that a chatflow names.
  package func known(_ paths: [String]) -> KnownFiles {
    Dictionary(paths.map { ($0, KnownFile(facts(of: $0))) }) { first, _ in first }
  }

  /// Whether a path leads nowhere but into the folder, as far as its words say.
  private static func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.utf8.contains(0)
      && !path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }
}
