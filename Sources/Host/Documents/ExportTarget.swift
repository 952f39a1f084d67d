import Canvas
import ChatflowFiles
import ChatflowModel
import Words

/// The file that an export is written to: it must be nobody's work.
package struct ExportTarget {
  private let path: String
  /// What is in its place; nil if nothing is.
  private let loaded: FileStore.Loaded?

  /// Looks at what is in the place of the export.
  ///
  /// A chatflow or a workspace is never written over, by whatever name it goes: a link, a second name of the file, a copy
  /// with another ending. Any other file that was not exported before is written over only if that was asked for.
  package init(_ path: String, insteadOf opened: FlowFile.Read, mayReplace: Bool) throws(Failure) {
    self.path = path
    try FlowFile.requireName(path)
    let place: String
    do {
      place = try FileStore().destination(of: path)
      loaded = Disk.isMissing(path) ? nil : try FileStore().load(path)
    } catch {
      throw Failure(.inputOrOutput, FileMessages.line(error, in: path))
    }
    let isOurs =
      Self.isNamedLikeOurs(path) || Self.isNamedLikeOurs(place)
      || loaded.map { file in
        file.stamp.isSameFile(as: opened.loaded.stamp) || Self.holdsOurs(file.bytes)
          || [opened.file.path, place].contains { Self.isOneOfFolder(file, Disk.folder(of: Disk.absolute($0)) ?? "") }
      } ?? false
    if isOurs { throw Self.refused(path, "cli.export.onto-chatflow") }
    guard let bytes = loaded?.bytes, !mayReplace, !bytes.isEmpty else { return }
    guard DiagramFormat.isWrittenHere(String(decoding: bytes, as: UTF8.self)) else {
      throw Self.refused(path, "cli.export.no-picture")
    }
  }

  private static func refused(_ path: String, _ reason: String) -> Failure {
    Failure(.usage, FileMessages.line(path, Words.ours[reason]))
  }

  static func isNamedLikeOurs(_ path: String) -> Bool {
    path.hasSuffix(ChatflowFolder.ending) || Disk.name(of: path) == ChatflowFolder.settings
  }

  /// Whether a file is one of the chatflows of a folder or its workspace under another name, readable or not.
  private static func isOneOfFolder(_ file: FileStore.Loaded, _ folder: String) -> Bool {
    let folder = folder.isEmpty ? "/" : folder
    // What is in a folder that cannot be looked at is still known by what it holds.
    guard let names = try? Disk.names(in: folder) else { return false }
    return names.contains { name in
      isNamedLikeOurs(name) && Disk.identity(folder + "/" + name).map { file.stamp.isFile($0.device, $0.node) } ?? false
    }
  }

  static func holdsOurs(_ bytes: [UInt8]) -> Bool {
    let opened = ChatflowFile.decode(bytes: bytes)
    return opened.flow != nil && !opened.isBlank || WorkspaceFile.isOne(bytes)
  }

  /// Writes the export, all of it or nothing; returns what the user should know although it succeeded.
  package func write(_ text: String) throws(Failure) -> [String] {
    var saver = FileSaver(path: path, loaded: loaded)
    return try saver.saveOrFail(text)
  }
}
