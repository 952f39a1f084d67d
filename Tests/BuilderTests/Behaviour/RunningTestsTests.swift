import Canvas
import ChatTesting
import ChatflowEngine
import ChatflowModel
import Screen
import Testing

@testable import Builder

/// Tests of conversations are run from the builder, and what came of them leads on.
@Suite struct RunningTestsTests {
  private func results(_ text: String, of session: Session) -> TestResults {
    let (flow, workspace) = (session.flow, session.state.workspace)
    let chats = ChatFile(text, in: workspace)
    let prepared = PreparedFlow(flow, in: workspace)
    let outcomes = chats.tests.map {
      ChatRun.outcome(of: $0, following: prepared, in: workspace, zone: { NamedTimeZone($0) })
    }
    return TestResults("support.chat", problems: chats.problems, unread: chats.unread.count, outcomes: outcomes)
  }

  private static let text = """
    test: All is well
    bot: …

    test: Another greeting
    bot: Good morning

    test: A mistake
    bott: Hello

    """

  @Test func whatFailedComesFirstAndIsShownInThePreview() {
    var session = Session()
    session.press("g t")
    #expect(session.takeEffects() == [.runTests(session.flow, session.state.workspace, for: .list)])
    session.finish(.testsRun(results(Self.text, of: session), for: .list))
    let rows = session.picture.split(separator: "\n").map(String.init)
    func row(_ text: String) -> Int? { rows.firstIndex { $0.contains(text) } }
    #expect(session.shows("support.chat: 1 passed, 2 failed"), "\(session.picture)")
    guard let broken = row("cannot be read"), let failed = row("FAILED: Another greeting"),
      let missing = row("no test takes"), let passed = row("passed: All is well")
    else {
      Issue.record("\(session.picture)")
      return
    }
    #expect(broken < failed && failed < missing && missing < passed)
    session.press("Down")
    // What it says and what came stand below the list, and how the one takes the place of the other.
    #expect(session.shows("expected ") && session.shows("came ") && session.shows("chatflow test --update"))
    session.press("Enter")
    #expect(session.state.pane is PreviewPane)
    #expect(session.state.notice?.text.contains("support.chat, line 5") == true)
    // It can be gone on with, and nothing of the chatflow was changed.
    #expect(session.state.preview?.waiting != nil && !session.state.history.isUnsaved)
  }

  /// From a test in the preview one comes back to the list, at the same row; where it passes by now, at the one that came in
  /// its place. Once the conversation goes on it is no test any more, and the way leads out of the chatflow.
  @Test func aTestInThePreviewLeadsBackToTheList() {
    var session = Session()
    let text = Self.text.replacing("Good morning", with: "Good morning\n\ntest: A third\nbot: Good night")
    session.finish(.testsRun(results(text, of: session), for: .list))
    func focused(_ session: Session) -> String? {
      guard case .chooser(let chooser)? = session.state.layers.last else { return nil }
      return chooser.matches(session.state.words)[checked: chooser.focus]?.title
    }
    session.press("Down", "Down")
    #expect(focused(session) == "FAILED: A third")
    session.press("Enter")
    #expect(session.state.pane is PreviewPane && focused(session) == nil)
    #expect(session.state.notice?.text.hasSuffix("Alt-G goes back to the tests.") == true)
    _ = session.takeEffects()
    var typing = session
    session.press("Alt-G")
    #expect(session.takeEffects() == [.runTests(session.flow, session.state.workspace, for: .list)])
    var mended = session
    session.finish(.testsRun(results(text, of: session), for: .list))
    #expect(focused(session) == "FAILED: A third")
    mended.finish(.testsRun(results(text.replacing("Good night", with: "…"), of: mended), for: .list))
    #expect(focused(mended)?.hasPrefix("no test takes") == true)
    typing.type("Hello")
    typing.press("Enter")
    _ = typing.takeEffects()
    typing.press("Alt-G")
    #expect(typing.takeEffects() == [.goBack])
  }

  @Test func aConnectionThatNoTestTakesLeadsToItsCard() {
    var session = Session()
    session.finish(.testsRun(results("", of: session), for: .list))
    let first = Coverage(of: session.flow).missing.compactMap(\.action).first
    // The first is the start, which has no card.
    session.press("Down", "Enter")
    #expect(first != nil && session.state.canvas.spot.action == first)
  }

  // MARK: - On the canvas

  private static let half = "test: One\nbot: …\nvisitor: [Technical]\nbot: …\n"

  private func shown(_ session: inout Session, _ text: String = half) {
    session.press("g c")
    #expect(session.takeEffects() == [.runTests(session.flow, session.state.workspace, for: .canvas)])
    session.finish(.testsRun(results(text, of: session), for: .canvas))
  }

  @Test(arguments: [Zoom.cards, .outline, .map], [GlyphTier.rich, .basic, .ascii])
  func whatTestsTakeIsSeenWithoutColourOnEveryLevel(zoom: Zoom, tier: GlyphTier) {
    var session = Session(tier: tier)
    session.state.show(zoom)
    shown(&session)
    guard let coverage = session.state.coverage else {
      Issue.record("nothing is shown")
      return
    }
    let drawing = session.state.canvas.drawing
    let frame = FlowPicture(drawing, tier)
    // Each connection that is drawn by itself says how often it was taken.
    for (origin, count) in coverage.way.counts {
      // A Map has no row for the start.
      guard zoom != .map || origin != .start, let stop = drawing.stop(.plus(origin)) else { continue }
      let sign = count > 9 ? "*" : "\(count)"
      #expect(frame.has(sign, at: stop, zoom), "\(origin) \(count)\n\(frame.text)")
    }
    #expect(session.shows("(\(coverage.coverage.percent) %)"), "\(session.picture)")
  }

