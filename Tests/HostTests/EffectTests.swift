@testable import Builder
import Screen
import Testing

@testable import Host

/// What the builder wants from outside is done, and what comes of it goes back, without any terminal.
@Suite struct EffectTests {
  private static let screen: [(ScreenEffect, [String])] = [
    (.suspend, ["suspend", "ask"]), (.repaint, ["repaint"]), (.quit, []), (.complete(path: ""), []),
  ]

  @Test(arguments: screen.indices) func theTerminalIsAskedForWhatIsItsOwn(index: Int) throws {
    var program = try Program(on: Desk())
    let (effect, calls) = Self.screen[index]
    program.carryOut([.list(.screen(effect))])
    #expect(program.terminal.calls == calls)
  }

  @Test func copyingAndColoursReachTheTerminal() throws {
    var program = try Program(on: Desk())
    program.carryOut([.chatflow(file: Desk.file, .copy("text")), .chatflow(file: Desk.file, .showTheme("light"))])
    #expect(program.terminal.calls == ["copy text", "colours"])
  }

  @Test func nothingIsDoneBehindTheEnd() throws {
    var program = try Program(on: Desk())
    let hasQuit = program.carryOut([.list(.screen(.repaint)), .list(.quit), .list(.screen(.suspend))])
    #expect(hasQuit)
    #expect(program.terminal.calls == ["repaint"])
  }

  @Test func whatASessionDoesItselfIsNotDoneOutsideAndWhatFollowsComesAfterTheRest() throws {
    var program = try Program(on: Desk())
    program.carryOut([.list(.screen(.suspend)), .list(.screen(.repaint))]) { request in
      if case .list(.screen(.suspend)) = request { [.chatflow(file: Desk.file, .copy("after"))] } else { nil }
    }
    #expect(program.terminal.calls == ["repaint", "copy after"])
  }

  /// Whoever mends is told which comment of the file goes with it; the others stay and are not told.
  @Test func aCommentThatGoesWithAFixIsToldBeforeIt() throws {
    let desk = try Desk()
    let tags = "tags:\n  - New # first\n  - Old\n  - new # mine\n"
    try desk.write(Desk.text.replacing("name: Bot\n", with: "name: Bot\n" + tags))
    var program = try Program(on: desk)
    program.press(.character("!"), .character("/"))
    for character in "entry-twice" { program.press(.character(character)) }
    for fix: Character in ["f", "F"] {
      program.press(Key(.enter), .character(fix))
      let told = try #require(program.question?.details)
      #expect(told.contains { $0.contains("“# mine” goes") } && !told.contains { $0.contains("# first") })
      program.press(.character("l"))
      program.press(.character("/"))
    }
  }

  @Test func whatIsSavedIsInTheFile() throws {
    let desk = try Desk()
    var program = try Program(on: desk)
    program.change()
    #expect(try desk.text() == Desk.text)
    program.press(.control("s"))
    #expect(try desk.text() == Desk.text.replacing("name: Greeting", with: "name: Greeting!"))
    let hasQuit = program.press(.control("q"))
    let ending = program.giveUpCopies()
    #expect(hasQuit && ending == ProgramEnding())
  }
}
