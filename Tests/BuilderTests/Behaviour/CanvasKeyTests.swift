import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// The keys that walk on the canvas, as docs/canvas.md, "Focus and movement" says.
@Suite struct CanvasKeyTests {
  @Test func everyWayToWalkHasItsKeys() {
    let keys: [String: String] = [
      "down": "Down j", "up": "Up k", "right": "Right l", "left": "Left h", "next": "Tab", "previous": "Shift-Tab",
      "previous-branch": "{", "next-branch": "}", "partner": "%", "insert-after": "a", "insert-before": "i",
      "insert-after-group": "A", "plus": "+", "follow": "o", "back": "Backspace", "go-to-number": "G",
      "last": "End", "previous-problem": "[", "next-problem": "]", "find": "/", "find-next": "n",
      "find-previous": "N", "edit": "Enter",
    ]
    for (id, chords) in keys {
      let wanted = chords.split(separator: " ").map { Chord(stringLiteral: String($0)) }
      #expect(CommandTable["canvas." + id]?.binding(in: .canvas)?.keys == wanted, "\(id)")
    }
    #expect(CommandTable["canvas.first"]?.binding(in: .canvas)?.keys == ["g g", "Home"])
  }

  @Test func aWalkThroughTheWholeTable() {
    var session = Session()
    let walk: [(key: String, spot: Spot)] = [
      ("j", .card("topic")), ("l", .header("topic", .reply(0))), ("l", .card("billing")),
      ("}", .header("topic", .reply(1))), ("{", .header("topic", .reply(0))), ("h", .card("topic")),
      ("%", .card("email")), ("%", .card("topic")), ("G", .card("again")), ("o", .card("topic")),
      ("Backspace", .card("again")), ("g g", .card("greet")), ("End", .card("again")), ("Home", .card("greet")),
      ("+", .plus(.port("greet", .next))), ("Tab", .card("topic")), ("Shift-Tab", .plus(.port("greet", .next))),
      ("k", .card("greet")),
    ]
    for step in walk {
      session.press(step.key)
      #expect(session.state.canvas.spot == step.spot, "\(step.key): \(session.hint)")
    }
  }

  @Test func digitsThenGGoToTheCardWithThatNumber() {
    var session = Session()
    for (number, id) in [("1", "greet"), ("2", "topic"), ("6", "online"), ("0", "again")] {
      session.press(number, "G")
      #expect(session.state.canvas.spot == .card(ActionID(id)) || number == "0", "\(number)")
    }
    session.press("9", "9")
    #expect(session.hint.contains("99"))
    session.press("G")
    #expect(session.hint.contains("no card with the number 99"))
    session.press("2", "Esc", "G")
    #expect(session.state.canvas.spot == .card("again"))
  }

  @Test func fiftyJumpsAreRemembered() {
    var session = Session()
    var visited: [Spot] = []
    for step in 0..<60 {
      visited.append(session.state.canvas.spot)
      session.press("\(step % 2 + 2)", "G")
    }
    for spot in visited.suffix(50).reversed() {
      session.press("Backspace")
      #expect(session.state.canvas.spot == spot)
    }
    session.press("Backspace")
    #expect(session.hint.contains(Words.english["disabled.no-way-back"]))
  }

  @Test func theWayBackLeavesOutWhatIsGone() {
    var session = Session()
    session.press("5", "G", "x")
    session.press("End", "Backspace")
    #expect(session.flow.actions.count == Sample.support.actions.count - 1 || !session.state.layers.isEmpty)
    #expect(session.state.canvas.stop != nil)
  }

  @Test func problemsGoRoundAndSaySo() {
    var flow = Sample.support
    flow.actions["billing"]?.values["message"] = nil
    flow.actions["email"]?.values["message"] = nil
    var session = Session(flow: flow)
    let numbers = Set(session.state.findings.compactMap(\.place.action)).compactMap { session.state.number(of: $0) }
    #expect(numbers.count > 1)
    for number in numbers.sorted() {
      session.press("]")
      #expect(session.state.canvas.focusedNumber == number)
      #expect(!session.hint.contains("again"))
    }
    session.press("]")
    #expect(session.state.canvas.focusedNumber == numbers.min())
    #expect(session.hint.contains("From the top again"))
    session.press("[")
    #expect(session.state.canvas.focusedNumber == numbers.max())
    #expect(session.hint.contains("From the bottom again"))
  }

  @Test(arguments: [
    ("%", "no-partner"), ("{", "no-sibling"), ("}", "no-sibling"),
  ]) func whereThereIsNoWayItSaysWhy(key: String, notice: String) {
    var session = Session()
    session.press(key)
    #expect(session.hint.contains(Words.english["notice." + notice]))
    #expect(session.state.canvas.spot == .card("greet"))
  }
}

extension BuilderState {
  fileprivate func number(of id: ActionID) -> Int? {
    canvas.drawing.index(id).map { canvas.drawing.layout.number(of: $0) }
  }
}
