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
}
