import ChatTesting
import ChatflowFiles
import ChatflowModel

/// The tests that stand already in the file that standard output is written behind (`>> FILE`).
package struct EarlierOutput {
  /// What stands there; empty where output goes elsewhere, or where that cannot be read.
  private let text: String
  private let file: ChatFile

  /// Looks at where standard output goes.
  package init(_ workspace: Workspace) {
    var loaded: FileStore.Loaded?
    // Only a file is read: a pipe or a terminal would be waited for. One that may only be written takes any name.
    if Disk.facts(Self.place)?.isFile == true {
      do { loaded = try FileStore().load(Self.place, limit: ChatFile.maximumBytes) } catch {}
    }
    text = loaded.flatMap { String(validating: $0.bytes, as: UTF8.self) } ?? ""
    file = ChatFile(text, in: workspace)
  }

  /// A name that no test there has: the given one, or with a number behind it.
  package func unusedName(_ name: String) -> String { file.unusedName(name) }

  /// What has to stand between these tests and a further one.
  package var gap: String {
    text.isEmpty || text.hasSuffix("\n\n") ? "" : text.hasSuffix("\n") ? "\n" : "\n\n"
  }

  /// Where systems show what is open as standard output.
  private static let place = "/dev/fd/1"
}
