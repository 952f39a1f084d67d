import ChatflowFiles

/// Where the steps are kept that led to what a chatflow's file holds, so that undo goes on in the next run.
///
/// It lies in the user's state folder, named by the file's place and readable by nobody else, and can be removed at any time.
struct StepFile {
  private let path: String
  private let folder: String

  /// The file for a chatflow; nil if the user has no folder for such things.
  init?(of absolutePath: String, in state: StateFolder?) {
    guard let state else { return nil }
    folder = state.path + "/undo"
    path = "\(folder)/\(PlaceName.word(for: absolutePath)).steps"
  }

  /// Whether there are steps that led to a file that holds some bytes: this user has saved it as it is.
  func isKept(for bytes: [UInt8]) -> Bool {
    guard Disk.facts(path) != nil, let beginning = try? Disk.read(path, limit: KeptSteps.beginning) else {
      return false
    }
    return KeptSteps.isKept(inBeginning: beginning, for: bytes)
  }

  /// The steps that led to a file that holds some bytes; nil if there are none, or they cannot be read: undo then ends where
  /// the file was opened.
  func read(of bytes: [UInt8]) -> KeptSteps? {
    guard isKept(for: bytes), let kept = try? Disk.read(path, limit: 2 * KeptSteps.maximumBytes) else { return nil }
    return KeptSteps(kept, of: bytes)
  }

  /// Keeps steps that led to a file that holds some bytes.
  func write(_ steps: KeptSteps, of bytes: [UInt8]) throws(FileError) {
    try Disk.createFolder(folder)
    try Disk.replace(path, with: steps.bytes(of: bytes))
  }
}
