import Glibc

/// The few calls that reading and saving need of the system, so that tests can make any of them fail.
///
/// Every call either does what it says or throws; none of them retries or hides anything but an interruption.
public protocol FileSystem: Sendable {
  /// The path from the root with all links resolved.
  func resolve(_ path: String) throws(FileError) -> String
  /// What is at a path; links are followed.
  func facts(_ path: String) throws(FileError) -> FileFacts
  /// Whether this process may write there. The superuser, who may everything, is told what the owner meant.
  func mayWrite(_ path: String) -> Bool
  /// All bytes of a file, or the first `limit` of them and one more.
  func read(_ path: String, limit: Int) throws(FileError) -> [UInt8]
  /// Where a symbolic link leads, as it says itself; nil if at that path there is none.
  func linkTarget(_ path: String) throws(FileError) -> String?
  /// Creates a file that must not exist, and opens it for writing: for its owner only, or with the rights that the
  /// user and the folder give to new files.
  func create(_ path: String, isPrivate: Bool) throws(FileError) -> OpenFile
  /// Opens a file for writing, and leaves what is in it.
  func open(_ path: String) throws(FileError) -> OpenFile
  /// Gives a file an owner and a group.
  func setOwner(_ file: OpenFile, user: UInt32, group: UInt32) throws(FileError)
  /// The extended attributes of a file, its access list among them; none where the file system knows no such thing.
  func attributes(_ path: String) throws(FileError) -> [FileAttribute]
  /// Gives a file an extended attribute.
  func setAttribute(_ file: OpenFile, _ attribute: FileAttribute) throws(FileError)
  /// Takes an extended attribute from a file.
  func removeAttribute(_ file: OpenFile, _ name: String) throws(FileError)
  /// Gives a file its rights.
  func setMode(_ file: OpenFile, _ mode: UInt32) throws(FileError)
  /// Writes all bytes where the file is at.
  func write(_ file: OpenFile, _ bytes: [UInt8]) throws(FileError)
  /// Cuts a file off behind some bytes.
  func truncate(_ file: OpenFile, to size: Int) throws(FileError)
  /// Waits until what was written is on the disk.
  func sync(_ file: OpenFile) throws(FileError)
  /// Closes a file. It is closed even if this throws.
  func close(_ file: OpenFile) throws(FileError)
  /// Puts a file in the place of another.
  func rename(_ path: String, to other: String) throws(FileError)
  /// Gives a file a second name, which must not exist.
  func link(_ path: String, as other: String) throws(FileError)
  /// Removes a file.
  func remove(_ path: String) throws(FileError)
  /// The names in a folder, in no order, without `.` and `..`.
  func names(in folder: String) throws(FileError) -> [String]
  /// Makes a folder that must not exist.
  func createFolder(_ path: String) throws(FileError)
  /// Waits until the names in a folder are on the disk.
  func syncFolder(_ path: String) throws(FileError)
  /// Holds a folder so that no other run of this program changes it, until the file that this gives is closed; waits a
  /// little for one that does. Nil where the file system knows no such thing, or the other one takes too long.
  func hold(_ folder: String) -> OpenFile?
  /// Holds a file for as long as it is open, so that other runs see that it is in use; where the file system knows no such
  /// thing, nothing happens.
  func hold(_ file: OpenFile)
}

extension FileSystem {
  /// Gives a file another name, which must not exist; whether it has its old one still.
  ///
  /// Where a file cannot have two names (FAT, some network file systems) it is renamed, with a look before: there is no way to
  /// do both at once.
  func name(_ path: String, as other: String) throws(FileError) -> Bool {
    do {
      try link(path, as: other)
      return true
    } catch {
      guard error.hasNoSecondNames else { throw error }
      if case .success = Result(catching: { () throws(FileError) in try facts(other) }) {
        throw FileError(.rename, other, code: EEXIST, reason: String(cString: strerror(EEXIST)), isTaken: true)
      }
      try rename(path, to: other)
      return false
    }
  }
}

extension FileError {
  /// Whether the file system gives no file a second name.
  fileprivate var hasNoSecondNames: Bool { [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(code) && !isTaken }
}

/// A file that is open for writing.
public struct OpenFile: Hashable, Sendable {
  /// The system's number for it.
  public let number: Int32
  /// The path that it was opened by.
  public let path: String
  /// An open file.
  public init(number: Int32, path: String) {
    self.number = number
    self.path = path
  }
}

/// What a file has beside its rights: what a user noted about it, or an access list.
public struct FileAttribute: Hashable, Sendable {
  /// Its name, such as `user.note` or `system.posix_acl_access`.
  public var name: String
  /// What it says.
  public var value: [UInt8]
  /// An attribute.
  public init(name: String, value: [UInt8]) {
    self.name = name
    self.value = value
  }
}

/// What is at a path.
public struct FileFacts: Hashable, Sendable {
  /// What sort of thing it is.
  public enum Sort: Hashable, Sendable { case file, folder, other }
  /// What sort of thing it is.
  public var sort: Sort
  /// The device that it is on.
  public var device: UInt64
  /// Its number on that device.
  public var node: UInt64
  /// Bytes.
  public var size: Int
  /// Rights, as the system has them.
  public var mode: UInt32
  /// Its owner.
  public var user: UInt32
  /// Its group.
  public var group: UInt32
  /// How many names it has.
  public var names: Int
  /// When what it holds was changed last, in nanoseconds since 1970.
  public var changed: Int64

  /// What is at a path.
  public init(
    sort: Sort, device: UInt64, node: UInt64, size: Int, mode: UInt32, user: UInt32, group: UInt32, names: Int,
    changed: Int64 = 0
  ) {
    self.sort = sort
    self.device = device
    self.node = node
    self.size = size
    self.mode = mode
    self.user = user
    self.group = group
    self.names = names
    self.changed = changed
  }
}

/// A call that the system refused.
public struct FileError: Error, Hashable, Sendable {
  /// What was being done.
  public enum Step: String, Hashable, Sendable, CaseIterable {
    case resolve, inspect, read, create, mode, owner, attributes, write, sync, close, rename, backup, remove
    case syncFolder = "sync-folder"
  }
  /// What was being done.
  public var step: Step
  /// Where.
  public var path: String
  /// The system's number for why (`errno`).
  public var code: Int32
  /// What the system calls it.
  public var reason: String
  /// Whether it means that nothing is at that path.
  public var isMissing: Bool
  /// Whether it means that something is at that path already.
  public var isTaken: Bool

  /// A call that the system refused.
  public init(
    _ step: Step, _ path: String, code: Int32, reason: String, isMissing: Bool = false, isTaken: Bool = false
  ) {
    self.step = step
    self.path = path
    self.code = code
    self.reason = reason
    self.isMissing = isMissing
    self.isTaken = isTaken
  }
}
