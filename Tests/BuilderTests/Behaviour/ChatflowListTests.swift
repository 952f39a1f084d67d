import Canvas
import ChatflowFiles
import ChatflowModel
import Foundation
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder

/// The list of chatflows, as its user has it.
@Suite struct ChatflowListTests {
  private static let order = ["support-bot", "pricing", "offline", "broken", "faulty", "long"]

  // MARK: - What is shown

  /// As in a chatflow, a mark tells what went wrong from what went well: colours are not seen by everybody.
  @Test func messagesOfTheListHaveMarks() throws {
    var shelf = try Shelf()
    shelf.application.tell(.warning, "The theme is missing.")
    shelf.press(":")
    shelf.type("messages")
    shelf.press("Enter")
    #expect(shelf.row(containing: "The theme is missing.")?.contains("▲ The theme") == true, "\(shelf.picture)")
  }

  @Test func rowsStandInTheOrderOfPriority() throws {
    let shelf = try Shelf()
    #expect(shelf.rows == Self.order)
    #expect(shelf.row(containing: "Support bot")?.contains("● on") == true)
    #expect(shelf.row(containing: "Pricing")?.contains("sv") == true)
    #expect(shelf.row(containing: "Faulty")?.contains("✗1") == true)
    #expect(shelf.shows("6 chatflows, 1 on"))
  }

  @Test func aBrokenFileIsARowWithItsError() throws {
    let shelf = try Shelf()
    #expect(shelf.row(containing: "broken.chatflow.yaml")?.contains("✗ line") == true)
  }

  @Test func anEmptyFolderOffersToCreateOne() throws {
    var shelf = try Shelf([:])
    #expect(shelf.shows("There is no chatflow in this folder yet.") && shelf.shows("[ Create chatflow ]"))
    shelf.press("Enter")
    #expect(shelf.shows("Qualify leads"))
  }

  /// Whoever opened the folder above the chatflows reads where they are.
  @Test func anEmptyFolderSaysWhichFoldersInItHoldChatflows() throws {
    var shelf = try Shelf([:])
    for name in ["sales", "help", "empty", ".hidden"] {
      try FileManager.default.createDirectory(
        atPath: "\(shelf.folder.path)/\(name)", withIntermediateDirectories: true)
      if name != "empty" { try shelf.folder.write(Shelf.flow("Inner", "", "Hello."), "\(name)/a.chatflow.yaml") }
    }
    shelf.look()
    #expect(shelf.shows("There is no chatflow in this folder; some lie in help, sales."))
    #expect(shelf.shows("[ Create chatflow ]"))
    try shelf.folder.write(Shelf.flow("Own", "", "Hello."), "own.chatflow.yaml")
    shelf.look()
    #expect(shelf.shows("Own") && !shelf.shows("some lie in"))
  }

  @Test func whatChangedOnTheDiskIsReadAgainAndNothingElse() throws {
    var shelf = try Shelf()
    let before = shelf.reads
    shelf.look()
    #expect(shelf.reads == before)
    try shelf.folder.write(Shelf.flow("Renamed outside", "", "Hello, all of you."), "offline.chatflow.yaml")
    try shelf.folder.write(Shelf.flow("New", "", "Hello."), "new.chatflow.yaml")
    try shelf.folder.remove("faulty.chatflow.yaml")
    shelf.look()
    #expect(shelf.reads == before + 2)
    #expect(shelf.shows("Renamed outside") && shelf.shows("New") && !shelf.shows("Faulty"))
  }

  @Test func theFocusStaysOnItsChatflowWhenOthersComeAndGo() throws {
    var shelf = try Shelf()
    shelf.press("Down", "Down")
    #expect(shelf.list.focus == "offline.chatflow.yaml")
    try shelf.folder.remove("support-bot.chatflow.yaml")
    shelf.look()
    #expect(shelf.list.focus == "offline.chatflow.yaml")
    try shelf.folder.remove("offline.chatflow.yaml")
    shelf.look()
    #expect(shelf.list.focus == "broken.chatflow.yaml")
  }

  // MARK: - Row actions

