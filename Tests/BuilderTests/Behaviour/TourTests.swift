import ChatflowFiles
import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// The tour goes on when its steps are done, in whatever way, and can be left from everywhere.
@Suite struct TourTests {
  private func touring(_ session: Session = Session()) -> Session {
    var session = session
    session.state.startTour()
    return session
  }

  private func step(_ session: Session) -> String? { session.state.tour.map { Tour.steps[$0.step].id } }

  @Test func theStepsAreDoneOneAfterTheOther() {
    var session = touring()
    let walk: [(String, String)] = [
      ("walk", "Down"), ("open", "Enter"), ("back", "Esc"), ("insert", "a"), ("choose", "Esc"), ("find", "?"),
      ("find", "Esc"), ("end", "Space"),
    ]
    for (id, key) in walk {
      #expect(step(session) == id, "\(session.picture)")
      session.press(key)
    }
    #expect(session.state.tour == nil)
    #expect(session.takeEffects() == [.rememberTour])
    #expect(session.hint.contains("That was the tour"))
  }

  @Test func spaceGoesOnWhateverWasDone() {
    var session = touring(Session(flow: Sample.empty, readOnly: "no permission"))
    for step in Tour.steps.indices {
      #expect(session.state.tour?.step == step)
      session.press("Space")
    }
    #expect(session.state.tour == nil)
  }

  @Test(arguments: [
    ["Esc"], ["Enter", "Esc", "Esc"], ["a", "Esc", "Esc"], [":", "Esc", "Esc"], ["?", "Esc", "Esc"],
  ])
  func escapeOnTheCanvasEndsIt(keys: [String]) {
    var session = touring()
    for key in keys { session.press(key) }
    #expect(session.state.tour == nil, "\(session.picture)")
    #expect(session.takeEffects().filter { $0 != .listFlows } == [.rememberTour])
  }

  @Test func itIsLeftByNameFromTheForm() {
    var session = touring()
    session.press("Enter", "Ctrl-P")
    session.type("end the tour")
    session.press("Enter")
    #expect(session.state.tour == nil, "\(session.picture)")
  }

  @Test func leavingTheProgramCounts() {
    var session = touring()
    session.press("q")
    #expect(session.takeEffects() == [.rememberTour, .quit])
  }

  @Test func nothingIsTakenAwayMeanwhile() {
    var (with, without) = (touring(), Session())
    for key in ["Down", "Down", "m", "x", "u", "-", "=", "g", "g", "a", "Enter", "Tab", "Space", "Esc"] {
      with.press(key)
      without.press(key)
    }
    #expect(with.flow == without.flow)
    #expect(with.state.canvas.spot == without.state.canvas.spot)
  }

  @Test func itBeginsAgainByName() {
    var session = Session()
    session.press("Enter", "Ctrl-P")
    session.type("first minute")
    session.press("Enter")
    #expect(step(session) == "walk")
    #expect(session.state.contexts.contains(.canvas))
  }

  @Test func theTextsNameTheKeysInForce() {
    let rebound = Rebound([
      Rebinding(
        command: "canvas.down", keys: [.init("F3", at: .init(line: 1, column: 1))], at: .init(line: 1, column: 1))
    ])
    let session = touring(Session(keys: rebound.keys))
    #expect(session.picture.contains(" F3 "), "\(session.picture)")
  }

  @Test(arguments: Tour.steps.map(\.id)) func everyStepHasItsText(id: String) {
    #expect(Words.english.has("tour.\(id)"))
  }
}
