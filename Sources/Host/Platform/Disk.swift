import ChatflowFiles
import Glibc

/// What else the program needs of files than reading and saving chatflows.
enum Disk {
  /// What is at a path.
  struct Facts: Hashable, Sendable {
    var isFolder: Bool
    var isFile: Bool
    var bytes: Int
  }

  static func facts(_ path: String) -> Facts? {
    var status = stat()
    guard SystemPath.with(path, { stat($0, &status) }) == 0 else { return nil }
    let kind = status.st_mode & S_IFMT
    return Facts(
      isFolder: kind == S_IFDIR, isFile: kind == S_IFREG, bytes: Int(status.st_size))
  }

  /// Which file is at a path, by whatever name; nil if there is none.
  static func identity(_ path: String) -> (device: UInt64, node: UInt64)? {
    var status = stat()
    guard SystemPath.with(path, { stat($0, &status) }) == 0 else { return nil }
    return (UInt64(status.st_dev), UInt64(status.st_ino))
  }

  /// Whether nothing is at a path, as opposed to something that cannot be looked at. A link that leads nowhere is nothing.
  static func isMissing(_ path: String) -> Bool {
    var status = stat()
    return SystemPath.with(path) { stat($0, &status) } != 0 && errno == ENOENT
  }

  /// Whether a path is a link, wherever that leads.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return SystemPath.with(path) { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// When something was changed last, in seconds since 1970; 0 if that is not known.
  static func changed(_ path: String) -> Int64 {
    var status = stat()
    return SystemPath.with(path, { stat($0, &status) }) == 0 ? Int64(status.st_mtim.tv_sec) : 0
  }

  /// The same in nanoseconds, to tell what came later.
  static func exactlyChanged(_ path: String) -> Int64 { trace(path).changed }

  /// What tells that a file was touched: when it was changed, and which one it is, since the clock of a file system stands
  /// still for some milliseconds, in which a file can be replaced twice.
  struct Trace: Equatable {
    let changed: Int64
    let number: UInt64
    let bytes: Int64
  }

  /// The traces of a file; of one that is not there they are all the same.
  static func trace(_ path: String) -> Trace {
    var status = stat()
    guard SystemPath.with(path, { stat($0, &status) }) == 0 else { return Trace(changed: 0, number: 0, bytes: 0) }
    return Trace(
      changed: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
      number: UInt64(status.st_ino), bytes: Int64(status.st_size))
  }

  /// When a path itself was made or changed, a link or not; 0 if that is not known.
  static func ownChanged(_ path: String) -> Int64 {
    var status = stat()
    return SystemPath.with(path, { lstat($0, &status) }) == 0 ? Int64(status.st_mtim.tv_sec) : 0
  }

  private static func error(_ step: FileError.Step, _ path: String) -> FileError {
    let code = errno
    return FileError(
      step, path, code: code, reason: String(cString: strerror(code)), isMissing: code == ENOENT,
      isTaken: code == EEXIST)
  }

  /// That nothing is at a path any more.
  static func missing(_ step: FileError.Step, _ path: String) -> FileError {
    FileError(step, path, code: ENOENT, reason: String(cString: strerror(ENOENT)), isMissing: true)
  }

  private static let system = PosixFileSystem()

  /// Whether somebody holds a file, as a journal is held by the run that writes it.
  static func isHeld(_ path: String) -> Bool { system.isHeld(path) }

