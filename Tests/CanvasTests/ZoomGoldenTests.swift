import Screen
import Testing

@testable import Canvas

/// Outlines and Maps, byte for byte.
@Suite struct ZoomDrawings {
  private func check(
    _ flow: CanvasFlow, _ width: Int, _ zoom: Zoom, folds: Set<Connection> = [], alone branch: Connection? = nil,
    focus: Stop? = nil, ghost: Int? = nil, tier: GlyphTier = .rich, is name: String
  ) {
    let layout = Layout(flow, width: width, folds: folds, branch: branch, zoom: zoom)
    Goldens.check(layout.picture(flow, focus: focus, ghost: ghost, tier: tier).lines, is: "\(zoom)-\(name)")
  }

  @Test(arguments: [Zoom.outline, .map]) func supportBot(zoom: Zoom) {
    check(SampleFlows.support, 70, zoom, is: "support-70")
  }

  @Test(arguments: [Zoom.outline, .map], [30, 46, 70]) func leadBot(zoom: Zoom, width: Int) {
    check(SampleFlows.lead, width, zoom, is: "lead-\(width)")
  }

  @Test(arguments: [Zoom.outline, .map], [GlyphTier.basic, .ascii]) func poorerGlyphs(zoom: Zoom, tier: GlyphTier) {
    check(SampleFlows.lead, 46, zoom, focus: .card(14), tier: tier, is: "lead-46-\(tier)-focus-16")
  }

  @Test(arguments: [Zoom.outline, .map]) func triage(zoom: Zoom) {
    check(SampleFlows.triage, 70, zoom, is: "triage-70")
  }

  @Test(arguments: [Zoom.outline, .map]) func foldedBranchIsOneRow(zoom: Zoom) {
    check(
      SampleFlows.supportWithLoosePart, 46, zoom, folds: [Connection(action: 1, port: 0)],
      focus: .header(Connection(action: 1, port: 0)), is: "fold-46-focus-header")
  }

  /// Branches inside the branch, one of them folded; what leaves it is told by number.
  @Test(arguments: [Zoom.outline, .map]) func oneBranchAlone(zoom: Zoom) {
    let flow = SampleFlows.triage
    let orders = Connection(action: 6, port: 0)
    let folds = Set(Layout(flow, width: 46).openBranches(of: 7).prefix(1))
    check(flow, 46, zoom, folds: folds, alone: orders, focus: .header(orders), is: "alone-46")
    check(flow, 30, zoom, alone: orders, tier: .ascii, is: "alone-30-ascii")
  }

  @Test(arguments: [Zoom.outline, .map]) func foldsSayWhatIsWrongInThem(zoom: Zoom) {
    var flow = SampleFlows.support
    flow.actions[3].errors = 1
    flow.actions[2].warnings = 2
    let folds: Set = [Connection(action: 1, port: 0), Connection(action: 6, port: 1)]
    check(flow, 46, zoom, folds: folds, is: "folds-with-problems-46")
    check(flow, 30, zoom, folds: folds, tier: .ascii, is: "folds-with-problems-30-ascii")
  }

  @Test(arguments: [Zoom.outline, .map]) func aClickOnWhatAFoldHidesIsAClickOnTheFold(zoom: Zoom) {
    let flow = SampleFlows.support
    let fold = Connection(action: 1, port: 0)
    let layout = Layout(flow, width: 46, folds: [fold], zoom: zoom)
    let picture = layout.picture(flow)
    for (text, hit) in [("▸", Hit.fold(fold)), ("g", .header(fold))] {
      let row = zoom == .outline ? 3 : 1
      let x = (0..<layout.width).first { picture[$0, row].text == text }
      #expect(x.flatMap { layout.hit(at: Point(x: $0, y: row), in: flow) } == hit, "\(text)")
    }
  }

  @Test(arguments: [Zoom.outline, .map]) func emptyFlowHasARow(zoom: Zoom) {
    check(CanvasFlow(labels: .english), 40, zoom, focus: .plus(.start), is: "empty-focus-start")
  }

  @Test(arguments: [Zoom.outline, .map]) func missingTargetsSaySo(zoom: Zoom) {
    let actions = SampleFlows.parse(
      """
      a1|ask|Where to?|Shop->shop|Help->a2|->END
      a2|msg|We help|help-desk
      """
    ).actions
    check(CanvasFlow(actions: actions, missingStart: "greet", labels: .english), 46, zoom, is: "missing-targets-46")
  }

  @Test(arguments: [Zoom.outline, .map]) func proposedActionIsAPlusInItsPlace(zoom: Zoom) {
    check(SampleFlows.support, 46, zoom, ghost: 2, is: "ghost-46")
  }

  /// More rails than the width has room for, and a run longer than a row.
  @Test(arguments: [Zoom.outline, .map]) func deepAndLongFlowsStayInTheirRows(zoom: Zoom) {
    let questions = (0..<9).map { "q\($0)|ask|Question number \($0) ??|Yes, of course->q\($0 + 1)|No->END" }
    let messages = (9..<60).map { "q\($0)|msg|Message \($0)|q\($0 + 1)" }
    let flow = SampleFlows.parse((questions + messages + ["q60|msg|The last|END"]).joined(separator: "\n"))
    check(flow, 30, zoom, focus: .card(50), is: "deep-30-focus-51")
  }

  @Test(arguments: [Zoom.outline, .map]) func textsOfAllWidthsStayInTheirCells(zoom: Zoom) {
    let flow = SampleFlows.parse(
      """
      a1|ask|日本語の質問はどこに書けばいいですか、とても長い題名です|はい、そうです、そうでしょう->a2|e\u{301}te\u{301}->END
      a2|msg|tab\there and esc\u{1b}[31m|END
      """)
    check(flow, 30, zoom, is: "wide-text-30")
  }

  @Test func documentShowsTheDrawingsOfTheTests() throws {
    let document = try #require(Goldens.document)
    for name in ["outline-support-70", "map-support-70", "map-triage-70", "map-alone-46"] {
      let drawing = try #require(Goldens.drawing(name))
      #expect(document.contains("```text\n" + drawing + "```\n"), "\(name) is not in docs/canvas.md")
    }
  }
}
