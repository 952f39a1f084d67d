@testable import Builder
import ChatflowFiles
import ChatflowModel
import Foundation
import Screen
import Testing
import Words

@testable import Host

/// What was not saved outlives the program, and is asked about when its file is opened again.
@Suite struct RecoveryTests {
  /// A run that types letters behind the name of the action, keeps each, and ends without a word.
  private func leave(_ letters: String, on desk: Desk) throws {
    var run = try Program(on: desk)
    run.press(Key(.enter))
    for letter in letters {
      run.press(.character(letter))
      #expect(run.keep() == nil)
    }
    try desk.endRun()
  }

  @Test func whatIsNotSavedIsKeptAndRestoredByTheNextRun() throws {
    let desk = try Desk()
    var first = try Program(on: desk)
    first.change()
    let ending = first.rescue()
    #expect(ending.status == .problems)
    let journal = try #require(try desk.kept("journal").first)
    #expect(ending.lines.count == 1 && ending.lines[0].contains(journal))
    #expect(try desk.text() == Desk.text)
    try desk.endRun()

    var second = try Program(on: desk)
    // To restore is the first answer.
    second.press(Key(.enter), .control("s"))
    #expect(try desk.text().contains("name: Greeting!"))
    #expect(try desk.kept("journal").isEmpty)
  }

  @Test func theJournalFollowsTheChangesAndGoesWithThem() throws {
    let desk = try Desk()
    var program = try Program(on: desk)
    #expect(program.keep() == nil && !program.isSyncDue)
    #expect(try desk.kept("journal").isEmpty)
    program.change()
    #expect(program.keep() == nil && program.isSyncDue)
    #expect(program.sync() == nil && !program.isSyncDue)
    #expect(try desk.kept("journal").count == 1)
    // What is taken back may be done again: the journal goes on, and is not begun anew for that.
    let journals = try desk.kept("journal")
    var sizes = [try desk.bytes(of: journals[0]).count]
    for key in [Key.character("u"), .control("y")] {
      program.press(Key(.escape), key)
      #expect(program.keep() == nil)
      #expect(try desk.kept("journal") == journals)
      sizes.append(try desk.bytes(of: journals[0]).count)
    }
    #expect(sizes == sizes.sorted() && Set(sizes).count == 3)
    program.press(.control("s"))
    #expect(program.keep() == nil && !program.isSyncDue)
    #expect(try desk.kept("journal").isEmpty)
  }

  /// A run that has undone all that it did has nothing to say: at its end, and where it is killed before. That somebody has
  /// written the file meanwhile changes nothing about it.
  @Test(arguments: [false, true]) func whatWasAllUndoneIsNeverAskedAbout(isWrittenMeanwhile: Bool) throws {
    let desk = try Desk()
    var first = try Program(on: desk)
    first.change()
    #expect(first.keep() == nil)
    first.press(Key(.escape), .character("u"))
    #expect(first.keep() == nil)
    let journal = try #require(try desk.kept("journal").first)
    let bytes = try desk.bytes(of: journal)
    #expect(first.rescue() == ProgramEnding())
    #expect(try desk.kept("journal").isEmpty)

    try desk.setBytes(of: journal, bytes)
    try desk.endRun()
    if isWrittenMeanwhile { try desk.write(Desk.text.replacing("Hello", with: "Theirs")) }
    let second = try Program(on: desk)
    #expect(second.question == nil)
    #expect(try desk.kept("journal").isEmpty)
  }

  /// What was restored and saved is in the file, though the run had no time to remove where it came from.
  @Test func whatWasRestoredAndSavedIsNotAskedAboutAgain() throws {
    let desk = try Desk()
    try leave("a", on: desk)
    var second = try Program(on: desk)
    second.press(Key(.enter), Key(.enter), .character("b"))
    #expect(second.keep() == nil)
    let kept = try desk.kept("journal").map { ($0, try desk.bytes(of: $0)) }
    #expect(kept.count == 2)
    second.press(.control("s"))
    #expect(try desk.kept("journal").isEmpty)
    for (journal, bytes) in kept.sorted(by: { $0.0 < $1.0 }) { try desk.setBytes(of: journal, bytes) }
    try desk.endRun()
    let third = try Program(on: desk)
    #expect(third.question == nil)
    #expect(try desk.kept("journal").isEmpty)
  }

