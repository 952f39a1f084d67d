@testable import Builder
import ChatflowFiles
import ChatflowModel
import Foundation
import Screen
import Testing
import Words

@testable import Host

/// What was discarded, or is to be decided later, can be come back to; after some days what was discarded is gone.
@Suite struct PutAwayCopyTests {
  private static let keptChanges = Key(.character("k"), .alt)

  /// A run that types a letter behind the name of the action, keeps it, and ends without a word.
  private func leave(_ letter: Character, on desk: Desk) throws {
    var run = try Program(on: desk)
    run.press(Key(.enter), .character(letter))
    #expect(run.keep() == nil)
    try desk.endRun()
  }

  @Test func whatWasDiscardedComesBackByTheCommand() throws {
    let desk = try Desk()
    try leave("a", on: desk)
    var second = try Program(on: desk)
    second.press(.character("d"))
    #expect(second.question == nil && second.notices.contains { $0.contains("30 days") })
    #expect(try desk.text() == Desk.text)
    // In the same run, and in the next one, which does not ask by itself.
    second.press(Self.keptChanges)
    #expect(second.question?.text.contains("discarded") == true)
    second.press(.character("l"))
    var third = try Program(on: desk)
    #expect(third.question == nil)
    third.press(Self.keptChanges, Key(.enter), .control("s"))
    #expect(try desk.text().contains("name: Greetinga\n"))
    #expect(try desk.kept("journal").isEmpty)
    third.press(Self.keptChanges)
    #expect(third.question == nil)
  }

  @Test func whatIsDecidedLaterIsAskedAboutAgainInTheSameRun() throws {
    let desk = try Desk()
    try leave("a", on: desk)
    var second = try Program(on: desk)
    second.press(.character("l"))
    #expect(second.question == nil)
    second.press(Self.keptChanges)
    #expect(second.question != nil)
    second.press(Key(.enter))
    // What is part of the state is no question any more.
    second.press(Self.keptChanges)
    #expect(second.question == nil)
  }

  @Test func withoutACopyTheCommandSaysWhyNot() throws {
    let desk = try Desk()
    var program = try Program(on: desk)
    program.press(Self.keptChanges)
    #expect(program.question == nil && program.notices.last == Words.ours["disabled.no-copies"])
  }

  @Test(arguments: [29, 31]) func whatWasDiscardedIsRemovedAfterSomeDays(days: Int) throws {
    let desk = try Desk()
    try leave("a", on: desk)
    var second = try Program(on: desk)
    second.press(.character("d"))
    let copy = try #require(try desk.kept("journal").first)
    let then = Date().addingTimeInterval(Double(-days) * 24 * 3600)
    try FileManager.default.setAttributes([.modificationDate: then], ofItemAtPath: copy)
    _ = try Program(on: desk)
    #expect(try desk.kept("journal").isEmpty == (days > Limits.daysOfDiscarded))
  }

  /// The list marks what waits, and shows a chatflow that was never saved.
  @Test func theListTellsOfWhatWasKept() throws {
    let desk = try Desk()
    try leave("a", on: desk)
    let list = ListedFolder(desk.files, state: desk.state)
    func listing() throws -> FolderListing {
      guard case .looked(let listing) = list.look() else { throw CocoaError(.fileNoSuchFile) }
      return listing
    }
    #expect(try listing().kept == [Desk.file] && listing().neverSaved.isEmpty)
    try desk.remove()
    #expect(try listing().kept.isEmpty && listing().neverSaved == [Desk.file])
    var program = try Program(on: desk)
    #expect(program.question != nil)
    program.press(.character("d"))
    #expect(try listing().neverSaved.isEmpty)
    // Of other folders it tells nothing.
    #expect(KeptJournals(in: desk.state).missing(in: "/", besides: []).isEmpty)
  }
}
