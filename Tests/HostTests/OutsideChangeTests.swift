import Builder
import ChatflowFiles
import ChatflowModel
import Screen
import Testing
import Words

@testable import Host

/// What somebody else writes is taken in, and nothing that it takes the place of is lost.
@Suite struct OutsideChangeTests {
  private static let commented =
    "# At the head.\n" + Desk.text.replacing("    name:", with: "    # Keep me.\n    name:")

  /// Looks at the file, as after a word of the system.
  private func look(_ program: inout Program) {
    program.carryOut([.chatflow(file: Desk.file, .lookOutside(isWanted: false))])
  }

  /// Undone, it is the text that was there before, comments and all; done again, the other's.
  @Test func whatIsTakenInIsUndoneToTheVeryBytes() throws {
    let desk = try Desk()
    try desk.write(Self.commented)
    var program = try Program(on: desk)
    let theirs = Desk.text.replacing("Hello", with: "Theirs").replacing("    message", with: "    # New.\n    message")
    try desk.write(theirs)
    let opened = program.flow
    look(&program)
    #expect(program.flow != opened)
    program.press(.character("u"), .control("s"))
    #expect(try desk.text() == Self.commented)
    program.press(.control("y"), .control("s"))
    #expect(try desk.text() == theirs)
    program.press(.character("u"), .control("s"))
    #expect(try desk.text() == Self.commented)
  }

  /// Several are undone one after the other.
  @Test func eachOfSeveralIsUndoneToItsText() throws {
    let desk = try Desk()
    try desk.write(Self.commented)
    var program = try Program(on: desk)
    let second = Self.commented.replacing("Hello", with: "Two").replacing("# Keep me.", with: "# Kept.")
    for text in [second, Desk.text.replacing("Hello", with: "Three")] {
      try desk.write(text)
      look(&program)
    }
    program.press(.character("u"), .control("s"))
    #expect(try desk.text() == second)
    program.press(.character("u"), .control("s"))
    #expect(try desk.text() == Self.commented)
  }

  /// What was there before stays among the versions, also where nothing was ever saved here and only comments differ.
  @Test func whatWasThereBeforeIsAVersion() throws {
    let desk = try Desk()
    try desk.write(Self.commented)
    var program = try Program(on: desk)
    try desk.write(Desk.text)
    look(&program)
    let versions = try #require(KeptVersions(of: desk.path(), in: desk.state))
    #expect(try versions.all().map { try versions.read($0) } == [Array(Self.commented.utf8)])
  }

  /// Whoever writes a file anew leaves it empty for a moment.
  @Test(arguments: ["", "\n", "# nothing\n"]) func anEmptyFileIsNotTakenIn(text: String) throws {
    let desk = try Desk()
    var program = try Program(on: desk)
    let flow = program.flow
    try desk.write(text)
    look(&program)
    #expect(program.flow == flow)
    #expect(program.notices.contains { $0.contains("cannot be taken in") })
    try desk.write(Desk.text.replacing("Hello", with: "Theirs"))
    look(&program)
    #expect(program.flow != flow)
  }
}
