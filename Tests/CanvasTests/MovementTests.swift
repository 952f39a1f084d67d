import Screen
import Testing

@testable import Canvas

/// What each key does on the documented drawings. Actions are named by their index: card 1 is action 0.
@Suite struct Movement {
  private let support = SampleFlows.support

  private func header(_ action: Int, _ port: Int) -> Stop { .header(Connection(action: action, port: port)) }

  /// The stops that moves lead through, one after the other.
  private func walk(_ layout: Layout, from stop: Stop, _ moves: [Move]) -> [Stop?] {
    var memory = NavigationMemory()
    var stop: Stop? = stop
    return moves.map { move in
      stop = layout.move(move, from: stop, memory: &memory)
      return stop
    }
  }

  @Test func downGoesThroughAStackAndOutOfIt() {
    let layout = Layout(support, width: 70)
    #expect(
      walk(layout, from: .card(1), Array(repeating: .down, count: 10)) == [
        header(1, 0), .card(2), .card(3), header(3, 0), header(3, 1), header(3, 2), header(1, 1), .card(4),
        header(1, 2),
        .card(5),
      ])
  }

  @Test func upIsTheReverseOfDown() {
    let layout = Layout(support, width: 70)
    #expect(
      walk(layout, from: .card(5), Array(repeating: .up, count: 11)) == [
        header(1, 2), .card(4), header(1, 1), header(3, 2), header(3, 1), header(3, 0), .card(3), .card(2),
        header(1, 0), .card(1), .card(0),
      ])
  }

  @Test func sidewaysGoesFromColumnToColumn() {
    let layout = Layout(support, width: 70)
    #expect(walk(layout, from: .card(7), [.right, .left]) == [.card(8), .card(7)])
    #expect(walk(layout, from: header(6, 0), [.right, .right, .left]) == [header(6, 1), .card(8), .card(7)])
    #expect(walk(layout, from: .card(7), [.left, .left]) == [header(6, 0), .card(6)])
  }

  @Test func sidewaysGoesInAndOutOfAStack() {
    let layout = Layout(support, width: 70)
    #expect(walk(layout, from: .card(1), [.right, .right]) == [header(1, 0), .card(2)])
    #expect(walk(layout, from: .card(4), [.left, .left]) == [header(1, 1), .card(1)])
  }

  @Test func neighbourIsTheNearestInRowsAndTheUpperOfTwo() {
    let layout = Layout(SampleFlows.teamSize, width: 95)
    // The last column has a header only; from the card below it, that is the nearest.
    #expect(walk(layout, from: .card(3), [.right]) == [header(0, 2)])
    #expect(walk(layout, from: .card(3), [.left]) == [.card(1)])
  }

  @Test func upFromAJoinReturnsToTheColumnLastVisited() {
    let layout = Layout(SampleFlows.teamSize, width: 95)
    #expect(walk(layout, from: .card(4), [.up]) == [.card(1)])
    #expect(walk(layout, from: .card(3), [.down, .up]) == [.card(4), .card(3)])
    #expect(walk(layout, from: header(0, 2), [.down, .up]) == [.card(4), header(0, 2)])
  }

  @Test func drawingOrderIncludesEveryPlus() {
    let layout = Layout(SampleFlows.teamSize, width: 95)
    let plus = { (action: Int) in Stop.plus(.connection(Connection(action: action))) }
    #expect(
      walk(layout, from: .plus(.start), Array(repeating: .next, count: 14)) == [
        .card(0), header(0, 0), .card(1), plus(1), header(0, 1), .card(2), plus(2), .card(3), plus(3), header(0, 2),
        .plus(.join(4)), .card(4), plus(4), nil,
      ])
  }

  @Test func siblingsAreTheBranchesOfOneAction() {
    let layout = Layout(support, width: 70)
    #expect(
      walk(layout, from: .card(2), [.nextSibling, .nextSibling, .nextSibling]) == [header(1, 1), header(1, 2), nil])
    #expect(walk(layout, from: header(3, 2), [.previousSibling]) == [header(3, 1)])
  }

  @Test func partnerIsWhereTheBranchesMeetAndBack() {
    let layout = Layout(support, width: 70)
    #expect(walk(layout, from: .card(1), [.partner, .partner]) == [.card(5), .card(1)])
    #expect(walk(layout, from: .card(3), [.partner, .partner]) == [.card(5), .card(3)])
    #expect(walk(layout, from: .card(5), [.partner]) == [.card(1)])
    #expect(walk(layout, from: .card(6), [.partner]) == [nil])
  }

  @Test func numbersFirstAndLastGoToCards() {
    let layout = Layout(support, width: 70)
    #expect(
      walk(layout, from: .card(4), [.number(7), .first, .last, .number(10)]) == [.card(6), .card(0), .card(8), nil])
  }

  @Test func foldsStandForWhatTheyHide() {
    let layout = Layout(support, width: 70, folds: [Connection(action: 1, port: 0)])
    #expect(layout.visible(.card(3)) == header(1, 0))
    #expect(layout.visible(header(3, 1)) == header(1, 0))
    #expect(layout.fold(hiding: 3)?.branch == Connection(action: 1, port: 0))
    #expect(layout.fold(hiding: 3)?.isForRoom == false)
    #expect(layout.fold(hiding: 4) == nil)
    #expect(walk(layout, from: header(1, 0), [.down]) == [header(1, 1)])
  }

  @Test func stopsThatAreOutOfDateDoNoHarm() {
    let layout = Layout(support, width: 70)
    for stop in [Stop.card(9), .card(-1), header(9, 0), header(1, 3), header(1, -1), .plus(.join(99)), .plus(.join(0))]
    {
      #expect(layout.visible(stop) == nil)
      #expect(layout.rect(of: stop) == nil)
      #expect(walk(layout, from: stop, [.down]) == [.card(1)])
      #expect(layout.picture(support, focus: stop) == layout.picture(support))
      #expect(layout.plus(after: stop) == nil && layout.plus(before: stop) == nil)
    }
  }

  @Test func emptyFlowHasItsPlusOnly() {
    let layout = Layout(CanvasFlow(labels: .english), width: 70)
    #expect(layout.firstStop == .plus(.start))
    for move in [Move.down, .up, .left, .right, .next, .previous, .last, .number(1), .partner, .nextPlus] {
      #expect(walk(layout, from: .plus(.start), [move]) == [nil])
    }
  }
}
