import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder

/// Several chatflows open at once.
@Suite struct OpenChatflowTests {
  /// The list with two chatflows open, the second one shown.
  private func two() throws -> Shelf {
    var shelf = try Shelf()
    shelf.press("Enter", "Alt-0", "Down", "Enter")
    #expect(shelf.application.open.map(\.file) == ["support-bot.chatflow.yaml", "pricing.chatflow.yaml"])
    return shelf
  }

  /// Renames the first action of the chatflow that is shown.
  private func rename(_ shelf: inout Shelf, to name: String) {
    shelf.press("g g", "Down", "r")
    shelf.press("Home")
    shelf.handle(.key(Key(.end, .shift)))
    shelf.type(name)
    shelf.press("Esc")
  }

  @Test func eachHasItsOwnHistoryAndPlace() throws {
    var shelf = try two()
    rename(&shelf, to: "Changed here")
    shelf.press("Alt-,")
    #expect(shelf.builder?.flow.name == "Support bot")
    #expect(shelf.builder?.history.canUndo == false)
    rename(&shelf, to: "Changed there")
    shelf.press("u")
    #expect(shelf.builder?.flow.actions["greet"]?.name == "Greet")
    shelf.press("Alt-.")
    #expect(shelf.builder?.flow.name == "Pricing")
    #expect(shelf.shows("Changed here"))
    shelf.press("u")
    #expect(shelf.builder?.flow.actions["greet"]?.name == "Greet")
  }

  /// What is opened from the list leads back to the list, and that keeps open what was listed over it.
  @Test func whatIsWrongInTheFolderStaysListed() throws {
    var shelf = try Shelf()
    shelf.press("!")
    #expect(shelf.list.layers.isEmpty && shelf.hint.contains("No problems in the whole folder."))
    let faulty = "faulty.chatflow.yaml"
    let opened = ChatflowFile.decode(try shelf.folder.text(faulty))
    let wrong = try #require(CheckedFile(faulty, opened, workspace: Workspace(), words: .english).open.first)
    let found = [
      FolderProblems.Elsewhere(wrong, in: faulty, title: "The first one"),
      FolderProblems.Elsewhere(wrong, in: "pricing.chatflow.yaml", title: "The second one"),
    ]
    shelf.problems = FolderProblems(here: [], elsewhere: found)
    shelf.press("!", "Enter")
    #expect(shelf.builder?.flow.name == "Faulty")
    shelf.press("Alt-G")
    #expect(shelf.shows("The first one") && shelf.shows("The second one"))
    // What was mended is gone, and the next one has the focus.
    shelf.press("Enter")
    shelf.problems = FolderProblems(here: [], elsewhere: [found[1]])
    shelf.press("Alt-0")
    #expect(!shelf.shows("The first one"))
    shelf.press("Enter")
    #expect(shelf.builder?.flow.name == "Pricing")
    shelf.problems = FolderProblems(here: [], elsewhere: [])
    shelf.press("Alt-0")
    #expect(shelf.list.layers.isEmpty)
  }

  /// A list of what was found in the whole folder has as many rows as the screen has room for.
  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func listsOfTheFolderUseTheRoomThatThereIs(size: (Int, Int)) throws {
    var shelf = try Shelf(size: Size(width: size.0, height: size.1))
    let faulty = "faulty.chatflow.yaml"
    let opened = ChatflowFile.decode(try shelf.folder.text(faulty))
    let wrong = try #require(CheckedFile(faulty, opened, workspace: Workspace(), words: .english).open.first)
    let many = (1...100).map { FolderProblems.Elsewhere(wrong, in: faulty, title: "Number \($0)") }
    shelf.problems = FolderProblems(here: [], elsewhere: many)
    let untested = (1...100).map { "number-\($0).chatflow.yaml" }
    shelf.tests = FolderTests(tested: [], untested: untested)
    for keys in ["!", "g t"] {
      shelf.press(keys)
      let list = shelf.list
      let box = LayerView(list.layers.last, size: list.size, words: list.words, tier: list.tier).frame
      #expect(box.height >= size.1 - 5 && box.maxY < size.1 && box.maxX < size.0, "\(keys): \(box)")
      shelf.press("Esc")
    }
  }

  /// Everything that is compared between two frames may be the same in two chatflows.
  @Test func aPictureNeverShowsAnotherChatflow() throws {
    var shelf = try two()
    var pictures = ApplicationPictures()
    for key in ["Alt-,", "Alt-.", "Alt-0", "Alt-.", "Down", "Alt-.", "Alt-,", "Alt-0", "Enter"] {
      _ = pictures.frame(of: shelf.application)
      shelf.press(key)
      #expect(pictures.frame(of: shelf.application).lines == shelf.lines, "\(key)")
    }
  }

