@testable import Builder
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Foundation
import Screen
import Testing
import Words

@testable import Host

/// Undo goes on behind the closing of a file, as long as that is what the user has saved.
@Suite struct UndoAfterClosingTests {
  /// A run that types a letter behind the name of the action, saves, and ends.
  private func save(_ letter: Character, on desk: Desk) throws {
    var run = try Program(on: desk)
    run.press(Key(.enter), .character(letter))
    #expect(run.keep() == nil)
    run.press(.control("s"))
    #expect(run.giveUpCopies() == ProgramEnding())
  }

  @Test func whatWasSavedInEarlierRunsIsTakenBackStepByStep() throws {
    let desk = try Desk()
    for letter in "abc" { try save(letter, on: desk) }
    var program = try Program(on: desk)
    for name in ["Greetingab", "Greetinga", "Greeting"] {
      program.press(.character("u"))
      #expect(program.flow?.actions["greet"]?.name == name)
      #expect(program.keep() == nil)
    }
    program.press(.character("u"))
    #expect(program.flow == ChatflowFile.decode(Desk.text).flow)
    program.press(.control("y"), .control("s"))
    #expect(try desk.text().contains("name: Greetinga\n"))
    // The step that is left is the next run's.
    var last = try Program(on: desk)
    last.press(.character("u"), .control("s"))
    #expect(try desk.text() == Desk.text)
  }

  /// A chatflow that is renamed in the list takes its steps along, and the renaming is one of them: in another file, in the same
  /// one, and where it was taken back.
  @Test(arguments: ["other.chatflow.yaml", Desk.file], [false, true])
  func stepsGoAlongWhereAChatflowIsRenamed(file: String, isTakenBack: Bool) throws {
    let desk = try Desk()
    for letter in "ab" { try save(letter, on: desk) }
    var program = try Program(on: desk)
    program.press(Key(.character("0"), .alt))
    program.carryOut([.list(.change(.rename(file: Desk.file, name: "Other", to: file), isUndo: false))])
    if isTakenBack { program.press(.character("u")) }
    program.carryOut([.list(.open(file: isTakenBack ? Desk.file : file, at: nil))])
    #expect(program.flow?.name == (isTakenBack ? "Bot" : "Other"))
    if !isTakenBack {
      program.press(.character("u"))
      #expect(program.flow?.name == "Bot" && program.flow?.actions["greet"]?.name == "Greetingab")
    }
    for name in ["Greetinga", "Greeting"] {
      program.press(.character("u"))
      #expect(program.flow?.actions["greet"]?.name == name)
    }
    program.press(.character("u"))
    #expect(program.flow == ChatflowFile.decode(Desk.text).flow)
  }

  /// What is taken back in a later run leaves the comments of the file where they stand.
  @Test func commentsStayWhereTheyAre() throws {
    let desk = try Desk()
    let text = """
      chatflow: 1
      name: Bot
      start: greet
      actions:
        greet:
          action: question
          name: Greeting
          message: Hello
          replies:
            # The same word twice.
            - reply: Yes
            # And another.
            - reply: Maybe
            # The last one.
            - reply: No

      """
    try desk.write(text)
    try save("a", on: desk)
    var program = try Program(on: desk)
    program.press(.character("u"), .control("s"))
    #expect(try desk.text() == text)
  }

  @Test func aFileThatSomebodyElseHasWrittenHasNoStepsToTakeBack() throws {
    let desk = try Desk()
    try save("a", on: desk)
    let theirs = Desk.text.replacing("Hello", with: "Theirs")
    try desk.write(theirs)
    var program = try Program(on: desk)
    program.press(.character("u"))
    #expect(program.flow == ChatflowFile.decode(theirs).flow)
    #expect(program.notices.last == Words.ours["disabled.nothing-to-undo"])
  }

  /// What cannot be kept or read of them costs nothing else.
  @Test func aFolderThatVanishesCostsNothingButThem() throws {
    let desk = try Desk()
    try save("a", on: desk)
    var program = try Program(on: desk)
    try desk.blockState()
    program.press(.character("u"))
    #expect(program.flow?.actions["greet"]?.name == "Greetinga")
    program.press(Key(.enter), .character("b"), .control("s"))
    #expect(try desk.text().contains("Greetingab"))
  }

  /// A journal that is behind a file says whose doing that is.
  @Test func itIsSaidThatTheUserHasSavedSince() throws {
    let desk = try Desk()
    var run = try Program(on: desk)
    run.change()
    #expect(run.keep() == nil)
    try desk.endRun()
    var later = try Program(on: desk)
    later.press(.character("l"), Key(.enter), .character("z"), .control("s"))
    let again = try Program(on: desk)
    #expect(again.question?.details.contains { $0.contains("You have saved") } == true)
    try desk.write(Desk.text.replacing("Hello", with: "Theirs"))
    #expect(try Program(on: desk).question?.details.contains { $0.contains("Somebody has changed") } == true)
  }
}
