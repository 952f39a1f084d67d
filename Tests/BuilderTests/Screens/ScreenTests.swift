import Canvas
import ChatflowModel
import Screen
import Testing

@testable import Builder
@testable import Widgets

/// What the screens look like in sizes, tiers and states that `MainScreen` lacks. A new picture is looked at before it is kept.
@Suite struct ScreenTests {
  @Test(arguments: [(80, 24), (120, 40), (200, 50), (40, 12), (39, 9)]) func canvas(width: Int, height: Int) {
    Goldens.check(Session(size: Size(width: width, height: height)), is: "canvas-\(width)x\(height)")
  }

  @Test(arguments: [Zoom.outline, .map], [(120, 40), (40, 12)]) func zoomLevels(zoom: Zoom, size: (Int, Int)) {
    var session = Session(size: Size(width: size.0, height: size.1))
    session.press("Down", "-")
    if zoom == .map { session.press("-") }
    session.rest()
    Goldens.check(session, is: "\(zoom)-\(size.0)x\(size.1)")
  }

  @Test(arguments: [Zoom.outline, .map]) func insertingOnAZoomLevel(zoom: Zoom) {
    var session = Session()
    session.press("Down", "Down", "-")
    if zoom == .map { session.press("-") }
    session.press("a")
    session.type("if")
    Goldens.check(session, is: "\(zoom)-picker-120x40")
  }

  @Test func emptyChatflow() {
    Goldens.check(Session(flow: Sample.empty, size: Size(width: 100, height: 20)), is: "empty-100x20")
  }

  @Test(arguments: [(80, 24), (120, 40), (79, 24), (40, 12)]) func picker(width: Int, height: Int) {
    var session = Session(size: Size(width: width, height: height))
    session.press("a")
    session.type("cust")
    Goldens.check(session, is: "picker-\(width)x\(height)")
  }

  @Test(arguments: ["recent-question", "provided-message", "provided-question"])
  func customerAgentForm(mode: String) {
    var session = Session(size: Size(width: 120, height: 40))
    session.insertCustomerAgent(mode: mode)
    Goldens.check(session, is: "customer-agent-\(mode)-120x40")
  }

  @Test(arguments: [(80, 24), (79, 24), (40, 12)]) func customerAgentFormInSmallTerminals(width: Int, height: Int) {
    var session = Session(size: Size(width: width, height: height))
    session.insertCustomerAgent(mode: "provided-message")
    Goldens.check(session, is: "customer-agent-\(width)x\(height)")
  }

  @Test(arguments: [GlyphTier.rich, .basic, .ascii]) func glyphTiers(tier: GlyphTier) {
    var session = Session(size: Size(width: 110, height: 34), tier: tier)
    session.insertCustomerAgent(mode: "provided-message")
    Goldens.check(session, is: "glyphs-\(tier)-110x34")
  }

  @Test func handoffSettings() {
    var session = Session(size: Size(width: 120, height: 50))
    session.insertCustomerAgent(mode: "recent-question")
    session.tab(to: .field("handoff"))
    session.press("Enter")
    Goldens.check(session, is: "handoff-inherited-120x50")
    session.tab(to: .inherit("handoff"))
    session.press("Space")
    Goldens.check(session, is: "handoff-own-120x50")
  }

  @Test func pickingATarget() {
    var session = Session(size: Size(width: 120, height: 40))
    session.state.focus(.header("topic", .reply(2)))
    session.press("L", "Up")
    Goldens.check(session, is: "picking-target-120x40")
  }

  @Test func branches() {
    var session = Session()
    session.press("/")
    session.type("team member online")
    session.press("Enter", "Enter", "Ctrl-PageDown")
    Goldens.check(session, is: "branches-120x40")
  }

  @Test func branchesOfAQuestion() {
    var session = BranchWalkTests.opened(size: Size(width: 120, height: 60))
    session.tab(to: .branch(0, .condition(ConditionPlace(group: 0, index: 0), .comparison)))
    Goldens.check(session, is: "conditions-120x60")
  }

  @Test func branchesInASCII() {
    var session = Session(
      flow: Sample.branching, size: Size(width: 120, height: 40), tier: .ascii, workspace: Sample.acme)
    session.press("Enter", "Ctrl-PageDown")
    session.tab(to: .branch(2, .condition(ConditionPlace(group: 0, index: 0), .anew)))
    Goldens.check(session, is: "conditions-ascii-120x40")
  }

  @Test func menusOfAConditionInASmallTerminal() {
    var session = BranchWalkTests.opened(size: Size(width: 80, height: 24))
    session.tab(to: .branch(0, .condition(ConditionPlace(group: 0, index: 0), .operand)))
    session.press("Right", "Enter")
    Goldens.check(session, is: "operators-80x24")
    session.press("Esc", "Right", "Enter")
    Goldens.check(session, is: "options-80x24")
  }

