import ChatflowFiles
import ChatflowModel

/// Where the changes of a file that were not saved are kept, so that nothing is lost however the program ends.
///
/// Every edit is written to a journal before the next key is read. The journals of a file are named by its place and by the
/// run that wrote them, and lie in the user's state folder, readable by nobody else. A run never touches what another one
/// wrote but to remove what the user has decided about.
package struct KeptJournal {
  private let subject: JournalSubject
  private let place: String
  /// Where journals lie: in the user's state folder, and where that fails, in the others.
  private let folder: String
  private let spares: [String]
  private let stem: String
  /// The journal that this run writes; nil while there is nothing to keep.
  private var writer: JournalWriter?
  /// Whether edits were done that no journal holds, since writing them failed.
  private(set) var isBehind = false
  /// Why the journal does not lie in the user's state folder; nil if it does.
  private(set) var elsewhere: FileError?
  /// Whether somebody else has written the file, who did not know of what was restored here.
  private var isOvertaken = false
  /// What earlier runs kept and was restored in this one.
  private var restored: [Restored] = []
  /// The text that was written over what the file held, in place, and of which the file may hold a part.
  private var writing: [UInt8]?

  /// A journal that was restored, and those that it had restored itself.
  private struct Restored {
    var path: String
    var others: [String]
    var all: [String] { others + [path] }
  }

  private static let ending = ".journal"
  /// The ending of one that the user has discarded, and may want back.
  private static let discarded = ".discarded"
  /// A longer journal is begun anew, with the whole state in place of its edits.
  private static let longest = 32 << 20

  /// The journals of a file; nil if the user has no folder for such things.
  package init?(of absolutePath: String, _ subject: JournalSubject, in state: StateFolder?) {
    guard let state else { return nil }
    self.subject = subject
    place = absolutePath
    folder = state.path + "/journal"
    spares = state.spares
    stem = PlaceName.word(for: absolutePath)
  }

  /// The journal that this run writes.
  var path: String? { writer?.path }
  /// Whether this run writes a journal, and all that was done stands in it.
  var isCurrent: Bool { writer != nil && !isBehind }
  /// Whether all that was written is on the disk.
  var isDurable: Bool { writer?.isDurable ?? true }

  // MARK: - Writing

  /// Keeps some edits behind those that are kept already. `held` is what the file holds, `state` what the edits led to.
  package mutating func keep(_ edits: [Edit], since held: [UInt8]?, named name: String, now state: Journal.State)
    throws(FileError)
  {
    let records = edits.flatMap { Journal.record($0, of: subject) }
    guard !records.isEmpty || isBehind else { return }
    // Made only where a journal begins: it looks at all that the file held.
    func base() -> Journal.Base { Journal.Base(subject, path: place, name: name, bytes: held) }
    guard var writer else {
      return try begin(base(), isBehind ? Journal.record(state) : records, now: state)
    }
    // Where the journal is not what it should be, the next one holds the whole state. Whether it is there still is asked
    // after each pause, and not for each key.
    if !isBehind, writer.size < Self.longest, !writer.isDurable || writer.isThere {
      do throws(FileError) {
        try writer.append(records)
        self.writer = writer
        return
      } catch {
        isBehind = true
      }
    }
    try begin(base(), Journal.record(state), now: state)
  }

  private mutating func begin(_ base: Journal.Base, _ records: [UInt8], now state: Journal.State) throws(FileError) {
    let old = writer
    let facts =
      (isOvertaken ? Journal.overtaken : [])
      + restored.flatMap { $0.all }.flatMap { Journal.record(restored: Disk.name(of: $0)) }
    let written = writing.map { Journal.record(writing: $0) } ?? []
    isBehind = true
    let short = { Journal.beginning(base.withoutBytes) + facts + Journal.record(state) }
    writer = try create(Journal.beginning(base) + facts + written + records, orElse: short)
    isBehind = false
    // What it held is in the new one, which has its name where its folder had vanished.
    if let old { try old.end(removing: old.path != writer?.path && old.isThere) }
  }

  /// Creates a journal in the first folder that takes one. Where there is no room for what the file held, there may be for
  /// what it is to hold.
  private mutating func create(_ bytes: [UInt8], orElse short: () -> [UInt8]) throws(FileError) -> JournalWriter {
    var failure: FileError?
    for place in [folder] + spares {
      do throws(FileError) {
        if place == folder { try Disk.createFolder(place) } else { try Disk.createOwnFolder(place) }
        let new: JournalWriter
        do throws(FileError) {
          new = try JournalWriter(unused(in: place), with: bytes)
        } catch {
          new = try JournalWriter(unused(in: place), with: short())
        }
        elsewhere = failure
        return new
      } catch {
        failure = failure ?? error
      }
    }
    throw failure ?? Disk.missing(.create, folder)
  }

  private func unused(in folder: String) -> String {
    var number = 1
    while true {
      let count = number > 1 ? ".\(number)" : ""
      let path = "\(folder)/\(stem).\(ProgramRun.ours.process).\(ProgramRun.ours.start)\(count)\(Self.ending)"
      if Disk.facts(path) == nil { return path }
      number += 1
    }
  }

  /// What is kept from now on begins from another file: the next journal holds the whole state.
  mutating func beginAnew() { isBehind = isBehind || writer != nil }

  /// Waits until all that was written is on the disk.
  mutating func sync() throws(FileError) {
    guard let path, !isDurable else { return }
    do throws(FileError) {
      try writer?.sync()
      guard writer?.isThere == true else { throw Disk.missing(.sync, path) }
    } catch {
      isBehind = true
      throw error
    }
  }

  /// Notes that a text is about to be written over what the file holds, in place; what went wrong.
  mutating func note(writing text: String) -> FileError? {
    let text = Array(text.utf8)
    writing = text
    do throws(FileError) {
      try writer?.append(Journal.record(writing: text))
      try sync()
      return nil
    } catch {
      isBehind = writer != nil
      return error
    }
  }

  /// Begins the journal anew, for edits that begin from something else than was thought.
  mutating func beginAnew(since held: [UInt8], named name: String, now state: Journal.State) throws(FileError) {
    try begin(Journal.Base(subject, path: place, name: name, bytes: held), Journal.record(state), now: state)
  }

  /// Removes what this run kept: it was saved, or given up by the user.
  mutating func drop() throws(FileError) {
    isBehind = false
    writing = nil
    guard let writer else { return }
    self.writer = nil
    try writer.end(removing: writer.isThere)
  }

  // MARK: - What earlier runs kept

  /// A journal that an earlier run left, and when it was written last, or discarded, in seconds since 1970.
  typealias Left = (path: String, changed: Int64)

  /// What earlier runs left and can be decided about, the latest first. What a run that goes on has written is its own, and so
  /// is what it has restored: that is part of what it is going to save, or to take back.
  func earlier() throws(FileError) -> [Left] {
    let ended = try ended()
    if ended.isEmpty { return [] }
    var restored: Set<String> = []
    for run in try left(Self.ending) where Self.isInUse(run.path) { restored.formUnion(names(restoredIn: run.path)) }
    return ended.filter { !restored.contains(Disk.name(of: $0.path)) }
  }

  /// All that earlier runs left, the latest first, also what a run that goes on has restored.
  private func ended() throws(FileError) -> [Left] {
    try left(Self.ending).filter { !Self.isInUse($0.path) }
  }

  /// The names of the journals that a run that goes on has restored. Of one whose journal is gone by now, or cannot be read,
  /// nothing is known.
  private func names(restoredIn path: String) -> Set<String> {
    let contents = Result { () throws(FileError) in try read(path) }
    guard case .success(let contents?) = contents else { return [] }
    return contents.restored
  }

  /// What earlier runs left and the user has discarded, the latest first.
  func discarded() throws(FileError) -> [Left] { try left(Self.discarded) }

  private func left(_ ending: String) throws(FileError) -> [Left] {
    var paths: [String] = []
    for folder in folders {
      paths += try Disk.names(in: folder).filter { $0.hasPrefix(stem) && $0.hasSuffix(ending) }.map {
        folder + "/" + $0
      }
    }
    return paths.map { ($0, Disk.exactlyChanged($0)) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
      .map { ($0.0, $0.1 / 1_000_000_000) }
  }

  /// The folders that there are. One among the spare ones that others can write to holds nothing of ours.
  private var folders: [String] {
    [folder].filter { Disk.facts($0)?.isFolder == true } + spares.filter(Disk.isOwnFolder)
  }

  /// Whether a path is that of a journal of this file.
  private func isOwn(_ path: String) -> Bool { ([folder] + spares).contains { path.hasPrefix($0 + "/" + stem) } }

  /// The user does not want what an earlier run left: for some days it can be had back.
  func discard(_ path: String) throws(FileError) {
    guard isOwn(path), path.hasSuffix(Self.ending) else { return }
    let new = path.dropLast(Self.ending.count) + Self.discarded
    try Disk.touch(path)
    try Disk.move(path, to: String(new))
  }

  /// Removes what nobody can want back, of any file: what was discarded long ago, and what a run had only begun when it ended.
  func removeLitter() throws(FileError) {
    let oldest = Machine.now() - Int64(Limits.daysOfDiscarded) * 24 * 3600
    for folder in folders {
      for name in try Disk.names(in: folder) {
        let path = folder + "/" + name
        if name.hasSuffix(Self.discarded) {
          if Disk.changed(path) < oldest { try Disk.remove(path) }
        } else if name.hasSuffix(Self.ending), Disk.facts(path)?.bytes == 0, !Self.isInUse(path) {
          try Disk.remove(path)
        }
      }
    }
  }

  /// The word for the place of the file that a journal with some name is of.
  static func stem(of name: String) -> String { String(name.prefix { $0 != "." }) }

  /// Whether a path is that of a journal that an earlier run left, and that was not discarded. In one that was only begun is
  /// nothing to be had.
  static func isLeft(_ path: String) -> Bool {
    path.hasSuffix(ending) && Disk.facts(path)?.bytes != 0 && !isInUse(path)
  }

  /// Whether the run that wrote it goes on: it holds its journal, or, where nothing can be held, the system knows it.
  private static func isInUse(_ path: String) -> Bool {
    if Disk.isHeld(path) { return true }
    let name = Disk.name(of: path)
    let parts = name.dropFirst(stem(of: name).count).dropLast(ending.count).split(separator: ".")
    guard parts.count > 1 else { return false }
    return ProgramRun(process: String(parts[0]), start: String(parts[1])).goesOn
  }

  /// Gives what earlier runs left to the file at another place, where this one lies now.
  func carryEarlier(to place: String) throws(FileError) {
    for kept in try ended() + discarded() {
      let name = Disk.name(of: kept.path).dropFirst(stem.count)
      try Disk.move(kept.path, to: (Disk.folder(of: kept.path) ?? folder) + "/" + PlaceName.word(for: place) + name)
    }
  }

  /// What a file held before it was being written in place by a run that was killed; nil if what it holds is whole.
  func whole(instead bytes: [UInt8]) throws(FileError) -> [UInt8]? {
    for kept in try ended() + discarded() {
      if let contents = try read(kept.path), contents.isTorn(bytes) { return contents.base.bytes }
    }
    return nil
  }

  /// Reads a journal; nil if not even its beginning can be read, or if it is of another file.
  func read(_ path: String) throws(FileError) -> Journal.Contents? {
    let contents = Journal.read(try Disk.read(path, limit: Journal.maximumBytes))
    return contents.flatMap { $0.base.subject == subject ? $0 : nil }
  }

  /// What an earlier run kept was restored in this one; false if it is no journal of this file. Where it was behind its file,
  /// what this run keeps is so, too, until it is saved.
  mutating func restored(_ path: String, isBehindFile: Bool) throws(FileError) -> Bool {
    guard isOwn(path) else { return false }
    let new = Restored(path: path, others: try read(path).map { Self.included($0, beside: path) } ?? [])
    restored.append(new)
    try writer?.append(new.all.flatMap { Journal.record(restored: Disk.name(of: $0)) })
    guard isBehindFile, !isOvertaken else { return true }
    isOvertaken = true
    try writer?.append(Journal.overtaken)
    return true
  }

  /// What was restored was taken back: it is to be decided about again, the next time.
  mutating func tookBack(_ path: String) throws(FileError) {
    guard let index = restored.lastIndex(where: { $0.path == path }) else { return }
    let old = restored.remove(at: index)
    try writer?.append(old.all.flatMap { Journal.record(restored: Disk.name(of: $0), false) })
  }

  /// The journals that were restored by the run that wrote one.
  static func included(_ contents: Journal.Contents, beside path: String) -> [String] {
    contents.restored.sorted().map { (Disk.folder(of: path) ?? "") + "/" + $0 }
  }

  /// What was restored is saved now: what is left of it is removed.
  mutating func dropRestored() throws(FileError) {
    isOvertaken = false
    while let last = restored.popLast() {
      for path in last.all { try Disk.remove(path) }
    }
  }
}
