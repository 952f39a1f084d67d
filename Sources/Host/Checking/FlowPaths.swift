import ChatflowFiles
import Words

/// The chatflows and workspaces that are meant by names on the command line: files, and all of the folders.
package struct FlowPaths {
  /// Their paths, in order, each once.
  package private(set) var paths: [String] = []
  /// The folders of which all chatflows are among them.
  package private(set) var folders: Set<String> = []

  /// Only chatflows, or also what the chatflows of a folder share.
  package enum Sort { case chatflows, all }

  /// The files that names mean; an error where there are none.
  package init(_ names: [String], _ sort: Sort) throws(Failure) {
    var known: Set<String> = []
    for name in names {
      try FlowFile.requireName(name)
      var found: [String] = []
      if Disk.facts(name)?.isFolder == true {
        found = try Self.inFolder(name) {
          $0.hasSuffix(ChatflowFolder.ending) || sort == .all && $0 == ChatflowFolder.settings
        }
        if let folder = found.first.map(Self.folder) { folders.insert(folder) }
      } else {
        found = [try FlowFile(name).path]
      }
      for path in found where known.insert(Self.short(path)).inserted { paths.append(path) }
    }
    guard paths.isEmpty, let first = names.first else { return }
    throw Failure(.inputOrOutput, FileMessages.line(first, Self.nothing(in: first)))
  }

  /// That a folder has no chatflows, and which ones in it have.
  private static func nothing(in folder: String) -> String {
    let inner = ChatflowFolder(folder).foldersWithChatflows()
    guard !inner.isEmpty else { return Words.ours["cli.no-chatflows"] }
    return Words.ours(
      "cli.no-chatflows.inside", ["folders": inner.map { beginning(folder) + $0 }.joined(separator: ", ")])
  }

  /// A path without the names of this folder in front.
  private static func short(_ path: String) -> String {
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
    return String(path)
  }

  /// The folder that a file lies in.
  static func folder(of path: String) -> String { Disk.folder(of: path).map { $0.isEmpty ? "/" : $0 } ?? "." }

  /// How the paths of what lies in a folder begin.
  private static func beginning(_ folder: String) -> String {
    short(folder) == "" || folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// The files of a folder with certain names; hidden ones are none.
  static func inFolder(_ folder: String, _ isWanted: (String) -> Bool) throws(Failure) -> [String] {
    let names: [String]
    do {
      names = try Disk.names(in: folder)
    } catch {
      throw Failure(.inputOrOutput, FileMessages.line(error, in: folder))
    }
    return names.filter { isWanted($0) && !$0.hasPrefix(".") }.sorted().map { beginning(folder) + $0 }
  }
}
