import ChatTesting
import ChatflowFiles
import ChatflowModel
import Words

/// A file that a command writes a result to, and what is in its place.
struct OutputFile {
  /// Its path, as it was named.
  let path: String
  /// Where that leads to.
  let place: String
  /// What is there; nil if nothing is, and of what is no file.
  let loaded: FileStore.Loaded?
  /// Whether it is what is written to as it is, and holds nothing: a terminal, a pipe, what is open already.
  private let isStream: Bool

  /// Looks at what is there.
  init(_ path: String) throws(Failure) {
    self.path = path
    try FlowFile.requireName(path)
    isStream = OpenStream.isNamed(by: path)
    guard !isStream else {
      (place, loaded) = (path, nil)
      return
    }
    do {
      place = try FileStore().destination(of: path)
    } catch {
      let folder = FlowPaths.folder(of: path)
      let isThere = Disk.facts(folder)?.isFolder == true
      throw Self.unwritten(path, isThere ? error.reason : Words.ours("cli.no-folder", ["folder": folder]))
    }
    do {
      loaded = Disk.isMissing(path) ? nil : try FileStore().load(path)
    } catch {
      throw FlowFile.failure(error, of: path)
    }
  }

  /// Why a file was not written.
  private static func unwritten(_ path: String, _ reason: String) -> Failure {
    Failure(.inputOrOutput, FileMessages.line(path, Words.ours("cli.cannot-write", ["reason": reason])))
  }

  /// Why nothing is written to it, by the key of the sentence.
  func refused(_ reason: String) -> Failure { Failure(.usage, FileMessages.line(path, Words.ours[reason])) }

  /// Writes the result, all of it or nothing; returns what the user should know although it succeeded.
  func write(_ text: String) throws(Failure) -> [String] {
    if isStream {
      do {
        try Disk.send(Array(text.utf8), to: path)
        return []
      } catch {
        throw Self.unwritten(path, error.reason)
      }
    }
    var saver = FileSaver(path: path, loaded: loaded)
    return try saver.saveOrFail(text)
  }
}

// MARK: - Somebody's work

extension OutputFile {
  /// Refuses to write over a chatflow, a workspace or tests, whatever is asked for and by whatever name they go: their own, a
  /// link, a second name of one of some files or of what lies beside them or beside this one, a copy with another ending.
  func requireNobodysWork(besides files: [String]) throws(Failure) {
    if [path, place].contains(where: Self.isNamedLikeWork) { throw refused("cli.output.onto-work") }
    guard let loaded else { return }
    if isOne(of: files) || Self.isWork(loaded.bytes) { throw refused("cli.output.onto-work") }
  }

  private static func isNamedLikeWork(_ path: String) -> Bool {
    path.hasSuffix(ChatflowFolder.ending) || path.hasSuffix(ChatflowFolder.testsEnding)
      || Disk.name(of: path) == ChatflowFolder.settings
  }

  /// Whether it is one of some files, or of the work in their folders and in its own, readable or not.
  private func isOne(of files: [String]) -> Bool {
    let folders = Set((files + [place]).map { FlowPaths.folder(of: Disk.absolute($0)) })
    return (files + folders.flatMap(Self.work)).contains { path in
      Disk.identity(path).map { loaded?.stamp.isFile($0.device, $0.node) == true } ?? false
    }
  }

  /// The chatflows, workspaces and tests in a folder. What is in one that cannot be looked at is known by what it holds.
  private static func work(in folder: String) -> [String] {
    ((try? Disk.names(in: folder)) ?? []).filter(isNamedLikeWork).map { folder + "/" + $0 }
  }

  private static func isWork(_ bytes: [UInt8]) -> Bool {
    let opened = ChatflowFile.decode(bytes: bytes)
    if opened.flow != nil, !opened.isBlank { return true }
    return WorkspaceFile.isOne(bytes) || holdsTests(bytes)
  }

  /// Whether a text is tests and nothing else, whatever is wrong in them.
  private static func holdsTests(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= ChatFile.maximumBytes, let text = String(validating: bytes, as: UTF8.self) else {
      return false
    }
    let file = ChatFile(text, in: Workspace())
    return !file.tests.isEmpty && file.unread.allSatisfy { $0.name != nil }
  }
}
