import ChatflowFiles
import ChatflowModel
import Foundation
import Testing
import Words

/// What a file has beside its text: saving keeps it, or says that it writes in place.
struct KeptWithFileTests {
  private typealias Scratch = SavingTests.Scratch

  private let system = PosixFileSystem()

  /// An access list as the system keeps it: of version 2, each entry with its tag, its rights and whom it is about.
  private static func list(group: UInt16, mask: UInt16) -> FileAttribute {
    let nobody: UInt32 = .max
    let entries: [(UInt16, UInt16, UInt32)] = [
      (0x01, 6, nobody), (0x02, 6, 1234), (0x04, group, nobody), (0x10, mask, nobody), (0x20, 4, nobody),
    ]
    func bytes(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }
    return FileAttribute(
      name: "system.posix_acl_access",
      value: bytes(UInt32(2)) + entries.flatMap { bytes($0.0) + bytes($0.1) + bytes($0.2) })
  }
  private static let note = FileAttribute(name: "user.note", value: Array("hello".utf8))

  /// Gives a file attributes; false where its file system has none.
  private func give(_ attributes: [FileAttribute], to path: String) throws -> Bool {
    let file = try system.open(path)
    do {
      for attribute in attributes { try system.setAttribute(file, attribute) }
      try system.close(file)
      return true
    } catch {
      try system.close(file)
      return false
    }
  }

  private func names(_ attributes: [FileAttribute]) -> [FileAttribute] { attributes.sorted { $0.name < $1.name } }

  @Test func accessListsAndAttributesSurvive() throws {
    let scratch = try Scratch()
    let file = try scratch.write("old", "a.yaml")
    // The group may do nothing, the mask everything: as rights alone, that would be the group's.
    guard try give([Self.list(group: 0, mask: 6), Self.note], to: file) else { return }
    let before = (names(try system.attributes(file)), try system.facts(file))
    let saved = try FileStore().save(Array("new".utf8), to: file, expecting: FileStore().load(file).stamp)
    let after = try system.facts(file)
    #expect(saved.inPlace == nil && after.node != before.1.node)
    #expect(names(try system.attributes(file)) == before.0)
    #expect([after.mode, after.user, after.group] == [before.1.mode, before.1.user, before.1.group])
  }

  @Test func aFileGetsNoListThatOnlyItsFolderHas() throws {
    let scratch = try Scratch()
    let file = try scratch.write("old", "a.yaml")
    var standard = Self.list(group: 0, mask: 6)
    standard.name = "system.posix_acl_default"
    guard setStandard(standard, of: scratch.path) else { return }
    let before = try system.attributes(file)
    _ = try FileStore().save(Array("new".utf8), to: file, expecting: FileStore().load(file).stamp)
    #expect(try system.attributes(file) == before)
    // A new file is another matter: it gets what any program's new file gets there.
    _ = try FileStore().create(Array("new".utf8), at: scratch.path + "/b.yaml")
    _ = try system.close(system.create(scratch.path + "/c.yaml", isPrivate: false))
    #expect(try system.attributes(scratch.path + "/b.yaml") == system.attributes(scratch.path + "/c.yaml"))
    #expect(try scratch.mode("b.yaml") == scratch.mode("c.yaml"))
  }

