import ChatflowFiles
import ChatflowModel

/// What a language server asks of the disk; whoever runs it answers.
public protocol ServerFiles: Sendable {
  /// The bytes of a file, as far as it can be read.
  func bytes(of path: String) -> [UInt8]?
  /// The files of the chatflows in a folder, with what tells that one is another than it was.
  func chatflows(in folder: String) -> [ChatflowFolder.Entry]
  /// What is known about files that a chatflow in a folder names.
  func known(_ paths: [String], in folder: String) -> KnownFiles
}
