import Words

/// Somebody else who edits the file, as the lock beside it says.
public struct LockHolder: Hashable, Sendable {
  /// The text of the lock, by which holders are told apart.
  public var lock: String
  /// Where the lock lies, to be shown.
  public var path: String
  /// Since when, as a time of the day, and with the day if that is another one.
  public var since: String
  /// Who it is; nil if the lock does not say.
  public var owner: Owner?

  /// Who a lock names, to be shown.
  public struct Owner: Hashable, Sendable {
    /// The name of the user.
    public var user: String
    /// The name of the machine.
    public var host: String
    /// The number of the program's process.
    public var process: String
    /// Whether it is known that the program goes on.
    public var isAlive: Bool

    /// An owner.
    public init(user: String, host: String, process: String, isAlive: Bool) {
      self.user = user
      self.host = host
      self.process = process
      self.isAlive = isAlive
    }
  }

  /// Somebody who edits the file.
  public init(lock: String, path: String, since: String, owner: Owner?) {
    self.lock = lock
    self.path = path
    self.since = since
    self.owner = owner
  }

  /// Says in the title row who edits the file, and whether it is only read here.
  func title(_ words: Words, isReading: Bool) -> String {
    guard let owner else { return words[isReading ? "title.reading.unknown" : "title.edited.unknown"] }
    let facts = ["name": owner.user, "host": owner.host, "process": owner.process]
    return words(isReading ? "title.reading" : "title.edited", facts)
  }

  /// Says who edits a file.
  func sentence(_ words: Words, _ file: String) -> String {
    guard let owner else { return words("notice.lock.unknown", ["file": file, "since": since, "lock": path]) }
    return words(
      "notice.lock",
      ["name": owner.user, "file": file, "since": since, "host": owner.host, "process": owner.process])
  }
}

/// What came of taking the lock of a file.
public enum LockAnswer: Hashable, Sendable {
  /// It is held.
  case held
  /// There can be none, such as where the folder may not be written.
  case impossible
  /// Somebody else holds it.
  case other(LockHolder)
  /// Somebody else's could not be taken; the sentence says why.
  case notTaken(String)
}
