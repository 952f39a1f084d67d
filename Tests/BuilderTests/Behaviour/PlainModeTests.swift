import ChatflowModel
import CustomDump
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// Plain mode works on the same state with the same commands, and tells all that the screen shows.
struct PlainModeTests {
  /// Types lines as a user would, and collects what is told after each.
  private func told(_ lines: [String], by mode: inout PlainMode) -> [[String]] {
    _ = mode.tell()
    return lines.map { line in
      _ = mode.take(line, at: Session.noon)
      return mode.tell()
    }
  }

  @Test func anActionThatIsNotThereIsSaidToBeMissing() {
    var mode = PlainMode(Session().state, at: "nope")
    #expect(mode.tell().contains { $0.contains("“nope”") })
  }

  @Test func linesMakeTheSameChatflowAsKeys() {
    var mode = PlainMode(Session().state)
    _ = told(
      ["2", "a", "customer", "1", "3 Hand over", "5", "7", "Thanks **you**.", "Second line", ".", "8", "Esc"], by: &mode
    )

    var session = Session()
    session.press("2", "G", "a")
    session.type("customer")
    session.press("Enter")
    session.type("Hand over")
    session.tab(to: .option("respond", "provided-message"))
    session.press("Space")
    session.tab(to: .field("message"))
    session.type("Thanks ")
    session.press("Ctrl-B")
    session.type("you")
    session.press("Ctrl-B")
    session.type(".\nSecond line")
    session.tab(to: .field("respect-office-hours"))
    session.press("Space", "Esc")
    let difference = diff(mode.state.flow, session.state.flow)
    #expect(difference == nil)

    let isChanged = mode.state.flow != Sample.support
    #expect(isChanged)
    _ = told(Array(repeating: "undo", count: 12), by: &mode)
    let isBack = mode.state.flow == Sample.support
    #expect(isBack)
  }

  @Test func afterALineOnlyWhatIsNewIsTold() {
    var mode = PlainMode(Session().state)
    let told = told(["1", "Enter", "3 Hello", "", "zzz"], by: &mode)
    #expect(told[1].count > 5)
    #expect(told[2] == ["3  Action name: Hello"])
    #expect(told[3].count == told[1].count)
    #expect(told[4].count == 1 && told[4][0].contains("zzz"))
  }

  /// Two copies are two questions, though the second one reads like the first.
  @Test func aQuestionBehindAnotherOneIsToldWhole() {
    var session = Session()
    session.state.offer(
      ["a", "b"].map { KeptCopy(path: $0, file: "bot.yaml", changed: Session.noon, content: .flow(Sample.short)) })
    var mode = PlainMode(session.state)
    let second = told(["l"], by: &mode)[0]
    #expect(second.contains { $0.contains("An earlier run did not save") }, "\(second)")
    #expect(second.contains { $0.contains("restore") }, "\(second)")
  }

  @Test func everythingInAFormHasANumber() throws {
    for offer in Offer.all {
      var session = Session()
      let (edit, id) = try #require(Sample.support.inserting(offer, at: .on(.start), words: .english))
      session.state.perform(edit)
      session.state.openForm(.action(id))
      let form = try #require(session.state.form)
      let stops = FormView(state: session.state, form: form, area: session.state.regions.panel).layout.stops
      #expect(
        PlainPage(of: session.state).choices == (stops + [.save, .revert]).map { .control($0) }, "\(offer.wordKey)")
    }
  }

  @Test func aPromptTakesAsTextWhatElsewhereIsAKeyOrANumber() {
    for text in ["x", "2", "undo", "Leave"] {
      var mode = PlainMode(Session().state)
      _ = told(["/", text], by: &mode)
      #expect(mode.state.flow == Sample.support)
      #expect(mode.state.canvas.search.text == text)
    }
  }

  @Test func aConnectionIsLedWithTheKeysOfTheCanvas() {
    var mode = PlainMode(Session().state)
    let told = told(["1", "L", "Down", "j", "zzz"], by: &mode)
    #expect(mode.state.isPicking)
    #expect(told[2].isEmpty == false && told[3].isEmpty == false)
    #expect(!told[2].contains { $0.contains("is neither") } && !told[3].contains { $0.contains("is neither") })
    let isUnchanged = mode.state.flow == Sample.support
    #expect(isUnchanged)
    _ = self.told(["Esc"], by: &mode)
    #expect(!mode.state.isPicking)
  }

  @Test func eachCommandOfTheCanvasHasATitleThatRunsIt() {
    for command in CommandTable.all where command.bindings.contains(where: { $0.context == .canvas }) {
      var mode = PlainMode(Session().state)
      let title = mode.state.words["command.\(command.id)"]
      let told = told([title], by: &mode).joined().joined(separator: "\n")
      #expect(!told.contains("“\(title)”"), "\(command.id): \(told)")
    }
  }

  @Test func keysAreWrittenAsInTheHelp() {
    for chord in Set(CommandTable.all.flatMap { $0.bindings.flatMap(\.keys) }) {
      #expect(Chord(written: chord.title) == chord)
    }
    for text in ["", "save", "Ctrl-", "xy"] { #expect(Chord(written: text) == nil, "\(text)") }
  }
}
