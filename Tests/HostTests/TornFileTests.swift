@testable import Builder
import ChatflowFiles
import ChatflowModel
import Foundation
import Screen
import Testing

@testable import Host

/// A file that was being written in place when the program was killed holds the new text up to some byte, and the old one from
/// there on. Wherever that is, it is opened, what was kept is restored, and nobody else is said to have changed it.
@Suite struct TornFileTests {
  /// A file with two names is written where it is.
  private static let old = Desk.text.replacing("Hello", with: "Hello, this is a longer text than the new one")

  /// What saving makes of the file, and the journal of a run that was killed meanwhile.
  private func leave(on desk: Desk) throws -> (text: String, journal: String) {
    try desk.write(Self.old)
    var run = try Program(on: desk)
    run.press(Key(.enter), .character("\""), Key(.tab))
    for _ in 0..<60 { run.press(Key(.backspace)) }
    run.press(.character("é"))
    #expect(run.keep() == nil)
    let journal = try #require(try desk.kept("journal").first)
    let bytes = try desk.bytes(of: journal)
    run.press(.control("s"))
    let text = try desk.text()
    #expect(text != Self.old && text.utf8.count < Self.old.utf8.count)
    try desk.setBytes(of: journal, bytes + Journal.record(writing: Array(text.utf8)))
    try desk.endRun()
    let left = try desk.kept("journal")
    return (text, try #require(left.first))
  }

  @Test func whereverTheWriteWasCutItIsRestored() throws {
    let desk = try Desk()
    let (text, journal) = try leave(on: desk)
    let (old, new) = (Array(Self.old.utf8), Array(text.utf8))
    let bytes = try desk.bytes(of: journal)
    for cut in 0...new.count {
      try desk.setBytes(of: desk.path(), Array(new[..<cut] + old[cut...]))
      if !FileManager.default.fileExists(atPath: journal) { try desk.setBytes(of: journal, bytes) }
      var again = try Program(on: desk)
      let question = try #require(again.question, "cut at \(cut)")
      #expect(!question.details.contains { $0.contains("Somebody") }, "cut at \(cut)")
      #expect(again.flow == ChatflowFile.decode(Self.old).flow, "cut at \(cut)")
      again.press(Key(.enter), .control("s"))
      #expect(try desk.text() == text, "cut at \(cut)")
      #expect(try desk.kept("journal").isEmpty, "cut at \(cut)")
    }
  }

  /// What is not wanted leaves the file as it was before, which is unsaved until it is written.
  @Test func whatIsNotRestoredIsTheFileAsItWas() throws {
    let desk = try Desk()
    let (text, _) = try leave(on: desk)
    let (old, new) = (Array(Self.old.utf8), Array(text.utf8))
    let cut = zip(old, new).prefix { $0 == $1 }.count + 4
    try desk.setBytes(of: desk.path(), Array(new[..<cut] + old[cut...]))
    var again = try Program(on: desk)
    again.press(.character("l"))
    let left = again.press(.character("q"))
    #expect(!left && again.question != nil)
    again.press(.character("s"))
    #expect(try desk.text() == Self.old)
  }

  /// Somebody else's text is neither.
  @Test func whatSomebodyElseWroteIsTheirs() throws {
    let desk = try Desk()
    _ = try leave(on: desk)
    let theirs = Desk.text.replacing("Greeting", with: "Grooting")
    try desk.write(theirs)
    var again = try Program(on: desk)
    #expect(again.question?.details.contains { $0.contains("Somebody has changed") } == true)
    again.press(Key(.enter), .control("s"))
    #expect(try desk.text() == theirs)
  }

  /// The journal knows what is written before a byte of the file is another one.
  @Test func whatIsWrittenInPlaceIsNotedBefore() throws {
    let desk = try Desk()
    try FileManager.default.linkItem(atPath: desk.path(), toPath: desk.path(of: "second name"))
    let loaded = try FileStore().load(desk.path())
    var journal = KeptJournal(of: desk.path(), .chatflow, in: desk.state)
    let flow = try #require(ChatflowFile.decode(Desk.text).flow)
    let edit = try #require(Edit.make("edit.rename", changing: "greet", in: flow) { $0.name = "Other" })
    try journal?.keep([edit], since: loaded.bytes, named: "", now: .chatflow(flow))
    var saver = FileSaver(path: desk.path(), loaded: loaded)
    var notes: [String] = []
    let text = Desk.text.replacing("Greeting", with: "Other")
    #expect(saver.write(text, mayOverwrite: false, notingIn: &journal, &notes) == .written)
    let path = try #require(journal?.path)
    let bytes = try desk.bytes(of: path)
    let contents = try #require(Journal.read(bytes))
    #expect(contents.isTorn(Array(text.utf8.prefix(86)) + loaded.bytes[86...]))
    #expect(!contents.isTorn(loaded.bytes) && !contents.isTorn(Array(text.utf8)))
    #expect(contents.count == 1 && !contents.isCut)
  }
}
