import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder

/// Folds, one branch alone, pins, and what is kept of them: the look of a chatflow, and nothing in it.
@Suite struct ViewTests {
  private var drawing: @Sendable (Session) -> Drawing { { $0.state.canvas.drawing } }

  // MARK: - Folds

  @Test func aBranchIsFoldedAndUnfoldedAtItsHeader() {
    var session = Session()
    session.press("Down", "Down")
    #expect(session.state.canvas.spot == .header("topic", .reply(0)))
    let before = session.screen
    session.press("z")
    #expect(session.shows("[+] Billing ▸ 1 action"))
    #expect(!session.shows("About your bill"))
    session.press("z")
    #expect(session.screen == before)
    #expect(!session.state.history.canUndo && session.flow == Sample.support)
  }

  @Test func insideABranchItIsTheBranchAroundAndTheFocusGoesToItsHeader() {
    var session = Session()
    session.press("Down", "Down", "Down")
    let spot = session.state.canvas.spot
    session.press("z")
    guard case .card = spot else { return #expect(Bool(false), "\(spot)") }
    #expect(session.state.canvas.spot == .header("topic", .reply(0)))
    #expect(session.shows("[+] Billing ▸ 1 action"))
  }

  @Test func onABranchingCardAllItsBranches() {
    var session = Session()
    session.press("Down", "z")
    #expect(session.shows("(+) Billing ▸ 1 action"))
    #expect(session.shows("(+) Technical ▸ 1 action"))
    #expect(session.state.canvas.spot == .card("topic"))
    session.press("z")
    #expect(!session.shows("▸ 1 action"))
  }

  @Test func everythingBelowIsFoldedAtOnce() {
    var session = Session(size: Size(width: 120, height: 60))
    session.press("Z")
    let layout = drawing(session).layout
    #expect(!session.state.canvas.drawing.view.folds.isEmpty)
    #expect((0..<layout.actionCount).contains { layout.fold(hiding: $0) != nil })
    session.press("Z")
    #expect(session.state.canvas.drawing.view.folds.isEmpty)
  }

  @Test func whereNothingCanBeFoldedThatIsSaid() {
    var session = Session()
    session.press("z")
    #expect(session.hint.contains("no branch"))
    session.press("Down", "Down", "}", "}", "z")
    #expect(session.hint.contains("no actions of its own"))
  }

  @Test(arguments: [["/"], ["3", "G"], ["u"]]) func theFoldThatHidesWhatTheFocusGoesToOpens(way: [String]) throws {
    var session = Session()
    session.press("Down", "Down", "Down")
    let inside = try #require(session.state.canvas.spot.action)
    session.press("r")
    session.type("Renamed")
    session.press("Esc", "z")
    #expect(session.state.canvas.spot == .header("topic", .reply(0)))
    session.press("Home")
    for key in way { session.press(key) }
    if way == ["/"] {
      session.type("Renamed")
      session.press("Enter")
    }
    #expect(session.state.canvas.spot == .card(inside))
    #expect(drawing(session).view.folds.isEmpty)
    #expect(session.screen.lines.contains { $0.contains("┏") })
  }

  @Test func aClickOnWhatIsFoldedUnfolds() {
    var session = Session()
    session.press("Down", "z")
    session.click(on: "▸ 1 action")
    #expect(!session.shows("Billing ▸"))
    #expect(session.shows("Technical ▸"))
    #expect(session.state.canvas.spot == .header("topic", .reply(0)))
  }

  @Test func aFoldFollowsItsBranch() throws {
    var session = Session()
    session.press("Down", "z")
    let edit = try #require(
      Edit.make("edit.move-entry", changing: "topic", in: session.flow) { $0.replies.swapAt(0, 1) })
    session.state.perform(edit)
    #expect(drawing(session).view.folds == [BranchID("topic", .reply(0)), BranchID("topic", .reply(1))])
    session.press("u")
    session.state.canvas.drawing.setView(FlowView(folds: [BranchID("topic", .reply(0))]))
    session.state.perform(edit)
    #expect(drawing(session).view.folds == [BranchID("topic", .reply(1))])
    let removal = try #require(
      Edit.make("edit.remove-entry", changing: "topic", in: session.flow) { _ = $0.replies.remove(at: 1) })
    session.state.perform(removal)
    #expect(drawing(session).view.folds.isEmpty)
  }

  @Test func aFoldAndAPinFollowAChangedID() throws {
    var session = Session()
    session.press("Down", "|", "z")
    session.state.perform(session.flow.changingID(of: "topic", to: "subject"))
    #expect(drawing(session).view.folds.contains(BranchID("subject", .reply(0))))
    #expect(drawing(session).view.pins == ["subject": .columns])
    session.press("u")
    #expect(drawing(session).view.folds.contains(BranchID("topic", .reply(0))))
    #expect(drawing(session).view.pins == ["topic": .columns])
  }

  @Test func whatIsInsertedInAFoldedBranchIsSeen() {
    var session = Session()
    session.press("Down", "Down", "z", "a")
    #expect(session.screen.lines.contains { $0.contains("╌") }, "the proposed card is not seen:\n\(session.picture)")
    session.press("Enter", "Esc")
    #expect(drawing(session).view.folds.isEmpty)
    #expect(session.focusRow != nil)
  }

  // MARK: - One branch alone

  @Test func aBranchIsShownAloneAndLeft() {
    var session = Session()
    session.press("Down", "Down")
    let before = session.screen
    session.press("f")
    #expect(session.shows("Esc: whole chatflow › "))
    #expect(session.shows("► Billing"))
    #expect(!session.shows("Technical"))
    session.press("Esc")
    #expect(session.screen == before)
    session.press("Down", "f")
    #expect(session.shows("► Billing"))
    session.press("f")
    #expect(!session.shows("► Billing"))
    session.press("Esc")
    #expect(session.hint.contains("? help"))
  }

  @Test func theBreadcrumbIsTheWayBackForTheMouse() {
    var session = Session()
    session.press("Down", "Down", "f")
    session.click(on: "Esc: whole chatflow")
    #expect(session.shows("Technical"))
  }

  @Test func editingWorksInABranchThatIsShownAlone() {
    var session = Session()
    session.press("Down", "Down", "f", "a", "Enter")
    session.type("In here")
    session.press("Esc")
    #expect(session.shows("► Billing"))
    #expect(session.shows("In here"))
    session.press("x")
    #expect(session.shows("► Billing"))
    session.undoAll()
    #expect(session.shows("► Billing"))
    #expect(session.flow == Sample.support)
    #expect(session.state.canvas.spot == .header("topic", .reply(0)))
  }

  @Test func whatLeadsOutOfTheBranchLeavesTheView() {
    var session = Session()
    session.press("r")
    session.type("Hello")
    session.press("Esc", "Down", "Down", "f")
    #expect(session.shows("► Billing"))
    session.press("u")
    #expect(!session.shows("► Billing"))
    #expect(session.state.canvas.spot == .card("greet"))
  }

  @Test func aBranchThatLosesItsLastActionIsLeft() {
    var session = Session()
    session.press("Down", "Down", "}", "f")
    #expect(session.shows("► Technical"))
    session.press("Down", "x")
    for _ in 0..<2 where !session.state.layers.isEmpty { session.press("d") }
    #expect(!session.shows("► Technical"))
    #expect(session.focusRow != nil)
    session.press("u")
    #expect(session.flow == Sample.support)
  }

  @Test func anAutomaticFoldOpensInAViewOfItsOwn() throws {
    var session = Session(flow: ViewTests.deep, size: Size(width: 50, height: 40))
    let layout = drawing(session).layout
    let hidden = try #require((0..<layout.actionCount).first { layout.fold(hiding: $0)?.isForRoom == true })
    let fold = try #require(layout.fold(hiding: hidden)?.branch)
    session.state.focus(drawing(session).spot(.header(fold)))
    let row = session.focusRow
    session.press("z")
    #expect(drawing(session).layout.branch == fold)
    session.press("Esc")
    #expect(drawing(session).layout.branch == nil)
    #expect(session.state.canvas.spot == drawing(session).spot(.header(fold)))
    #expect(row != nil && session.focusRow != nil)
    // Going to what it hides opens it, too.
    let number = layout.number(of: layout.actionCount - 1)
    for digit in "\(number)" { session.press(String(digit)) }
    session.press("G")
    #expect(session.state.canvas.spot == .card(drawing(session).ids[layout.actionCount - 1]))
    #expect(session.screen.lines.contains { $0.contains("┏") })
  }

  /// Questions in questions, deeper than 50 columns have room for.
  static let deep: Chatflow = {
    var text = "chatflow: 1\nname: Deep\nstart: q0\nactions:\n"
    for level in 0..<12 {
      text += "  q\(level):\n    action: question\n    name: Question \(level)\n    message: Q\n    free-text: false\n"
      text += "    replies:\n      - reply: Yes\n        next: q\(level + 1)\n      - reply: No\n        next: end\n"
    }
    text += "  q12:\n    action: message\n    name: Deepest\n    message: Here\n"
    return Sample.flow(text)
  }()

  /// A hit opens the fold that hides it; going back closes it again, staying leaves it open.
  @Test(arguments: [false, true]) func aFoldThatFindingOpenedIsClosedOnGoingBack(isAccepted: Bool) {
    var session = Session()
    session.press("Down", "Down", "z")
    let before = drawing(session).view
    #expect(!before.folds.isEmpty)
    session.press("/")
    session.type("About your bill")
    #expect(session.state.canvas.spot == .card("billing"))
    #expect(drawing(session).view.folds.isEmpty)
    session.press(isAccepted ? "Enter" : "Esc")
    #expect(drawing(session).view == (isAccepted ? FlowView() : before))
    #expect(session.state.canvas.spot == (isAccepted ? .card("billing") : .header("topic", .reply(0))))
  }

  // MARK: - Pins

  @Test func branchesArePinnedInTurn() {
    var session = Session(size: Size(width: 80, height: 30))
    session.press("Down")
    session.press("|")
    #expect(session.hint.contains("side by side, whatever the width"))
    #expect(drawing(session).layout.drawnWidth > drawing(session).layout.width)
    session.press("|")
    #expect(session.hint.contains("one under the other"))
    session.press("|")
    #expect(session.hint.contains("if there is room"))
    #expect(drawing(session).view.pins.isEmpty)
  }

  /// Nothing of it would be seen there.
  @Test(arguments: ["-", "- -"]) func branchesAreNotPinnedWhereTheyHaveRowsOnly(keys: String) {
    var session = Session()
    session.press("Down")
    for key in keys.split(separator: " ") { session.press(String(key)) }
    session.press("|")
    #expect(session.hint.contains("only where actions are drawn as cards"))
    #expect(drawing(session).view.pins.isEmpty)
  }

  @Test(arguments: ["-", "- -"]) func aClickOnAFoldOpensItOnEveryLevel(keys: String) {
    var session = Session()
    session.press("Down", "Down", "z")
    for key in keys.split(separator: " ") { session.press(String(key)) }
    session.click(on: "▸ 1 action")
    #expect(drawing(session).view.folds.isEmpty)
    #expect(!session.shows("▸"))
  }

  @Test func pinnedColumnsScrollSidewaysWithTheFocus() {
    var session = Session(size: Size(width: 60, height: 30))
    session.press("Down", "|", "Down", "}", "}")
    #expect(session.state.canvas.left > 0)
    #expect(session.shows("[+] Talk to a person"))
    session.click(on: "Talk")
    #expect(session.state.canvas.spot == .header("topic", .reply(2)))
    session.press("Home")
    #expect(session.state.canvas.left == 0)
  }

  // MARK: - Steadiness

  @Test(arguments: 0..<20) func theFocusKeepsItsRowThroughFoldsViewsPinsAndSizes(seed: UInt64) {
    var monkey = Monkey(seed: seed)
    var session = Session(flow: seed % 2 == 0 ? Sample.support : ViewTests.deep, size: Size(width: 90, height: 24))
    for step in 0..<60 {
      session.press("Tab", times: monkey.number(5))
      if monkey.number(3) == 0 { session.press("Shift-Tab", times: monkey.number(9)) }
      let before = session.state
      let row = session.focusRow
      let key = monkey.pick(["z", "Z", "f", "Esc", "|", "size"])
      if key == "size" {
        session.resize(monkey.pick([50, 60, 90, 120, 160]), 24)
      } else {
        session.press(key)
      }
      let layout = session.state.canvas.drawing.layout
      guard let now = session.focusRow, let stop = session.state.canvas.stop, let rect = layout.rect(of: stop) else {
        Issue.record("seed \(seed), step \(step): \(key) loses the focus")
        continue
      }
      let height = session.state.regions.canvas.height
      #expect(now >= 0 && now + rect.height <= height, "seed \(seed), step \(step): \(key)")
      // Another element has the focus if the one before was folded.
      guard session.state.canvas.spot == before.canvas.spot else { continue }
      let isAtAnEnd = session.state.canvas.scroll == 0 || session.state.canvas.scroll == max(0, layout.height - height)
      #expect(now == row || isAtAnEnd, "seed \(seed), step \(step): \(key) moves from \(row ?? -1) to \(now)")
    }
  }

  // MARK: - What is kept

  @Test func whatIsKeptBringsTheViewBack() {
    var session = Session()
    session.press("Down", "|", "Down", "z", "}")
    let kept = session.state.keptView
    #expect(kept.folds == ["topic:Billing"])
    #expect(kept.pins == ["topic": "columns"])
    #expect(kept.focus == "topic:Technical")
    var again = Session()
    again.state.restore(kept)
    #expect(again.state.keptView == kept)
    #expect(again.state.canvas.spot == session.state.canvas.spot)
    #expect(again.state.canvas.drawing.view == session.state.canvas.drawing.view)
  }

  @Test func whatIsNotThereAnyMoreIsLeftOut() {
    var session = Session()
    var kept = KeptView()
    kept.focus = "gone"
    kept.row = 1000
    kept.folds = ["gone:Yes", "topic:Nobody", "topic", "topic:#9", "greet:#1", "", ":", "topic:#2"]
    kept.pins = ["gone": "columns", "topic": "sideways", "greet": "stacked"]
    session.state.restore(kept)
    #expect(session.state.canvas.spot == .card("greet"))
    #expect(drawing(session).view.folds == [BranchID("topic", .reply(1))])
    #expect(drawing(session).view.pins == ["greet": .stacked])
    #expect(session.focusRow != nil)
  }

  @Test func branchesWithOneLabelAreNamedByTheirPlace() {
    var session = Session()
    let edit = Edit.make("edit.change", changing: "topic", in: session.flow) {
      $0.replies[1].label = "Billing"
    }
    session.state.perform(edit)
    session.state.canvas.drawing.setView(FlowView(folds: [BranchID("topic", .reply(1))]))
    #expect(session.state.keptView.folds == ["topic:#2"])
  }

  // MARK: - Pictures

  @Test(arguments: [(120, 40), (80, 24)]) func pictures(width: Int, height: Int) {
    var session = Session(size: Size(width: width, height: height))
    session.press("Down", "Down", "z")
    Goldens.check(session, is: "folded-\(width)x\(height)")
    session.press("z", "f")
    session.press("Esc", "Up", "|", "Down", "}", "}")
    Goldens.check(session, is: "pinned-\(width)x\(height)")
  }
}