  /// What a run that goes on has restored is its own until it takes that back, and again once it does that anew.
  @Test func whatALivingRunHasRestoredIsOfferedToNobodyElse() throws {
    let desk = try Desk()
    try leave("a", on: desk)
    var second = try Program(on: desk)
    second.press(Key(.enter))
    for (key, isOffered) in [(nil, false), (Key.character("u"), true), (Key.control("y"), false)] as [(Key?, Bool)] {
      if let key { second.press(key) }
      #expect(second.keep() == nil)
      let other = try Program(on: desk)
      #expect((other.question != nil) == isOffered)
    }
    second.press(.control("s"))
    #expect(try desk.text().contains("name: Greetinga\n") && desk.kept("journal").isEmpty)
  }

  /// A file that was removed is made anew as it was, comments and all, however often the program ends before.
  @Test func aFileThatIsMadeAnewHasItsCommentsBack() throws {
    let desk = try Desk()
    try desk.write("# At the head.\n" + Desk.text.replacing("    name:", with: "    # Keep me.\n    name:"))
    try leave("a", on: desk)
    try desk.remove()
    var second = try Program(on: desk)
    second.press(Key(.enter))
    #expect(second.keep() == nil)
    try desk.endRun()
    var third = try Program(on: desk)
    third.press(Key(.enter), .control("s"))
    // What the last run had restored is saved with what it kept itself.
    #expect(try desk.kept("journal").isEmpty)
    let saved = try desk.text()
    #expect(saved.contains("# At the head.") && saved.contains("# Keep me.") && saved.contains("name: Greetinga\n"))
  }

