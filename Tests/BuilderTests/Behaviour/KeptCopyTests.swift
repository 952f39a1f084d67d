import ChatflowModel
import OrderedCollections
import Testing

@testable import Builder

/// What an earlier run kept is asked about, and what is decided is done, once.
@Suite struct KeptCopyTests {
  private func copy(_ path: String, file: String = "support-bot.chatflow.yaml", _ name: String) -> KeptCopy {
    var flow = Sample.support
    flow.name = name
    flow.actions["greet"]?.name = name
    return KeptCopy(path: path, file: file, changed: Session.noon - 300, content: .flow(flow))
  }

  @Test func restoringIsTheFirstAnswerAndAnEditLikeAnyOther() {
    var session = Session()
    let opened = session.flow
    session.state.offer([copy("a", "Kept"), copy("b", "Older")])
    #expect(session.shows("An earlier run did not save its changes"))
    session.press("Enter")
    #expect(session.flow.name == "Kept")
    #expect(session.flow.actions["greet"]?.name == "Kept")
    #expect(session.takeEffects() == [.restoredCopy("a", isBehindFile: false)])
    #expect(session.shows("unsaved"))
    // The older one would only take this back; it waits for the next time, and that is said.
    #expect(session.state.layers.isEmpty)
    #expect(session.state.notice?.text.contains("An older copy stays in b") == true)
    _ = session.state.undo()
    #expect(session.flow == opened)
    #expect(!session.state.history.isUnsaved)
  }

  /// Comparing decides nothing: the question stays, with what restoring would do.
  @Test func whatRestoringWouldChangeIsShownBeforeItIsDecided() {
    var session = Session()
    var kept = Sample.support
    kept.name = "Kept"
    kept.actions["greet"]?.name = "Hello"
    let removed = kept.actions.removeValue(forKey: kept.actions.keys.last ?? "greet")
    kept.actions["new"] = Action(id: "new", kind: "message", name: "Brand new")
    session.state.offer([
      KeptCopy(path: "a", file: "support-bot.chatflow.yaml", changed: Session.noon - 300, content: .flow(kept))
    ])
    let before = session.flow
    session.press("c")
    for line in [
      "~ Chatflow name: Support bot → Kept", "~ Action name: Greet → Hello", "+ Send a simple message: Brand new (new)",
      "- Send a simple message: \(removed?.name ?? "")",
    ] {
      #expect(session.shows(line), "\(line)\n\(session.picture)")
    }
    #expect(session.flow == before && session.takeEffects() == [])
    #expect(!session.shows("compare"))
    session.press("Enter")
    #expect(session.flow == kept)
    #expect(session.takeEffects() == [.restoredCopy("a", isBehindFile: false)])
  }

  @Test func aFileThatWasChangedSinceIsNamed() {
    var session = Session()
    session.state.offer([
      KeptCopy(
        path: "a", file: "bot.yaml", changed: Session.noon - 300, isBehindFile: true, content: .flow(Sample.short))
    ])
    let isSaid = session.shows("Somebody has changed bot.yaml since then")
    #expect(isSaid)
    // Whoever saves has to know of it.
    session.press("r")
    #expect(session.takeEffects() == [.restoredCopy("a", isBehindFile: true)])
  }

  /// A copy whose changes begin from a state, and a file that somebody has changed since then.
  private func copy(
    _ path: String, behind change: (inout Chatflow) -> Void, in session: inout Session, isFileMissing: Bool = false
  ) -> KeptCopy {
    let base = session.flow
    var kept = base
    kept.actions["greet"]?.name = "Kept"
    session.state.perform(Edit.make("edit.rename", in: session.flow) { draft in draft.become(changed(base, change)) })
    session.state.history.markSaved(session.flow)
    return KeptCopy(
      path: path, file: "support-bot.chatflow.yaml", changed: Session.noon - 300, isBehindFile: true,
      isFileMissing: isFileMissing, base: .flow(base), content: .flow(kept))
  }

  private func changed(_ flow: Chatflow, _ change: (inout Chatflow) -> Void) -> Chatflow {
    var flow = flow
    change(&flow)
    return flow
  }