  @Test func whatTestsTakeIsGoneWithAnEditAndBackWithUndo() {
    var session = Session()
    shown(&session)
    #expect(session.state.canvas.drawing.trace.counts.isEmpty == false)
    session.press("x")
    if session.state.isQuestion { session.press("Enter") }
    #expect(session.state.canvas.drawing.trace.counts.isEmpty && session.shows("tests: run again (g c)"))
    session.press("u")
    #expect(session.state.canvas.drawing.trace.counts.isEmpty == false && !session.shows("run again"))
    session.press("g c")
    #expect(session.state.canvas.drawing.trace.counts.isEmpty && session.takeEffects().isEmpty)
  }

  @Test(arguments: [Zoom.cards, .outline, .map]) func eachConnectionThatNoTestTakesIsComeTo(zoom: Zoom) {
    var session = Session()
    session.state.show(zoom)
    session.press("g u")
    #expect(session.state.notice?.text.contains("g c") == true)
    shown(&session)
    let missing = session.state.coverage?.coverage.missing ?? []
    #expect(missing.count > 2)
    var told: [String] = []
    for _ in missing {
      session.press("g u")
      told.append(session.state.notice?.text ?? "")
    }
    #expect(Set(told).count == missing.count, "\(told)")
    session.press("g u")
    #expect(session.state.notice?.text == told[0])
  }

  /// What failing tests take ends where they fail: that they do is said beside it.
  @Test func testsThatFailAreToldBesideWhatTheyTake() {
    var session = Session()
    shown(&session, Self.half + "\ntest: Two\nbot: Good morning\n")
    #expect(session.state.notice?.text.hasSuffix("Tests that fail: 1 (g t lists them).") == true)
    #expect(session.shows("failed: 1"), "\(session.picture)")
    session.finish(.testsRun(results(Self.half, of: session), for: .renewing))
    #expect(!session.shows("failed: 1") && session.shows("tests take"))
  }

  /// Somebody else's change of the tests is run at once where it is shown what they take, and what cannot be run is not shown.
  @Test func testsThatWereChangedOutsideAreRunAgain() {
    var session = Session()
    session.finish(.changedOutside([.tests], isWanted: false))
    #expect(session.takeEffects().isEmpty)
    shown(&session)
    session.finish(.changedOutside([.tests], isWanted: false))
    #expect(session.takeEffects() == [.runTests(session.flow, session.state.workspace, for: .renewing)])
    session.finish(.testsNotRun("They are gone"))
    #expect(session.state.coverage == nil && session.state.canvas.drawing.trace.counts.isEmpty)
  }

  @Test func aChatflowWithoutConnectionsIsNotWhollyTested() {
    var session = Session(flow: Sample.empty)
    shown(&session, "")
    #expect(session.state.notice?.text == "There is no connection yet that a test could take.")
    #expect(session.shows("(0 %)"), "\(session.picture)")
    session.press("g u")
    #expect(session.state.notice?.text == "There is no connection yet that a test could take.")
  }

  /// Rows that begin alike can be told apart, however narrow the screen is.
  @Test(arguments: [GlyphTier.rich, .ascii]) func testsWithNamesThatBeginAlikeAreToldApart(tier: GlyphTier) {
    let names = (1...4).map { "A visitor who wants to cancel after hours and has asked about billing \($0) times" }
    var session = Session(size: Size(width: 80, height: 24), tier: tier)
    let text = names.map { "test: \($0)\nbot: …\n\n" }.joined()
    session.finish(.testsRun(results(text, of: session), for: .list))
    for number in 1...4 { #expect(session.shows("\(number) times"), "\(session.picture)") }
    // The title stands on its border.
    #expect(session.row(containing: "support.chat: 4 passed")?.contains("connections ") == true, "\(session.picture)")
  }

  @Test func aConversationThatIsTriedOutComesBeforeWhatTestsTake() {
    var session = Session()
    shown(&session)
    session.press("F5", "2", "F5")
    #expect(session.state.canvas.drawing.trace.counts.isEmpty && !session.shows("tests take"))
    session.press("Esc")
    #expect(!session.state.canvas.drawing.trace.counts.isEmpty && session.shows("tests take"))
    // A test that is kept is run at once.
    session.finish(.testKept(name: "New", file: "support.chat", notes: []))
    #expect(session.takeEffects() == [.runTests(session.flow, session.state.workspace, for: .renewing)])
  }
}

/// The whole drawing, and what stands at its elements.
private struct FlowPicture {
  private let drawing: Drawing
  private let frame: Frame

  init(_ drawing: Drawing, _ tier: GlyphTier) {
    self.drawing = drawing
    let size = Size(width: drawing.layout.width, height: drawing.layout.height)
    var frame = Frame(size: size)
    drawing.layout.draw(
      drawing.snapshot, viewport: Rect(size), into: &frame, area: Rect(size), trace: drawing.trace, tier: tier)
    self.frame = frame
  }

  var text: String { frame.lines.joined(separator: "\n") }

  /// Whether a count stands at an element: in its plus icon, else in its row.
  func has(_ sign: String, at stop: Stop, _ zoom: Zoom) -> Bool {
    guard let place = drawing.layout.rect(of: zoom == .cards ? stop : drawing.layout.withoutPlus(stop)) else {
      return false
    }
    let line = frame.lines[place.y]
    if zoom == .cards { return line.contains("(\(sign))") }
    // A Map has a cell for each action, and tells of the only connection of one whether it was taken.
    if zoom == .map, case .plus(.connection) = stop { return sign != "0" || line.contains("0") }
    return line.contains("(\(sign))")
  }
}
