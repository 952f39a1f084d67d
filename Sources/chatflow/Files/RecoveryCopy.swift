import ChatflowModel

/// Where the changes that were not saved are kept, so that nothing is lost when the program is ended from outside.
///
/// A copy is the whole file as it would be saved. The copies of a file are named by its place, and lie in the user's
/// state folder, readable by nobody else. A run never overwrites what an earlier one left.
struct RecoveryCopy {
  private let folder: String
  private let stem: String
  private let ending: String
  /// The copy that this run has written.
  private(set) var path: String?
  /// Copies that earlier runs left, the latest last.
  private(set) var earlier: [String] = []

  /// The copies of a file; nil if the user has no folder for such things.
  init?(of absolutePath: String, ending: String = ChatflowFolder.ending) {
    guard let state = Machine.folder("XDG_STATE_HOME", inHome: ".local/state") else { return nil }
    folder = state + "/chatflow/recovery"
    stem = PlaceName.word(for: absolutePath)
    self.ending = ending
  }

  /// Looks for what earlier runs left. A copy that is what the file holds is of no use, and removed.
  mutating func look(besides bytes: [UInt8]) throws(FileError) {
    guard Disk.facts(folder)?.isFolder == true else { return }
    let names = try Disk.names(in: folder).filter { $0.hasPrefix(stem) && $0.hasSuffix(ending) }
    for name in names.sorted(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }) {
      let copy = folder + "/" + name
      if try Disk.read(copy, limit: ChatflowFile.maximumBytes) == bytes {
        try Disk.remove(copy)
      } else {
        earlier.append(copy)
      }
    }
  }

  /// Keeps a text, in place of what this run kept before.
  mutating func keep(_ text: String) throws(FileError) {
    let target = path ?? unused()
    try Disk.createFolder(folder)
    try Disk.replace(target, with: Array(text.utf8))
    path = target
  }

  /// Removes what this run kept: it was saved, or given up by the user.
  mutating func drop() throws(FileError) {
    guard let path else { return }
    self.path = nil
    try Disk.remove(path)
  }

  /// Removes what earlier runs kept.
  mutating func dropEarlier() throws(FileError) {
    while let copy = earlier.popLast() { try Disk.remove(copy) }
  }

  /// Where the copy of this run lies, or would.
  var place: String { path ?? unused() }

  private func unused() -> String {
    var number = 1
    while true {
      let path = "\(folder)/\(stem)\(number > 1 ? "-\(number)" : "")\(ending)"
      if Disk.facts(path) == nil { return path }
      number += 1
    }
  }
}