  @Test func nothingIsLostOnTheWayToTheListAndBack() throws {
    var shelf = try two()
    rename(&shelf, to: "Changed here")
    let before = shelf.picture
    shelf.press("Alt-0")
    #expect(shelf.row(containing: "Pricing")?.contains("unsaved") == true)
    #expect(shelf.row(containing: "Support bot")?.contains("open") == true)
    #expect(shelf.list.focus == "pricing.chatflow.yaml")
    shelf.press("Enter")
    #expect(shelf.picture == before)
    shelf.press("g l")
    #expect(shelf.builder == nil)
  }

  @Test func whatIsOpenAndNotSavedIsNotChangedFromTheList() throws {
    var shelf = try two()
    rename(&shelf, to: "Changed here")
    shelf.press("Alt-0")
    for keys in [["Space"], ["x"], ["r"], ["t"]] {
      for key in keys { shelf.press(key) }
      #expect(shelf.hint.contains("changes that are not saved"), "\(keys)")
    }
    #expect(try shelf.folder.text("pricing.chatflow.yaml") == Shelf.files["pricing.chatflow.yaml"])
    #expect(shelf.application.open.count == 2)
    shelf.press("Enter", "Ctrl-S", "Alt-0", "Space")
    #expect(shelf.row(containing: "Pricing")?.contains("● on") == true)
    #expect(shelf.application.open.map(\.file) == ["support-bot.chatflow.yaml"])
    shelf.press("Enter")
    #expect(shelf.builder?.flow.isLive == true)
    #expect(shelf.shows("Changed here"))
  }

  @Test func leavingAsksAboutEachThatIsNotSaved() throws {
    var shelf = try two()
    rename(&shelf, to: "Changed here")
    shelf.press("Alt-,")
    rename(&shelf, to: "Changed there")
    shelf.press("Alt-0", "q")
    #expect(shelf.shows("support-bot.chatflow.yaml has changes"))
    shelf.press("d")
    #expect(!shelf.hasQuit)
    #expect(shelf.shows("pricing.chatflow.yaml has changes"))
    shelf.press("c")
    #expect(!shelf.hasQuit)
    // What was given up and then changed again is asked about again.
    shelf.press("Alt-,")
    rename(&shelf, to: "Once more")
    shelf.press("Alt-0", "q")
    #expect(shelf.shows("support-bot.chatflow.yaml has changes"))
    shelf.press("s")
    #expect(try shelf.folder.text("support-bot.chatflow.yaml").contains("Once more"))
    #expect(!shelf.hasQuit)
    #expect(shelf.shows("pricing.chatflow.yaml has changes"))
    shelf.press("s")
    #expect(shelf.hasQuit)
  }

  @Test func whoStaysAfterAllHasGivenUpNothing() throws {
    var shelf = try two()
    rename(&shelf, to: "Changed here")
    shelf.press("Alt-,")
    rename(&shelf, to: "Changed there")
    shelf.press("Alt-0", "q", "d")
    #expect(shelf.shows("pricing.chatflow.yaml has changes"))
    shelf.press("c", "Alt-0", "q")
    #expect(shelf.shows("support-bot.chatflow.yaml has changes"))
  }

  @Test func whatChangedOnTheDiskMeanwhileIsReadAgainUnlessItWasTouched() throws {
    var shelf = try two()
    rename(&shelf, to: "Changed here")
    shelf.press("Alt-0")
    for file in ["pricing", "support-bot"] {
      try shelf.folder.write(Shelf.flow("From outside", "", "Something else than before."), file + ".chatflow.yaml")
    }
    shelf.look()
    shelf.press("Enter")
    #expect(shelf.builder?.flow.name == "Pricing")
    #expect(shelf.shows("Changed here"))
    shelf.press("Alt-0", "Home", "Enter")
    #expect(shelf.builder?.flow.name == "From outside")
    #expect(shelf.application.open.count == 2)
  }

  @Test func openingAtAnActionThatIsNotThereSaysSo() throws {
    var shelf = try Shelf()
    let flow = try #require(ChatflowFile.decode(Shelf.files["pricing.chatflow.yaml"] ?? "").flow)
    let state = BuilderState(
      flow: flow, file: OpenedFile(name: "pricing.chatflow.yaml", savedFlow: flow), size: Size(width: 120, height: 40))
    shelf.application.show("pricing.chatflow.yaml", state, at: "bye")
    #expect(shelf.builder?.canvas.spot == .card("bye"))
    shelf.application.show("other.chatflow.yaml", state, at: "nowhere")
    #expect(shelf.hint.contains("There is no action “nowhere” in other.chatflow.yaml."))
  }

  @Test func everyOpenChatflowFitsANewSize() throws {
    var shelf = try two()
    shelf.handle(.resize(Size(width: 80, height: 24)))
    for key in ["Alt-.", "Alt-.", "Alt-0"] {
      #expect(shelf.screen.size == Size(width: 80, height: 24))
      shelf.press(key)
    }
    #expect(shelf.screen.size == Size(width: 80, height: 24))
  }
}
