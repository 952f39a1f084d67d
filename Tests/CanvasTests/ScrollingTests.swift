import Screen
import Testing

@testable import Canvas

@Suite struct Scrolling {
  private let flow = SampleFlows.support
  private let layout = Layout(SampleFlows.support, width: 70)

  @Test func scrollsByTheLeastAmountWithThreeRowsOfContext() {
    // Card 5 has the rows 21 to 23.
    #expect(layout.top(revealing: .card(4), from: 0, height: 20) == 7)
    #expect(layout.top(revealing: .card(4), from: 10, height: 20) == 10)
    #expect(layout.top(revealing: .card(4), from: 19, height: 20) == 18)
  }

  @Test func endsOfTheDrawingAreTheEndsOfScrolling() {
    #expect(layout.top(revealing: .card(0), from: 12, height: 20) == 0)
    #expect(layout.top(revealing: .card(8), from: 0, height: 20) == layout.height - 20)
    #expect(layout.top(revealing: .card(8), from: 5, height: 100) == 0)
    #expect(layout.top(revealing: nil, from: 500, height: 20) == layout.height - 20)
  }

  @Test func smallViewportsHaveLessContext() {
    #expect(layout.top(revealing: .card(4), from: 0, height: 5) == 20)
    #expect(layout.top(revealing: .card(4), from: 0, height: 2) == 21)
  }

  @Test func breadcrumbNamesTheBranchesAroundARow() {
    #expect(layout.breadcrumb(atRow: 3, focus: nil, in: flow) == [])
    #expect(layout.breadcrumb(atRow: 11, focus: nil, in: flow) == ["What do you need help with?", "Billing"])
    #expect(
      layout.breadcrumb(atRow: 18, focus: nil, in: flow)
        == ["What do you need help with?", "Billing", "Did that answer it?", "No"])
    #expect(layout.breadcrumb(atRow: 27, focus: nil, in: flow) == [])
    #expect(layout.breadcrumb(atRow: 37, focus: nil, in: flow) == ["Is a team member online?"])
    #expect(layout.breadcrumb(atRow: 37, focus: .card(8), in: flow) == ["Is a team member online?", "Otherwise"])
    #expect(Layout.text(ofBreadcrumb: ["Orders", "Return it"], width: 40) == "Orders › Return it")
    #expect(Layout.text(ofBreadcrumb: ["Orders", "Return it"], width: 12) == "…› Return it")
    #expect(Layout.text(ofBreadcrumb: ["Orders", "Return it"], width: 12, tier: .ascii) == "~> Return it")
  }

  @Test func scrollColumnShowsThumbAndProblems() {
    var flow = SampleFlows.triage
    flow.actions[flow.actions.firstIndex { $0.id == "c22" } ?? 0].errors = 1
    let layout = Layout(flow, width: 46)
    let column = ScrollColumn(layout, flow: flow, hits: [3])
    var frame = Frame(size: Size(width: 1, height: 20))
    let rows = { (frame: Frame) in (0..<20).map { frame[0, $0].text }.joined() }
    column.draw(into: &frame, area: frame.bounds, top: 0, focus: layout.card(of: 59))
    #expect(rows(frame) == "┃•││││✗││││││││││││◆")
    column.draw(into: &frame, area: frame.bounds, top: layout.height - 20, focus: layout.card(of: 21), tier: .ascii)
    #expect(rows(frame) == "|o||||X|||||||||||##")
    #expect(column.row(at: 10, height: 20) == layout.height / 2)
  }

  @Test func everythingInViewNeedsNoThumb() {
    let column = ScrollColumn(layout, flow: flow)
    var frame = Frame(size: Size(width: 1, height: 60))
    column.draw(into: &frame, area: frame.bounds, top: 0)
    #expect(frame.lines == Array(repeating: "│", count: 60))
    #expect(frame.cells.allSatisfy { $0.style.role == .border })
  }
}