  /// Where it is known what the changes begin from, nothing of somebody else's is written over, and nobody asks.
  @Test func whatSomebodyElseChangedSinceStays() {
    var session = Session()
    let copy = copy("a", behind: { $0.name = "Theirs" }, in: &session)
    session.state.offer([copy])
    let (isNamed, isOverwriting) = (session.shows("Somebody has changed"), session.shows("overwrites"))
    #expect(isNamed && !isOverwriting)
    session.press("c")
    let (isMine, isTheirs) = (session.shows("~ Action name: Greet → Kept"), session.shows("Theirs →"))
    #expect(isMine && !isTheirs)
    session.press("r")
    #expect(session.flow.actions["greet"]?.name == "Kept" && session.flow.name == "Theirs")
    #expect(session.takeEffects() == [.restoredCopy("a", isBehindFile: false)])
  }

  @Test(arguments: [("m", "Kept"), ("t", "Theirs")])
  func whatBothChangedIsAsked(key: String, name: String) {
    var session = Session()
    let copy = copy("a", behind: { $0.actions["greet"]?.name = "Theirs" }, in: &session)
    session.state.offer([copy])
    session.press("r")
    let isAsked = session.shows("You and somebody else changed the same thing")
    #expect(isAsked)
    #expect(session.flow.actions["greet"]?.name == "Theirs" && session.takeEffects() == [])
    session.press(key)
    #expect(session.flow.actions["greet"]?.name == name)
    #expect(session.takeEffects() == [.restoredCopy("a", isBehindFile: false)])
  }

  /// A file that is gone has changed nothing.
  @Test func ofAFileThatIsNotThereAllIsRestored() {
    var session = Session()
    let copy = copy("a", behind: { $0.actions = [:] }, in: &session, isFileMissing: true)
    session.state.offer([copy])
    session.press("r")
    #expect(.flow(session.flow) == copy.content)
  }

  @Test func oneThatIsDiscardedIsRemovedAndTheNextOneAskedAbout() {
    var session = Session()
    session.state.offer([copy("a", "Kept"), copy("b", "Older")])
    session.press("d")
    #expect(session.takeEffects() == [.discardCopy("a")])
    session.press("r")
    #expect(session.takeEffects() == [.restoredCopy("b", isBehindFile: false)])
    #expect(session.flow.name == "Older")
  }

  @Test func oneThatIsDecidedLaterLeavesTheNextOneToBeAskedAbout() {
    var session = Session()
    session.state.offer([copy("a", "Kept"), copy("b", "Older")])
    session.press("l")
    #expect(session.shows("stays in b"))
    session.press("r")
    #expect(session.takeEffects() == [.restoredCopy("b", isBehindFile: false)])
    #expect(session.flow.name == "Older")
  }

  /// Somebody may have removed it on purpose.
  @Test func aFileThatIsNotThereIsNamed() {
    var session = Session()
    session.state.offer([
      KeptCopy(
        path: "a", file: "bot.yaml", changed: Session.noon - 300, isFileMissing: true, content: .flow(Sample.short))
    ])
    #expect(session.shows("There is no bot.yaml"))
  }

  /// What cannot be changed cannot be restored either: the copy stays.
  @Test func aCopyThatCannotBeRestoredIsKept() {
    var session = Session(readOnly: "It may not be written.")
    let opened = session.flow
    session.state.offer([copy("a", "Kept")])
    session.press("r")
    #expect(session.flow == opened && session.takeEffects() == [])
    #expect(session.state.notice?.text.contains("It may not be written.") == true)
  }

  @Test(arguments: ["l", "Esc"]) func whatIsDecidedLaterIsLeftAlone(key: String) {
    var session = Session()
    session.state.offer([copy("a", "Kept")])
    session.press(key)
    #expect(session.takeEffects() == [])
    #expect(session.flow == Sample.support)
    #expect(session.state.layers.isEmpty)
  }

  /// Of two files that were to be saved, only one was.
  @Test func whatOneFileDidNotGetStaysUnsaved() {
    var session = Session()
    session.press("x", "Ctrl-S")
    session.finish(
      .saved(SaveReport(flow: .written, workspace: .failed("workspace.yaml may not be written."), then: .quit)))
    #expect(session.hint.contains("workspace.yaml may not be written. Saved "), "\(session.hint)")
    #expect(session.takeEffects().contains(.quit) == false)
  }
}
