import ChatflowModel

/// Writes the versions of one file, each in place of the one before.
struct FlowSaver {
  private let path: String

  init(path: String, bytes: [UInt8]?) { self.path = path }

  /// Writes a version; returns what the user should know about how it was done.
  mutating func save(_ text: String) throws(DiskError) -> [String] {
    try Disk.replace(path, with: Array(text.utf8))
    return []
  }
}
