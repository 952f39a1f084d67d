import Screen
import Testing

@testable import Canvas

/// The drawings of docs/canvas.md, byte for byte.
@Suite struct DocumentedDrawings {
  @Test(arguments: [46, 70]) func supportBotIsDrawnAsDocumented(width: Int) {
    let flow = SampleFlows.support
    let picture = Layout(flow, width: width).picture(flow, focus: .card(1))
    Goldens.check(picture.lines, is: "support-\(width)-focus-2")
  }

  @Test func asciiDrawsTheSameWithPoorerGlyphs() {
    let flow = SampleFlows.support
    let picture = Layout(flow, width: 70).picture(flow, focus: .card(1), tier: .ascii)
    Goldens.check(picture.lines, is: "support-70-ascii-focus-2")
  }

  @Test func branchesThatFitStandInColumnsAndMeetOnOneCollector() {
    let flow = SampleFlows.teamSize
    Goldens.check(Layout(flow, width: 95).picture(flow).lines, is: "columns-with-a-join-95")
  }

  @Test func foldedBranchIsOneRowAndItsLineGoesOn() {
    let flow = SampleFlows.supportWithLoosePart
    let layout = Layout(flow, width: 70, folds: [Connection(action: 1, port: 0)])
    Goldens.check(layout.picture(flow, focus: .card(5)).lines, is: "fold-70-focus-6")
  }

  @Test func leadBotIsDrawnAsDocumented() {
    let flow = SampleFlows.lead
    Goldens.check(Layout(flow, width: 70).picture(flow, focus: .card(1)).lines, is: "lead-70-focus-2")
  }

  @Test func documentShowsTheDrawingsOfTheTests() throws {
    let document = try #require(Goldens.document)
    for name in [
      "support-70-focus-2", "support-46-focus-2", "support-70-ascii-focus-2", "empty-focus-plus",
      "columns-with-a-join-95", "fold-70-focus-6", "coverage-outline-rich",
    ] {
      let drawing = try #require(Goldens.drawing(name))
      #expect(document.contains("```text\n" + drawing + "```\n"), "\(name) is not in docs/canvas.md")
    }
  }
}

/// The sample flows at the widths of common terminals, and what else a drawing can show.
@Suite struct SampleDrawings {
  @Test(arguments: [46, 70, 146]) func supportBot(width: Int) {
    let flow = SampleFlows.support
    Goldens.check(Layout(flow, width: width).picture(flow).lines, is: "support-\(width)")
  }

  @Test(arguments: [46, 70, 146]) func leadBot(width: Int) {
    let flow = SampleFlows.lead
    Goldens.check(Layout(flow, width: width).picture(flow).lines, is: "lead-\(width)")
  }

  @Test(arguments: [46, 70, 146]) func triage(width: Int) {
    let flow = SampleFlows.triage
    Goldens.check(Layout(flow, width: width).picture(flow).lines, is: "triage-\(width)")
  }

  @Test func emptyFlowOffersAPlace() {
    let flow = CanvasFlow(labels: .english)
    Goldens.check(Layout(flow, width: 70).picture(flow, focus: .plus(.start)).lines, is: "empty-focus-plus")
  }

  @Test func startThatNamesNoActionSaysSo() {
    let flow = CanvasFlow(
      actions: SampleFlows.parse("a1|msg|Hello|END").actions, start: nil, missingStart: "greet", labels: .english)
    Goldens.check(Layout(flow, width: 70).picture(flow).lines, is: "missing-start")
  }

  @Test func missingTargetsSaySo() {
    let flow = SampleFlows.parse(
      """
      a1|ask|Where to?|Shop->shop|Help->a2|->END
      a2|msg|We help|help-desk
      """)
    Goldens.check(Layout(flow, width: 96).picture(flow).lines, is: "missing-targets-96")
    Goldens.check(Layout(flow, width: 46).picture(flow).lines, is: "missing-targets-46")
  }

  @Test(arguments: GlyphTier.allCases) func ghostCardHasABrokenFrame(tier: GlyphTier) {
    let flow = SampleFlows.teamSize
    let picture = Layout(flow, width: 95).picture(
      flow, focus: .header(Connection(action: 0, port: 1)), ghost: 3, tier: tier)
    Goldens.check(picture.lines, is: "ghost-\(tier)")
  }

  @Test func deepBranchesFoldThemselves() {
    let lines = (0..<6).map { "q\($0)|ask|Question \($0) ??|Yes->q\($0 + 1)|No->END" }
    let flow = SampleFlows.parse(lines.joined(separator: "\n") + "\nq6|msg|Deep|END")
    Goldens.check(Layout(flow, width: 40).picture(flow).lines, is: "deep-40")
  }

  @Test func textsOfAllWidthsStayInTheirCells() {
    let flow = SampleFlows.parse(
      """
      a1|ask|日本語の質問はどこに書けばいいですか、とても長い題名です|はい、そうです->a2|e\u{301}te\u{301}->END
      a2|msg|tab\there and esc\u{1b}[31m|END
      """)
    Goldens.check(Layout(flow, width: 58).picture(flow).lines, is: "wide-text-58")
  }
}

/// What has the focus looks different, in roles and without colour.
@Suite struct FocusDrawing {
  private let flow = SampleFlows.support

  private func cells(_ frame: Frame, _ role: Role) -> [String] {
    var found: [String] = []
    for y in 0..<frame.size.height {
      let text = frame.row(y).filter { $0.style.role == role }.map(\.text).joined()
      if !text.isEmpty { found.append("\(y): \(text)") }
    }
    return found
  }

  @Test func focusedBranchingCardLightsItsLinesAndJumps() {
    let picture = Layout(flow, width: 70).picture(flow, focus: .card(3))
    #expect(
      cells(picture, .lineFocused) == [
        "17: ├──", "18: ├──────────────────────────────────────────╮", "19: ╰──│", "20: │", "21: │", "22: │",
        "23: │", "24: ┤", "25: ┤", "26: ╭─────────────────────────────────────────────────────╯",
      ])
    #expect(cells(picture, .jumpFocused) == ["10: ◂1", "17: ■ end", "19: ↺ 3 Find a billing article"])
  }

  @Test func targetOfAJumpLightsTheTailsThatLeadToIt() {
    let picture = Layout(flow, width: 70).picture(flow, focus: .card(2))
    #expect(cells(picture, .jumpFocused) == ["10: ◂1", "19: ↺ 3 Find a billing article"])
  }

  @Test func focusedHeaderHasASquarePlus() {
    let picture = Layout(flow, width: 70).picture(flow, focus: .header(Connection(action: 1, port: 1)))
    #expect(picture.lines[20].hasPrefix("  ├──[+] Technical "))
    #expect(cells(picture, .plusFocused) == ["20: [+] Technical"])
  }

  @Test func focusedPlusIsSquare() {
    let layout = Layout(flow, width: 70)
    #expect(layout.picture(flow, focus: .plus(.join(5))).lines[27] == " [+]")
    #expect(layout.picture(flow, focus: .plus(.start)).lines[1] == " [+]")
    #expect(layout.picture(flow, focus: .plus(.connection(Connection(action: 0)))).lines[5] == " [+]")
  }

  @Test func basicTierDoublesTheFocusedFrame() {
    let picture = Layout(flow, width: 70).picture(flow, focus: .card(0), tier: .basic)
    #expect(picture.lines[2] == "╔═╧═ » Message ═════════════════════ 1 ╗")
    #expect(picture.lines[4] == "╚═╤════════════════════════════════════╝")
  }
}
