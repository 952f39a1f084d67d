import Glibc

/// A call that the system refused.
struct DiskError: Error, Hashable, Sendable {
  enum Step: String, Hashable, Sendable { case read, write, create, remove, list }
  var step: Step
  var path: String
  /// `errno`.
  var code: Int32

  init(_ step: Step, _ path: String, code: Int32) {
    self.step = step
    self.path = path
    self.code = code
  }

  /// What the system calls it.
  var reason: String { String(cString: strerror(code)) }
}

/// Files as the system has them.
enum Disk {
  /// What is at a path.
  struct Facts: Hashable, Sendable {
    var isFolder: Bool
    var isFile: Bool
    var bytes: Int
    /// Whether anybody at all may write it, and this process may. The superuser, who may everything, is told what the
    /// owner meant.
    var isWritable: Bool
  }

  static func facts(_ path: String) -> Facts? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let kind = status.st_mode & S_IFMT
    return Facts(
      isFolder: kind == S_IFDIR, isFile: kind == S_IFREG, bytes: Int(status.st_size),
      isWritable: status.st_mode & 0o222 != 0 && access(path, W_OK) == 0)
  }

  /// All bytes of a file, or the first `limit` of them and one more.
  static func read(_ path: String, limit: Int) throws(DiskError) -> [UInt8] {
    // A pipe without a writer would keep us waiting.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw DiskError(.read, path, code: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw DiskError(.read, path, code: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw DiskError(.read, path, code: EISDIR) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(Int(status.st_size), limit) + 1)
    let chunk = max(4096, min(Int(status.st_size) + 1, 1 << 20))
    while bytes.count <= limit {
      var count = 0
      bytes += [UInt8](unsafeUninitializedCapacity: chunk) { buffer, filled in
        count = Glibc.read(file, buffer.baseAddress, chunk)
        filled = max(0, count)
      }
      if count == 0 { break }
      if count < 0, errno != EINTR { throw DiskError(.read, path, code: errno) }
    }
    return bytes
  }

  /// Replaces a file of our own by another, all or nothing. Readable by its owner only.
  static func replace(_ path: String, with bytes: [UInt8]) throws(DiskError) {
    let new = path + ".new"
    unlink(new)
    let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw DiskError(.create, new, code: errno) }
    var failed: Int32 = 0
    var done = 0
    while done < bytes.count, failed == 0 {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count > 0 { done += count } else if errno != EINTR { failed = errno }
    }
    if fsync(file) != 0, failed == 0 { failed = errno }
    if close(file) != 0, failed == 0 { failed = errno }
    if failed == 0, rename(new, path) != 0 { failed = errno }
    if failed != 0 {
      unlink(new)
      throw DiskError(.write, path, code: failed)
    }
  }

  /// Removes a file; that there is none is as good.
  static func remove(_ path: String) throws(DiskError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw DiskError(.remove, path, code: errno) }
  }

  /// Makes a folder and those above it, for the user only.
  static func createFolder(_ path: String) throws(DiskError) {
    if facts(path)?.isFolder == true { return }
    if let above = folder(of: path), above != path, !above.isEmpty { try createFolder(above) }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw DiskError(.create, path, code: errno) }
  }

  /// A new folder for temporary files that nobody else can look into.
  static func createPrivateFolder() throws(DiskError) -> String {
    let place = Machine.variable("XDG_RUNTIME_DIR") ?? Machine.variable("TMPDIR") ?? "/tmp"
    var template = Array((place + "/chatflow-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { throw DiskError(.create, place, code: errno) }
    return made
  }

  /// Removes an empty folder.
  static func removeFolder(_ path: String) throws(DiskError) {
    guard rmdir(path) == 0 else { throw DiskError(.remove, path, code: errno) }
  }

  /// The names in a folder, in no order, without `.` and `..`.
  static func names(in folder: String) throws(DiskError) -> [String] {
    guard let stream = opendir(folder) else { throw DiskError(.list, folder, code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

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
