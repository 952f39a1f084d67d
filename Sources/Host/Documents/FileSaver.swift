import ChatflowFiles
import Words

/// Writes the versions of one file, each in place of the one before.
package struct FileSaver {
  let path: String
  /// By what the last version is recognized; nil if there is none.
  private var stamp: FileStamp?
  /// Where the last whole version is kept while the file holds only a part of a newer one.
  private(set) var backup: String?
  /// Whether the file holds only a part of a version, so that it has to be written whatever it is to hold.
  private(set) var isPart: Bool
  /// By what somebody else's version is recognized that the last attempt found in its place.
  private var found: FileStamp?
  /// Whether the version that was loaded is somebody else's, who did not know of what is to be written in its place.
  private(set) var isOvertaken = false

  /// The saver of a file that was loaded, or of one that does not exist yet.
  package init(path: String, loaded: FileStore.Loaded?) { self.init(path: path, loaded: loaded, isPart: false) }

  init(path: String, loaded: FileStore.Loaded?, isPart: Bool) {
    self.path = path
    self.isPart = isPart
    stamp = loaded?.stamp
  }

  /// Writes a version, and reads it back; returns what the user should know although it succeeded.
  package mutating func save(_ text: String) throws(SaveError) -> [String] { try save(text, beforeInPlace: {}) }

  mutating func save(_ text: String, beforeInPlace: () -> Void) throws(SaveError) -> [String] {
    let bytes = Array(text.utf8)
    do {
      let saved =
        if let stamp {
          try store.save(bytes, to: path, expecting: stamp, beforeInPlace: beforeInPlace)
        } else {
          try store.create(bytes, at: path)
        }
      stamp = saved.stamp
      isOvertaken = false
      try store.confirm(bytes, at: path)
      (backup, isPart) = (nil, false)
      return saved.notes(.ours)
    } catch {
      learn(from: error)
      // What is safe is still what was safe after the first of several failures.
      var told = error
      if case .copy(let copy) = told.safe { (backup, isPart) = (backup ?? copy, true) }
      if let backup, told.safe != .newFile { told.safe = .copy(backup) }
      throw told
    }
  }

  /// Writes a version where nobody is asked: that it could not be written is the end of a command.
  package mutating func saveOrFail(_ text: String) throws(Failure) -> [String] {
    do {
      return try save(text)
    } catch {
      throw Failure(.inputOrOutput, FileMessages.line(path, error.ending(.ours)))
    }
  }

  /// Throws if the file is not the version that was loaded or written last.
  mutating func check() throws(SaveError) {
    guard let stamp else { return }
    do {
      try store.check(path, holds: stamp)
    } catch {
      learn(from: error)
      throw error
    }
  }

  /// Begins an attempt. One that may write over somebody else's version takes the one that was found for the last, and no
  /// later one; any other forgets it, so that it is asked about again.
  mutating func begin(mayOverwrite: Bool) {
    if mayOverwrite, let found { stamp = found }
    found = nil
  }

  /// Takes the version that was loaded for somebody else's: it was written after what is shown now.
  mutating func distrust() { isOvertaken = stamp != nil }

  private var store: FileStore {
    FileStore(spareFolder: Machine.variable("TMPDIR") ?? "/tmp")
  }

  /// What is in the file after a failure of our own is ours, and the next save may replace it. What somebody else has
  /// written is not.
  private mutating func learn(from error: SaveError) {
    switch error.reason {
    case .gone: stamp = nil
    case .failed: stamp = error.stamp ?? stamp
    case .changedOnDisk, .exists, .notAsWritten: found = error.stamp
    case .readOnly, .notAFile: break
    }
  }
}
