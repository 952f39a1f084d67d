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
  private static let attempts = 20

  mutating func run(_ bytes: [UInt8], instead old: [UInt8]) throws(SaveError) -> FileStore.Saved {
    guard let facts else { return try create(bytes) }
    if facts.names > 1 { return try writeInPlace(bytes, old, .hardLinks) }
    guard system.mayWrite(PathParts(real).folder) else { return try writeInPlace(bytes, old, .folder) }
    let temporary: OpenFile
    do {
      temporary = try createTemporary(in: PathParts(real).folder, "saving")
    } catch {
      throw SaveError(error, path)
    }
    do {
      try system.setOwner(temporary, user: facts.user, group: facts.group)
    } catch {
      closeAndRemove(temporary)
      return try writeInPlace(bytes, old, .owner)
    }
    do {
      try fill(temporary, bytes, mode: facts.mode)
    } catch {
      closeAndRemove(temporary)
      throw SaveError(error, path, leftover: leftover)
    }
    try closeOrRemove(temporary)
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
    let temporary: OpenFile
    do {
      if (try? system.facts(real)) != nil { throw SaveError(.exists, path, stamp: stampNow()) }
      temporary = try createTemporary(in: PathParts(real).folder, "saving")
    } catch let error as FileError {
      throw SaveError(error, path)
    } catch {
      throw error as? SaveError ?? SaveError(.exists, path)
    }
    do {
      try fill(temporary, bytes, mode: 0o644)
    } catch {
      closeAndRemove(temporary)
      throw SaveError(error, path, leftover: leftover)
    }
    try closeOrRemove(temporary)
    do {
      try system.link(temporary.path, as: real)
    } catch {
      remove(temporary.path)
      throw error.isTaken
        ? SaveError(.exists, path, stamp: stampNow()) : SaveError(error, path, leftover: leftover)
    }
    remove(temporary.path)
    return try finish(bytes, nil)
  }

  /// What is left to do when the new file is in its place.
  private func finish(_ bytes: [UInt8], _ inPlace: FileStore.InPlace?) throws(SaveError) -> FileStore.Saved {
    do {
      let stamp = FileStamp(try system.facts(real), bytes)
      do {
        if inPlace == nil { try system.syncFolder(PathParts(real).folder) }
      } catch {
        throw SaveError(error, path, safe: .newFile, stamp: stamp)
      }
      return FileStore.Saved(stamp: stamp, inPlace: inPlace, leftover: leftover)
    } catch let error as FileError {
      throw SaveError(error, path, safe: .newFile, stamp: FileStamp(facts ?? .none, bytes))
    } catch {
      throw error as? SaveError ?? SaveError(.notAFile, path)
    }
  }

  // MARK: - In place

  private mutating func writeInPlace(
    _ bytes: [UInt8], _ old: [UInt8], _ why: FileStore.InPlace
  ) throws(SaveError) -> FileStore.Saved {
    let copy = try keepCopy(of: old)
    let file: OpenFile
    do {
      file = try system.open(real)
    } catch {
      remove(copy)
      throw SaveError(error, path, leftover: leftover)
    }
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
    do {
      let file = try createTemporary(in: folder, "backup")
      do {
        try system.write(file, old)
        try system.sync(file)
      } catch {
        closeAndRemove(file)
        throw error
      }
      try closeOrRemove(file)
      return file.path
    } catch let error as FileError {
      throw SaveError(error.at(.backup), path, leftover: leftover)
    } catch {
      throw error as? SaveError ?? SaveError(.notAFile, path)
    }
  }

  // MARK: - Temporary files

  private func createTemporary(in folder: String, _ purpose: String) throws(FileError) -> OpenFile {
    let name = PathParts(real).name.utf8.prefix(200)
    var number = 0
    while true {
      let suffix = number == 0 ? "" : "-\(number)"
      do {
        return try system.create(
          PathParts.join(folder, ".\(String(decoding: name, as: UTF8.self)).\(purpose)\(suffix)"))
      } catch {
        number += 1
        guard error.isTaken, number < Self.attempts else { throw error }
      }
    }
  }

  private func fill(_ file: OpenFile, _ bytes: [UInt8], mode: UInt32) throws(FileError) {
    try system.write(file, bytes)
    try system.setMode(file, mode)
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
