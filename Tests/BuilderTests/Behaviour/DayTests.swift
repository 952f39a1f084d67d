import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder

/// Which day it is comes from outside, and what is kept beside the chatflow is what checking anew on that day finds.
@Suite struct DayTests {
  private static func workspace(_ days: String...) -> Workspace {
    Workspace([
      "office-hours": .record([
        "time-zone": .text("Europe/Stockholm"),
        "exceptions": .records(days.map { ["date": .text($0), "hours": .text("closed")] }),
      ])
    ])
  }

  private static func expectFresh(_ state: BuilderState, at now: Int64) {
    let fresh = Checks.settings(of: state.workspace, today: CalendarDay(at: now))
    #expect(state.checked.ofWorkspace == fresh)
    let anew = CheckedChatflow(state.flow, workspace: state.workspace, today: CalendarDay(at: now))
    #expect(anew.ofWorkspace == fresh && anew.total == state.checked.total)
  }

  private static func isOver(_ state: BuilderState) -> Bool {
    state.checked.ofWorkspace.contains { $0.rule == "dates-past" }
  }

  @Test func daysAreOverWhenTheyAre() {
    var session = Session(workspace: Self.workspace("2026-02-02", "2026-02-05"))
    #expect(!Self.isOver(session.state))
    for days in 0..<8 {
      let now = Session.noon + Int64(days) * 86_400
      switch days % 3 {
      case 0: _ = Update.handle(.key(.character("j")), in: &session.state, at: now)
      case 1: Update.rest(&session.state, at: now)
      default: _ = Update.finish(.inspected([]), in: &session.state, at: now)
      }
      // Hours of yesterday may last into today.
      #expect(Self.isOver(session.state) == (days >= 2))
      Self.expectFresh(session.state, at: now)
    }
  }

  @Test func anEditOfTheWorkspaceIsCheckedAsOfTheSameDay() {
    var session = Session(workspace: Self.workspace("2026-03-01"))
    #expect(!Self.isOver(session.state))
    let edit = Edit.make("edit.change", in: session.state.workspace) {
      $0.change(at: FieldPath([.group("office-hours")]), through: WorkspaceSettings.fields) {
        $0["exceptions"] = .records([["date": .text("2026-01-01"), "hours": .text("closed")]])
      }
    }
    let isDone = session.state.perform(edit)
    #expect(isDone)
    #expect(Self.isOver(session.state))
    Self.expectFresh(session.state, at: Session.noon)
    session.undoAll()
    #expect(!Self.isOver(session.state))
    Self.expectFresh(session.state, at: Session.noon)
  }
}
