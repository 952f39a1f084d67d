import Builder
import Screen
import Testing

@testable import Host

/// The file of tests beside a chatflow: what the builder makes of it, and what somebody else does to it.
@Suite struct TestsBesideTests {
  private static let passes = "test: It greets\nbot: Hello\n"

  /// What tests take is shown as they are by now, without having been asked for again.
  @Test func testsThatAreChangedOutsideAreRunAgain() throws {
    let desk = try Desk()
    try desk.write(Self.passes, to: "bot.chat")
    var program = try Program(on: desk)
    func look() { program.carryOut([.chatflow(file: Desk.file, .lookOutside(isWanted: false))]) }
    program.press(.character("g"), .character("c"))
    #expect(program.coverageLine == "tests take 1 of 1 (100 %)")
    try desk.write(Self.passes + "\ntest: It says good bye\nbot: Good bye\n", to: "bot.chat")
    look()
    #expect(program.coverageLine == "tests take 1 of 1 (100 %), failed: 1")
    try desk.write("test: Nothing\n", to: "bot.chat")
    look()
    #expect(program.coverageLine?.hasSuffix("failed: 1") == true)
    try desk.remove("bot.chat")
    look()
    #expect(program.coverageLine == nil)
  }

  /// A look before saving takes nothing away from what is to be told.
  @Test func savingLosesNoChangeOfTheTests() throws {
    let desk = try Desk()
    try desk.write(Self.passes, to: "bot.chat")
    var program = try Program(on: desk)
    program.press(.character("g"), .character("c"))
    try desk.write("test: Nothing\n", to: "bot.chat")
    program.press(.control("s"))
    program.carryOut([.chatflow(file: Desk.file, .lookOutside(isWanted: false))])
    #expect(program.coverageLine?.hasSuffix("failed: 1") == true)
  }

  /// A name that is taken is said in the prompt, which stays; the file is as it was.
  @Test func aNameThatIsTakenIsAskedForAgain() throws {
    let desk = try Desk()
    try desk.write(Self.passes, to: "bot.chat")
    var program = try Program(on: desk)
    func type(_ text: String) { for character in text { program.press(.character(character)) } }
    program.press(Key(.function(5)), Key(.character("t"), .alt))
    type("it  GREETS")
    program.press(Key(.enter))
    #expect(program.promptProblem == "There is a test “it GREETS” already: give this one another name")
    #expect(try desk.text(of: "bot.chat") == Self.passes)
    type(" twice")
    program.press(Key(.enter))
    #expect(program.promptProblem == nil)
    #expect(try desk.text(of: "bot.chat").contains("test: it GREETS twice\n"))
  }
}
