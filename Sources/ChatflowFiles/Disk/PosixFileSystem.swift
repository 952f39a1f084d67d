import Glibc

/// Files as the system has them.
public struct PosixFileSystem: FileSystem {
  /// The system's files.
  public init() {}

  func error(_ step: FileError.Step, _ path: String, _ code: Int32 = errno) -> FileError {
    FileError(
      step, path, code: code, reason: String(cString: strerror(code)), isMissing: code == ENOENT,
      isTaken: code == EEXIST)
  }

  /// By `realpath`.
  public func resolve(_ path: String) throws(FileError) -> String {
    guard let real = SystemPath.with(path, { realpath($0, nil) }) else { throw error(.resolve, path) }
    defer { free(real) }
    return SystemPath.text(real)
  }

  /// By `readlink`.
  public func linkTarget(_ path: String) throws(FileError) -> String? {
    var count = 0
    let target = [CChar](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, filled in
      guard let start = buffer.baseAddress else { return }
      count = SystemPath.with(path) { readlink($0, start, buffer.count) }
      filled = max(0, count)
    }
    if count >= 0 { return SystemPath.text(of: target.map { UInt8(bitPattern: $0) }) }
    guard errno == EINVAL || errno == ENOENT else { throw error(.resolve, path) }
    return nil
  }

