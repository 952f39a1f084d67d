import ChatflowModel
import Testing
import Words

@testable import Builder

extension Sample {
  /// Somebody who edits the file on the same machine.
  static let anna = LockHolder(
    lock: "anna@box.12:34", path: "/f/.#support.chatflow.yaml", since: "14:02",
    owner: .init(user: "anna", host: "box", process: "12", isAlive: true))
  /// Somebody on another machine.
  static let elsewhere = LockHolder(
    lock: "omar@far.12:34", path: "/f/.#support.chatflow.yaml", since: "14:02",
    owner: .init(user: "omar", host: "far", process: "12", isAlive: false))
}

/// Who edits a file holds its lock, from the first edit until nothing is unsaved; whoever else edits it is asked.
@Suite struct FileLockTests {
  /// A session that somebody else is before.
  private func session(beside holder: LockHolder = Sample.anna) -> Session {
    var session = Session()
    session.lockAnswer = .other(holder)
    return session
  }

  private func saved(_ session: inout Session) {
    session.press("Ctrl-S")
    session.finish(.saved(SaveReport(flow: .written, then: .stay)))
  }

  @Test func lookingTakesNoLockAndEditingTakesOneUntilNothingIsUnsaved() {
    var session = Session()
    session.press("Down", "Down", "Enter", "Esc", "Up")
    #expect(session.locks == [])
    session.press("Enter")
    session.type("abc")
    #expect(session.locks == [.lock(over: nil)])
    saved(&session)
    #expect(session.locks == [.lock(over: nil), .unlock])
    session.type("d")
    session.press("Backspace")
    #expect(session.locks == [.lock(over: nil), .unlock, .lock(over: nil), .unlock])
  }

  @Test func whatTheChatflowsShareTakesNoLockOfOne() {
    var session = Session(workspace: Sample.workspace)
    let edit = Edit.make("edit.restore", in: session.state.workspace) { $0 = Workspace().values }
    session.state.perform(edit)
    session.press("Down")
    #expect(session.state.history.isUnsaved && session.locks == [])
  }

  @Test func aFileThatHoldsOnlyAPartTakesNoLockUntilItIsEdited() {
    var session = Session()
    session.state.markPartial(flow: true, workspace: false)
    session.press("Down")
    #expect(session.locks == [])
    session.press("Enter")
    session.type("a")
    #expect(session.locks == [.lock(over: nil)])
  }

  @Test(arguments: ["r", "Enter", "Esc"]) func theFirstEditIsTakenBackUntilItIsAnswered(answer: String) {
    var session = session()
    let opened = session.flow
    session.press("Enter")
    session.type("a")
    #expect(session.shows("anna has been editing support.chatflow.yaml since 14:02"))
    #expect(!session.shows("take the lock"))
    #expect(session.flow == opened && !session.state.history.isUnsaved)
    session.press(answer)
    #expect(session.flow == opened && session.state.layers.isEmpty)
    #expect(session.locks == [.lock(over: nil)])
    // The next try is no question any more, and the other one may have left.
    session.lockAnswer = .held
    session.type("b")
    #expect(session.state.layers.isEmpty && session.state.history.isUnsaved)
    #expect(session.locks == [.lock(over: nil), .lock(over: nil)])
  }

  /// Who only reads is told so by each letter, and by the title row all the time, until the other one has left.
  @Test func whoReadsIsToldInsteadOfBeingAskedAgain() {
    var session = session()
    let opened = session.flow
    session.press("Enter")
    session.type("a")
    session.press("r")
    #expect(session.lines[0].contains("reading: anna edits (box, 12)"))
    for letter in ["b", "c"] {
      session.type(letter)
      #expect(session.state.layers.isEmpty && session.flow == opened)
      #expect(session.state.notice?.text.contains("Alt-J asks about joining in") == true)
    }
    // Somebody else is asked about anew.
    session.lockAnswer = .other(Sample.elsewhere)
    session.type("d")
    #expect(!session.state.layers.isEmpty && session.shows("omar has been editing"))
    session.press("Esc")
    session.finish(.editedBy(nil))
    #expect(!session.lines[0].contains("edits"))
  }

  @Test func joiningInIsACommandForWhoReads() {
    var session = session()
    session.press("Enter", "Alt-J")
    #expect(session.state.layers.isEmpty && session.state.notice?.text.contains("Nobody else") == true)
    session.type("a")
    session.press("r", "Alt-J", "J")
    #expect(session.state.layers.isEmpty && !session.state.history.isUnsaved)
    session.type("b")
    #expect(session.state.layers.isEmpty && session.state.history.isFlowUnsaved)
    #expect(session.lines[0].contains("anna edits (box, 12)") && !session.lines[0].contains("reading"))
  }

