import ChatflowFiles

/// Where the changes that were not saved are kept, so that nothing is lost when the program is ended from outside.
///
/// A copy is the whole file as it would be saved. The copies of a file are named by its place and by the run that wrote
/// them, and lie in the user's state folder, readable by nobody else. A run never overwrites what another one wrote.
struct RecoveryCopy {
  private let folder: String
  private let stem: String
  private let ending: String
  /// The copy that this run has written.
  private(set) var path: String?
  /// What earlier runs kept and was restored in this one.
  private var restored: [String] = []

  /// The copies of a file; nil if the user has no folder for such things.
  init?(of absolutePath: String, ending: String = ChatflowFolder.ending, in state: StateFolder?) {
    guard let state else { return nil }
    folder = state.path + "/recovery"
    stem = PlaceName.word(for: absolutePath)
    self.ending = ending
  }

  /// What earlier runs left, the latest first. What a run that goes on has written is its own.
  func earlier() throws(FileError) -> [(path: String, changed: Int64)] {
    guard Disk.facts(folder)?.isFolder == true else { return [] }
    return try Disk.names(in: folder).filter { $0.hasPrefix(stem) && $0.hasSuffix(ending) && !isInUse($0) }
      .map { (folder + "/" + $0, Disk.changed(folder + "/" + $0)) }
      .sorted { ($1.changed, $0.path) < ($0.changed, $1.path) }
  }

  private func isInUse(_ name: String) -> Bool {
    let parts = name.dropFirst(stem.count).dropLast(ending.count).split(separator: ".")
    guard parts.count > 1 else { return false }
    return ProgramRun(process: String(parts[0]), start: String(parts[1])).goesOn
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

  /// What an earlier run kept was restored in this one; false if it is no copy of this file.
  mutating func restored(_ copy: String) -> Bool {
    guard copy.hasPrefix(folder + "/" + stem) else { return false }
    restored.append(copy)
    return true
  }

  /// Removes what was restored and is saved now.
  mutating func dropRestored() throws(FileError) {
    while let copy = restored.popLast() { try Disk.remove(copy) }
  }

  private func unused() -> String {
    var number = 1
    while true {
      let count = number > 1 ? ".\(number)" : ""
      let path = "\(folder)/\(stem).\(ProgramRun.ours.process).\(ProgramRun.ours.start)\(count)\(ending)"
      if Disk.facts(path) == nil { return path }
      number += 1
    }
  }
}
