import Words

/// Why a file was not saved, and what is safe.
public struct SaveError: Error, Hashable, Sendable {
  /// What stood against it.
  public enum Reason: Hashable, Sendable {
    /// Somebody else changed the file since it was loaded.
    case changedOnDisk
    /// The file was removed since it was loaded.
    case gone
    /// A new file was to be created, and there is one.
    case exists
    /// The file may not be written.
    case readOnly
    /// There is something else than a file.
    case notAFile
    /// It was written, and holds something else; a line is the first one that differs.
    case notAsWritten(line: Int)
    /// The system refused a call.
    case failed(FileError)
  }

  /// What is on the disk now. The edits are in memory in every case.
  public enum Safe: Hashable, Sendable {
    /// The file as it was.
    case oldFile
    /// The new file; only whether it survives a power failure is not certain.
    case newFile
    /// A copy of the file as it was, at a path; the file itself is incomplete.
    case copy(String)
  }

  /// What stood against it.
  public var reason: Reason
  /// The path as the user knows it.
  public var path: String
  /// What is on the disk now.
  public var safe: Safe
  /// What is in the file now, where that is known and not what was expected: saving again with it overwrites that.
  public var stamp: FileStamp?
  /// A temporary file that could not be removed.
  public var leftover: String?

  init(_ reason: Reason, _ path: String, stamp: FileStamp? = nil) {
    self.reason = reason
    self.path = path
    self.stamp = stamp
    safe = .oldFile
  }

  init(
    _ error: FileError, _ path: String, safe: Safe = .oldFile, stamp: FileStamp? = nil, leftover: String? = nil
  ) {
    reason = .failed(error)
    self.path = path
    self.safe = safe
    self.stamp = stamp
    self.leftover = leftover
  }

  /// Whether what stands there is somebody else's, and could be written over.
  public var isSomebodyElses: Bool {
    switch reason {
    case .changedOnDisk, .exists, .notAsWritten: true
    case .gone, .readOnly, .notAFile, .failed: false
    }
  }

  /// What happened, what is safe, and what to do next, where somebody has changes that can be saved again.
  public func sentence(_ words: Words) -> String { words("save.\(key)", facts(words)) }

  /// The same behind the file's name where a command ends with it.
  public func ending(_ words: Words) -> String { words("save.ended.\(key)", facts(words)) }

  private var key: String {
    switch reason {
    case .changedOnDisk: "changed-on-disk"
    case .gone: "gone"
    case .exists: "exists"
    case .readOnly: "read-only"
    case .notAFile: "not-a-file"
    case .notAsWritten: "not-as-written"
    case .failed:
      switch safe {
      case .oldFile: "failed.before"
      case .newFile: "failed.replaced"
      case .copy: "failed.in-place"
      }
    }
  }

  private func facts(_ words: Words) -> [String: String] {
    var facts = ["path": path]
    if case .notAsWritten(let line) = reason { facts["line"] = "\(line)" }
    if case .copy(let copy) = safe { facts["backup"] = copy }
    if case .failed(let error) = reason {
      facts["step"] = words["save.step.\(error.step.rawValue)"]
      facts["reason"] = error.reason
    }
    return facts
  }
}

extension FileStore.Saved {
  /// What is worth telling although the file was saved.
  public func notes(_ words: Words) -> [String] {
    var notes: [String] = []
    if let inPlace { notes.append(words["save.in-place.\(inPlace.rawValue)"]) }
    if let leftover { notes.append(words("save.leftover", ["path": leftover])) }
    return notes
  }
}
