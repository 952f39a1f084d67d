/// One attempt to bring bytes to a file.
struct SaveAttempt {
  let system: any FileSystem
  /// The path as the user knows it, for messages.
  let path: String
  /// The path of the file itself.
  let real: String
  /// What is there; nil for a new file.
  let facts: FileFacts?
  let spareFolder: String
  private var leftover: String?

  init(system: any FileSystem, path: String, real: String, facts: FileFacts?, spareFolder: String) {
    self.system = system
    self.path = path
    self.real = real
    self.facts = facts
    self.spareFolder = spareFolder
  }

  /// How many names for a temporary file are tried; earlier ones are left over from a crash.
  private static let attempts = 1000
  /// By how many nanoseconds a temporary file is older than a new one if nobody writes it any more: an hour.
  private static let abandoned: Int64 = 3_600_000_000_000

  /// What a temporary file is for.
  private enum Purpose: String {
    /// It becomes the file.
    case saving
    /// It is what the file held while that is written in place.
    case backup
  }

  mutating func run(
    _ bytes: [UInt8], instead old: [UInt8], beforeInPlace: () -> Void
  ) throws(SaveError) -> FileStore.Saved {
    guard let facts else { return try create(bytes) }
    if facts.names > 1 { return try writeInPlace(bytes, old, .hardLinks, beforeInPlace) }
    guard system.mayWrite(PathParts(real).folder) else { return try writeInPlace(bytes, old, .folder, beforeInPlace) }
    let temporary: OpenFile
    do {
      temporary = try createTemporary(in: PathParts(real).folder, .saving, isPrivate: true)
    } catch {
      throw SaveError(error, path)
    }
    do {
      try system.setOwner(temporary, user: facts.user, group: facts.group)
    } catch {
      closeAndRemove(temporary)
      return try writeInPlace(bytes, old, .owner, beforeInPlace)
    }
    do {
      try giveAttributes(to: temporary)
    } catch {
      closeAndRemove(temporary)
      return try writeInPlace(bytes, old, .attributes, beforeInPlace)
    }
    do {
      try fill(temporary, bytes, mode: facts.mode)
    } catch {
      closeAndRemove(temporary)
      throw SaveError(error, path, leftover: leftover)
    }
    try closeOrRemove(temporary)
    do {
      try lookAgain(at: old)
    } catch {
      remove(temporary.path)
      throw error
    }
    do {
      try system.rename(temporary.path, to: real)
    } catch {
      remove(temporary.path)
      throw SaveError(error, path, leftover: leftover)
    }
    return try finish(bytes, nil)
  }

  /// Writes a new file beside its place and gives it its name, which nobody may have taken meanwhile.
  mutating func create(_ bytes: [UInt8]) throws(SaveError) -> FileStore.Saved {
    if (try? system.facts(real)) != nil { throw SaveError(.exists, path, stamp: stampNow()) }
    let temporary: OpenFile
    do {
      // What the user and the folder say about the rights of new files is the system's to work out.
      temporary = try createTemporary(in: PathParts(real).folder, .saving, isPrivate: false)
    } catch {
      throw SaveError(error, path)
    }
    do {
      try fill(temporary, bytes, mode: nil)
    } catch {
      closeAndRemove(temporary)
      throw SaveError(error, path, leftover: leftover)
    }
    try closeOrRemove(temporary)
    do {
      if try system.name(temporary.path, as: real) { remove(temporary.path) }
    } catch {
      remove(temporary.path)
      throw error.isTaken
        ? SaveError(.exists, path, stamp: stampNow()) : SaveError(error, path, leftover: leftover)
    }
    return try finish(bytes, nil)
  }

  /// Looks at the file once more at the last moment: writing the new one took its time, and whoever changed the file
  /// meanwhile may know of no lock.
  private func lookAgain(at old: [UInt8]) throws(SaveError) {
    guard let facts else { return }
    let now: FileFacts
    let bytes: [UInt8]
    do {
      now = try system.facts(real)
      if now == facts { return }
      bytes = try system.read(real, limit: ChatflowFile.maximumBytes)
    } catch {
      throw error.isMissing ? SaveError(.gone, path) : SaveError(error, path)
    }
    if bytes != old { throw SaveError(.changedOnDisk, path, stamp: FileStamp(now, bytes)) }
  }

  /// What is left to do when the new file is in its place.
  private func finish(_ bytes: [UInt8], _ inPlace: FileStore.InPlace?) throws(SaveError) -> FileStore.Saved {
    var stamp = FileStamp(facts ?? .none, bytes)
    do {
      stamp = FileStamp(try system.facts(real), bytes)
      if inPlace == nil { try system.syncFolder(PathParts(real).folder) }
    } catch {
      throw SaveError(error, path, safe: .newFile, stamp: stamp)
    }
    return FileStore.Saved(stamp: stamp, inPlace: inPlace, leftover: leftover)
  }

  // MARK: - In place

  private mutating func writeInPlace(
    _ bytes: [UInt8], _ old: [UInt8], _ why: FileStore.InPlace, _ before: () -> Void
  ) throws(SaveError) -> FileStore.Saved {
    let copy = try keepCopy(of: old)
    do {
      try lookAgain(at: old)
    } catch {
      remove(copy)
      throw error
    }
    let file: OpenFile
    do {
      file = try system.open(real)
    } catch {
      remove(copy)
      throw SaveError(error, path, leftover: leftover)
    }
    before()
    do {
      try system.write(file, bytes)
      try system.truncate(file, to: bytes.count)
      try system.sync(file)
    } catch {
      // The first failure is the one to tell; closing can only fail for the same reason.
      _ = Result { try system.close(file) }
      throw SaveError(error, path, safe: .copy(copy), stamp: stampNow())
    }
    do {
      try system.close(file)
    } catch {
      throw SaveError(error, path, safe: .copy(copy), stamp: stampNow())
    }
    remove(copy)
    return try finish(bytes, why)
  }

