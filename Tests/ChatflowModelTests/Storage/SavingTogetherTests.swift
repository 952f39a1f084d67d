import ChatflowModel
import Foundation
import Synchronization
import Testing

@testable import ChatflowFiles

/// Two savers of one file never both believe that they have saved it, and nothing is replaced that was not known.
@Suite struct SavingTogetherTests {
  private func scratch() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chatflow-together-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  @Test func ofTwoWhoSaveAtTheSameMomentOneIsTold() throws {
    let folder = try scratch()
    defer { _ = try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a.yaml"
    for round in 0..<200 {
      try Data("base \(round)".utf8).write(to: URL(fileURLWithPath: path))
      let stamp = try FileStore().load(path).stamp
      let outcomes = Mutex([Int: SaveError.Reason?]())
      DispatchQueue.concurrentPerform(iterations: 2) { saver in
        do throws(SaveError) {
          _ = try FileStore().save(Array("saver \(saver) of \(round)".utf8), to: path, expecting: stamp)
          outcomes.withLock { $0[saver] = .some(nil) }
        } catch {
          outcomes.withLock { $0[saver] = error.reason }
        }
      }
      let saved = outcomes.withLock { $0.filter { $0.value == nil }.keys.sorted() }
      #expect(saved.count == 1, "round \(round)")
      #expect(try text(path) == "saver \(saved.first ?? -1) of \(round)")
      #expect(outcomes.withLock { $0.values.contains(.changedOnDisk) })
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.yaml"])
  }

  @Test func ofTwoWhoCreateAFileAtTheSameMomentOneIsTold() throws {
    let folder = try scratch()
    defer { _ = try? FileManager.default.removeItem(atPath: folder) }
    for round in 0..<100 {
      let path = folder + "/\(round).yaml"
      let saved = Mutex<[Int]>([])
      DispatchQueue.concurrentPerform(iterations: 2) { saver in
        if (try? FileStore().create(Array("\(saver)".utf8), at: path)) != nil { saved.withLock { $0.append(saver) } }
      }
      let savers = saved.withLock { $0 }
      #expect(savers.count == 1, "round \(round)")
      #expect(try text(path) == "\(savers.first ?? -1)")
    }
  }

  /// A program that knows of no lock, such as git, writes the file while the new one is being written.
  @Test(arguments: [false, true]) func whatIsWrittenWhileTheNewFileIsWrittenStays(inPlace: Bool) throws {
    let folder = try scratch()
    defer { _ = try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a.yaml"
    try Data("base".utf8).write(to: URL(fileURLWithPath: path))
    if inPlace { try FileManager.default.linkItem(atPath: path, toPath: folder + "/b.yaml") }
    let stamp = try FileStore().load(path).stamp
    let store = FileStore(MeddlingFileSystem { try? Data("theirs".utf8).write(to: URL(fileURLWithPath: path)) })
    #expect(throws: SaveError.self) { try store.save(Array("ours".utf8), to: path, expecting: stamp) }
    #expect(try text(path) == "theirs")
    // Touching it changes nothing that counts.
    let now = try FileStore().load(path).stamp
    let touched = FileStore(
      MeddlingFileSystem {
        try? FileManager.default.setAttributes([.modificationDate: Date.now + 9], ofItemAtPath: path)
      })
    _ = try touched.save(Array("ours".utf8), to: path, expecting: now)
    #expect(try text(path) == "ours")
  }

  /// On FAT and some network file systems no file can have a second name.
  @Test func whereLinksAreRefusedFilesAreCreatedMovedAndRemovedAllTheSame() throws {
    let folder = try scratch()
    defer { _ = try? FileManager.default.removeItem(atPath: folder) }
    let system = LinklessFileSystem()
    let bytes = Array("chatflow: 1\nname: A\n".utf8)
    _ = try FileStore(system).create(bytes, at: folder + "/a.chatflow.yaml")
    #expect(throws: SaveError.self) { try FileStore(system).create(bytes, at: folder + "/a.chatflow.yaml") }
    let flows = ChatflowFolder(folder, system: system)
    let renamed = try flows.perform(.rename(file: "a.chatflow.yaml", name: "B", to: "b.chatflow.yaml"))
    #expect(try text(folder + "/b.chatflow.yaml").contains("name: B"))
    _ = try flows.perform(renamed.inverse)
    let removed = try flows.perform(.remove(file: "a.chatflow.yaml"))
    #expect(try flows.entries().isEmpty)
    _ = try flows.perform(removed.inverse)
    #expect(try flows.entries().map(\.file) == ["a.chatflow.yaml"])
  }
}

/// The system's files, with somebody who does something when a new file is begun.
private struct MeddlingFileSystem: FileSystemOverAnother {
  let meddle: @Sendable () -> Void
  func create(_ path: String, isPrivate: Bool) throws(FileError) -> OpenFile {
    meddle()
    return try real.create(path, isPrivate: isPrivate)
  }
}

/// The system's files, none of which can have a second name.
private struct LinklessFileSystem: FileSystemOverAnother {
  func link(_ path: String, as other: String) throws(FileError) {
    throw FileError(.rename, path, code: 1, reason: "Operation not permitted")
  }
}
