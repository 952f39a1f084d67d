import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// Mends in files what can be mended without asking anybody.
package struct FixRun {
  /// What was done, a line each.
  package private(set) var done: [String] = []
  /// What was not done, and why, a line each.
  package private(set) var refused: [String] = []
  /// How many more problems can be mended where somebody looks at what that changes.
  package private(set) var left = 0
  /// With what the program ends where a file could not be written; nil if all could.
  package private(set) var status: ExitStatus?

  /// Mends what can be mended in some files, and writes those in which anything changed.
  package init(_ wanted: FlowPaths) {
    for path in wanted.paths {
      let loaded: FileStore.Loaded
      do {
        loaded = try FileStore().load(path)
      } catch {
        // Whoever checks the files says so.
        continue
      }
      let isShared = ChatflowFolder.isSettings(path)
      if isShared { mendWorkspace(path, loaded) } else { mendChatflow(path, loaded) }
    }
  }

  private mutating func mendChatflow(_ path: String, _ loaded: FileStore.Loaded) {
    let opened = ChatflowFile.decode(bytes: loaded.bytes)
    // What cannot be read is the author's to mend first: nobody knows what the rest means.
    guard opened.isSound, opened.isWritable, let flow = opened.flow, let source = opened.source else {
      return leaveAlone(path)
    }
    let folder = FlowPaths.folder(of: path)
    let workspace = ChatflowFolder(folder).workspace().workspace
    mend(flow, workspace, path, loaded) { fix in
      fix.isCertain && !fix.edit.changesWorkspace
    } encoding: { mended throws(Source.EncodingProblem) in
      try source.encode(mended.flow)
    }
  }

  private mutating func mendWorkspace(_ path: String, _ loaded: FileStore.Loaded) {
    let opened = WorkspaceFile.decode(bytes: loaded.bytes)
    guard !opened.problems.contains(where: { $0.severity == .error }), let source = opened.source else {
      return leaveAlone(path)
    }
    mend(Chatflow(name: ""), opened.workspace, path, loaded) { fix in
      fix.isCertain && fix.finding.place.subject == .workspace
    } encoding: { mended throws(Source.EncodingProblem) in
      try source.encode(mended.workspace)
    }
  }

  /// Says that nothing was looked for in a file, so that nobody takes that for a file in which there is nothing.
  private mutating func leaveAlone(_ path: String) {
    refused.append(FileMessages.line(path, Words.ours["cli.check.left-alone"]))
  }

  private typealias Encoding = (Mending) throws(Source.EncodingProblem) -> Source.Encoded

  /// Mends what is wanted and can be written without a comment that goes, and writes it.
  private mutating func mend(
    _ flow: Chatflow, _ workspace: Workspace, _ path: String, _ loaded: FileStore.Loaded,
    _ isWanted: (Fix) -> Bool, encoding: Encoding
  ) {
    let files = FolderFiles(path: FlowPaths.folder(of: path)).known(
      Checks.files(of: flow) + Checks.files(of: workspace))
    // Each with how many fixes were done before: what another one mended as well by now is not held back.
    var heldBack: [(line: String, behind: Int)] = []
    var encoded: Source.Encoded?
    let mended = Mending(flow, workspace: workspace, files: files, isWanted) { fix, mended in
      let behind = mended.fixes.count - 1
      do throws(Source.EncodingProblem) {
        let new = try encoding(mended)
        // A comment is somebody's words, and worth more than a fix.
        guard new.lost.isEmpty else {
          heldBack += new.lost.map { (Self.line($0, path, fix, in: flow), behind) }
          return false
        }
        encoded = new
        return true
      } catch {
        heldBack.append((FileMessages.line(path, error.ending(.ours)), behind))
        return false
      }
    }
    let isShared = ChatflowFolder.isSettings(path)
    left += mended.found.count { finding in
      // The other one is not what is mended here.
      (finding.place.subject == .workspace) == isShared
        && Checks.fix(of: finding, in: mended.flow, workspace: mended.workspace) != nil
    }
    refused += OrderedSet(heldBack.filter { $0.behind == mended.fixes.count }.map(\.line))
    if let encoded, !mended.fixes.isEmpty { write(encoded, mended, in: flow, path, loaded) }
  }

  private static func line(_ comment: LostComment, _ path: String, _ fix: Fix, in flow: Chatflow) -> String {
    FileProblem(.warning, line: comment.line, column: 1, reason: "cli.check.would-lose").line(
      in: path, .ours, saying: ["comment": comment.text, "what": "\(fix.title(.ours, in: flow)) [\(fix.finding.rule)]"])
  }

  private mutating func write(
    _ encoded: Source.Encoded, _ mended: Mending, in flow: Chatflow, _ path: String, _ loaded: FileStore.Loaded
  ) {
    var saver = FileSaver(path: path, loaded: loaded)
    do {
      refused += try saver.saveOrFail(encoded.text)
    } catch {
      refused += error.lines
      status = error.status
      return
    }
    done += mended.fixes.map { fix in
      let name = fix.finding.place.action.map { flow.name(of: $0) } ?? ""
      let facts = ["file": path, "name": name, "what": fix.title(.ours, in: flow), "rule": "\(fix.finding.rule)"]
      return Words.ours(name.isEmpty ? "cli.check.fixed" : "cli.check.fixed.action", facts)
    }
  }
}
