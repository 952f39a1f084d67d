@testable import Builder
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Foundation
import Screen
import Testing
import Words

@testable import Host

/// A text that is being edited in the user's own editor is found again however the program ends.
@Suite struct OutsideTextTests {
  private static let place = TextPlace(name: "Greeting", words: ["action", "greet", "details", "field", "message"])

  private func texts(on desk: Desk) throws -> OutsideTexts {
    try #require(OutsideTexts(of: desk.path(), in: desk.state))
  }

  /// A run that was killed while the user edited a text.
  private func leave(_ text: String, on desk: Desk, at place: TextPlace = place) throws {
    let folder = try texts(on: desk).begin("Hello\n", of: place)
    try desk.setBytes(of: OutsideTexts.path(in: folder), Array(text.utf8))
    let ours = "\(ProgramRun.ours.process).\(ProgramRun.ours.start)"
    try FileManager.default.moveItem(atPath: folder, toPath: folder.replacing(ours, with: "0.1"))
  }

  private func message(_ program: Program) -> String? {
    program.flow?.actions["greet"]?.values["message"]?.message?.text.text(tools: [])
  }

  /// A line is given only to editors that take one so: others would begin a file of that name.
  @Test(arguments: [
    ("vi", "vi +12"), ("/usr/bin/nvim -R", "/usr/bin/nvim -R +12"), ("code --wait", "code --wait"), ("", ""),
    ("sh editor", "sh editor"),
  ])
  func anEditorOfFilesBeginsAtTheLine(editor: String, command: String) {
    #expect(OutsideEditor.command(editor, at: 12) == command)
  }

  @Test func whatWasWrittenThereIsOfferedAndTaken() throws {
    let desk = try Desk()
    try leave("Hello, you there\n", on: desk)
    var program = try Program(on: desk)
    #expect(program.question?.text.contains("Greeting") == true)
    #expect(program.question?.details.first == "Hello, you there")
    program.press(.character("t"))
    #expect(message(program) == "Hello, you there")
    #expect(try desk.kept("editing").isEmpty)
    program.press(.control("s"))
    #expect(try desk.text().contains("message: Hello, you there\n"))
  }

  /// First the chatflow as it was then, and then the text that belongs to it.
  @Test func itIsAskedAboutBehindTheJournal() throws {
    let desk = try Desk()
    var first = try Program(on: desk)
    first.change()
    #expect(first.keep() == nil)
    try desk.endRun()
    try leave("Hi\n", on: desk)
    var program = try Program(on: desk)
    #expect(program.question?.text.contains("did not save") == true)
    program.press(Key(.enter), .character("t"))
    #expect(program.flow?.actions["greet"]?.name == "Greeting!" && message(program) == "Hi")
  }

  @Test func whatIsDecidedLaterIsAskedAboutAgainAndWhatIsDiscardedIsNot() throws {
    let desk = try Desk()
    try leave("Hi\n", on: desk)
    var program = try Program(on: desk)
    program.press(.character("l"))
    #expect(program.question == nil)
    program.press(Key(.character("k"), .alt))
    #expect(program.question != nil)
    program.press(.character("d"))
    #expect(try Program(on: desk).question == nil)
    // For some days it lies there still.
    #expect(try desk.kept("editing").count == 1)
    #expect(message(program) == "Hello")
  }

  @Test func whatNobodyChangedIsNoQuestion() throws {
    let desk = try Desk()
    try leave("Hello\n", on: desk)
    #expect(try Program(on: desk).question == nil)
    #expect(try desk.kept("editing").isEmpty)
  }

  @Test(arguments: [
    ["action", "gone", "details", "field", "message"], ["action", "greet", "details", "field", "nothing"],
    ["action", "greet", "details"], ["action", "greet", "details", "entry", "message", "-1"], ["nonsense"], [],
  ]) func whatBelongsNowhereStays(words: [String]) throws {
    let desk = try Desk()
    try leave("Hi\n", on: desk, at: TextPlace(name: "Gone", words: words))
    var program = try Program(on: desk)
    program.press(.character("t"))
    #expect(program.flow == ChatflowFile.decode(Desk.text).flow)
    #expect(program.notices.last?.contains(desk.state.path) == true)
    #expect(try desk.kept("editing").count == 1)
  }

  /// What an editor left that failed is not thrown away.
  @Test func anEditorThatFailsLosesNothing() throws {
    let desk = try Desk()
    let texts = try texts(on: desk)
    func edit(_ script: String) -> OutsideEditor.Result {
      OutsideEditor.edit("Hello\n", of: Self.place, keptIn: texts, with: "sh -c '\(script)'", on: nil)
    }
    guard case .text("Hello\nmore\n") = edit("echo more >> \"$0\"") else {
      Issue.record("not read back")
      return
    }
    #expect(try desk.kept("editing").isEmpty)
    guard case .failed(let nothing) = edit("exit 3") else { return }
    #expect(nothing.contains("as it was"))
    #expect(try desk.kept("editing").isEmpty)
    guard case .failed(let sentence) = edit("echo more >> \"$0\"; exit 3") else { return }
    let left = try texts.left()
    #expect(left.map(\.text) == ["Hello\nmore\n"] && left.map(\.place) == [Self.place])
    #expect(sentence.contains(left.first?.path ?? "nothing"))
  }
}