  /// What is in the file after a failure, so that saving again is not taken for somebody else's change.
  private func stampNow() -> FileStamp? {
    guard let facts = try? system.facts(real), let bytes = try? system.read(real, limit: ChatflowFile.maximumBytes)
    else { return nil }
    return FileStamp(facts, bytes)
  }

  /// Keeps what the file holds beside it, or in the spare folder.
  private mutating func keepCopy(of old: [UInt8]) throws(SaveError) -> String {
    let own = PathParts(real).folder
    let folder = system.mayWrite(own) ? own : spareFolder
    let file: OpenFile
    do {
      file = try createTemporary(in: folder, .backup, isPrivate: true)
    } catch {
      throw SaveError(error.at(.backup), path, leftover: leftover)
    }
    do {
      try system.write(file, old)
      try system.sync(file)
    } catch {
      closeAndRemove(file)
      throw SaveError(error.at(.backup), path, leftover: leftover)
    }
    try closeOrRemove(file)
    do {
      // A copy whose name is not on the disk is none.
      try system.syncFolder(folder)
    } catch {
      remove(file.path)
      throw SaveError(error.at(.backup), path, leftover: leftover)
    }
    return file.path
  }

  // MARK: - Temporary files

  /// How the names of the temporary files of a file begin.
  private static func stem(of real: String, _ purpose: Purpose) -> String {
    let name = String(decoding: SystemPath.bytes(of: PathParts(real).name).prefix(200), as: UTF8.self)
    return ".\(name).\(purpose.rawValue)"
  }

  /// Whether a file has a name that a copy gets of what another one held.
  static func isBackup(_ name: String, of real: String) -> Bool { isTemporary(name, stem(of: real, .backup)) }

  /// Whether a name is a stem, or that with a number.
  private static func isTemporary(_ name: String, _ stem: String) -> Bool {
    guard name.hasPrefix(stem) else { return false }
    let number = name.dropFirst(stem.count)
    return number.isEmpty || (number.first == "-" && Int(number.dropFirst()) != nil)
  }

  private func createTemporary(
    in folder: String, _ purpose: Purpose, isPrivate: Bool
  ) throws(FileError) -> OpenFile {
    let stem = Self.stem(of: real, purpose)
    var number = 0
    while true {
      do {
        let file = try system.create(
          PathParts.join(folder, number == 0 ? stem : "\(stem)-\(number)"), isPrivate: isPrivate)
        // A copy of what a file held is never thrown away unasked: it may be all that is left of it.
        if number > 0, purpose == .saving { removeAbandoned(stem, in: folder, besides: file) }
        return file
      } catch {
        number += 1
        guard error.isTaken, number < Self.attempts else { throw error }
      }
    }
  }

  /// Removes what savers that were killed have left. The file that was just created tells the time, so that the clocks
  /// of two machines on one folder do not matter; what another saver writes at this moment is as new.
  private func removeAbandoned(_ stem: String, in folder: String, besides file: OpenFile) {
    do {
      let now = try system.facts(file.path).changed
      for name in try system.names(in: folder) where Self.isTemporary(name, stem) {
        let left = try system.facts(PathParts.join(folder, name))
        if left.sort == .file, now - left.changed > Self.abandoned { try system.remove(PathParts.join(folder, name)) }
      }
    } catch {
      // It stands in nobody's way: the next saver passes it over, too.
    }
  }

  /// Gives the new file what the old one has beside its rights, and nothing else: a folder may have given it a list of
  /// its own.
  private func giveAttributes(to file: OpenFile) throws(FileError) {
    let old = try system.attributes(real)
    let new = try system.attributes(file.path)
    for attribute in old where !new.contains(attribute) { try system.setAttribute(file, attribute) }
    for attribute in new where !old.contains(where: { $0.name == attribute.name }) {
      try system.removeAttribute(file, attribute.name)
    }
  }

  private func fill(_ file: OpenFile, _ bytes: [UInt8], mode: UInt32?) throws(FileError) {
    try system.write(file, bytes)
    // After the attributes: the rights of the group are the mask of an access list, and stay what they were.
    if let mode { try system.setMode(file, mode) }
    try system.sync(file)
  }

  private mutating func closeOrRemove(_ file: OpenFile) throws(SaveError) {
    do {
      try system.close(file)
    } catch {
      remove(file.path)
      throw SaveError(error, path, leftover: leftover)
    }
  }

  private mutating func closeAndRemove(_ file: OpenFile) {
    _ = Result { try system.close(file) }
    remove(file.path)
  }

  /// Removes a temporary file; one that stays is told.
  private mutating func remove(_ path: String) {
    do {
      try system.remove(path)
    } catch {
      if !error.isMissing { leftover = path }
    }
  }
}

extension FileFacts {
  fileprivate static let none = FileFacts(
    sort: .other, device: 0, node: 0, size: 0, mode: 0, user: 0, group: 0, names: 0)
}

extension FileError {
  fileprivate func at(_ step: Step) -> FileError {
    var error = self
    error.step = step
    return error
  }
}