  @Test func raisingAndLoweringIsKeptInTheWorkspace() throws {
    var shelf = try Shelf()
    shelf.press("Down", "Alt-Up")
    #expect(shelf.rows.prefix(2) == ["pricing", "support-bot"])
    #expect(shelf.list.focus == "pricing.chatflow.yaml")
    #expect(try shelf.folder.text("workspace.yaml").contains("  - pricing\n  - support-bot\n"))
    shelf.press("Alt-End")
    #expect(shelf.rows.last == "pricing")
    shelf.press("Alt-Down")
    #expect(shelf.hint.contains("lowest priority already"))
    shelf.press("Alt-Home")
    #expect(shelf.rows.first == "pricing")
    shelf.press("u", "u", "u")
    #expect(shelf.rows == Self.order)
  }

  @Test func aSwitchIsRefusedWithItsReasonsWhileThereAreErrors() throws {
    var shelf = try Shelf()
    shelf.press("/")
    shelf.type("Faulty")
    shelf.press("Enter", "Space")
    #expect(shelf.shows("“Faulty” cannot be switched on"))
    #expect(try shelf.folder.text("faulty.chatflow.yaml") == Shelf.files["faulty.chatflow.yaml"])
    shelf.press("Enter")
    #expect(shelf.builder?.flow.name == "Faulty")
  }

  @Test func switchingOnAndOffIsWritten() throws {
    var shelf = try Shelf()
    shelf.press("Down", "Space")
    #expect(shelf.row(containing: "Pricing")?.contains("● on") == true)
    #expect(try shelf.folder.text("pricing.chatflow.yaml").contains("live: true"))
    shelf.press("u")
    #expect(shelf.row(containing: "Pricing")?.contains("○ off") == true)
    #expect(try shelf.folder.text("pricing.chatflow.yaml") == Shelf.files["pricing.chatflow.yaml"])
  }

  @Test func aCloneIsOffAndLast() throws {
    var shelf = try Shelf()
    shelf.press("c", "Enter")
    #expect(shelf.rows == Self.order + ["support-bot-copy"])
    #expect(shelf.row(containing: "Support bot (copy)")?.contains("○ off") == true)
    #expect(shelf.list.focus == "support-bot-copy.chatflow.yaml")
    shelf.press("u")
    #expect(shelf.rows == Self.order)
  }

  @Test func renamingGivesTheFileItsName() throws {
    var shelf = try Shelf()
    shelf.press("Down", "r")
    shelf.answer("Prices & plans")
    #expect(shelf.rows == ["support-bot", "prices-plans"] + Self.order.dropFirst(2))
    #expect(shelf.shows("Prices & plans"))
    #expect(!shelf.folder.has("pricing.chatflow.yaml"))
    #expect(shelf.list.focus == "prices-plans.chatflow.yaml")
    shelf.press("r")
    shelf.answer("Support bot")
    #expect(shelf.folder.has("support-bot-2.chatflow.yaml"))
    shelf.press("u", "u")
    #expect(shelf.rows == Self.order)
    #expect(try shelf.folder.text("pricing.chatflow.yaml") == Shelf.files["pricing.chatflow.yaml"])
  }

  @Test func whatIsGoneForGoodStandsInNobodysWay() throws {
    var shelf = try Shelf()
    shelf.press("Down", "r")
    shelf.answer("Prices")
    shelf.press("Home", "c")
    shelf.answer("A copy")
    try shelf.folder.remove("a-copy.chatflow.yaml")
    shelf.press("u")
    #expect(shelf.hint.contains("a-copy.chatflow.yaml is not there any more"), "\(shelf.hint)")
    shelf.press("u")
    #expect(shelf.folder.has("pricing.chatflow.yaml") && !shelf.folder.has("prices.chatflow.yaml"))
  }

  @Test func aNameThatCannotBeOneSaysWhy() throws {
    var shelf = try Shelf()
    shelf.press("r")
    shelf.answer("   ")
    #expect(shelf.shows("A chatflow needs a name."))
    shelf.answer(String(repeating: "x", count: 101))
    #expect(shelf.shows("A name has at most 100 characters."))
    shelf.press("Esc")
    #expect(shelf.rows == Self.order)
  }

