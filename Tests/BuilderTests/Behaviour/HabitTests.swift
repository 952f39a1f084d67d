import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder

/// What hands that know other programs, or this one, expect.
@Suite struct HabitTests {
  // MARK: - Five words of vi

  /// A session with a change that is not saved.
  private func changed(_ session: Session = Session()) -> Session {
    var session = session
    session.focus("billing")
    session.press("E")
    _ = session.takeEffects()
    return session
  }

  private func enter(_ word: String, _ session: inout Session) -> [Effect] {
    session.press(":")
    _ = session.takeEffects()
    session.type(word)
    session.press("Enter")
    return session.takeEffects()
  }

  @Test(arguments: [("w", Effect.AfterSaving.stay), ("wq", .quit), ("x", .quit)])
  func wordsThatSave(word: String, then: Effect.AfterSaving) {
    var session = changed()
    let flow = session.flow
    let effects = enter(word, &session)
    guard case .save(let saved, _, then, _)? = effects.first, effects.count == 1 else {
      Issue.record(":\(word) is \(effects)")
      return
    }
    #expect(saved == flow && session.flow == flow)
  }

  @Test(arguments: ["q", "wq", "x", "q!"]) func wordsThatLeaveWhatIsSaved(word: String) {
    var session = Session()
    #expect(enter(word, &session) == [.quit])
    #expect(session.flow == Sample.support)
  }

  @Test func qAsksAndItsEmphasisDoesNot() {
    var session = changed()
    #expect(enter("q", &session).isEmpty)
    #expect(session.shows("has changes that are not saved"), "\(session.picture)")
    session.press("Esc")
    #expect(enter("q!", &session) == [.quit])
  }

  /// A word is one only as long as nothing else was typed.
  @Test func whatGoesOnBehindTheWordIsAFilter() {
    var session = Session()
    session.press(":")
    session.type("wr")
    #expect(session.shows("Wrap in an if/then branch") || session.shows("ranch"), "\(session.picture)")
    session.press("Esc")
    #expect(session.flow == Sample.support)
  }

  @Test func theListKnowsThemToo() throws {
    var shelf = try Shelf()
    shelf.press(":")
    shelf.type("q")
    shelf.press("Enter")
    #expect(shelf.hasQuit)
  }

  // MARK: - A new action for a connection of the form

  @Test func aConnectionOfTheFormCanLeadToANewAction() throws {
    var session = Session(size: Size(width: 120, height: 60))
    session.focus("product")
    session.press("Enter")
    session.tab(to: .port(.next))
    let place = session.state.place
    session.press("Enter")
    session.type("new action")
    session.press("Enter", "Esc")
    #expect(session.flow == Sample.support)
    #expect(session.state.place.form?.control == place.form?.control, "\(session.picture)")
    session.press("Enter")
    session.type("new action")
    session.press("Enter")
    session.type("simple")
    session.press("Enter")
    let id = try #require(session.flow.actions["product"]?.next?.action)
    #expect(session.flow.actions[id]?.kind == "message")
    #expect(session.flow.actions[id]?.next == .to("email"))
    #expect(session.state.form?.subject == .action(id))
    session.undoAll()
    #expect(session.flow == Sample.support)
  }

  // MARK: - Removing and cutting

  @Test func cuttingWhatBranchesAsksWhichBranchStays() throws {
    var session = Session()
    session.focus("topic")
    session.press("X")
    #expect(session.shows("which branch stays?"), "\(session.picture)")
    session.type("billing")
    session.press("Enter")
    #expect(session.shows("No longer connected"), "\(session.picture)")
    _ = session.takeEffects()
    session.press("d")
    #expect(session.flow.actions["topic"] == nil)
    #expect(session.flow.actions["greet"]?.next == .to("billing"))
    #expect(session.state.register?.clip.entry == "topic")
    guard case .copy? = session.takeEffects().first else {
      Issue.record("nothing was copied")
      return
    }
    session.press("u")
    #expect(session.flow == Sample.support)
  }

  /// Every connection that is re-aimed is named, the first one included.
  @Test func theQuestionListsEveryConnectionThatIsAimedAnew() {
    var session = Session(size: Size(width: 120, height: 50))
    session.focus("email")
    session.press("x")
    let aimed = session.lines.filter { $0.contains("then leads to") }
    #expect(aimed.count == 3, "\(session.picture)")
    for name in ["About your bill", "Which product is it?", "Talk to a person"] {
      #expect(aimed.contains { $0.contains(name) }, "\(name):\n\(session.picture)")
    }
  }

  // MARK: - Keys and the wheel

  @Test(arguments: [2, 3, 4, 6, 7, 9, 12]) func functionKeysThatStandForNothingSaySo(number: Int) {
    var session = Session()
    session.handle(.key(Key(.function(number))))
    #expect(session.hint.contains("F\(number) does nothing here"), "\(session.hint)")
  }

