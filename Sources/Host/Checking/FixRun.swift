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
  /// With what the program ends where a file could not be written; nil if all could.
  package private(set) var status: ExitStatus?

  /// Mends what can be mended in some files, and writes those in which anything changed.
  package init(_ wanted: FlowPaths) throws(Failure) {
    for path in wanted.paths {
      let loaded: FileStore.Loaded
      do {
        loaded = try FileStore().load(path)
      } catch {
        // Whoever checks the files says so.
        continue
      }
      let isShared = ChatflowFolder.isSettings(path)
      if isShared { try mendWorkspace(path, loaded) } else { try mendChatflow(path, loaded) }
    }
  }

  private mutating func mendChatflow(_ path: String, _ loaded: FileStore.Loaded) throws(Failure) {
    let opened = ChatflowFile.decode(bytes: loaded.bytes)
    // What cannot be read is the author's to mend first: nobody knows what the rest means.
    guard opened.isSound, opened.isWritable, let flow = opened.flow, let source = opened.source else { return }
    let folder = FlowPaths.folder(of: path)
    let workspace = ChatflowFolder(folder).workspace().workspace
    let files = FolderFiles(path: folder).known(Checks.files(of: flow))
    let mended = Mending(flow, workspace: workspace, files: files) { fix in
      fix.isCertain && !fix.edit.changesWorkspace
    }
    guard !mended.fixes.isEmpty else { return }
    do throws(Source.EncodingProblem) {
      try write(try source.encode(mended.flow), mended, in: flow, path, loaded)
    } catch {
      refused.append(FileMessages.line(path, error.sentence(.ours, in: flow)))
    }
  }

  private mutating func mendWorkspace(_ path: String, _ loaded: FileStore.Loaded) throws(Failure) {
    let opened = WorkspaceFile.decode(bytes: loaded.bytes)
    guard !opened.problems.contains(where: { $0.severity == .error }), let source = opened.source else { return }
    let none = Chatflow(name: "")
    let files = FolderFiles(path: FlowPaths.folder(of: path)).known(Checks.files(of: opened.workspace))
    let mended = Mending(none, workspace: opened.workspace, files: files) { fix in
      fix.isCertain && fix.finding.place.subject == .workspace
    }
    guard !mended.fixes.isEmpty else { return }
    do throws(Source.EncodingProblem) {
      try write(try source.encode(mended.workspace), mended, in: none, path, loaded)
    } catch {
      refused.append(FileMessages.line(path, error.sentence(.ours, in: none)))
    }
  }

  private mutating func write(
    _ encoded: Source.Encoded, _ mended: Mending, in flow: Chatflow, _ path: String, _ loaded: FileStore.Loaded
  ) throws(Source.EncodingProblem) {
    // A comment is somebody's words, and worth more than a fix.
    guard encoded.lost.isEmpty else {
      refused += encoded.lost.map { comment in
        FileProblem(.warning, line: comment.line, column: 1, reason: "cli.check.would-lose")
          .line(in: path, .ours, saying: ["comment": comment.text])
      }
      return
    }
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