  private func setStandard(_ list: FileAttribute, of folder: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: folder) else { return false }
    let file = OpenFile(number: handle.fileDescriptor, path: folder)
    return (try? system.setAttribute(file, list)) != nil
  }

  /// Files whose attributes the system keeps to itself.
  @Test(arguments: [false, true])
  func whereAttributesCannotBeGivenOnTheFileIsWrittenInPlace(cannotBeRead: Bool) throws {
    let scratch = try Scratch()
    let file = try scratch.write("old and longer", "a.yaml")
    let node = try system.facts(file).node
    let store = FileStore(KeepingAttributes(cannotBeRead: cannotBeRead))
    let saved = try store.save(Array("new".utf8), to: file, expecting: store.load(file).stamp)
    #expect(saved.inPlace == .attributes)
    #expect(saved.notes(.english).first?.contains("access list") == true)
    #expect(try scratch.read("a.yaml") == "new")
    #expect(try system.facts(file).node == node)
    #expect(try scratch.names == ["a.yaml"])
  }

  @Test func aNewFileGetsTheRightsThatTheUserGivesNewFiles() throws {
    let scratch = try Scratch()
    _ = try FileStore().create(Array("new".utf8), at: scratch.path + "/a.yaml")
    let status = try String(contentsOfFile: "/proc/thread-self/status", encoding: .utf8)
    let mask = try #require(status.firstMatch(of: #/Umask:\s*([0-7]+)/#).flatMap { Int($0.1, radix: 8) })
    #expect(try scratch.mode("a.yaml") == 0o666 & ~mask)
  }

  // MARK: - Links

  @Test func whatALinkLeadsToIsCreated() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path + "/sub", withIntermediateDirectories: false)
    let links = [
      ("one", "real-one.yaml", "real-one.yaml"), ("two", "three", "sub/real-two.yaml"),
      ("three", "sub/four", "sub/real-two.yaml"), ("sub/four", "./real-two.yaml", "sub/real-two.yaml"),
      ("five", scratch.path + "/sub/../real-five.yaml", "real-five.yaml"),
    ]
    for (link, target, _) in links {
      try FileManager.default.createSymbolicLink(atPath: scratch.path + "/" + link, withDestinationPath: target)
    }
    for (link, target, real) in links where !["three", "sub/four"].contains(link) {
      let saved = try FileStore().create(Array(link.utf8), at: scratch.path + "/" + link)
      #expect(try scratch.read(real) == link)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path + "/" + link) == target)
      _ = try FileStore().save(Array("again".utf8), to: scratch.path + "/" + link, expecting: saved.stamp)
      #expect(try scratch.read(real) == "again")
    }
  }

  @Test func linksThatLeadNowhereAreAnErrorThatSaysSo() throws {
    let scratch = try Scratch()
    for (link, target) in [("a", "b"), ("b", "a"), ("self", "self"), ("c", "no/folder/x.yaml")] {
      try FileManager.default.createSymbolicLink(atPath: scratch.path + "/" + link, withDestinationPath: target)
    }
    for link in ["a", "self"] {
      let error = #expect(throws: SaveError.self) { try FileStore().create([], at: scratch.path + "/" + link) }
      #expect(error?.sentence(.english).contains("symbolic links") == true)
    }
    #expect(throws: SaveError.self) { try FileStore().create([], at: scratch.path + "/c") }
    #expect(try scratch.names == ["a", "b", "c", "self"])
  }

  // MARK: - What savers left

  private func leave(_ name: String, in scratch: Scratch, hoursAgo: Double) throws {
    let file = try scratch.write("left", name)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3600 * hoursAgo)], ofItemAtPath: file)
  }

  /// Of a file with one name and of one with two, of an old file and of a new one.
  @Test(arguments: [false, true], [false, true])
  func whatKilledSaversLeftIsPassedOverAndCleanedWhenItIsOld(isNew: Bool, hasTwoNames: Bool) throws {
    let scratch = try Scratch()
    let names = [".a.yaml.saving"] + (1..<30).map { ".a.yaml.saving-\($0)" }
    let copies = [".a.yaml.backup"] + (1..<30).map { ".a.yaml.backup-\($0)" }
    for name in names.prefix(28) + copies { try leave(name, in: scratch, hoursAgo: 30) }
    // Somebody may be writing these at this moment.
    for name in names.suffix(2) { try leave(name, in: scratch, hoursAgo: 0.5) }
    try leave(".a.yaml.saving-notes", in: scratch, hoursAgo: 30)
    try leave(".b.yaml.saving", in: scratch, hoursAgo: 30)
    let file = scratch.path + "/a.yaml"
    if isNew {
      _ = try FileStore().create(Array("new".utf8), at: file)
    } else {
      _ = try scratch.write("old", "a.yaml")
      if hasTwoNames { try FileManager.default.linkItem(atPath: file, toPath: scratch.path + "/z.yaml") }
      _ = try FileStore().save(Array("new".utf8), to: file, expecting: FileStore().load(file).stamp)
    }
    #expect(try scratch.read("a.yaml") == "new")
    let left = try Set(scratch.names)
    // What a file held before it was written in place may be all that is left of it.
    #expect(left.isSuperset(of: copies + names.suffix(2) + [".a.yaml.saving-notes", ".b.yaml.saving"]))
    if isNew || !hasTwoNames { #expect(left.isDisjoint(with: names.prefix(28))) }
  }

  // MARK: - Names

  @Test func everyNameHasOneTextThatGivesItBack() {
    let names: [[UInt8]] = [
      Array("a.yaml".utf8), Array("é 中🙂".utf8), [0xFF], [0x61, 0xE9, 0x2E], [0xE4, 0xB8], [0xF0, 0x9F, 0x99],
      [0xC0, 0x80], [0xED, 0xA0, 0x80], Array("\u{10F800}\u{10F87F}\u{10FFFF}".utf8), [0xF4, 0x8F], [0x80, 0xF4],
    ]
    for name in names { #expect(SystemPath.bytes(of: SystemPath.text(of: name)) == name) }
    #expect(Set(names.map { SystemPath.text(of: $0) }).count == names.count)
    #expect(SystemPath.text(of: Array("é 中".utf8)) == "é 中")
  }

  @Test func aNameThatIsNoUTF8CanBeReadSavedAndFound() throws {
    let scratch = try Scratch()
    let file = scratch.path + "/" + SystemPath.text(of: [0x61, 0xE9, 0xFF] + Array(".chatflow.yaml".utf8))
    _ = try FileStore().create(Array("first".utf8), at: file)
    let loaded = try FileStore().load(file)
    #expect(loaded.bytes == Array("first".utf8))
    _ = try FileStore().save(Array("second".utf8), to: file, expecting: loaded.stamp)
    #expect(try FileStore().load(file).bytes == Array("second".utf8))
    #expect(try ChatflowFolder(scratch.path).entries().map { scratch.path + "/" + $0.file } == [file])
    #expect(try system.names(in: scratch.path).count == 1)
  }
}

/// The system's files, but the attributes of a file cannot be given to another, or not even be read.
private struct KeepingAttributes: FileSystemOverAnother {
  let cannotBeRead: Bool

  private func refused(_ path: String) -> FileError {
    FileError(.attributes, path, code: 1, reason: "Operation not permitted")
  }

  func attributes(_ path: String) throws(FileError) -> [FileAttribute] {
    if cannotBeRead { throw refused(path) }
    return path.hasSuffix(".saving") ? [] : [FileAttribute(name: "security.mark", value: [1])]
  }
  func setAttribute(_ file: OpenFile, _ attribute: FileAttribute) throws(FileError) { throw refused(file.path) }
  func removeAttribute(_ file: OpenFile, _ name: String) throws(FileError) { throw refused(file.path) }
}
