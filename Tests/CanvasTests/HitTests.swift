import Screen
import Testing

@testable import Canvas

@Suite struct Hits {
  private let flow = SampleFlows.support
  private let layout = Layout(SampleFlows.support, width: 70)

  /// What is hit at the first cell of a text of the drawing.
  private func hit(_ text: String, row: Int) -> Hit? {
    let line = layout.picture(flow).lines[row]
    guard let place = line.firstRange(of: text) else { return nil }
    return layout.hit(at: Point(x: line.distance(from: line.startIndex, to: place.lowerBound), y: row), in: flow)
  }

  @Test func textsHitWhatTheyName() {
    #expect(hit("Find a billing article", row: 11) == .card(2))
    #expect(hit("Billing", row: 9) == .header(Connection(action: 1, port: 0)))
    #expect(hit("(+)", row: 9) == .plus(.connection(Connection(action: 1, port: 0))))
    #expect(hit("Show another", row: 19) == .header(Connection(action: 3, port: 2)))
    #expect(hit("↺", row: 19) == .jump(Connection(action: 3, port: 2), target: 2))
    #expect(hit("article", row: 19) == .jump(Connection(action: 3, port: 2), target: 2))
    #expect(hit("(+)", row: 27) == .plus(.join(5)))
    #expect(hit("(+)", row: 1) == .plus(.start))
    #expect(hit("Otherwise", row: 35) == .header(Connection(action: 6, port: 1)))
  }

  @Test func emptyPlacesHitNothing() {
    for point in [Point(x: 60, y: 3), Point(x: 0, y: 5), Point(x: -3, y: -3), Point(x: 5, y: 500), Point(x: 500, y: 5)]
    {
      #expect(layout.hit(at: point, in: flow) == nil)
    }
    #expect(hit("─╮", row: 18) == nil)
  }
}