  @Test func onlyWhatIsOffIsRemovedAndComesBack() throws {
    var shelf = try Shelf()
    shelf.press("x")
    #expect(shelf.hint.contains("switch it off"))
    shelf.press("Down", "x")
    #expect(shelf.shows("Move “Pricing” to the trash?"))
    shelf.press("c")
    #expect(shelf.rows == Self.order)
    shelf.press("x", "d")
    #expect(shelf.rows == Self.order.filter { $0 != "pricing" })
    shelf.press("u")
    #expect(shelf.rows == Self.order)
    shelf.press("x", "d", "T")
    #expect(shelf.shows("Trash: Enter restores"))
    shelf.press("Enter")
    #expect(shelf.rows == Self.order.filter { $0 != "pricing" } + ["pricing"])
    #expect(try shelf.folder.text("pricing.chatflow.yaml") == Shelf.files["pricing.chatflow.yaml"])
  }

  @Test func tagsAreShownAndFound() throws {
    var shelf = try Shelf()
    shelf.press("Down", "t")
    shelf.answer(" money ,  money, plans of  2026 ")
    #expect(shelf.row(containing: "Pricing")?.contains("money, plans of 20") == true)
    #expect(try shelf.folder.text("pricing.chatflow.yaml").contains("tags:\n  - money\n  - plans of 2026\n"))
    shelf.press("/")
    shelf.type("2026")
    #expect(shelf.rows == ["pricing"])
    shelf.press("Esc", "u")
    #expect(try shelf.folder.text("pricing.chatflow.yaml") == Shelf.files["pricing.chatflow.yaml"])
  }

  @Test func aFileThatMayNotBeWrittenSaysSoAndStays() throws {
    var shelf = try Shelf()
    try shelf.folder.lock("pricing.chatflow.yaml")
    shelf.look()
    #expect(shelf.row(containing: "Pricing")?.contains("read only") == true)
    shelf.press("Down", "Space")
    #expect(shelf.hint.contains("may not be written; nothing was changed"))
    shelf.press("r")
    #expect(shelf.list.layers.isEmpty)
    #expect(try shelf.folder.text("pricing.chatflow.yaml") == Shelf.files["pricing.chatflow.yaml"])
  }

  // MARK: - Filter and sort

  @Test func theFilterFindsTextsAndShowsThem() throws {
    var shelf = try Shelf()
    shelf.press("/")
    shelf.type("refu")
    #expect(shelf.rows == ["pricing"])
    #expect(shelf.row(containing: "Pricing")?.contains("gets a refund within thirty days") == true)
    #expect(shelf.shows("1 of 6"))
    shelf.type("x")
    #expect(shelf.shows("No chatflow holds that"))
    shelf.press("Backspace", "Enter", "Enter")
    #expect(shelf.builder?.flow.name == "Pricing")
    #expect(shelf.builder?.canvas.spot == .card("greet"))
  }

  @Test func theFilterGivesTheSameHoweverItWasTyped() throws {
    for text in ["e", "hel", "good bye", "GOOD", "a tag", "ö"] {
      var letters = try Shelf()
      letters.press("/")
      letters.type(text + "zz")
      letters.press("Backspace", "Backspace")
      var paste = try Shelf()
      paste.press("/")
      paste.handle(.paste(text))
      #expect(letters.rows == paste.rows, "\(text)")
    }
  }

  @Test func escShowsAllAndKeepsTheFocus() throws {
    var shelf = try Shelf()
    shelf.press("/")
    shelf.type("refund")
    shelf.press("Esc")
    #expect(shelf.rows == Self.order)
    #expect(shelf.list.focus == "pricing.chatflow.yaml")
    shelf.press("/")
    shelf.type("e")
    shelf.press("Enter", "Alt-Up")
    #expect(shelf.hint.contains("Esc shows all of them"))
  }

  @Test func sortingChangesNoPriority() throws {
    var shelf = try Shelf()
    shelf.press("s", "Down", "Enter")
    #expect(shelf.rows == ["long", "broken", "faulty", "offline", "pricing", "support-bot"])
    shelf.press("Alt-Up")
    #expect(shelf.hint.contains("sort it by priority first"))
    shelf.click(on: "Problems")
    #expect(shelf.rows.prefix(2) == ["broken", "faulty"])
    #expect(try shelf.folder.text("workspace.yaml") == Shelf.files["workspace.yaml"])
  }

