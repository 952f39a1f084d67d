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

  /// What happened, what is safe, and what to do next.
  public func sentence(_ words: Words) -> String {
    var facts = ["path": path]
    switch reason {
    case .changedOnDisk: return words("save.changed-on-disk", facts)
    case .gone: return words("save.gone", facts)
    case .exists: return words("save.exists", facts)
    case .readOnly: return words("save.read-only", facts)
    case .notAFile: return words("save.not-a-file", facts)
    case .notAsWritten(let line):
      facts["line"] = "\(line)"
      return words("save.not-as-written", facts)
    case .failed(let error):
      facts["step"] = words["save.step.\(error.step.rawValue)"]
      facts["reason"] = error.reason
      switch safe {
      case .oldFile: return words("save.failed.before", facts)
      case .newFile: return words("save.failed.replaced", facts)
      case .copy(let copy):
        facts["backup"] = copy
        return words("save.failed.in-place", facts)
      }
    }
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
