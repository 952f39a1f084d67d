import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// What the list says of what was done there, and of what undo took back.
@Suite struct ListUndoTests {
  /// Every kind of thing that is done to the files of the list.
  enum Kind: CaseIterable {
    case order, on, off, tags, rename, clone, create, remove, restore

    /// Does it in a list whose focus is at the top, and comes back to the list.
    func happen(in shelf: inout Shelf) {
      switch self {
      case .order: shelf.press("Down", "Alt-Up")
      case .on: shelf.press("Down", "Space")
      case .off: shelf.press("Space")
      case .tags:
        shelf.press("Down", "t")
        shelf.answer("new")
      case .rename:
        shelf.press("Down", "r")
        shelf.answer("Prices")
      case .clone:
        shelf.press("Down", "c")
        shelf.answer("Prices")
      case .create:
        shelf.press("n", "Enter")
        shelf.answer("Prices")
        shelf.press("Alt-0")
      case .remove: shelf.press("Down", "x", "d")
      case .restore: shelf.press("Down", "x", "d", "T", "Enter")
      }
    }

    /// What undo then says in English.
    var takenBack: String {
      switch self {
      case .order: "Taken back: “Pricing” was moved. It has priority 2 of 6 again."
      case .on: "Taken back: “Pricing” was switched on. It is off again."
      case .off: "Taken back: “Support bot” was switched off. It is on again."
      case .tags: "Taken back: the tags of “Pricing” were changed. They are as before."
      case .rename: "Taken back: “Pricing” was renamed to “Prices”. It is “Pricing” again, in pricing.chatflow.yaml."
      case .clone: "Taken back: “Prices” was made as a copy. It is in the trash (T)."
      case .create: "Taken back: “Prices” was created. It is in the trash (T)."
      case .remove: "Taken back: “Pricing” was moved to the trash. It is in the list again."
      case .restore: "Taken back: “Pricing” was restored. It is in the trash again (T)."
      }
    }
  }

  @Test(arguments: Kind.allCases) func undoSaysWhatItTookBack(kind: Kind) throws {
    var shelf = try Shelf()
    kind.happen(in: &shelf)
    shelf.press("u")
    let said = shelf.list.notice?.text ?? ""
    #expect(said.hasPrefix(kind.takenBack), "\(said)")
  }

  /// A key that is named in what is said does something, whatever was done and whether it was taken back.
  @Test(arguments: Kind.allCases, Spoken.allCases) func whatIsSaidNamesOnlyKeysThatDoSomething(
    kind: Kind, language: Spoken
  ) throws {
    for isTakenBack in [false, true] {
      var shelf = try Shelf(words: language.words)
      kind.happen(in: &shelf)
      if isTakenBack { shelf.press("u") }
      let said = shelf.list.notices.last?.text ?? ""
      let words = said.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      for command in CommandTable.all where command.inList != nil {
        for key in shelf.list.keys.keys(of: command, in: shelf.list.contexts)
        where words.contains(key.title(in: language.words)) {
          var after = shelf
          let before = after.list.notices.count
          after.handle(.key(key.keys[0]))
          let refusals = after.list.notices[before...].filter { $0.kind != .success }
          #expect(refusals.isEmpty, "\(said) \(refusals)")
        }
      }
    }
  }

  /// Whatever keys the user has given to undo and to the trash are the ones that are named.
  @Test func theKeysInForceAreNamed() throws {
    var shelf = try Shelf()
    shelf.press("Down", "x")
    let asked = shelf.shows("T shows the trash, u brings it back.")
    #expect(asked)
    shelf.press("d")
    #expect(shelf.hint.contains("u brings it back."), "\(shelf.hint)")
  }

  /// That the order of priority was written belongs to what was done.
  @Test func thatTheSharedFileWasWrittenIsSaid() throws {
    var shelf = try Shelf()
    Kind.clone.happen(in: &shelf)
    #expect(!shelf.hint.contains("workspace.yaml"), "\(shelf.hint)")
    var other = try Shelf()
    other.press("n", "Enter")
    // It would not be the last one by its name alone.
    other.answer("Aaa")
    #expect(other.hint.contains("Created aaa.chatflow.yaml"), "\(other.hint)")
    #expect(other.hint.contains("workspace.yaml was written for the order"), "\(other.hint)")
    other.press("Alt-0", "u")
    #expect(other.hint.contains("“Aaa” was created") && other.hint.contains("workspace.yaml was written for the order"))
  }
}
