import ChatflowFiles
import ChatflowModel
import Glibc
import Words

/// A chatflow's file, as it was named on the command line.
package struct FlowFile {
  /// The path as it was given, with the ending that it has.
  package let path: String

  /// The file with a name; the ending is added where only the file with the ending exists.
  package init(_ name: String) throws(Failure) {
    path = try FlowFile.existing(name) ?? name
  }

  /// A file that may be new: its name gets the ending if it has none.
  init(new name: String) throws(Failure) {
    let hasEnding = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    path = try FlowFile.existing(name) ?? (hasEnding ? name : name + ChatflowFolder.ending)
  }

  /// Whether there is anything of a name, or a chatflow that has it with the ending.
  package static func isThere(_ name: String) -> Bool {
    [name, name + ChatflowFolder.ending].contains { Disk.facts($0) != nil }
  }

  private static func existing(_ name: String) throws(Failure) -> String? {
    try requireName(name)
    let names = [name, name + ChatflowFolder.ending]
    // A link that leads nowhere yet is meant by its name, too.
    let found = names.first { Disk.facts($0) != nil } ?? names.first { Disk.isLink($0) }
    if let found, found.hasSuffix(ChatflowFolder.testsEnding) {
      throw Failure(.inputOrOutput, FileMessages.line(found, Words.ours("cli.is-tests", ["file": found])))
    }
    return found
  }

  /// A file of tests, which lies where its chatflow does.
  init(ofTests path: String) throws(Failure) {
    try FlowFile.requireName(path)
    self.path = path
  }

  /// Refuses an empty name, which a script passes on whose variable is not set.
  static func requireName(_ name: String) throws(Failure) {
    guard !name.isEmpty else { throw Failure(.usage, Words.ours("cli.failed", ["what": Words.ours["cli.no-name"]])) }
  }

  /// What was read.
  package struct Read {
    /// From where.
    package let file: FlowFile
    /// The file as it was there.
    package let loaded: FileStore.Loaded
    /// The chatflow and what was wrong with it.
    package let opened: ChatflowFile.Opened
    /// The chatflow.
    package let flow: Chatflow
    /// Whether the file holds only a part of what a run was writing that was killed: then all of this is what it held before.
    let isPart: Bool
    /// What git left of a conflict in it; then all of this is our side.
    var conflict: Conflict?

    /// The file's bytes.
    package var bytes: [UInt8] { loaded.bytes }
  }

  /// Reads the file; what could not be understood is part of the result unless nothing could.
  package func read() throws(Failure) -> Read { try read(keptIn: nil, decidingConflicts: false) }

  /// Reads the file, or what it held before a run was killed that was writing it in place, if a journal says so. A conflict
  /// that git left in it can be decided where somebody is asked.
  func read(keptIn journal: KeptJournal?, decidingConflicts: Bool) throws(Failure) -> Read {
    var loaded: FileStore.Loaded
    do {
      loaded = try FileStore().load(path)
    } catch {
      throw failure(error)
    }
    // That the journals cannot be read is said by whoever looks for copies.
    let whole = try? journal?.whole(instead: loaded.bytes)
    if let whole { loaded.bytes = whole }
    let opened = ChatflowFile.decode(bytes: loaded.bytes)
    guard let flow = opened.flow else {
      if decidingConflicts, let read = readConflict(loaded) { return read }
      var lines = FileMessages.lines(opened.problems, in: path)
      if lines.isEmpty { lines = [FileMessages.line(path, Words.ours["cli.not-a-chatflow"])] }
      var failure = Failure(.inputOrOutput)
      failure.lines = lines
      throw failure
    }
    return Read(file: self, loaded: loaded, opened: opened, flow: flow, isPart: whole != nil)
  }

  func failure(_ error: FileError) -> Failure { Self.failure(error, of: path) }

  /// That there is no file to open in the builder, which also begins new ones.
  static func nothingToOpen(at path: String) -> Failure {
    Failure(.inputOrOutput, FileMessages.line(path, Words.ours("cli.nothing-to-open", ["file": path])))
  }

  /// Why a file could not be read.
  static func failure(_ error: FileError, of path: String) -> Failure {
    switch error.code {
    case ENOENT: return Failure(.inputOrOutput, FileMessages.line(path, Words.ours["cli.no-such-file"]))
    case EISDIR: return Failure(.inputOrOutput, FileMessages.line(path, Words.ours["cli.is-a-folder"]))
    default: return Failure(.inputOrOutput, FileMessages.line(error, in: path))
    }
  }
}