  // MARK: - Create

  @Test(arguments: Template.all.map(\.id)) func everyTemplateMakesAChatflowWithoutProblems(id: String) throws {
    var shelf = try Shelf()
    shelf.press("n")
    for _ in 0..<(Template.all.firstIndex { $0.id == id } ?? 0) { shelf.press("Down") }
    #expect(shelf.shows("Visitor starts the chat"))
    shelf.press("Enter")
    shelf.answer("Made from a template")
    let builder = try #require(shelf.builder)
    #expect(builder.flow.name == "Made from a template")
    #expect(builder.findings == [])
    #expect(builder.canvas.drawing.snapshot.actions.allSatisfy { $0.errors == 0 && $0.warnings == 0 })
    shelf.press("Alt-0")
    #expect(shelf.rows.last == "made-from-a-template")
    #expect(shelf.row(containing: "Made from a template")?.contains("○ off") == true)
  }

  @Test func aTemplateBringsItsTestsIfTheyAreWanted() throws {
    var shelf = try Shelf()
    shelf.press("n", "t")
    #expect(shelf.shows("[x] With tests (NAME.chat)"))
    shelf.press("Enter")
    shelf.answer("Tested")
    #expect(try shelf.folder.text("tested.chat") == Template.all[0].tests(in: "en", of: Workspace()))
    shelf.press("Alt-0", "u")
    #expect(throws: (any Error).self) { try shelf.folder.text("tested.chat") }
    #expect(shelf.rows == Self.order)
    // It stays as it was said, until it is said otherwise.
    shelf.press("n")
    #expect(shelf.shows("[x] With tests"))
    shelf.click(on: "With tests")
    shelf.press("Enter")
    shelf.answer("Untested")
    #expect(shelf.builder?.flow.name == "Untested")
    #expect(throws: (any Error).self) { try shelf.folder.text("untested.chat") }
  }

  @Test func aChatflowBeginsFromAFile() throws {
    var shelf = try Shelf()
    shelf.press("n", "Up", "Enter")
    shelf.type("off")
    shelf.press("Tab", "Enter")
    shelf.answer("Like the other")
    #expect(shelf.builder?.flow.name == "Like the other")
    #expect(shelf.builder?.flow.actions["greet"] != nil)
  }

  @Test(arguments: 10...14) func theFocusedTemplateIsAlwaysInSight(height: Int) throws {
    var shelf = try Shelf(size: Size(width: 40, height: height))
    shelf.press("n")
    for item in TemplatesState.items {
      #expect(shelf.shows("› \(Words.english["template.\(item)"])"), "\(shelf.picture)")
      shelf.press("Down")
    }
  }

  @Test func escLeavesTheTemplatesAndNothingIsMade() throws {
    var shelf = try Shelf()
    shelf.press("n", "Enter", "Esc", "Esc")
    #expect(shelf.rows == Self.order && shelf.list.templates == nil)
  }

  // MARK: - Mouse

  @Test func whatCanBeSeenCanBeClicked() throws {
    var shelf = try Shelf()
    shelf.click(on: "Pricing")
    #expect(shelf.list.focus == "pricing.chatflow.yaml")
    shelf.click(on: "Pricing", clicks: 2)
    #expect(shelf.builder?.flow.name == "Pricing")
    shelf.click(on: "Chatflows")
    #expect(shelf.builder == nil)
    shelf.click(on: "Create chatflow")
    shelf.click(on: "Concierge")
    #expect(shelf.list.templates?.item == "concierge")
  }

  @Test func theHelpAndThePaletteHaveEveryCommandOfTheList() throws {
    var shelf = try Shelf()
    shelf.press("?")
    guard case .chooser(let help)? = shelf.list.layers.last else {
      Issue.record("no help")
      return
    }
    for command in CommandTable.all where command.binding(in: .list)?.keys.isEmpty == false {
      #expect(help.items.contains { $0.id == command.id }, "\(command.id)")
    }
    shelf.press("Esc", "Ctrl-P")
    shelf.type("raise")
    #expect(shelf.shows("It has the highest priority already."))
    shelf.press("Esc", "Ctrl-S")
    #expect(shelf.hint.contains("works in a chatflow that is open"))
  }
}