  @Test func theWheelMovesThreeRowsWhereverItMoves() throws {
    var session = Session()
    session.press("a")
    guard let before = session.state.picker else { return }
    let panel = session.state.regions.panel.origin
    session.handle(.mouse(MouseEvent(.wheelDown, at: Point(x: panel.x + 3, y: panel.y + 6))))
    guard let after = session.state.picker else { return }
    #expect(after.focus == before.focus + 3)
    session.press("Esc", ":")
    session.handle(.mouse(MouseEvent(.wheelDown, at: Point(x: 60, y: 20))))
    guard case .chooser(let chooser)? = session.state.layers.last else { return }
    #expect(chooser.focus == 3)
    for _ in 0..<3 { session.handle(.mouse(MouseEvent(.wheelUp, at: Point(x: 60, y: 20)))) }
    guard case .chooser(let first)? = session.state.layers.last else { return }
    #expect(first.focus == 0)
    var shelf = try Shelf()
    shelf.press("n")
    shelf.handle(.mouse(MouseEvent(.wheelDown, at: Point(x: 3, y: 3))))
    #expect(shelf.list.templates?.focus == 3)
  }

  // MARK: - What the screen leaves in sight

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 99, height: 30), Size(width: 120, height: 40)])
  func theListOfActionsShowsTheCustomerAgentAtOnce(size: Size) {
    for flow in [Sample.empty, Sample.short, Sample.support, Sample.branching] {
      var session = Session(flow: flow, size: size)
      session.press("a")
      #expect(session.shows("@ Send to customer agent"), "\(session.picture)")
    }
  }

  /// Neither a field nor a button of what is open in the panel lies under the box of the tour.
  @Test(arguments: [(120, 40), (100, 30), (99, 24), (80, 24), (79, 24), (40, 12)])
  func theTourCoversNothingOfThePanel(width: Int, height: Int) {
    let size = Size(width: width, height: height)
    for keys in [["Enter"], ["a"], ["Enter", "Tab", "Tab"]] {
      var (with, without) = (Session(size: size), Session(size: size))
      with.state.startTour()
      for key in keys {
        with.press(key)
        without.press(key)
      }
      #expect(with.state.tour != nil)
      let panel = with.state.regions.panel
      let (shown, wanted) = (with.screen, without.screen)
      let covered = (panel.y..<panel.maxY).flatMap { y in
        (panel.x..<panel.maxX).filter { shown[$0, y] != wanted[$0, y] }.map { Point(x: $0, y: y) }
      }
      #expect(covered.isEmpty, "\(keys) at \(size):\n\(with.picture)")
    }
  }

  @Test func theHintRowSaysWhereEscLeadsAndWhereAnEntryCanBeRemoved() {
    var session = Session(size: Size(width: 140, height: 60))
    session.focus("topic")
    session.press("Enter")
    #expect(session.hint.contains("Esc canvas") && !session.hint.contains("Alt-X"), "\(session.hint)")
    session.tab(to: .reply(0, .label))
    #expect(session.hint.contains("Alt-X remove"), "\(session.hint)")
  }

  /// What is said can be read, however narrow the terminal and however long it is.
  @Test(arguments: [(120, 40), (80, 24), (60, 24)]) func aLongMessageIsReadWhole(width: Int, height: Int) {
    let words = (1...30).map { "word\($0)" }
    var session = Session(size: Size(width: width, height: height))
    session.state.tell(.warning, words.joined(separator: " "))
    for word in words { #expect(session.shows(word), "\(word):\n\(session.picture)") }
    session.press("Down")
    #expect(!session.shows("word30"))
  }

  // MARK: - The list

  @Test func anEmptyListOffersWhatWorksThere() throws {
    var shelf = try Shelf([:])
    #expect(shelf.hint.contains("Enter create"), "\(shelf.hint)")
    #expect(!shelf.hint.contains("edit") && !shelf.hint.contains("filter"), "\(shelf.hint)")
    shelf.press("Enter")
    #expect(shelf.list.templates != nil)
  }

  @Test func undoInTheListSaysWhatItTookBack() throws {
    var shelf = try Shelf()
    shelf.press("Space", "u")
    #expect(shelf.hint.contains("Taken back") && shelf.hint.contains("Support bot"), "\(shelf.hint)")
  }

  @Test func theListIsFilteredByState() throws {
    let kept: [(String, [String])] = [
      ("is:live", ["support-bot"]), ("is:off", ["pricing", "offline", "faulty", "long"]),
      ("is:problems", ["broken", "faulty"]), ("is:off pric", ["pricing"]), ("pricing is:live", []),
      ("is:", ["support-bot", "pricing", "offline", "broken", "faulty", "long"]), ("is:problems is:off", ["faulty"]),
    ]
    for (typed, rows) in kept {
      var shelf = try Shelf()
      shelf.press("/")
      shelf.type(typed)
      #expect(shelf.rows == rows, "\(typed)")
    }
    var swedish = try Shelf(words: .of(.chosen(wish: "sv") { _ in nil }))
    swedish.press("/")
    swedish.type("är:på")
    #expect(swedish.rows == ["support-bot"])
  }

  /// What is shown is what the whole of it says, however it was typed.
  @Test func aFilterThatIsTypedOnAndTakenBackShowsWhatItSays() throws {
    var shelf = try Shelf()
    shelf.press("/")
    for letter in "pricing is:live" { shelf.type(String(letter)) }
    #expect(shelf.rows.isEmpty)
    for _ in 0..<8 { shelf.press("Backspace") }
    #expect(shelf.rows == ["pricing"])
  }

  /// What was found in a chatflow hides neither whether it is on nor what is wrong with it.
  @Test(arguments: [(120, 40), (80, 24), (40, 12)]) func aFilteredListStillTellsTheState(width: Int, height: Int) throws
  {
    var shelf = try Shelf(size: Size(width: width, height: height))
    shelf.press("/")
    shelf.type("thirty")
    let row = shelf.row(containing: "Pricing") ?? ""
    #expect(row.contains("○ off") && row.contains("thirty"), "\(row)")
    let header = shelf.row(containing: "Name") ?? ""
    #expect(header.contains("State") && header.contains("Found") && !header.contains("Tags"), "\(header)")
    if width >= 80 { #expect(header.contains("Problems"), "\(header)") }
  }

  /// A tag that was found is shown, too, where others are found by their texts.
  @Test(arguments: [(120, 40), (80, 24)]) func aTagThatIsFoundIsShown(width: Int, height: Int) throws {
    var shelf = try Shelf(size: Size(width: width, height: height))
    shelf.press("/")
    shelf.type("help")
    #expect(shelf.row(containing: "Support bot")?.contains("help") == true, "\(shelf.picture)")
  }

  /// That a chatflow is open is no part of its name.
  @Test func whatIsOpenIsSetOffFromTheName() throws {
    var shelf = try Shelf()
    shelf.press("Enter", "Alt-0")
    let row = shelf.row(containing: "Support bot") ?? ""
    #expect(row.contains("Support bot · open"), "\(row)")
  }

  // MARK: - The templates

  @Test func theTemplatesHaveAFirstAndALastOneAndHelp() throws {
    var shelf = try Shelf()
    shelf.press("n", "End")
    #expect(shelf.list.templates?.focus == TemplatesState.items.count - 1)
    shelf.press("Home")
    #expect(shelf.list.templates?.focus == 0)
    shelf.press("?")
    let isHelp = shelf.shows("Keys in the list of templates")
    #expect(isHelp)
  }

  /// A key that stands for nothing says so, wherever it is pressed.
  @Test(arguments: ["Insert", "Delete", "Backspace", "F6", "z", "Alt-Home"]) func aKeyThatDoesNothingSaysSo(key: String)
    throws
  {
    var shelf = try Shelf()
    shelf.press("n", key)
    #expect(shelf.hint.contains(key), "\(shelf.hint)")
  }

  // MARK: - From one chatflow to another

  @Test func whatWasCopiedInOneChatflowIsPastedInAnother() throws {
    var shelf = try Shelf()
    shelf.press("Enter", "g g", "Down")
    shelf.press("y", "Alt-0", "Down", "Enter")
    let before = try #require(shelf.builder?.flow)
    shelf.press("g g", "p")
    let after = try #require(shelf.builder?.flow)
    #expect(after.actions.count == before.actions.count + 1, "\(shelf.picture)")
    // Back where it came from, its links still mean what they say.
    shelf.press("Alt-,")
    #expect(shelf.builder?.register?.isOurs == true)
    shelf.press("y", "Alt-.")
    #expect(shelf.builder?.register?.isOurs == false)
  }

  /// Behind branches that never meet there is no place: nothing is inserted into one of them instead.
  @Test func insertingBehindAGroupGoesIntoNoneOfItsBranches() throws {
    for flow in [Sample.support, Sample.branching, Sample.asking] {
      for action in flow.actions.values where action.drawnPorts.count > 1 {
        var session = Session(flow: flow)
        session.state.focus(.card(action.id))
        let drawing = session.state.canvas.drawing
        let end = drawing.index(action.id).flatMap { drawing.layout.plus(afterGroupOf: $0) }
        session.press("A")
        #expect((session.state.picker == nil) == (end == nil), "\(action.id)")
        if end == nil { #expect(session.state.notice?.text.contains("do not meet again") == true, "\(action.id)") }
      }
    }
  }
}