  /// By `stat`.
  public func facts(_ path: String) throws(FileError) -> FileFacts {
    var status = stat()
    guard SystemPath.with(path, { stat($0, &status) }) == 0 else { throw error(.inspect, path) }
    let kind = status.st_mode & S_IFMT
    return FileFacts(
      sort: kind == S_IFREG ? .file : kind == S_IFDIR ? .folder : .other, device: UInt64(status.st_dev),
      node: UInt64(status.st_ino), size: Int(status.st_size), mode: status.st_mode & 0o7777, user: status.st_uid,
      group: status.st_gid, names: Int(status.st_nlink),
      changed: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
  }

  /// By the file's rights and `access`.
  public func mayWrite(_ path: String) -> Bool {
    var status = stat()
    return SystemPath.with(path) { path in
      stat(path, &status) == 0 && status.st_mode & 0o222 != 0 && access(path, W_OK) == 0
    }
  }

  /// Never waits for a pipe without a writer.
  public func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    // A pipe without a writer would keep us waiting.
    let number = SystemPath.with(path) { Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard number >= 0 else { throw error(.read, path) }
    defer { _ = Glibc.close(number) }
    var status = stat()
    guard fstat(number, &status) == 0 else { throw error(.read, path) }
    if status.st_mode & S_IFMT == S_IFDIR { throw error(.read, path, EISDIR) }
    var bytes: [UInt8] = []
    let chunk = max(4096, min(Int(status.st_size) + 1, 1 << 20))
    while bytes.count <= limit {
      var count = 0
      bytes += [UInt8](unsafeUninitializedCapacity: chunk) { buffer, filled in
        count = Glibc.read(number, buffer.baseAddress, chunk)
        filled = max(0, count)
      }
      if count == 0 { break }
      if count < 0, errno != EINTR { throw error(.read, path) }
    }
    return bytes
  }

  /// Exclusive, and never through a link.
  public func create(_ path: String, isPrivate: Bool) throws(FileError) -> OpenFile {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let number = SystemPath.with(path) { Glibc.open($0, flags, isPrivate ? 0o600 : 0o666) }
    guard number >= 0 else { throw error(.create, path) }
    return OpenFile(number: number, path: path)
  }

  /// Never through a link, since links are resolved before.
  public func open(_ path: String) throws(FileError) -> OpenFile {
    let number = SystemPath.with(path) { Glibc.open($0, O_WRONLY | O_CLOEXEC | O_NOFOLLOW) }
    guard number >= 0 else { throw error(.write, path) }
    return OpenFile(number: number, path: path)
  }

  /// By `fchown`.
  public func setOwner(_ file: OpenFile, user: UInt32, group: UInt32) throws(FileError) {
    guard fchown(file.number, user, group) == 0 else { throw error(.owner, file.path) }
  }

  /// By `fchmod`.
  public func setMode(_ file: OpenFile, _ mode: UInt32) throws(FileError) {
    guard fchmod(file.number, mode_t(mode)) == 0 else { throw error(.mode, file.path) }
  }

  /// Goes on after interruptions and partial writes.
  public func write(_ file: OpenFile, _ bytes: [UInt8]) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(file.number, $0.baseAddress, $0.count) }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        throw error(.write, file.path)
      }
    }
  }

  /// By `ftruncate`.
  public func truncate(_ file: OpenFile, to size: Int) throws(FileError) {
    guard ftruncate(file.number, off_t(size)) == 0 else { throw error(.write, file.path) }
  }

  /// By `fsync`.
  public func sync(_ file: OpenFile) throws(FileError) {
    guard fsync(file.number) == 0 else { throw error(.sync, file.path) }
  }

  /// By `close`.
  public func close(_ file: OpenFile) throws(FileError) {
    guard Glibc.close(file.number) == 0 else { throw error(.close, file.path) }
  }

  /// By `flock` of the folder, which goes with the process, however that ends.
  public func hold(_ folder: String) -> OpenFile? {
    let number = SystemPath.with(folder) { Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard number >= 0 else { return nil }
    for _ in 0..<Self.holdingTries {
      if flock(number, LOCK_EX | LOCK_NB) == 0 { return OpenFile(number: number, path: folder) }
      guard errno == EWOULDBLOCK || errno == EINTR else { break }
      usleep(Self.holdingPause)
    }
    Glibc.close(number)
    return nil
  }

  /// By `flock`, for as long as the file is open, however the process ends.
  public func hold(_ file: OpenFile) { _ = flock(file.number, LOCK_EX | LOCK_NB) }

  /// Whether somebody holds a file.
  public func isHeld(_ path: String) -> Bool {
    let number = SystemPath.with(path) { Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
    guard number >= 0 else { return false }
    defer { Glibc.close(number) }
    return flock(number, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  /// How often, and after how many microseconds, a folder is tried that another run holds: for two seconds.
  private static let (holdingTries, holdingPause) = (400, UInt32(5000))

  /// By `rename`.
  public func rename(_ path: String, to other: String) throws(FileError) {
    guard SystemPath.with(path, { path in SystemPath.with(other) { Glibc.rename(path, $0) } }) == 0 else {
      throw error(.rename, other)
    }
  }

  /// By `link`.
  public func link(_ path: String, as other: String) throws(FileError) {
    guard SystemPath.with(path, { path in SystemPath.with(other) { Glibc.link(path, $0) } }) == 0 else {
      throw error(.rename, other)
    }
  }

  /// By `unlink`.
  public func remove(_ path: String) throws(FileError) {
    guard SystemPath.with(path, { unlink($0) }) == 0 else { throw error(.remove, path) }
  }

  /// By `readdir`.
  public func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = SystemPath.with(folder, { opendir($0) }) else { throw error(.read, folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
          SystemPath.text($0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// By `mkdir`, with the rights that the user gives new folders.
  public func createFolder(_ path: String) throws(FileError) {
    guard SystemPath.with(path, { mkdir($0, 0o777) }) == 0 else { throw error(.create, path) }
  }

  /// By `fsync` on the folder.
  public func syncFolder(_ path: String) throws(FileError) {
    let number = SystemPath.with(path) { Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard number >= 0 else { throw error(.syncFolder, path) }
    defer { _ = Glibc.close(number) }
    // Some file systems have no such thing for folders, and lose nothing by it.
    guard fsync(number) == 0 || errno == EINVAL || errno == ENOTSUP else { throw error(.syncFolder, path) }
  }
}
