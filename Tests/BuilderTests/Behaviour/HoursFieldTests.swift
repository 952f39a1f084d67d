import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder

/// Hours as a form shows them and takes them.
@Suite struct HoursFieldTests {
  @Test func hoursThatLastIntoTheNextDayAreInItsBar() {
    let saturday = DayBar("10:00-12:00", after: "08:00-12:00, 22:00-02:00")
    #expect(saturday.text(width: 12, .rich) == "█····█······")
    #expect(DayBar("", after: "08:00-12:00").text(width: 12, .rich) == "············")
  }

  /// *closed* is a word of files; who reads another language reads and types the word of that.
  @Test func closedIsReadAndTypedInTheUsersLanguage() throws {
    let swedish = Words.of(.chosen(wish: "sv") { _ in nil })
    var session = Session(workspace: Sample.workspace, words: swedish)
    session.press("w")
    session.open(tab: .hours)
    session.tab(to: .field("sat"))
    session.press("Ctrl-U")
    session.type("Stängt")
    session.press("Tab")
    let hours = session.state.workspace.values["office-hours"]?.record?["hours"]?.record
    #expect(hours?["sat"] == .text("closed"))
    let isShown = session.shows("stängt")
    let isRaw = session.screen.lines.filter { $0.contains("closed") }.joined(separator: "\n")
    #expect(isShown)
    #expect(isRaw == "", "\(isRaw)")
  }
}
