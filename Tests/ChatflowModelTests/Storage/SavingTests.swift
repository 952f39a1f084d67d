import ChatflowFiles
import ChatflowModel
import Foundation
import Synchronization
import Testing
import Words

/// Saving, on real folders, with every call of the system made to fail in turn.
struct SavingTests {
  /// A folder of its own for one test.
  final class Scratch {
    let path: String
    init() throws {
      path = FileManager.default.temporaryDirectory.appending(path: "chatflow-\(UUID().uuidString)").path()
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
    func write(_ text: String, _ name: String) throws -> String {
      let file = "\(path)/\(name)"
      try Data(text.utf8).write(to: URL(filePath: file))
      return file
    }
    func read(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
    }
    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
    func mode(_ name: String) throws -> Int {
      try #require(FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.posixPermissions] as? Int)
    }
  }

  @Test func theNewFileHoldsTheTextAndNothingElseIsLeft() throws {
    let scratch = try Scratch()
    let file = try scratch.write("old", "a.yaml")
    let store = FileStore()
    let loaded = try store.load(file)
    let saved = try store.save(Array("new".utf8), to: file, expecting: loaded.stamp)
    #expect(try scratch.read("a.yaml") == "new")
    #expect(try scratch.names == ["a.yaml"])
    #expect(saved.inPlace == nil && saved.leftover == nil)
    _ = try store.save(Array("newer".utf8), to: file, expecting: saved.stamp)
    #expect(try scratch.read("a.yaml") == "newer")
  }

  @Test func rightsSurvive() throws {
    let scratch = try Scratch()
    let file = try scratch.write("old", "a.yaml")
    for mode in [0o600, 0o640, 0o664, 0o755] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
      let store = FileStore()
      let stamp = try store.load(file).stamp
      _ = try store.save(Array("new \(mode)".utf8), to: file, expecting: stamp)
      #expect(try scratch.mode("a.yaml") == mode)
    }
  }

  @Test func aSymbolicLinkStaysOneAndItsFileIsReplaced() throws {
    let scratch = try Scratch()
    _ = try scratch.write("old", "real.yaml")
    let link = "\(scratch.path)/link.yaml"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.yaml")
    let store = FileStore()
    _ = try store.save(Array("new".utf8), to: link, expecting: store.load(link).stamp)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.yaml")
    #expect(try scratch.read("real.yaml") == "new")
  }

  @Test func aFileWithTwoNamesKeepsBothAndSaysSo() throws {
    let scratch = try Scratch()
    let file = try scratch.write("old and longer", "a.yaml")
    try FileManager.default.linkItem(atPath: file, toPath: "\(scratch.path)/b.yaml")
    let store = FileStore()
    let saved = try store.save(Array("new".utf8), to: file, expecting: store.load(file).stamp)
    #expect(saved.inPlace == .hardLinks)
    #expect(try scratch.read("a.yaml") == "new")
    #expect(try scratch.read("b.yaml") == "new")
    #expect(try scratch.names == ["a.yaml", "b.yaml"])
    #expect(saved.notes(.english) == ["Written in place, since the file has several names"])
  }

  @Test func aChangeBySomebodyElseIsNotOverwritten() throws {
    let scratch = try Scratch()
    let file = try scratch.write("old", "a.yaml")
    let store = FileStore()
    let stamp = try store.load(file).stamp
    _ = try scratch.write("theirs", "a.yaml")
    let error = #expect(throws: SaveError.self) { try store.save(Array("ours".utf8), to: file, expecting: stamp) }
    #expect(error?.reason == .changedOnDisk)
    #expect(try scratch.read("a.yaml") == "theirs")
    // The same bytes in another file, as a checkout leaves them, are no change.
    try FileManager.default.removeItem(atPath: file)
    _ = try scratch.write("old", "a.yaml")
    _ = try store.save(Array("ours".utf8), to: file, expecting: stamp)
    #expect(try scratch.read("a.yaml") == "ours")
  }

  @Test func aFileThatIsGoneIsNotCreatedUnasked() throws {
    let scratch = try Scratch()
    let file = try scratch.write("old", "a.yaml")
    let store = FileStore()
    let stamp = try store.load(file).stamp
    try FileManager.default.removeItem(atPath: file)
    let error = #expect(throws: SaveError.self) { try store.save(Array("ours".utf8), to: file, expecting: stamp) }
    #expect(error?.reason == .gone)
    #expect(try scratch.names == [])
  }

