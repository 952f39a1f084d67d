import Screen
import Testing

@testable import Canvas

/// What inserting means at each plus.
@Suite struct InsertionPoints {
  private let layout = Layout(SampleFlows.support, width: 70)

  @Test func joinPlusTakesAllLinesAndNoJumps() {
    let lines = [Connection(action: 1, port: 2), Connection(action: 3, port: 1), Connection(action: 4)]
    #expect(layout.insertion(at: .join(5)) == .beforeJoin(target: 5, lines: lines))
    #expect(layout.jumps(to: 2) == [Connection(action: 3, port: 2)])
    let folded = Layout(SampleFlows.support, width: 70, folds: [Connection(action: 1, port: 0)])
    #expect(folded.insertion(at: .join(5)) == .beforeJoin(target: 5, lines: lines))
  }

  @Test func otherPlusesAreOnTheirConnection() {
    #expect(layout.insertion(at: .start) == .start)
    #expect(
      layout.insertion(at: .connection(Connection(action: 3, port: 2))) == .onConnection(Connection(action: 3, port: 2))
    )
  }

  @Test func behindAnElement() {
    #expect(layout.plus(after: .card(0)) == .connection(Connection(action: 0)))
    #expect(layout.plus(after: .card(1)) == .connection(Connection(action: 1, port: 0)))
    #expect(layout.plus(after: .plus(.join(5))) == .join(5))
    #expect(layout.plus(afterGroupOf: 1) == .join(5))
    #expect(layout.plus(afterGroupOf: 3) == .join(5))
    #expect(layout.plus(afterGroupOf: 6) == nil)
    let terminal = SampleFlows.parse("a1|msg|Bye")
    #expect(Layout(terminal, width: 70).plus(after: .card(0)) == nil)
  }

  @Test func inFrontOfAnElement() {
    #expect(layout.plus(before: .card(0)) == .start)
    #expect(layout.plus(before: .card(1)) == .connection(Connection(action: 0)))
    #expect(layout.plus(before: .card(2)) == .connection(Connection(action: 1, port: 0)))
    #expect(layout.plus(before: .card(5)) == .join(5))
    let lead = Layout(SampleFlows.lead, width: 70)
    // Card 24 is reached by one line, card 16 by jumps only.
    #expect(lead.plus(before: .card(21)) == .connection(Connection(action: 20, port: 0)))
    #expect(lead.plus(before: .card(14)) == nil)
  }
}