  @Test func question() {
    var session = Session(size: Size(width: 120, height: 46))
    session.press("Down", "Enter")
    Goldens.check(session, is: "question-form-120x46")
  }

  @Test(arguments: [(120, 40), (80, 24)]) func wholeQuestion(width: Int, height: Int) {
    var session = Session(flow: Sample.asking, size: Size(width: width, height: height))
    session.press("Enter")
    session.tab(to: .reply(1, .value))
    Goldens.check(session, is: "question-replies-\(width)x\(height)")
    session.tab(to: .field("save-to"))
    Goldens.check(session, is: "question-property-\(width)x\(height)")
    session.tab(to: .port(.edge("when-not-understood")))
    Goldens.check(session, is: "question-not-understood-\(width)x\(height)")
  }

  @Test func readyMadeQuestion() {
    var session = Session(flow: Sample.short)
    session.press("a")
    session.type("email")
    Goldens.check(session, is: "picker-ready-made-120x40")
    session.press("Enter")
    Goldens.check(session, is: "question-ready-made-120x40")
  }

  @Test func addingAReference() {
    var session = Session(flow: Sample.short, size: Size(width: 100, height: 30))
    session.press("a")
    session.type("segment")
    session.press("Enter")
    session.tab(to: .field("segment"))
    session.press("Enter")
    session.type("Partners")
    Goldens.check(session, is: "reference-100x30")
    session.press("Enter")
    Goldens.check(session, is: "reference-new-100x30")
  }

  @Test(arguments: ["?", ":", "!", "t", "/"]) func popUps(key: String) {
    let names = ["?": "help", ":": "palette", "!": "problems", "t": "targets", "/": "find"]
    var session = Session(size: Size(width: 100, height: 30))
    session.press(key)
    Goldens.check(session, is: "\(names[key] ?? "")-100x30")
  }

  @Test(arguments: [(120, 40), (80, 24)]) func choosingATheme(width: Int, height: Int) {
    var session = Session(size: Size(width: width, height: height))
    let names = ["dark", "high-contrast", "light", "terminal", "evening", "paper"]
    let facts = names.enumerated().map { ThemeFact(name: $1, isOwn: $0 > 3) }
    session.finish(.themes(facts, current: "dark"))
    session.press("Down", "Down")
    Goldens.check(session, is: "theme-\(width)x\(height)")
  }

  @Test(arguments: [(120, 40), (80, 24)]) func searchingTheHelp(width: Int, height: Int) {
    var session = Session(size: Size(width: width, height: height))
    session.press("Enter", "F1")
    session.type("move")
    Goldens.check(session, is: "help-search-\(width)x\(height)")
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 12)]) func tour(width: Int, height: Int) {
    var session = Session(size: Size(width: width, height: height))
    session.state.startTour()
    if width == 40 { Goldens.check(session, is: "tour-\(width)x\(height)") }
    session.press("Down", "Enter", "Esc", "a")
    Goldens.check(session, is: "tour-picker-\(width)x\(height)")
  }

  @Test(arguments: [(120, 40), (80, 24)]) func everythingInThePalette(width: Int, height: Int) {
    var session = Session(size: Size(width: width, height: height))
    session.press(":")
    session.type("mess")
    Goldens.check(session, is: "palette-search-\(width)x\(height)")
  }

  @Test func questionBeforeRemoving() {
    var session = Session(size: Size(width: 100, height: 30))
    session.press("Down", "x")
    Goldens.check(session, is: "remove-which-stays-100x30")
    session.press("Enter")
    Goldens.check(session, is: "remove-100x30")
  }

  @Test func questionBeforeLeaving() {
    var session = Session(size: Size(width: 80, height: 24))
    session.press("x", "q")
    session.resize(40, 12)
    Goldens.check(session, is: "leave-40x12")
  }

  @Test func paletteInASmallTerminal() {
    var session = Session(size: Size(width: 40, height: 12))
    session.press(":")
    Goldens.check(session, is: "palette-40x12")
  }

  @Test func readOnly() {
    var session = Session(size: Size(width: 80, height: 24), readOnly: "no permission to write")
    session.press("a")
    Goldens.check(session, is: "read-only-80x24")
  }
}

extension Session {
  /// Inserts *Send to customer agent* behind the focused element and chooses how it responds.
  mutating func insertCustomerAgent(mode: String = "recent-question", sourceLocation: SourceLocation = #_sourceLocation)
  {
    press("a")
    type("customer")
    press("Enter")
    tab(to: .option("respond", mode), sourceLocation: sourceLocation)
    press("Space")
  }
}