  @Test func aReadOnlyFileSaysSoAndStays() throws {
    let scratch = try Scratch()
    let file = try scratch.write("old", "a.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file)
    let store = FileStore()
    let loaded = try store.load(file)
    #expect(!loaded.isWritable)
    let error = #expect(throws: SaveError.self) {
      try store.save(Array("new".utf8), to: file, expecting: loaded.stamp)
    }
    #expect(error?.reason == .readOnly)
    #expect(try scratch.read("a.yaml") == "old")
  }

  @Test func aNewFileNeverReplacesOne() throws {
    let scratch = try Scratch()
    let store = FileStore()
    _ = try store.create(Array("new".utf8), at: "\(scratch.path)/a.yaml")
    #expect(try scratch.read("a.yaml") == "new")
    let error = #expect(throws: SaveError.self) {
      try store.create(Array("newer".utf8), at: "\(scratch.path)/a.yaml")
    }
    #expect(error?.reason == .exists)
    #expect(try scratch.read("a.yaml") == "new")
    #expect(try scratch.names == ["a.yaml"])
  }

  @Test(arguments: [false, true], [false, true])
  func afterAnyFailureAWholeFileIsThere(forEver: Bool, inPlace: Bool) throws {
    var failures = 0
    for number in 1... {
      let scratch = try Scratch()
      let file = try scratch.write("the old text, which is longer", "a.yaml")
      if inPlace { try FileManager.default.linkItem(atPath: file, toPath: "\(scratch.path)/b.yaml") }
      let failing = FailingFileSystem(at: number, forEver: forEver)
      let stamp = try FileStore().load(file).stamp
      let store = FileStore(failing, spareFolder: scratch.path)
      do {
        _ = try store.save(Array("the new text".utf8), to: file, expecting: stamp)
        #expect(try scratch.read("a.yaml") == "the new text")
        // A refused owner is no failure: the file is then written in place.
        if !failing.hasFailed { break }
        failures += 1
      } catch let error as SaveError {
        failures += 1
        try expectSafe(error, scratch, leftBehind: forEver)
      }
      try #require(number < 100)
    }
    #expect(failures > 8)
  }

  private func expectSafe(_ error: SaveError, _ scratch: Scratch, leftBehind: Bool) throws {
    let text = try scratch.read("a.yaml")
    switch error.safe {
    case .oldFile: #expect(text == "the old text, which is longer")
    case .newFile: #expect(text == "the new text")
    case .copy(let copy):
      #expect(try String(contentsOfFile: copy, encoding: .utf8) == "the old text, which is longer")
    }
    let sentence = error.sentence(.english)
    #expect(sentence.contains("a.yaml") && sentence.contains("changes are still here") && !sentence.contains("{"))
    // Where a command ends, nobody holds changes that could be saved again.
    let ending = error.ending(.english)
    #expect(!ending.contains("{") && !ending.contains("save") && !ending.contains("still here"), "\(ending)")
    if !leftBehind, case .copy = error.safe {
    } else if !leftBehind {
      #expect(try scratch.names.filter { $0.hasPrefix(".") }.count <= 1)
    }
  }

  @Test(arguments: [false, true])
  func afterAnyFailureANewFileIsWholeOrNotThere(forEver: Bool) throws {
    for number in 1... {
      let scratch = try Scratch()
      let failing = FailingFileSystem(at: number, forEver: forEver)
      do {
        _ = try FileStore(failing).create(Array("new".utf8), at: "\(scratch.path)/a.yaml")
        #expect(try scratch.read("a.yaml") == "new")
        if !failing.hasFailed { break }
      } catch let error as SaveError {
        let isThere = try scratch.names.contains("a.yaml")
        #expect(isThere == (error.safe == .newFile))
        if isThere { #expect(try scratch.read("a.yaml") == "new") }
      }
      try #require(number < 100)
    }
  }

  @Test func attachmentsStayInsideTheWorkspace() {
    let cases: [(ChatflowModel.Attachment.Kind, String, ChatflowModel.Attachment.Problem?)] = [
      (.file, "files/a.pdf", nil),
      (.file, "./files/../files/a.pdf", nil),
      (.file, "/etc/passwd", .absolute),
      (.file, "~/a.pdf", .absolute),
      (.file, "C:\\a.pdf", .absolute),
      (.file, "../a.pdf", .outside),
      (.file, "files/../../a.pdf", .outside),
      (.file, "https://example.com/a.pdf", .address),
      (.video, "https://example.com/tour", nil),
      (.video, "javascript:alert", .scheme),
      (.video, "files/tour.mp4", nil),
      (.file, "", .empty),
      (.file, "files/..", .empty),
    ]
    for (kind, location, problem) in cases {
      #expect(ChatflowModel.Attachment(kind, location).problem == problem, Comment(rawValue: location))
    }
  }
}

