import ChatflowFiles
import Yaml

/// A small file of the user's state folder that says something of one place: how a chatflow was looked at, which filters a
/// folder has.
///
/// It is named by the place, readable by nobody else, and lies in a folder with those of its sort. It begins with its
/// version, under the key that is also the name of that folder. It can be removed at any time.
struct StateFile {
  let path: String
  private let folder: String
  private let sort: String

  private static let version = "1"
  private static let largest = 1 << 20

  /// The file of a sort for a place; nil if the user has no folder for such things.
  init?(_ sort: String, of absolutePath: String, in state: StateFolder?) {
    guard let state else { return nil }
    self.sort = sort
    folder = state.path + "/" + sort
    path = "\(folder)/\(PlaceName.word(for: absolutePath)).yaml"
  }

  /// What a file holds.
  enum Contents {
    /// There is none.
    case missing
    /// Its keys, the version among them.
    case keys(Node.Mapping)
    /// It cannot be understood, or another version wrote it.
    case unknown
  }

  /// What it holds by now.
  func read() throws(FileError) -> Contents {
    guard Disk.facts(path) != nil else { return .missing }
    let bytes = try Disk.read(path, limit: Self.largest)
    let text = String(decoding: bytes.prefix(Self.largest), as: UTF8.self)
    guard case .success(let keys?) = Result(catching: { try Node.compose(text.utf8)?.mapping }),
      keys[sort]?.scalar?.string == Self.version
    else { return .unknown }
    return .keys(keys)
  }

  /// Writes lines in place of what it holds, and the version before them.
  func write(_ lines: String) throws(FileError) {
    try Disk.createFolder(folder)
    try Disk.replace(path, with: Array("\(sort): \(Self.version)\n\(lines)".utf8))
  }
}
