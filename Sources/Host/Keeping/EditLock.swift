import Builder
import ChatflowFiles
import ChatflowModel
import Glibc
import Words

/// The lock beside a file that says who edits it: `.#NAME`, a link that leads nowhere and whose text names its owner.
///
/// Emacs makes and understands such locks. Where links are refused (FAT, some network file systems), it is a file with that
/// text. It keeps nobody from writing the file: it tells.
struct EditLock {
  /// How its name begins, before that of the file.
  static let beginning = ".#"

  /// Where it lies.
  let path: String
  private let folder: String
  /// Whether to do without links.
  private let isFile: Bool
  /// The clock by which it is told since when somebody edits; nil for the machine's.
  private let clock: NamedTimeZone?
  private var isHeld = false

  /// The lock of a file, whether there is one or not.
  init(of absolutePath: String, withoutLinks isFile: Bool = false, by clock: NamedTimeZone? = nil) {
    self.clock = clock
    let above = Disk.folder(of: absolutePath) ?? "."
    folder = above.isEmpty ? "/" : above
    path = "\(above)/\(Self.beginning)\(Disk.name(of: absolutePath))"
    self.isFile = isFile
  }

  /// Somebody else who edits the file; nil if nobody does, or if who did has ended.
  var other: LockHolder? {
    guard let text = read(), standing(of: text) != .own, standing(of: text) != .gone else { return nil }
    return holder(text)
  }

  // MARK: - Holding

  /// Takes the lock: where it is free, was left behind, or is the one with that text.
  mutating func take(over text: String?) -> LockAnswer {
    // Whoever else takes or leaves it in between is met in the next round.
    for _ in 0..<Self.tries {
      do throws(FileError) {
        try create()
        isHeld = true
        return .held
      } catch {
        // A folder that may not be written needs no lock, or lets nobody have one.
        guard error.isTaken else { return .impossible }
      }
      guard let found = read() else { continue }
      switch standing(of: found) {
      case .own:
        isHeld = true
        return .held
      case .gone: break
      case .alive, .elsewhere, nil: if found != text { return .other(holder(found)) }
      }
      do throws(FileError) { try remove(found) } catch {
        return .notTaken(Words.ours("notice.lock.not-taken", ["lock": Printable.text(path), "reason": error.reason]))
      }
    }
    return .impossible
  }

  private static let tries = 5

  /// Removes the lock, if it is still the one that was taken.
  mutating func release() {
    guard isHeld else { return }
    isHeld = false
    guard let text = read(), standing(of: text) == .own else { return }
    // One that cannot be removed is known as left behind once this run has ended.
    _ = Result { () throws(FileError) in try Disk.remove(path) }
  }

  /// Removes somebody else's lock. Of two runs that do, the second one leaves alone what the first one made.
  private func remove(_ text: String) throws(FileError) {
    let held = PosixFileSystem().hold(folder)
    defer { if let held { close(held.number) } }
    if read() == text { try Disk.remove(path) }
  }

  private func create() throws(FileError) {
    if !isFile {
      do throws(FileError) {
        return try Disk.link(LockOwner.ours.text, at: path)
      } catch {
        guard [EPERM, EOPNOTSUPP, ENOSYS].contains(error.code) else { throw error }
      }
    }
    let system = PosixFileSystem()
    let file = try system.create(path, isPrivate: false)
    let written = Result { () throws(FileError) in try system.write(file, SystemPath.bytes(of: LockOwner.ours.text)) }
    try system.close(file)
    if case .failure(let error) = written {
      try Disk.remove(path)
      throw error
    }
  }

  // MARK: - Reading

  /// What it says; nil if there is none, and empty if nobody can read it.
  private func read() -> String? {
    do throws(FileError) {
      if let text = try PosixFileSystem().linkTarget(path) { return text }
      if Disk.isMissing(path) { return nil }
      return SystemPath.text(of: try Disk.read(path, limit: Self.longest))
    } catch {
      // A name that is too long with the sign of locks before it has none.
      return error.isMissing || error.code == ENAMETOOLONG ? nil : ""
    }
  }

  /// No name of a user and a machine is longer.
  private static let longest = 4096

  private func standing(of text: String) -> LockOwner.Standing? { LockOwner(text)?.standing }

  /// Whoever holds it, as the builder tells it.
  private func holder(_ text: String) -> LockHolder {
    let owner = LockOwner(text)
    let time = Machine.time(at: Disk.ownChanged(path), in: clock)
    // Whoever sits elsewhere has another clock on the wall.
    let since = clock.map { "\(time) (\($0.name))" } ?? time
    return LockHolder(
      lock: text, path: Printable.text(path), since: since,
      owner: owner.map {
        LockHolder.Owner(
          user: Printable.text($0.user), host: Printable.text($0.host), process: "\($0.process)",
          isAlive: $0.standing == .alive)
      })
  }
}
