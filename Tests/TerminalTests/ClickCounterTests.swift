import Screen
import Testing

@testable import Terminal

@Suite struct ClickCounterTests {
  private let press = MouseEvent(.press(.left), at: Point(x: 3, y: 4))

  @Test func twoPressesOnOneCellInAShortTimeAreADoubleClick() {
    var counter = ClickCounter()
    #expect(counter.count(press, at: 1000).clicks == 1)
    #expect(counter.count(MouseEvent(.release(.left), at: press.point), at: 1050).clicks == 1)
    #expect(counter.count(press, at: 1300).clicks == 2)
    #expect(counter.count(press, at: 1400).clicks == 1)
  }

  @Test func anotherCellAnotherButtonOrAPauseBeginsAnew() {
    var counter = ClickCounter()
    _ = counter.count(press, at: 0)
    #expect(counter.count(MouseEvent(.press(.left), at: Point(x: 4, y: 4)), at: 10).clicks == 1)
    #expect(counter.count(MouseEvent(.press(.right), at: Point(x: 4, y: 4)), at: 20).clicks == 1)
    #expect(counter.count(MouseEvent(.press(.right), at: Point(x: 4, y: 4)), at: 20 + 401).clicks == 1)
    #expect(counter.count(MouseEvent(.press(.right), at: Point(x: 4, y: 4)), at: 20 + 401 + 400).clicks == 2)
  }
}