  /// All bytes of a file, or the first `limit` of them and one more.
  static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] { try system.read(path, limit: limit) }

  /// Replaces a file of our own by another, all or nothing. Readable by its owner only. Where nobody waits for the disk, a
  /// failure of the power may leave a part of it.
  static func replace(_ path: String, with bytes: [UInt8], waiting isWaiting: Bool = true) throws(FileError) {
    // Another run may be writing the same file at this moment.
    let new = "\(path).\(getpid()).new"
    try remove(new)
    let file = try system.create(new, isPrivate: true)
    do {
      try system.write(file, bytes)
      if isWaiting { try system.sync(file) }
    } catch {
      close(file.number)
      discard(new)
      throw error
    }
    do {
      try system.close(file)
      try system.rename(new, to: path)
    } catch {
      discard(new)
      throw error
    }
    if isWaiting { try system.syncFolder(folder(of: path).map { $0.isEmpty ? "/" : $0 } ?? ".") }
  }

  /// Writes behind what was written to something that is no file of its own: a terminal, a pipe, what is open already.
  static func send(_ bytes: [UInt8], to path: String) throws(FileError) {
    let number = SystemPath.with(path) { Glibc.open($0, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY) }
    guard number >= 0 else { throw error(.write, path) }
    defer { close(number) }
    try system.write(OpenFile(number: number, path: path), bytes)
  }

  /// Makes a link that says something, wherever it leads; nothing may stand there.
  static func link(_ text: String, at path: String) throws(FileError) {
    guard SystemPath.with(path, { path in SystemPath.with(text) { symlink($0, path) } }) == 0 else {
      throw error(.create, path)
    }
  }

  /// Gives a file of our own another name.
  static func move(_ path: String, to other: String) throws(FileError) { try system.rename(path, to: other) }

  /// Makes a file count as changed at this moment, so that its age tells from now on.
  static func touch(_ path: String) throws(FileError) {
    guard SystemPath.with(path, { utimensat(AT_FDCWD, $0, nil, 0) }) == 0 else { throw error(.inspect, path) }
  }

  /// Removes a file; that there is none is as good.
  static func remove(_ path: String) throws(FileError) {
    guard discard(path) || errno == ENOENT else { throw error(.remove, path) }
  }

  @discardableResult
  private static func discard(_ path: String) -> Bool { SystemPath.with(path) { unlink($0) } == 0 }

  /// Makes a folder and those above it, for the user only.
  static func createFolder(_ path: String) throws(FileError) {
    if facts(path)?.isFolder == true { return }
    if let above = folder(of: path), above != path, !above.isEmpty { try createFolder(above) }
    guard SystemPath.with(path, { mkdir($0, 0o700) }) == 0 || errno == EEXIST else { throw error(.create, path) }
  }

  /// Makes a folder of the user's own in one that everybody can write to. What stands there already is refused unless it is
  /// such a folder, and nobody else can look into it.
  static func createOwnFolder(_ path: String) throws(FileError) {
    guard SystemPath.with(path, { mkdir($0, 0o700) }) == 0 || errno == EEXIST else { throw error(.create, path) }
    guard isOwnFolder(path) else {
      throw FileError(.create, path, code: EPERM, reason: String(cString: strerror(EPERM)))
    }
  }

  /// Whether a path is a folder, and no link to one, that is the user's and that nobody else can look into.
  static func isOwnFolder(_ path: String) -> Bool {
    var status = stat()
    guard SystemPath.with(path, { lstat($0, &status) }) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid() && status.st_mode & 0o077 == 0
  }

  /// A new folder for temporary files that nobody else can look into.
  static func createPrivateFolder() throws(FileError) -> String {
    let place = Machine.variable("XDG_RUNTIME_DIR") ?? Machine.variable("TMPDIR") ?? "/tmp"
    // What mkdtemp asks for: six times X at the end, over which it writes a name of its own.
    var template = SystemPath.bytes(of: place + "/chatflow-XXXXXX").map { CChar(bitPattern: $0) } + [0]
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { SystemPath.text($0) }
    }
    guard let made else { throw error(.create, place) }
    return made
  }

  /// Removes an empty folder.
  static func removeFolder(_ path: String) throws(FileError) {
    guard SystemPath.with(path, { rmdir($0) }) == 0 else { throw error(.remove, path) }
  }

  /// The names in a folder, in no order, without `.` and `..`.
  static func names(in folder: String) throws(FileError) -> [String] { try system.names(in: folder) }

  /// A path from the root, links resolved: also those of a file that does not exist yet.
  static func absolute(_ path: String) -> String {
    do {
      return try system.resolve(path)
    } catch {
      return (try? FileStore().destination(of: path)) ?? path
    }
  }

  /// The folder part of a path; nil if it has none, empty for the root.
  static func folder(of path: String) -> String? {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }
}
