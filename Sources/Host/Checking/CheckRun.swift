import ChatflowFiles
import ChatflowModel
import Words

/// Reads and checks files: each chatflow with what its folder shares, and the chatflows of whole folders together.
package struct CheckRun {
  /// What was found in the files that could be read, in order.
  package var files: [CheckedFile] = []
  /// What the system did not give; the others are checked all the same.
  package private(set) var unread: [Failure] = []

  /// What was found only by looking at all chatflows of a folder, by the paths of the files.
  private(set) var together: [String: [Finding]] = [:]

  /// A chatflow as it is shown, whatever its file holds, and what is shared.
  struct Shown {
    let path: String
    let flow: Chatflow
    let workspace: Workspace
  }

  /// A file as it was read.
  private struct Read {
    let path: String
    let content: Content

    enum Content {
      case chatflow(ChatflowFile.Opened)
      case workspace(WorkspaceFile.Opened)
    }

    var folder: String { FlowPaths.folder(of: path) }

    init(_ path: String) throws(Failure) {
      self.path = path
      let bytes: [UInt8]
      do {
        bytes = try FileStore().load(path).bytes
      } catch {
        throw try FlowFile(path).failure(error)
      }
      content =
        ChatflowFolder.isSettings(path)
        ? .workspace(WorkspaceFile.decode(bytes: bytes)) : .chatflow(ChatflowFile.decode(bytes: bytes))
    }

    func checked(in workspace: Workspace, today: CalendarDay, and more: [Finding]) -> CheckedFile {
      let files = FolderFiles(path: folder)
      switch content {
      case .chatflow(let opened):
        let named = opened.flow.map { files.known(Checks.files(of: $0)) } ?? [:]
        return CheckedFile(path, opened, workspace: workspace, files: named, and: more, words: .ours)
      case .workspace(let opened):
        let named = files.known(Checks.files(of: opened.workspace))
        return CheckedFile(path, opened, files: named, today: today, and: more, words: .ours)
      }
    }
  }

  /// Checks files, as of a day.
  package init(_ wanted: FlowPaths, today: CalendarDay) { self.init(wanted, today: today, besides: nil) }

  /// Checks files, but for one whose chatflow is shown: that is only looked at together with the others.
  init(_ wanted: FlowPaths, today: CalendarDay, besides shown: Shown?) {
    var read: [Read] = []
    for path in wanted.paths where path != shown?.path {
      do throws(Failure) { read.append(try Read(path)) } catch { unread.append(error) }
    }
    var shared: [String: Workspace] = [:]
    for folder in Set(read.map(\.folder)) { shared[folder] = ChatflowFolder(folder).workspace().workspace }
    if let shown { shared[FlowPaths.folder(of: shown.path)] = shown.workspace }
    for folder in wanted.folders {
      let all = wanted.paths.filter { FlowPaths.folder(of: $0) == folder }
      let found = Self.together(
        read.filter { $0.folder == folder }, of: all, shared[folder] ?? Workspace(), and: shown)
      together.merge(found) { $0 + $1 }
    }
    let together = together
    files = read.map {
      $0.checked(in: shared[$0.folder] ?? Workspace(), today: today, and: together[$0.path] ?? [])
    }
  }

  /// What is found only by looking at all chatflows of a folder, by the paths of the files.
  private static func together(
    _ read: [Read], of all: [String], _ workspace: Workspace, and shown: Shown?
  ) -> [String: [Finding]] {
    var flows: [String: Chatflow?] = [:]
    if let shown, all.contains(shown.path) {
      flows.updateValue(shown.flow, forKey: Disk.name(of: shown.path))
    }
    for file in read {
      if case .chatflow(let opened) = file.content {
        flows.updateValue(opened.flow, forKey: Disk.name(of: file.path))
      }
    }
    let paths = Dictionary(all.map { (Disk.name(of: $0), $0) }) { first, _ in first }
    // What could not be read is not gone.
    for name in paths.keys where name != ChatflowFolder.settings && !flows.keys.contains(name) {
      flows.updateValue(nil, forKey: name)
    }
    var found: [String: [Finding]] = [:]
    for (file, findings) in ChatflowFolder.findings(among: flows, in: workspace) {
      if let path = paths[file] { found[path] = findings }
    }
    return found
  }
}