  /// Each key is kept by itself, and all of them are restored.
  @Test func whatWasTypedIsKeptLetterByLetter() throws {
    let desk = try Desk()
    var first = try Program(on: desk)
    first.press(Key(.enter))
    var sizes: [Int] = []
    for letter in "abc" {
      first.press(.character(letter))
      #expect(first.keep() == nil)
      sizes.append(try desk.bytes(of: try #require(try desk.kept("journal").first)).count)
    }
    #expect(sizes.count == 3 && sizes == sizes.sorted() && Set(sizes).count == 3)
    // The run goes without a word.
    try desk.endRun()
    var second = try Program(on: desk)
    second.press(Key(.enter), .control("s"))
    #expect(try desk.text().contains("name: Greetingabc"))
  }

  /// The last record of a journal may be half written, and what is before it counts.
  @Test func aJournalThatIsCutIsRestoredUpToThereAndSaysSo() throws {
    let desk = try Desk()
    try leave("ab", on: desk)
    let journal = try #require(try desk.kept("journal").first)
    try desk.setBytes(of: journal, Array(try desk.bytes(of: journal).dropLast(3)))
    var second = try Program(on: desk)
    let question = try #require(second.question)
    #expect(question.details.contains { $0.contains("cannot be read") })
    second.press(Key(.enter), .control("s"))
    #expect(try desk.text().contains("name: Greetinga\n"))
  }

  /// What cannot be read was not decided about: it stays, and that is said.
  @Test func aJournalWhoseFirstEditIsDamagedStays() throws {
    let desk = try Desk()
    try leave("ab", on: desk)
    let journal = try #require(try desk.kept("journal").first)
    var bytes = try desk.bytes(of: journal)
    let base = Journal.beginning(.init(.chatflow, path: desk.path(), name: "Bot", bytes: Array(Desk.text.utf8)))
    bytes[base.count + 12] ^= 1
    try desk.setBytes(of: journal, bytes)
    var second = try Program(on: desk)
    #expect(second.question == nil && second.notices.contains { $0.contains(journal) && $0.contains("damaged") })
    second.press(Key(.enter), .character("c"), .control("s"))
    #expect(try desk.bytes(of: journal) == bytes)
  }

  /// What was restored and taken back was not saved: it is asked about again.
  @Test func whatWasRestoredAndUndoneIsAskedAboutAgain() throws {
    let desk = try Desk()
    try leave("a", on: desk)
    var second = try Program(on: desk)
    second.press(Key(.enter), .character("u"), Key(.enter), .character("b"), .control("s"))
    #expect(try desk.text().contains("name: Greetingb\n"))
    #expect(try desk.kept("journal").count == 1)
    var third = try Program(on: desk)
    #expect(third.question != nil)
    // Undone and done again, it is part of what is saved.
    third.press(Key(.enter), .character("m"), .character("u"), .control("y"), .control("s"))
    #expect(try desk.text().contains("name: Greetinga\n"))
    #expect(try desk.kept("journal").isEmpty)
  }

  /// A program that is killed while it writes a file in place leaves the last whole version beside it.
  @Test func whatAnUnfinishedSaveLeftIsNamed() throws {
    let desk = try Desk()
    let backup = desk.path(of: ".\(Desk.file).backup")
    try desk.write("as it was", to: ".\(Desk.file).backup")
    try desk.write("not ours", to: ".\(Desk.file).backup-mine")
    let program = try Program(on: desk)
    #expect(program.notices.contains { $0.contains(backup) && $0.contains("not finished") })
    #expect(!program.notices.contains { $0.contains("backup-mine") })
    #expect(try desk.text(of: ".\(Desk.file).backup") == "as it was")
  }

  /// The list renames a chatflow together with what was kept of it.
  @Test func whatWasKeptGoesWithAChatflowThatIsRenamed() throws {
    let desk = try Desk()
    try leave("a", on: desk)
    let list = ListedFolder(desk.files, state: desk.state)
    let new = "zed.chatflow.yaml"
    guard case .changed(_, let done, _) = list.perform(.rename(file: Desk.file, name: "Zed", to: new), isUndo: false)
    else {
      Issue.record("not renamed")
      return
    }
    func count(_ file: String) throws -> Int? {
      try KeptJournal(of: desk.path(of: file), .chatflow, in: desk.state)?.earlier().count
    }
    #expect(try count(new) == 1 && count(Desk.file) == 0)
    _ = list.perform(done.inverse, isUndo: true)
    #expect(try count(new) == 0 && count(Desk.file) == 1)
  }

  /// Where there is no folder to keep anything in, that is said at the first edit, once.
  @Test func thatNothingCanBeKeptIsSaidWhileThereIsTimeToSave() throws {
    let desk = try Desk()
    var program = try Program(on: desk, keepingIn: nil)
    program.press(Key(.enter), .character("a"))
    #expect(program.keep() == Words.ours["notice.not-kept"])
    program.press(.character("b"))
    #expect(program.keep() == nil)
  }

  /// Somebody else's change stays, however often the program ends before all is saved, and saving asks about nothing.
  @Test func whatIsRestoredIsBroughtTogetherWithAnothersChange() throws {
    let desk = try Desk()
    try leave("a", on: desk)
    let theirs = Desk.text.replacing("Hello", with: "Theirs")
    try desk.write(theirs)
    for letter in "bc" {
      var again = try Program(on: desk)
      // What was restored by a run began from what the file holds now.
      let isBehind = again.question?.details.contains { $0.contains("brought together with that") } == true
      #expect(isBehind == (letter == "b"))
      again.press(Key(.enter))
      #expect(again.keep() == nil)
      again.press(Key(.enter), .character(letter))
      #expect(again.keep() == nil)
      try desk.endRun()
    }
    var last = try Program(on: desk)
    last.press(Key(.enter), .control("s"))
    #expect(try desk.text() == theirs.replacing("name: Greeting", with: "name: Greetingabc"))
    #expect(try desk.kept("journal").isEmpty)
  }

  /// What both changed is asked about before it is restored; as long as nobody answers, all of it stays.
  @Test func whatAnotherChangedAsWellIsAskedAboutBeforeItIsRestored() throws {
    let desk = try Desk()
    try leave("a", on: desk)
    let theirs = Desk.text.replacing("name: Greeting", with: "name: Theirs")
    try desk.write(theirs)
    var second = try Program(on: desk)
    second.press(Key(.enter))
    #expect(second.question?.text.contains("changed the same thing") == true)
    second.press(Key(.escape))
    #expect(second.keep() == nil)
    #expect(try desk.kept("journal").count == 1)
    try desk.endRun()
    var third = try Program(on: desk)
    third.press(Key(.enter), .character("m"), .control("s"))
    #expect(try desk.text() == theirs.replacing("name: Theirs", with: "name: Greetinga"))
    #expect(try desk.kept("journal").isEmpty)
  }

  /// A folder that vanishes, and one in which nothing can be written, cost no edit once there is a place again.
  @Test func whatCouldNotBeKeptIsSaidOnceAndKeptLater() throws {
    let desk = try Desk()
    var program = try Program(on: desk)
    program.press(Key(.enter), .character("a"))
    #expect(program.keep() == nil)
    try desk.blockState()
    // While somebody types, it is only looked for in the pauses.
    program.press(.character("b"))
    _ = program.keep()
    #expect(program.sync() != nil)
    program.press(.character("c"))
    _ = program.keep()
    program.press(.character("d"))
    #expect(program.keep() == nil && program.sync() == nil)
    try desk.unblockState()
    program.press(.character("e"))
    #expect(program.keep() == nil)
    try desk.endRun()
    var second = try Program(on: desk)
    second.press(Key(.enter), .control("s"))
    #expect(try desk.text().contains("name: Greetingabcde\n"))
  }

  /// That nothing can be kept stays in the title row for as long as it lasts, and not only until the next key.
  @Test func whatIsNotKeptIsSaidWhileItLasts() throws {
    let desk = try Desk()
    var program = try Program(on: desk)
    try desk.blockState()
    func title() -> String {
      var pictures = ApplicationPictures()
      return pictures.frame(of: program.application).lines[0]
    }
    program.press(Key(.enter))
    for letter in "ab" {
      program.press(.character(letter))
      _ = program.keep()
      #expect(title().contains("unsaved and not kept"), "\(letter)")
    }
    try desk.unblockState()
    program.press(.character("c"))
    #expect(program.keep() == nil)
    #expect(title().contains("unsaved") && !title().contains("not kept"))
  }

  /// A file that was never saved has nothing to begin from but its name.
  @Test func aNewFileIsKeptAsWell() throws {
    let desk = try Desk()
    try desk.remove()
    var first = try Program(on: desk)
    first.press(Key(.enter), Key(.enter))
    #expect(first.keep() == nil)
    let flow = try #require(first.flow)
    try desk.endRun()
    var second = try Program(on: desk)
    second.press(Key(.enter))
    #expect(second.flow == flow)
  }

  @Test func whatAnotherRunIsWorkingOnIsItsOwn() throws {
    let desk = try Desk()
    var first = try Program(on: desk)
    first.change()
    _ = first.rescue()
    // The journal is of this process, which goes on.
    var journal = KeptJournal(of: desk.path(), .chatflow, in: desk.state)
    #expect(try journal?.earlier().isEmpty == true)
    // A second one of the same file takes no other's place.
    let flow = try #require(first.flow)
    let edit = Edit.make("edit.rename", changing: "greet", in: flow) { $0.name = "Other" }
    try journal?.keep([try #require(edit)], since: Array(Desk.text.utf8), named: "", now: .chatflow(flow))
    #expect(try desk.kept("journal").count == 2)
  }

  /// A journal that was only begun when its run ended holds nothing: no list tells of it, and the next run removes it, of
  /// whatever file it is.
  @Test func aJournalThatWasOnlyBegunGoes() throws {
    let desk = try Desk()
    try Disk.createFolder(desk.state.path + "/journal")
    for file in [Desk.file, "other.chatflow.yaml"] {
      let word = PlaceName.word(for: Disk.absolute(desk.path(of: file)))
      try desk.setBytes(of: "\(desk.state.path)/journal/\(word).0.1.journal", [])
      #expect(!KeptJournals(in: desk.state).has(desk.path(of: file)))
    }
    #expect(try desk.kept("journal").count == 2)
    let program = try Program(on: desk)
    #expect(program.question == nil)
    #expect(try desk.kept("journal").isEmpty)
  }

  @Test func withoutAFolderNothingIsKeptAndThatIsSaid() throws {
    let desk = try Desk()
    var program = try Program(on: desk, keepingIn: nil)
    program.change()
    #expect(program.keep() != nil && !program.isSyncDue)
    let lost = Words.ours("cli.failed", ["what": Words.ours["cli.not-kept"]])
    let ending = program.rescue()
    #expect(ending == ProgramEnding(.inputOrOutput, [lost]))
  }
}
