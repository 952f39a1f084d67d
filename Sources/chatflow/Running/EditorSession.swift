import ChatflowFiles
import ChatflowModel
import Host
import LanguageServer
import Words

/// A language server on the standard streams, for as long as its editor wants it.
struct EditorSession {
  private var server = LanguageServer(words: .ours, files: DiskFiles(), version: Version.text)

  /// Goes on until the editor says that it shall end, or is gone: that is a failure, as the protocol has it.
  mutating func run() throws(Failure) -> ExitStatus {
    while server.status == nil {
      let bytes = Streams.read()
      if bytes.isEmpty { return .problems }
      let answer = server.take(bytes, today: CalendarDay(at: Machine.now()))
      if !answer.isEmpty { try Streams.output(answer) }
    }
    return server.status == 0 ? .success : .problems
  }
}

/// The files beside those that an editor has open.
private struct DiskFiles: ServerFiles {
  func bytes(of path: String) -> [UInt8]? {
    // One that is not there, or cannot be read, says nothing; the builder and the other commands say why.
    try? FileStore().load(path).bytes
  }

  func chatflows(in folder: String) -> [ChatflowFolder.Entry] { (try? ChatflowFolder(folder).entries()) ?? [] }

  func known(_ paths: [String], in folder: String) -> KnownFiles { FolderFiles(path: folder).known(paths) }
}
