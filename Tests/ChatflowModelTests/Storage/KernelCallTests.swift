import CKernelCalls
import ChatflowFiles
import ChatflowModel
import Foundation
import Testing

/// What saving asks of the kernel, on the real file system: everything is on the disk before it gets its name, and the
/// name is on the disk when saving says that it is done.
struct KernelCallTests {
  private typealias Scratch = SavingTests.Scratch

  /// A call, and to what it was made.
  private struct Call: Equatable, CustomStringConvertible {
    var name: String
    var node: UInt64
    var description: String { "\(name) \(node)" }
  }

  private func calls(of body: () throws -> Void) rethrows -> [Call] {
    ckc_begin()
    var noted = [ckc_call](repeating: ckc_call(), count: 256)
    do {
      try body()
    } catch {
      _ = ckc_end(&noted, 0)
      throw error
    }
    let count = Int(ckc_end(&noted, Int32(noted.count)))
    return noted.prefix(count).map { call in
      let name = withUnsafeBytes(of: call.name) { bytes in String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
      return Call(name: name, node: call.node)
    }
  }

  private func node(_ path: String) throws -> UInt64 {
    try #require(FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? UInt64)
  }

  /// What changes a file, and is on the disk only after a sync of it.
  private static let changes: Set<String> = ["write", "ftruncate", "fchmod", "fchown", "fsetxattr"]

  /// Every file that was changed was synced after its last change, and before anything that follows from it.
  private func expectSynced(_ calls: [Call], _ node: UInt64, before end: Int) {
    let last = calls[..<end].lastIndex { $0.node == node && Self.changes.contains($0.name) }
    let sync = calls[..<end].lastIndex { $0.node == node && $0.name == "fsync" }
    #expect(last != nil && sync != nil && (last ?? .max) < (sync ?? .min), "\(calls)")
  }

  @Test func aReplacedFileIsSyncedBeforeItGetsItsNameAndTheFolderAfterIt() throws {
    let scratch = try Scratch()
    let file = try scratch.write("old", "a.yaml")
    let stamp = try FileStore().load(file).stamp
    let calls = try calls { _ = try FileStore().save(Array("new".utf8), to: file, expecting: stamp) }
    let rename = try #require(calls.firstIndex { $0.name == "rename" }, "\(calls)")
    #expect(calls[rename].node == (try node(file)))
    expectSynced(calls, calls[rename].node, before: rename)
    #expect(calls.last == Call(name: "fsync", node: try node(scratch.path)), "\(calls)")
  }

  @Test func aNewFileIsSyncedBeforeItGetsItsNameAndTheFolderAfterIt() throws {
    let scratch = try Scratch()
    let file = "\(scratch.path)/a.yaml"
    let calls = try calls { _ = try FileStore().create(Array("new".utf8), at: file) }
    let link = try #require(calls.firstIndex { $0.name == "link" }, "\(calls)")
    expectSynced(calls, try node(file), before: link)
    #expect(calls.last == Call(name: "fsync", node: try node(scratch.path)), "\(calls)")
  }

  @Test func beforeAFileIsWrittenInPlaceItsCopyIsOnTheDiskWithItsName() throws {
    let scratch = try Scratch()
    let file = try scratch.write("old", "a.yaml")
    try FileManager.default.linkItem(atPath: file, toPath: "\(scratch.path)/b.yaml")
    let stamp = try FileStore().load(file).stamp
    let calls = try calls { _ = try FileStore().save(Array("new".utf8), to: file, expecting: stamp) }
    let (own, folder) = (try node(file), try node(scratch.path))
    let first = try #require(calls.firstIndex { $0.node == own }, "\(calls)")
    let copy = try #require(calls[..<first].first { $0.name == "write" }?.node, "\(calls)")
    expectSynced(calls, copy, before: first)
    #expect(calls[..<first].last == Call(name: "fsync", node: folder), "\(calls)")
    // The copy goes only when the file itself is whole.
    let removal = try #require(calls.firstIndex { $0.name == "unlink" && $0.node == copy }, "\(calls)")
    expectSynced(calls, own, before: removal)
  }
}
