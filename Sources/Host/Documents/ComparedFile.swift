import Builder
import ChatflowFiles
import ChatflowModel
import Words

/// One of two states of a file that are compared: a chatflow or a workspace, as it is on the disk or as git has it.
package struct ComparedFile {
  /// What it holds.
  package enum Content {
    case flow(Chatflow)
    case workspace(Workspace)
    /// Nothing: there is no such file, or none yet.
    case nothing
  }

  /// What it holds.
  package let content: Content
  /// What is to be said of it, a line each.
  package let notices: [String]
  /// Whether all of it could be read.
  package let isSound: Bool

  /// What git and others name in place of a file that is not there.
  private static let none = "/dev/null"

  /// A file on the disk, which messages and its contents call by another name if one is given.
  package init(_ name: String, named title: String? = nil) throws(Failure) {
    guard name != Self.none else {
      self.init(nothing: [])
      return
    }
    let file = try FlowFile(name)
    let bytes: [UInt8]
    do {
      bytes = try FileStore().load(file.path).bytes
    } catch {
      throw file.failure(error)
    }
    try self.init(bytes, named: title ?? file.path)
  }

  /// A file as it is in a revision.
  package init(_ name: String, in revision: String) throws(Failure) {
    let file = try FlowFile(name)
    let title = "\(revision):\(file.path)"
    guard let bytes = try Revision(name: revision).bytes(of: file) else {
      let what = Words.ours("cli.diff.not-in-revision", ["revision": revision])
      self.init(nothing: [FileMessages.line(file.path, what)])
      return
    }
    try self.init(bytes, named: title)
  }

  /// Whether a name is that of something on the disk, or stands for nothing.
  package static func isThere(_ name: String) throws(Failure) -> Bool {
    if name == none { return true }
    return Disk.facts(try FlowFile(name).path) != nil
  }

  private init(nothing notices: [String]) {
    (content, self.notices, isSound) = (.nothing, notices, true)
  }

  private init(_ bytes: [UInt8], named title: String) throws(Failure) {
    if ChatflowFolder.isSettings(title) || WorkspaceFile.isOne(bytes) {
      let opened = WorkspaceFile.decode(bytes: bytes)
      notices = FileMessages.lines(opened.problems, in: title)
      guard opened.source != nil else { throw Self.failure(notices, title) }
      content = .workspace(opened.workspace)
      isSound = !opened.problems.contains { $0.severity == .error }
      return
    }
    let opened = ChatflowFile.decode(bytes: bytes)
    notices = FileMessages.lines(opened.problems, in: title)
    guard let flow = opened.flow else { throw Self.failure(notices, title) }
    (content, isSound) = (.flow(flow), opened.isSound)
  }

  private static func failure(_ lines: [String], _ title: String) -> Failure {
    var failure = Failure(.inputOrOutput)
    failure.lines = lines.isEmpty ? [FileMessages.line(title, Words.ours["cli.not-a-chatflow"])] : lines
    return failure
  }
}

/// Two states of the same thing.
package enum ComparedPair {
  case flows(Chatflow, Chatflow)
  case workspaces(Workspace, Workspace)
  /// Neither is there.
  case nothing

  /// Two states; nil if one is a chatflow and the other a workspace.
  package init?(_ before: ComparedFile.Content, _ after: ComparedFile.Content) {
    switch (before, after) {
    case (.flow(let old), .flow(let new)): self = .flows(old, new)
    case (.nothing, .flow(let new)): self = .flows(Chatflow(name: ""), new)
    case (.flow(let old), .nothing): self = .flows(old, Chatflow(name: ""))
    case (.workspace(let old), .workspace(let new)): self = .workspaces(old, new)
    case (.nothing, .workspace(let new)): self = .workspaces(Workspace(), new)
    case (.workspace(let old), .nothing): self = .workspaces(old, Workspace())
    case (.nothing, .nothing): self = .nothing
    case (.flow, .workspace), (.workspace, .flow): return nil
    }
  }
}
