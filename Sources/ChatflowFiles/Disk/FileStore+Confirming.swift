extension FileStore {
  /// Reads back what was saved, and throws if the file does not hold it: what a disk, a share or somebody else made of it
  /// is never called saved.
  public func confirm(_ bytes: [UInt8], at path: String) throws(SaveError) {
    let loaded: Loaded
    do {
      loaded = try load(path, limit: max(bytes.count, ChatflowFile.maximumBytes))
    } catch {
      throw error.isMissing ? SaveError(.gone, path) : SaveError(error, path, safe: .newFile)
    }
    if loaded.bytes == bytes { return }
    let line = FileStore.firstDifference(loaded.bytes, bytes)
    throw SaveError(.notAsWritten(line: line), path, stamp: loaded.stamp)
  }

  /// Throws if a file is another one than it was when it was loaded or saved last.
  public func check(_ path: String, holds stamp: FileStamp) throws(SaveError) {
    let loaded: Loaded
    do {
      loaded = try load(path)
    } catch {
      throw error.isMissing ? SaveError(.gone, path) : SaveError(error, path)
    }
    if !loaded.stamp.holdsSame(as: stamp) { throw SaveError(.changedOnDisk, path, stamp: loaded.stamp) }
  }

  /// The first line in which two files differ, counted from 1.
  private static func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> Int {
    let end = zip(left, right).prefix { $0 == $1 }.count
    return left[..<min(end, left.count)].count { $0 == UInt8(ascii: "\n") } + 1
  }
}
