import ChatflowFiles
import ChatflowModel
import Words

/// A file that a command writes a result to, and what is in its place.
struct OutputFile {
  /// Its path, as it was named.
  let path: String
  /// Where that leads to.
  let place: String
  /// What is there; nil if nothing is.
  let loaded: FileStore.Loaded?

  /// Looks at what is there.
  init(_ path: String) throws(Failure) {
    self.path = path
    try FlowFile.requireName(path)
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

  /// Whether it is a chatflow or a workspace by its name, or by what it holds.
  var isOurs: Bool {
    [path, place].contains(where: Self.isNamedLikeOurs) || loaded.map { Self.holdsOurs($0.bytes) } == true
  }

  /// Whether a name is that of a chatflow or a workspace.
  static func isNamedLikeOurs(_ path: String) -> Bool {
    path.hasSuffix(ChatflowFolder.ending) || Disk.name(of: path) == ChatflowFolder.settings
  }

  private static func holdsOurs(_ bytes: [UInt8]) -> Bool {
    let opened = ChatflowFile.decode(bytes: bytes)
    return opened.flow != nil && !opened.isBlank || WorkspaceFile.isOne(bytes)
  }

  /// Why nothing is written to it, by the key of the sentence.
  func refused(_ reason: String) -> Failure { Failure(.usage, FileMessages.line(path, Words.ours[reason])) }

  /// Writes the result, all of it or nothing; returns what the user should know although it succeeded.
  func write(_ text: String) throws(Failure) -> [String] {
    var saver = FileSaver(path: path, loaded: loaded)
    do {
      return try saver.save(text)
    } catch {
      // What could be saved again in the builder is gone here: why it was not written is all that there is to say.
      switch error.reason {
      case .failed(let failure) where error.safe == .oldFile: throw Self.unwritten(path, failure.reason)
      case .readOnly: throw Self.unwritten(path, Words.ours["cli.read-only"])
      case .failed, .changedOnDisk, .gone, .exists, .notAFile, .notAsWritten:
        throw Failure(.inputOrOutput, Words.ours("cli.failed", ["what": error.sentence(.ours)]))
      }
    }
  }
}
