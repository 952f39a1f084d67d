import Canvas
import ChatflowFiles
import ChatflowModel
import Words

/// The file that an export is written to: it must be nobody's work.
package struct ExportTarget {
  private let file: OutputFile

  /// Looks at what is in the place of the export.
  ///
  /// A chatflow or a workspace is never written over, by whatever name it goes: a link, a second name of the file, a copy
  /// with another ending. Any other file that was not exported before is written over only if that was asked for.
  package init(_ path: String, insteadOf opened: FlowFile.Read, mayReplace: Bool) throws(Failure) {
    file = try OutputFile(path)
    let isOurs =
      file.isOurs
      || file.loaded.map { [place = file.place] found in
        found.stamp.isSameFile(as: opened.loaded.stamp)
          || [opened.file.path, place].contains {
            Self.isOneOfFolder(found, Disk.folder(of: Disk.absolute($0)) ?? "")
          }
      } ?? false
    if isOurs { throw file.refused("cli.export.onto-chatflow") }
    guard let bytes = file.loaded?.bytes, !mayReplace, !bytes.isEmpty else { return }
    guard DiagramFormat.isWrittenHere(String(decoding: bytes, as: UTF8.self)) else {
      throw file.refused("cli.export.no-picture")
    }
  }

  /// Whether a file is one of the chatflows of a folder or its workspace under another name, readable or not.
  private static func isOneOfFolder(_ file: FileStore.Loaded, _ folder: String) -> Bool {
    let folder = folder.isEmpty ? "/" : folder
    // What is in a folder that cannot be looked at is still known by what it holds.
    guard let names = try? Disk.names(in: folder) else { return false }
    return names.contains { name in
      OutputFile.isNamedLikeOurs(name)
        && Disk.identity(folder + "/" + name).map { file.stamp.isFile($0.device, $0.node) } ?? false
    }
  }

  /// Writes the export, all of it or nothing; returns what the user should know although it succeeded.
  package func write(_ text: String) throws(Failure) -> [String] { try file.write(text) }
}
