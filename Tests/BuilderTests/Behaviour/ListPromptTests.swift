import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// Lines that the list of chatflows asks for: one that is refused stays open with the reason and with what was typed.
@Suite struct ListPromptTests {
  private func prompt(_ shelf: Shelf) -> Prompt? {
    if case .prompt(let prompt)? = shelf.list.layers.last { prompt } else { nil }
  }

  /// The prompts that can be refused by what the folder is, with the keys that lead there.
  @Test(arguments: [["n", "Up", "Enter"], ["c"], ["r"], ["t"], ["n", "Enter"]])
  func whatIsRefusedStaysOpenWithTheReasonAndTheText(keys: [String]) throws {
    var shelf = try Shelf()
    for key in keys { shelf.press(key) }
    let title = try #require(prompt(shelf)?.title)
    shelf.press("Home")
    shelf.handle(.key(Key(.end, .shift)))
    shelf.type("nonesuch/bot")
    _ = shelf.application.finish(.refused("That cannot be."), at: Session.noon)
    #expect(prompt(shelf)?.title == title, "\(shelf.picture)")
    #expect(prompt(shelf)?.editor.plainText == "nonesuch/bot")
    #expect(shelf.shows("That cannot be."))
    // Typing on takes the reason away; leaving leads back to where it was asked.
    shelf.type("x")
    #expect(!shelf.shows("That cannot be."))
    shelf.press("Esc")
    #expect(shelf.list.layers.isEmpty)
  }

  @Test func aPathThatIsWrongIsTypedOnAndThenTaken() throws {
    var shelf = try Shelf()
    shelf.press("n", "Up", "Enter")
    shelf.type("broken.chatflow.yaml")
    shelf.press("Enter")
    #expect(shelf.shows("cannot be read as a whole"), "\(shelf.picture)")
    #expect(prompt(shelf)?.editor.plainText == "broken.chatflow.yaml")
    shelf.answer("offline.chatflow.yaml")
    #expect(shelf.shows("Name of the new chatflow"))
    shelf.answer("From a file")
    #expect(shelf.builder?.flow.name == "From a file")
  }

  @Test func tabIsNamedOnlyWhereItCompletes() throws {
    var shelf = try Shelf()
    for keys in [["c"], ["r"], ["t"], ["n", "Enter"]] {
      for key in keys { shelf.press(key) }
      #expect(prompt(shelf) != nil && !shelf.hint.contains("complete"), "\(keys): \(shelf.hint)")
      shelf.press("Esc", "Esc")
    }
    shelf.press("n", "Up", "Enter")
    #expect(shelf.hint.contains("Tab complete"), "\(shelf.hint)")
  }

  /// Whatever would be refused in the end is refused before it is asked for.
  @Test(arguments: ["r", "t"]) func nothingIsAskedForWhatIsOpenAndUnsaved(key: String) throws {
    var shelf = try Shelf()
    shelf.press("Enter", "r")
    shelf.type("Changed")
    shelf.press("Esc", "Alt-0", key)
    #expect(shelf.list.layers.isEmpty && shelf.hint.contains("changes that are not saved"), "\(shelf.hint)")
  }

  @Test func aCloneOfWhatIsNotSavedSaysThatItIsTheFiles() throws {
    var shelf = try Shelf()
    shelf.press("c")
    shelf.answer("One")
    #expect(!shelf.hint.contains("not saved"), "\(shelf.hint)")
    shelf.press("Home", "Enter", "r")
    shelf.type("Changed")
    shelf.press("Esc", "Alt-0", "c")
    shelf.answer("Two")
    #expect(shelf.list.notice?.text.contains("not saved of “Support bot”") == true, "\(shelf.hint)")
  }

  @Test func theTrashShowsWhatChatflowsAreCalled() throws {
    var shelf = try Shelf([
      "pricing.chatflow.yaml": Shelf.flow("Pricing", "", "Hello."),
      "b-2.chatflow.yaml": Shelf.flow("Prices of old", "", "Hello."),
      "nameless.chatflow.yaml": "chatflow: 1\n",
    ])
    for _ in 0..<3 { shelf.press("Home", "x", "d") }
    shelf.press("T")
    #expect(shelf.row(containing: "Prices of old")?.contains("(b-2)") == true, "\(shelf.picture)")
    #expect(shelf.row(containing: "Pricing")?.contains("(") == false)
    #expect(shelf.shows("nameless"))
    shelf.type("b-2")
    shelf.press("Enter")
    #expect(shelf.folder.has("b-2.chatflow.yaml"))
  }
}