  @Test func theLockOfWhoMayBeGoneCanAlsoBeTakenLater() {
    var session = session(beside: Sample.elsewhere)
    session.press("Enter")
    session.type("a")
    session.press("r")
    session.lockAnswer = .held
    session.press("Alt-J", "T")
    #expect(session.locks.suffix(2) == [.lock(over: Sample.elsewhere.lock), .unlock])
    session.type("b")
    #expect(session.state.history.isFlowUnsaved && session.locks.last == .lock(over: nil))
    #expect(!session.lines[0].contains("edits"))
  }

  @Test func whoGoesOnTypingAcceptsNothing() {
    var session = session(beside: Sample.elsewhere)
    session.press("Enter")
    session.type("Just Take it or leave it\n")
    #expect(!session.state.history.isUnsaved && !session.state.layers.isEmpty)
    #expect(session.locks.allSatisfy { $0 == .lock(over: nil) })
  }

  @Test func joiningInDoesTheEditAgainAndIsAskedOnceForEachHolder() {
    var session = session()
    session.press("Enter")
    session.type("a")
    session.press("J")
    #expect(session.state.history.isFlowUnsaved && session.state.layers.isEmpty)
    session.type("bc")
    saved(&session)
    session.type("d")
    #expect(session.state.layers.isEmpty)
    // What is not held is not given back.
    #expect(session.locks == [.lock(over: nil), .lock(over: nil)])
    saved(&session)
    session.lockAnswer = .other(Sample.elsewhere)
    session.type("e")
    #expect(session.shows("omar has been editing"))
  }

  /// Whoever edits beside somebody takes the lock once these have left it: a third one is told then.
  @Test func theLockIsTakenWhenTheOtherLeavesIt() {
    var session = session()
    session.press("Enter")
    session.type("a")
    session.press("J")
    session.lockAnswer = .held
    session.finish(.editedBy(nil))
    #expect(session.locks == [.lock(over: nil), .lock(over: nil)])
    saved(&session)
    #expect(session.locks.last == .unlock)
  }

  @Test func theLockOfAnotherMachineCanBeTaken() {
    var session = session(beside: Sample.elsewhere)
    session.press("Enter")
    session.type("a")
    #expect(session.shows("It cannot be known from here"))
    session.lockAnswer = .held
    session.press("T")
    #expect(session.state.history.isFlowUnsaved && session.state.layers.isEmpty)
    #expect(session.locks == [.lock(over: nil), .lock(over: Sample.elsewhere.lock)])
    session.undoAll()
    #expect(session.locks.last == .unlock)
  }

  @Test func aLockThatCannotBeTakenIsSaidAndTheEditIsDone() {
    var session = session(beside: Sample.elsewhere)
    session.press("Enter")
    session.type("a")
    session.lockAnswer = .notTaken("No, thanks.")
    session.press("T")
    #expect(session.state.history.isFlowUnsaved && session.shows("No, thanks."))
  }

  /// Undoing what is saved is an edit, too, and taken back by doing it again.
  @Test(arguments: ["r", "J"]) func undoingWhatIsSavedIsAskedAboutAsWell(answer: String) {
    var session = Session()
    session.press("Enter")
    session.type("a")
    session.press("Esc")
    saved(&session)
    let written = session.flow
    session.lockAnswer = .other(Sample.anna)
    session.press("u")
    #expect(session.flow == written && session.shows("anna has been editing"))
    session.press(answer)
    #expect((session.flow == written) == (answer == "r"))
    #expect(session.state.history.isFlowUnsaved == (answer == "J"))
  }

  @Test func whereThereCanBeNoLockNothingIsSaid() {
    var session = Session()
    session.lockAnswer = .impossible
    session.press("Enter")
    session.type("ab")
    #expect(session.state.layers.isEmpty && session.state.notices.isEmpty)
    session.undoAll()
    #expect(session.locks == [.lock(over: nil)])
  }

  @Test func plainModeAsksInLines() {
    var mode = PlainMode(Session().state)
    _ = mode.tell()
    for line in ["1", "Enter"] {
      #expect(mode.take(line, at: Session.noon) == [])
      _ = mode.tell()
    }
    #expect(mode.take("3 Other", at: Session.noon) == [.lock(over: nil)])
    #expect(mode.state.history.isFlowUnsaved)
    _ = mode.take(.locked(.other(Sample.anna)), at: Session.noon)
    let lines = mode.tell()
    #expect(lines.contains { $0.contains("anna has been editing") } && lines.contains { $0.contains("join in") })
    #expect(!mode.state.history.isFlowUnsaved)
    _ = mode.take("J", at: Session.noon)
    #expect(mode.state.history.isFlowUnsaved && mode.tell().allSatisfy { !$0.contains("join in") })
  }
}