/// The system's files, of whose calls the nth fails without having done anything, once or from then on.
final class FailingFileSystem: FileSystem {
  private let real = PosixFileSystem()
  private let number: Int
  private let forEver: Bool
  private let calls = Mutex(0)

  init(at number: Int, forEver: Bool) {
    self.number = number
    self.forEver = forEver
  }

  var hasFailed: Bool { calls.withLock { $0 >= number } }

  private func check(_ step: FileError.Step, _ path: String) throws(FileError) {
    let call = calls.withLock { count in
      count += 1
      return count
    }
    if call == number || (forEver && call > number) {
      throw FileError(step, path, code: 5, reason: "Input/output error")
    }
  }

  func resolve(_ path: String) throws(FileError) -> String {
    try check(.resolve, path)
    return try real.resolve(path)
  }
  func facts(_ path: String) throws(FileError) -> FileFacts {
    try check(.inspect, path)
    return try real.facts(path)
  }
  func mayWrite(_ path: String) -> Bool { real.mayWrite(path) }
  func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try check(.read, path)
    return try real.read(path, limit: limit)
  }
  func linkTarget(_ path: String) throws(FileError) -> String? {
    try check(.resolve, path)
    return try real.linkTarget(path)
  }
  func create(_ path: String, isPrivate: Bool) throws(FileError) -> OpenFile {
    try check(.create, path)
    return try real.create(path, isPrivate: isPrivate)
  }
  func attributes(_ path: String) throws(FileError) -> [FileAttribute] {
    try check(.attributes, path)
    return try real.attributes(path)
  }
  func setAttribute(_ file: OpenFile, _ attribute: FileAttribute) throws(FileError) {
    try check(.attributes, file.path)
    try real.setAttribute(file, attribute)
  }
  func removeAttribute(_ file: OpenFile, _ name: String) throws(FileError) {
    try check(.attributes, file.path)
    try real.removeAttribute(file, name)
  }
  func open(_ path: String) throws(FileError) -> OpenFile {
    try check(.write, path)
    return try real.open(path)
  }
  func setOwner(_ file: OpenFile, user: UInt32, group: UInt32) throws(FileError) {
    try check(.owner, file.path)
    try real.setOwner(file, user: user, group: group)
  }
  func setMode(_ file: OpenFile, _ mode: UInt32) throws(FileError) {
    try check(.mode, file.path)
    try real.setMode(file, mode)
  }
  func write(_ file: OpenFile, _ bytes: [UInt8]) throws(FileError) {
    // A write that fails has often written a part.
    do {
      try check(.write, file.path)
    } catch {
      try real.write(file, Array(bytes.prefix(bytes.count / 2)))
      throw error
    }
    try real.write(file, bytes)
  }
  func truncate(_ file: OpenFile, to size: Int) throws(FileError) {
    try check(.write, file.path)
    try real.truncate(file, to: size)
  }
  func sync(_ file: OpenFile) throws(FileError) {
    try check(.sync, file.path)
    try real.sync(file)
  }
  func close(_ file: OpenFile) throws(FileError) {
    let failure = Result { () throws(FileError) in try check(.close, file.path) }
    try real.close(file)
    try failure.get()
  }
  func rename(_ path: String, to other: String) throws(FileError) {
    try check(.rename, other)
    try real.rename(path, to: other)
  }
  func link(_ path: String, as other: String) throws(FileError) {
    try check(.rename, other)
    try real.link(path, as: other)
  }
  func remove(_ path: String) throws(FileError) {
    try check(.remove, path)
    try real.remove(path)
  }
  func names(in folder: String) throws(FileError) -> [String] {
    try check(.read, folder)
    return try real.names(in: folder)
  }
  func createFolder(_ path: String) throws(FileError) {
    try check(.create, path)
    try real.createFolder(path)
  }
  func syncFolder(_ path: String) throws(FileError) {
    try check(.syncFolder, path)
    try real.syncFolder(path)
  }
  func hold(_ folder: String) -> OpenFile? {
    guard case .success = Result(catching: { () throws(FileError) in try check(.inspect, folder) }) else { return nil }
    return real.hold(folder)
  }
  func hold(_ file: OpenFile) { real.hold(file) }
}
