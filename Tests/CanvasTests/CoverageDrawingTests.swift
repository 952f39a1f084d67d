import Screen
import Testing

@testable import Canvas

/// How often tests take each connection, in its plus icon or in its row.
@Suite struct CoverageDrawings {
  /// Tests that ask about bills, and some that want a person.
  private static let trace: Trace = {
    func at(_ action: Int, _ port: Int = 0) -> Plus { .connection(Connection(action: action, port: port)) }
    return Trace(
      passed: [0, 1, 2, 3, 5, 6, 8],
      counts: [
        .start: 14, at(0): 14, at(1, 0): 12, at(1, 1): 0, at(1, 2): 2, at(2): 12, at(3, 1): 3, at(3, 2): 1, at(4): 0,
        at(5): 5, at(6, 0): 0, at(6, 1): 5,
      ])
  }()

  private func picture(_ layout: Layout, _ trace: Trace, _ tier: GlyphTier) -> Frame {
    let flow = SampleFlows.support
    var frame = Frame(size: Size(width: layout.width, height: layout.height))
    layout.draw(flow, viewport: frame.bounds, into: &frame, area: frame.bounds, trace: trace, tier: tier)
    return frame
  }

  @Test(arguments: [Zoom.cards, .outline, .map], [GlyphTier.rich, .ascii]) func counts(zoom: Zoom, tier: GlyphTier) {
    let layout = Layout(SampleFlows.support, width: 46, zoom: zoom)
    Goldens.check(picture(layout, Self.trace, tier).lines, is: "coverage-\(zoom)-\(tier)")
  }

  @Test(arguments: [Zoom.cards, .outline, .map]) func foldsTellWhatIsNotTakenInThem(zoom: Zoom) {
    let folds: Set = [Connection(action: 1, port: 1), Connection(action: 1, port: 0)]
    let layout = Layout(SampleFlows.support, width: 46, folds: folds, zoom: zoom)
    var trace = Self.trace
    trace.counts[.connection(Connection(action: 2))] = 0
    trace.counts[.connection(Connection(action: 3, port: 2))] = 0
    let picture = picture(layout, trace, .rich)
    #expect(picture.lines.joined().contains("▸ 2 actions (0)2"), "\(picture.lines.joined(separator: "\n"))")
    #expect(picture.lines.joined().contains("▸ 1 action (0)1"), "\(picture.lines.joined(separator: "\n"))")
  }

  /// Nothing but what they tell is drawn elsewhere.
  @Test(arguments: [46, 70]) func countsMoveNothing(width: Int) {
    let layout = Layout(SampleFlows.support, width: width)
    let (with, without) = (picture(layout, Trace(counts: Self.trace.counts), .rich), picture(layout, Trace(), .rich))
    for (one, other) in zip(with.lines, without.lines) where one != other {
      #expect(one.count == other.count && one.replacing(/\([0-9*]\)/, with: "(+)") == other)
    }
  }

  /// A click means what it means without them.
  @Test(arguments: [Zoom.cards, .outline, .map]) func clicksMeanWhatIsSeen(zoom: Zoom) {
    let flow = SampleFlows.support
    let folds: Set = [Connection(action: 1, port: 0)]
    let layout = Layout(flow, width: 46, folds: folds, zoom: zoom)
    let lines = picture(layout, Self.trace, .rich).lines
    for (y, line) in lines.enumerated() {
      guard let place = line.firstRange(of: "▸ 2") else { continue }
      let x = line.distance(from: line.startIndex, to: place.lowerBound)
      for column in x..<(x + "▸ 2 actions".count) {
        let hit = layout.hit(at: Point(x: column, y: y), in: flow, trace: Self.trace)
        #expect(hit == .fold(Connection(action: 1, port: 0)), "\(column)")
      }
    }
  }
}
