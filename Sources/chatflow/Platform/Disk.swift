import ChatflowModel
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
    guard stat(path, &status) == 0 else { return nil }
    let kind = status.st_mode & S_IFMT
    return Facts(
      isFolder: kind == S_IFDIR, isFile: kind == S_IFREG, bytes: Int(status.st_size))
  }

  private static func error(_ step: FileError.Step, _ path: String) -> FileError {
    let code = errno
    return FileError(step, path, code: code, reason: String(cString: strerror(code)), isMissing: code == ENOENT)
  }

  private static let system = PosixFileSystem()

  /// All bytes of a file, or the first `limit` of them and one more.
  static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] { try system.read(path, limit: limit) }

  /// Replaces a file of our own by another, all or nothing. Readable by its owner only.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let new = path + ".new"
    try remove(new)
    let file = try system.create(new)
    do {
      try system.write(file, bytes)
      try system.sync(file)
    } catch {
      close(file.number)
      unlink(new)
      throw error
    }
    do {
      try system.close(file)
      try system.rename(new, to: path)
    } catch {
      unlink(new)
      throw error
    }
  }

  /// Removes a file; that there is none is as good.
  static func remove(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw error(.remove, path) }
  }

  /// Makes a folder and those above it, for the user only.
  static func createFolder(_ path: String) throws(FileError) {
    if facts(path)?.isFolder == true { return }
    if let above = folder(of: path), above != path, !above.isEmpty { try createFolder(above) }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw error(.create, path) }
  }

  /// A new folder for temporary files that nobody else can look into.
  static func createPrivateFolder() throws(FileError) -> String {
    let place = Machine.variable("XDG_RUNTIME_DIR") ?? Machine.variable("TMPDIR") ?? "/tmp"
    // What mkdtemp asks for: six times X at the end, over which it writes a name of its own.
    var template = Array((place + "/chatflow-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { throw error(.create, place) }
    return made
  }

  /// Removes an empty folder.
  static func removeFolder(_ path: String) throws(FileError) {
    guard rmdir(path) == 0 else { throw error(.remove, path) }
  }

  /// The names in a folder, in no order, without `.` and `..`.
  static func names(in folder: String) throws(FileError) -> [String] { try system.names(in: folder) }

  /// A path from the root, links resolved as far as there are files.
  static func absolute(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let folder = folder(of: path) ?? "."
    guard let real = realpath(folder.isEmpty ? "/" : folder, nil) else { return path }
    defer { free(real) }
    let base = String(cString: real)
    return (base == "/" ? "" : base) + "/" + name(of: path)
  }

  /// The folder part of a path; nil if it has none, empty for the root.
  static func folder(of path: String) -> String? {
    path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
