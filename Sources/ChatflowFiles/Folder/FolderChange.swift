import ChatflowModel
import Words

/// Something that is done to the files of a folder of chatflows; doing it tells the change that takes it back. The tests of a
/// chatflow, which have its name, go where it goes.
public indirect enum FolderChange: Hashable, Sendable {
  /// Put the chatflows into an order of priority, by the names of their files without the ending.
  case order([String])
  /// Switch a chatflow on or off; nil: as where its file does not say, which is off.
  case live(file: String, Bool?)
  /// Give a chatflow other tags.
  case tags(file: String, [String])
  /// Give a chatflow another name, and its file with it.
  case rename(file: String, name: String, to: String)
  /// Copy a chatflow under a name and a file of its own: off, and with the lowest priority.
  case clone(file: String, name: String, to: String)
  /// Begin a chatflow with a text, with the lowest priority, and its tests with another one if there are any.
  case create(file: String, text: String, tests: String? = nil)
  /// Move a chatflow that is off into the trash.
  case remove(file: String)
  /// Move a file of the trash back, into an order of priority if one is given, else with the lowest priority.
  case restore(trashed: String, file: String, order: [String]?)
  /// Move a file that was restored back into the trash, under the name that it had there.
  case putAway(file: String, trashed: String)
  /// Do a change that takes another one back, and give the files what they held before that one.
  case takeBack(FolderChange, [Trace])

  /// What was done.
  public struct Done: Hashable, Sendable {
    /// The change that takes it back.
    public var inverse: FolderChange
    /// The chatflow's file as it is named now; nil if there is none any more, or none in particular.
    public var file: String?
    /// What did not go as it should, although the change was made.
    public var shortcomings: [Shortcoming]
    /// Whether the file that keeps the order of priority is another one by it.
    public var isOrderWritten = false

    init(inverse: FolderChange, file: String? = nil, shortcomings: [Shortcoming] = []) {
      self.inverse = inverse
      self.file = file
      self.shortcomings = shortcomings
    }
  }

  /// What did not go as it should, although a change was made.
  public enum Shortcoming: Hashable, Sendable {
    /// The tests did not go where the chatflow went.
    case tests(FolderError)
    /// The order of priority could not be kept.
    case order(FolderError)
    /// A file was written, and it is not certain that it survives a power failure.
    case uncertain(String, FileError)

    /// What that means, as a sentence.
    public func sentence(_ words: Words) -> String {
      switch self {
      case .tests(let error): return words("folder.tests-not-kept", ["reason": error.sentence(words)])
      case .order(let error): return words("folder.order-not-kept", ["reason": error.sentence(words)])
      case .uncertain(let file, let error):
        let facts = ["file": file, "step": words["save.step.\(error.step.rawValue)"], "reason": error.reason]
        return words("folder.uncertain", facts)
      }
    }
  }
}

/// Why something could not be done to a folder of chatflows. Nothing was changed then, but where it says otherwise.
public enum FolderError: Error, Hashable, Sendable {
  /// There is a file of that name already.
  case taken(String)
  /// A file is not there any more.
  case gone(String)
  /// A file may not be written.
  case readOnly(String)
  /// A file cannot be read as a whole, so it is not written over.
  case notSound(String)
  /// Lines of a file could not be read, and what is to be written would have to change them.
  case unread(String, FileProblem)
  /// Comments of a file would be lost; they stand in the list.
  case wouldLose(String, [String])
  /// A check says that the chatflow cannot work, so it is not switched on.
  case hasErrors(String)
  /// It is on, so it is not removed.
  case isLive(String)
  /// Somebody else changed the file at this very moment.
  case changedOnDisk(String)
  /// The system refused a call.
  case failed(String, FileError)
  /// A file was written only in part; as it was, it is kept in a copy.
  case damaged(String, FileError, copy: String)

  init(_ error: SaveError, _ file: String) {
    if case .failed(let failure) = error.reason, case .copy(let copy) = error.safe {
      self = .damaged(file, failure, copy: copy)
      return
    }
    switch error.reason {
    case .changedOnDisk, .notAsWritten: self = .changedOnDisk(file)
    case .gone: self = .gone(file)
    case .exists: self = .taken(file)
    case .readOnly: self = .readOnly(file)
    case .notAFile: self = .notSound(file)
    case .failed(let failure): self = .failed(file, failure)
    }
  }

  init(_ error: Source.EncodingProblem, _ file: String) {
    if case .unread(let problem) = error { self = .unread(file, problem) } else { self = .notSound(file) }
  }

  init(_ error: FileError, _ file: String) {
    self = error.isMissing ? .gone(file) : error.isTaken ? .taken(file) : .failed(file, error)
  }

  /// The file that it is about.
  public var file: String {
    switch self {
    case .taken(let file), .gone(let file), .readOnly(let file), .notSound(let file), .unread(let file, _),
      .wouldLose(let file, _), .hasErrors(let file), .isLive(let file), .changedOnDisk(let file), .failed(let file, _),
      .damaged(let file, _, _):
      file
    }
  }

  /// What happened, what is safe, and what to do next.
  public func sentence(_ words: Words) -> String {
    var facts = ["file": file]
    switch self {
    case .taken: return words("folder.taken", facts)
    case .gone: return words("folder.gone", facts)
    case .readOnly: return words("folder.read-only", facts)
    case .notSound: return words("folder.not-sound", facts)
    case .unread(_, let problem):
      facts["line"] = "\(problem.line)"
      facts["problem"] = problem.sentence(words)
      return words("folder.unread", facts)
    case .hasErrors: return words("folder.has-errors", facts)
    case .isLive: return words("folder.is-live", facts)
    case .changedOnDisk: return words("folder.changed-on-disk", facts)
    case .wouldLose(_, let comments):
      facts["comments"] = comments.joined(separator: ", ")
      return words("folder.would-lose", facts)
    case .failed(_, let error):
      facts["step"] = words["save.step.\(error.step.rawValue)"]
      facts["reason"] = error.reason
      return words("folder.failed", facts)
    case .damaged(_, let error, let copy):
      facts["step"] = words["save.step.\(error.step.rawValue)"]
      facts["reason"] = error.reason
      facts["copy"] = copy
      return words("folder.damaged", facts)
    }
  }
}
