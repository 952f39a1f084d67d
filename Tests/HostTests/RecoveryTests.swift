import Screen
import Testing
import Words

@testable import Host

/// What was not saved outlives the program, and is asked about when its file is opened again.
@Suite struct RecoveryTests {
  @Test func whatIsNotSavedIsKeptAndRestoredByTheNextRun() throws {
    let desk = try Desk()
    var first = try Program(on: desk)
    first.change()
    let ending = first.rescue()
    #expect(ending.status == .problems)
    let copy = try #require(try desk.kept("recovery").first)
    #expect(ending.lines.count == 1 && ending.lines[0].contains(copy))
    #expect(try desk.text() == Desk.text)
    try desk.endRun()

    var second = try Program(on: desk)
    // To restore is the first answer.
    second.press(Key(.enter), .control("s"))
    #expect(try desk.text().contains("name: Greeting!"))
    #expect(try desk.kept("recovery").isEmpty)
  }

  @Test func aCopyFollowsTheChangesAndGoesWithThem() throws {
    let desk = try Desk()
    var program = try Program(on: desk)
    #expect(!program.isCopyBehind)
    program.change()
    #expect(program.isCopyBehind)
    let failed = program.keep()
    #expect(failed == nil && !program.isCopyBehind)
    #expect(try desk.kept("recovery").count == 1)
    program.press(.control("s"))
    #expect(!program.isCopyBehind)
    #expect(try desk.kept("recovery").isEmpty)
  }

  @Test func whatAnotherRunIsWorkingOnIsItsOwn() throws {
    let desk = try Desk()
    var first = try Program(on: desk)
    first.change()
    _ = first.rescue()
    // The copy is of this process, which goes on.
    var copy = RecoveryCopy(of: desk.path(), in: desk.state)
    #expect(try copy?.earlier().isEmpty == true)
    // A second copy of the same file takes no other's place.
    try copy?.keep("text")
    #expect(try desk.kept("recovery").count == 2)
  }

  @Test func withoutAFolderNothingIsKeptAndThatIsSaid() throws {
    let desk = try Desk()
    var program = try Program(on: desk, keepingIn: nil)
    program.change()
    #expect(!program.isCopyBehind)
    let lost = Words.ours("cli.failed", ["what": Words.ours["cli.not-kept"]])
    let ending = program.rescue()
    #expect(ending == Ending(.inputOrOutput, [lost]))
  }
}
