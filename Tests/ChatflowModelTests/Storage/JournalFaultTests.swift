import ChatflowModel
import Foundation
import OrderedCollections
import Testing

@testable import ChatflowFiles

/// Every call that writing a journal makes of the system fails in turn: what was kept before is still there, and the failure
/// is told.
@Suite struct JournalFaultTests {
  private static let text =
    "chatflow: 1\nname: T\nstart: a\nactions:\n  a:\n    action: message\n    name: A\n    message: m\n"

  /// Writes a journal with three edits; how many of them were taken without an error.
  private func write(_ path: String, on system: any FileSystem) throws -> (taken: Int, failure: FileError?) {
    var flow = try #require(ChatflowFile.decode(Self.text).flow)
    var taken = 0
    do throws(FileError) {
      var writer = try JournalWriter(
        path, with: Journal.beginning(.init(.chatflow, path: "/a", bytes: Array(Self.text.utf8))), on: system)
      for number in 1...3 {
        guard let edit = Edit.make("edit.rename", changing: "a", in: flow, { $0.name += "\(number)" }) else { continue }
        flow.apply(edit)
        try writer.append(Journal.record(edit, of: .chatflow))
        taken += 1
        try writer.sync()
      }
      try writer.end(removing: false)
      return (taken, nil)
    } catch {
      return (taken, error)
    }
  }

  /// What a program left that wrote journals in the first form is found as well: this one holds a letter typed into the name of
  /// an action, whose text has an attachment.
  @Test func theFirstFormIsReadAsWell() throws {
    let data = try #require(Data(base64Encoded: Self.firstForm, options: .ignoreUnknownCharacters))
    let read = try #require(Journal.read(Array(data)))
    guard case .chatflow(let flow)? = read.state else { return #expect(read.state != nil) }
    let action = try #require(flow.actions["hi"])
    #expect(!read.isCut && read.count > 1 && action.name == "Greet!")
    let messages = try #require(action.values["bubbles"]?.messages)
    #expect(messages.map { $0.text.text(tools: .all) } == ["Hello", "Two"] && messages[0].attachments.count == 1)
    #expect(Journal.place(inBeginning: Array(data))?.path == "/tmp/jh/w/a.chatflow.yaml")
  }

  private static let firstForm = """
    Y2hhdGZsb3ctam91cm5hbCAxCuUAAADn0jDvAAAZL3RtcC9qaC93L2EuY2hhdGZsb3cueWFtbAFBAfgCqrmZ+QMBvAFjaGF0ZmxvdzogMQpuYW
    1lOiBBCnN0YXJ0OiBoaQphY3Rpb25zOgogIGhpOgogICAgYWN0aW9uOiBtZXNzYWdlCiAgICBuYW1lOiBHcmVldAogICAgYnViYmxlczoKICAg
    ICAgLSBtZXNzYWdlOiBIZWxsbwogICAgICAgIGF0dGFjaG1lbnRzOgogICAgICAgICAgLSBmaWxlOiBhLnBkZgogICAgICAtIFR3bwogICAgbm
    V4dDogZW5kCnwAAAAX9qcpAQtlZGl0LnJlbmFtZQEAAmhpAQJoaQdtZXNzYWdlBkdyZWV0IQEHYnViYmxlcwQCAQABAAVIZWxsbwAAAQRmaWxl
    BWEucGRmAZe78O7VnLiddgHB3qT3jIyghIIBAQABAANUd28AAAABm4D//+mIhMUGAAAAAAABAAAAAI8AAACJcjoOAQtlZGl0LmNoYW5nZQEAAm
    hpAQJoaQdtZXNzYWdlBkdyZWV0IQIHYnViYmxlcwQCAQABAAVIZWxsbwAAAQRmaWxlBWEucGRmAZe78O7VnLiddgHB3qT3jIyghIIBAQABAANU
    d28AAAABm4D//+mIhMUGB21lc3NhZ2UDAQABAAF4AAAAAAAAAAAAAQAAAAA=
    """

  @Test(arguments: [false, true]) func whateverFailsTheEditsThatWereTakenCanBeRead(forEver: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chatflow-journal-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { _ = try? FileManager.default.removeItem(atPath: folder) }
    var tried = 0
    for number in 1... {
      let path = folder + "/\(number).journal"
      let system = FailingFileSystem(at: number, forEver: forEver)
      let (taken, failure) = try write(path, on: system)
      guard system.hasFailed else {
        #expect(failure == nil && taken == 3)
        break
      }
      tried += 1
      #expect(failure != nil, "call \(number)")
      guard FileManager.default.fileExists(atPath: path) else {
        #expect(taken == 0, "call \(number)")
        continue
      }
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      guard let read = Journal.read(bytes), case .chatflow(let flow)? = read.state else {
        #expect(taken == 0, "call \(number)")
        continue
      }
      #expect(read.count >= taken, "call \(number)")
      #expect(flow.actions["a"]?.name == "A" + "123".prefix(read.count), "call \(number)")
    }
    #expect(tried >= 9, "only \(tried) calls were tried")
  }
}
