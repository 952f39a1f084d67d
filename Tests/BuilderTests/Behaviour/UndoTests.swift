import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder

@Suite struct UndoTests {
  @Test func undoRestoresFocusAfterRemoving() {
    var session = Session()
    session.press("/")
    session.type("about your")
    session.press("Enter")
    #expect(session.state.canvas.spot == .card("billing"))
    session.press("x")
    #expect(session.flow.actions["billing"] == nil)
    #expect(session.state.canvas.spot != .card("billing"))
    session.press("g g", "u")
    #expect(session.state.canvas.spot == .card("billing"))
    #expect(session.flow == Sample.support)
  }

  @Test func undoRestoresTheFormAndItsControl() {
    var session = Session()
    session.press("Enter")
    session.tab(to: .field("message"))
    session.type("More")
    session.tab(to: .name)
    session.press("Alt-U")
    #expect(session.state.form?.focus == .field("message"))
    #expect(session.state.form?.subject == .action("greet"))
    #expect(session.flow == Sample.support)
  }

  /// The same key again must not be typed into the form.
  @Test func undoOnTheCanvasStaysOnTheCanvas() {
    var session = Session()
    session.press("r")
    session.type("More")
    session.press("Esc", "Down", "Down", "u", "u", "u")
    #expect(session.state.form?.focus == nil)
    #expect(session.state.canvas.spot == .card("greet"))
    #expect(session.flow == Sample.support)
  }

  @Test func redoGoesWhereTheStepEnded() {
    var session = Session()
    session.press("a", "Enter", "Esc", "u")
    #expect(session.state.canvas.spot == .card("greet"))
    #expect(session.flow == Sample.support)
    session.press("U")
    #expect(session.flow.actions.count == Sample.support.actions.count + 1)
    #expect(
      session.state.canvas.spot.action
        == session.flow.start.flatMap { _ in session.flow.actions["greet"]?.next?.action })
  }

  @Test func typingIsOneStepUntilTheCursorMoves() {
    var session = Session()
    session.press("r")
    session.type("abc")
    session.press("Left")
    session.type("d")
    #expect(session.flow.actions["greet"]?.name == "abdc")
    session.press("Alt-U")
    #expect(session.flow.actions["greet"]?.name == "abc")
    session.press("Alt-U")
    #expect(session.flow.actions["greet"]?.name == "Greet")
    #expect(session.state.history.canUndo == false)
  }

  @Test func undoInAFieldShowsTheTextOfThen() {
    var session = Session()
    session.press("r")
    session.type("abc")
    session.press("Alt-U")
    #expect(session.shows("Greet"))
    #expect(!session.shows("abc"))
  }

  @Test func revertGoesBackToWhatTheFileSaysAndCanBeUndone() {
    var session = Session()
    session.press("r")
    session.type("Other")
    session.press("Alt-R", "r")
    #expect(session.flow == Sample.support)
    session.press("Alt-U")
    #expect(session.flow.actions["greet"]?.name == "Other")
  }

  /// What was typed while the file was written is not in the file.
  @Test func revertAfterASaveGoesBackToWhatWasSaved() throws {
    var session = Session()
    session.press("r")
    session.type("Saved")
    session.press("Ctrl-S")
    guard case .save(_, _, _, _)? = session.takeEffects().first else {
      Issue.record("nothing is saved")
      return
    }
    session.type(" and more")
    session.finish(.saved(SaveReport(flow: .written, then: .stay)))
    #expect(session.shows("unsaved"))
    session.press("Alt-R", "r")
    #expect(session.flow.actions["greet"]?.name == "Saved")
  }

  /// Git does not know that a conflict is decided before it is told, so the save that writes what was decided says it; no later one does.
  @Test func theSaveThatWritesADecidedConflictSaysWhatEndsIt() {
    var (ours, theirs) = (Sample.support, Sample.support)
    (ours.name, theirs.name) = ("Ours", "Theirs")
    var session = Session(flow: ours)
    session.state.markPartial(flow: true, workspace: false)
    session.state.begin(from: GitConflict(base: Sample.support, theirs: theirs, problems: []))
    session.press("t", "Ctrl-S")
    session.finish(.saved(SaveReport(flow: .failed("The disk is full."), then: .stay)))
    #expect(session.state.notice?.text.contains("git add") == false, "nothing is written yet")
    session.press("Ctrl-S")
    session.finish(.saved(SaveReport(flow: .written, then: .stay)))
    #expect(
      session.state.notice?.text
        == "Saved support.chatflow.yaml. “git add support.chatflow.yaml” ends the conflict.")
    session.press("x", "Ctrl-S")
    session.finish(.saved(SaveReport(flow: .written, then: .stay)))
    #expect(session.state.notice?.text == "Saved support.chatflow.yaml.")
  }

  @Test func aFailedSaveKeepsEverythingAndSaysWhy() {
    var session = Session()
    session.press("x", "Ctrl-S")
    session.finish(.saved(SaveReport(flow: .failed("The disk is full. Nothing was written."), then: .stay)))
    #expect(session.hint.contains("The disk is full."))
    #expect(session.shows("unsaved"))
    _ = session.takeEffects()
    session.press("Ctrl-S")
    #expect(session.takeEffects().count == 1)
  }
}
