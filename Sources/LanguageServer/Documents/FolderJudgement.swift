import ChatflowFiles
import ChatflowModel

/// What is found by looking at all chatflows of a folder: at those that are open as the editor has them, at the others as they
/// lie on the disk.
struct FolderJudgement {
  /// How many files that are not open are read, and how many bytes of them, in order of priority; of the others only the names
  /// are known, as of those that cannot be read.
  static let mostFiles = 1_000
  static let mostBytes = 8 << 20

  /// What was found, by the names of the files.
  private(set) var found: [String: [Finding]] = [:]
  /// What was read of files that are not open, by their names.
  private var read: [String: Read] = [:]
  /// What it was found in.
  private var asked: Asked?

  private struct Read {
    /// By what is known that it is as it was.
    let facts: FileFacts
    let flow: Chatflow?
  }

  /// All that the rules look at.
  private struct Asked: Equatable {
    let flows: [String: Chatflow?]
    let unread: [String: Unread]
    let workspace: Workspace
    let unreadOfWorkspace: Unread
  }

  /// Looks at the folder as it is now; returns the names of the files in which something else is found than before.
  ///
  /// - Parameters:
  ///   - entries: the files of the folder
  ///   - open: what is open of it, what cannot be read as nil
  ///   - bytes: what one of its files holds
  mutating func look(
    at entries: [ChatflowFolder.Entry], open: [String: Chatflow?], in workspace: Workspace, bytes: (String) -> [UInt8]?
  ) -> Set<String> {
    readClosed(entries.filter { !open.keys.contains($0.file) }, in: workspace, bytes)
    var flows: [String: Chatflow?] = open.mapValues { $0?.withoutActions }
    for entry in entries where !open.keys.contains(entry.file) {
      flows.updateValue(read[entry.file]?.flow, forKey: entry.file)
    }
    let asked = Asked(
      flows: flows, unread: flows.compactMapValues { $0?.unread }, workspace: workspace,
      unreadOfWorkspace: workspace.unread)
    guard asked != self.asked else { return [] }
    let before = found
    (self.asked, found) = (asked, ChatflowFolder.findings(among: flows, in: workspace))
    return Set(found.keys).union(before.keys).filter { found[$0] != before[$0] }
  }

  /// Reads what is not open and another than it was.
  private mutating func readClosed(
    _ entries: [ChatflowFolder.Entry], in workspace: Workspace, _ bytes: (String) -> [UInt8]?
  ) {
    let known = Dictionary(entries.map { ($0.file, $0.facts) }) { first, _ in first }
    let before = read
    read = [:]
    var left = Self.mostBytes
    for name in ChatflowFolder.order(entries.map(\.file), by: workspace.priority).prefix(Self.mostFiles) {
      guard let facts = known[name].flatMap({ $0 }), facts.sort == .file else { continue }
      left -= facts.size
      guard left >= 0 else { return }
      if let same = before[name], same.facts == facts {
        read[name] = same
      } else {
        let flow = bytes(name).flatMap { ChatflowFile.decode(bytes: $0).flow }
        read[name] = Read(facts: facts, flow: flow?.withoutActions)
      }
    }
  }
}
