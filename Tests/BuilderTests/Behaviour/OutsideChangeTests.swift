import ChatflowModel
import OrderedCollections
import Testing

@testable import Builder
@testable import Widgets

/// Somebody else changes the file of a chatflow that is open.
@Suite struct OutsideChangeTests {
  private func theirs(_ change: (inout Chatflow) -> Void) -> Chatflow {
    var flow = Sample.support
    change(&flow)
    return flow
  }

  private func say(_ text: String) -> FieldValue { .message(Message(RichText(literal: text))) }

  @Test func whatIsNotChangedHereIsTakenIn() {
    var session = Session()
    let opened = session.flow
    session.press("j")
    let spot = session.state.canvas.spot
    let theirs = theirs { $0.actions["greet"]?.name = "Theirs" }
    session.finish(.changedOutside([.flow(theirs, problems: [])], isWanted: false))
    #expect(session.flow == theirs)
    #expect(session.takeEffects() == [.takeOver(.chatflow)])
    #expect(!session.state.history.isUnsaved)
    #expect(session.state.canvas.spot == spot)
    #expect(session.shows("is shown as it is now"))
    session.press("u")
    #expect(session.flow == opened)
    #expect(session.state.history.isUnsaved)
  }

  @Test func equalContentsAreNoMatter() {
    var session = Session()
    session.finish(.changedOutside([.flow(session.flow, problems: [])], isWanted: false))
    #expect(session.state.notice == nil)
    #expect(session.takeEffects() == [.takeOver(.chatflow)])
    #expect(!session.state.history.canUndo)
  }

  @Test func changesOfBothAreBroughtTogether() {
    var session = Session()
    session.state.perform(session.flow.renaming("greet", to: "Mine"))
    let theirs = theirs { $0.name = "Theirs" }
    session.finish(.changedOutside([.flow(theirs, problems: [])], isWanted: false))
    #expect(session.flow.name == "Theirs")
    #expect(session.flow.actions["greet"]?.name == "Mine")
    #expect(session.state.history.isFlowUnsaved)
    #expect(session.state.file.savedFlow == theirs)
    #expect(session.takeEffects() == [.takeOver(.chatflow)])
  }

  @Test func whatBothChangedIsAskedAboutWhenTheUserWantsTo() {
    var session = Session()
    session.state.perform(session.flow.renaming("greet", to: "Mine"))
    let mine = session.flow
    let theirs = theirs { $0.actions["greet"]?.name = "Theirs" }
    session.finish(.changedOutside([.flow(theirs, problems: [])], isWanted: false))
    #expect(session.flow == mine && session.state.layers.isEmpty && session.takeEffects() == [])
    #expect(session.shows("Alt-L shows both sides and asks"))
    // Nothing is decided behind the user's back, whatever else is done.
    session.press("j", "k")
    #expect(session.flow == mine && session.state.layers.isEmpty)
    session.press("Alt-L")
    #expect(session.shows("You and somebody else changed the same thing"))
    #expect(session.shows("Mine") && session.shows("Theirs"))
    session.press("Esc")
    #expect(session.flow == mine && session.takeEffects() == [])
    session.press("Alt-L", "t")
    #expect(session.flow == theirs)
    #expect(!session.state.history.isUnsaved)
    #expect(session.takeEffects() == [.takeOver(.chatflow)])
    session.press("u")
    #expect(session.flow == mine)
  }

  /// Keys that are typed on after saving are no commands.
  @Test func whoTypesGoesOnTypingInTheSameTextWhateverIsTakenIn() {
    for (change, answer): (@Sendable (inout Chatflow) -> Void, String?) in [
      ({ $0.name = "Theirs" }, nil), ({ $0.actions["greet"]?.name = "Theirs" }, "m"),
      ({ $0.actions["greet"]?.name = "Theirs" }, "t"), ({ $0.actions["greet"]?.name = "Theirs" }, "Esc"),
    ] {
      var session = Session()
      session.press("Enter", "End", "a")
      let place = session.state.pane.place
      session.finish(.changedOutside([.flow(theirs(change), problems: [])], isWanted: false))
      session.press("Ctrl-S")
      if let answer { session.press(answer) }
      #expect(session.state.layers.isEmpty)
      #expect(session.state.pane.place?.control == place?.control && session.state.pane.editor != nil)
      let before = session.state.pane.editor?.plainText
      session.press("End", "x")
      #expect(session.state.pane.editor?.plainText == before.map { $0 + "x" })
    }
  }

  /// What somebody else put above it moves a text; it is known by what it says.
  @Test func whoTypesInAnEntryGoesOnInThatEntryWhereverItIs() throws {
    var session = Session()
    session.press("j", "Enter")
    let count = try #require(session.state.form?.action.flatMap { session.flow.actions[$0] }?.replies.count)
    let id = try #require(session.state.form?.action)
    session.state.open(
      FormPlace(subject: .action(id), tab: .details, path: .top, control: .reply(count - 1, .label)))
    session.press("End", "a")
    let text = try #require(session.state.pane.editor?.plainText)
    let theirs = theirs { $0.actions[id]?.replies.insert(QuickReply("New one"), at: 0) }
    session.finish(.changedOutside([.flow(theirs, problems: [])], isWanted: false))
    session.press("Ctrl-S", "x")
    #expect(session.flow.actions[id]?.replies.map(\.label).first == "New one")
    #expect(session.flow.actions[id]?.replies.map(\.label).last == text + "x")
  }

  @Test func whatIsWrittenWhileItIsAskedIsNoPartOfTheAnswer() {
    var session = Session()
    session.state.perform(session.flow.renaming("greet", to: "Mine"))
    session.finish(
      .changedOutside([.flow(theirs { $0.actions["greet"]?.name = "Theirs" }, problems: [])], isWanted: false))
    session.press("Alt-L")
    let later = theirs {
      $0.actions["greet"]?.name = "Theirs"
      $0.name = "Later"
    }
    session.finish(.changedOutside([.flow(later, problems: [])], isWanted: false))
    session.press("m")
    #expect(session.takeEffects() == [])
    #expect(session.shows("You and somebody else changed the same thing"))
    session.press("m")
    #expect(session.flow.name == "Later" && session.flow.actions["greet"]?.name == "Mine")
    #expect(session.takeEffects() == [.takeOver(.chatflow)])
  }

  @Test func whatSomebodyElseTakesBackIsNoQuestionAnyMore() {
    var session = Session()
    session.state.perform(session.flow.renaming("greet", to: "Mine"))
    let mine = session.flow
    session.finish(
      .changedOutside([.flow(theirs { $0.actions["greet"]?.name = "Theirs" }, problems: [])], isWanted: false))
    session.press("Alt-L")
    session.finish(.changedOutside([.takenBack(.chatflow)], isWanted: false))
    session.press("t")
    #expect(session.flow == mine && session.state.layers.isEmpty)
    #expect(session.takeEffects() == [.lookOutside(isWanted: true)])
  }

  @Test func mineToBeEditedIsOpened() {
    var session = Session()
    session.state.perform(session.flow.renaming("greet", to: "Mine"))
    session.finish(
      .changedOutside([.flow(theirs { $0.actions["greet"]?.name = "Theirs" }, problems: [])], isWanted: false))
    session.press("Alt-L", "e")
    #expect(session.state.form?.action == "greet" && session.state.form?.focus != nil)
  }

  @Test func savingDecidesFirst() {
    var session = Session()
    session.state.perform(session.flow.renaming("greet", to: "Mine"))
    let theirs = theirs { $0.actions["greet"]?.name = "Theirs" }
    session.press("Ctrl-S")
    #expect(session.takeEffects().count == 1)
    session.finish(
      .changedBeforeSaving([.flow(theirs, problems: [])], then: .stay, agreed: []))
    #expect(session.shows("You and somebody else changed the same thing"))
    // Once that is answered, saving goes on.
    session.press("m")
    #expect(session.flow.actions["greet"]?.name == "Mine")
    let save = Effect.save(session.flow, session.state.workspace, then: .stay, agreed: [])
    #expect(session.takeEffects() == [.takeOver(.chatflow), save])
  }

  /// What is left undecided, or is to be edited first, is not saved.
  @Test(arguments: ["Esc", "e"]) func savingWaitsForTheAnswer(key: String) {
    var session = Session()
    session.state.perform(session.flow.renaming("greet", to: "Mine"))
    let theirs = theirs { $0.actions["greet"]?.name = "Theirs" }
    session.press("Ctrl-S")
    _ = session.takeEffects()
    session.finish(.changedBeforeSaving([.flow(theirs, problems: [])], then: .stay, agreed: []))
    session.press(key)
    #expect(!session.takeEffects().contains { if case .save = $0 { true } else { false } })
    #expect(session.state.history.isUnsaved)
  }

  @Test func aTextIsNotChangedUnderTheHandsOfWhoTypesIt() {
    var session = Session()
    session.press("Enter")
    session.type("X")
    let mine = session.flow
    session.finish(
      .changedOutside([.flow(theirs { $0.name = "Theirs" }, problems: [])], isWanted: false))
    #expect(session.flow == mine)
    #expect(session.shows("it is taken in when you leave this text"))
    session.type("Y")
    #expect(session.flow.name != "Theirs")
    session.press("Esc")
    #expect(session.flow.name == "Theirs")
    #expect(session.takeEffects().contains(.takeOver(.chatflow)))
  }

  @Test func whatTheFolderSharesIsTakenInAsWell() {
    var session = Session(workspace: Workspace(["name": .text("Before")]))
    session.finish(.changedOutside([.workspace(Workspace(["name": .text("After")]))], isWanted: false))
    #expect(session.state.workspace.values["name"] == .text("After"))
    #expect(!session.state.history.isUnsaved)
    #expect(session.takeEffects() == [.takeOver(.workspace)])
  }

  @Test func whatIsNotSavedIsShownBesideTheFile() {
    var session = Session()
    session.press("Alt-D")
    #expect(session.shows("What is shown is what support.chatflow.yaml holds"))
    session.state.perform(session.flow.renaming("greet", to: "Mine"))
    session.press("Alt-D")
    #expect(session.shows("What saving would change in support.chatflow.yaml"))
    #expect(session.shows("Mine"))
    session.press("Esc")
    #expect(session.state.layers.isEmpty)
  }

  @Test func anotherFileGoesOnWithWhatWasChanged() {
    var session = Session()
    session.state.perform(session.flow.renaming("greet", to: "Mine"))
    let mine = session.flow
    session.press("Alt-S")
    session.type("../out")
    session.press("Enter")
    #expect(session.shows("A file's name has no “/”"))
    session.press("Ctrl-U")
    for _ in 0..<6 { session.press("Backspace") }
    session.type("other")
    session.press("Enter")
    #expect(session.takeEffects() == [.saveAs("other.chatflow.yaml", mine)])
    session.finish(.notSavedAs("There is a file of this name"))
    #expect(session.shows("There is a file of this name"))
    session.press("Enter")
    #expect(session.takeEffects() == [.saveAs("other.chatflow.yaml", mine)])
    session.finish(.savedAs("other.chatflow.yaml", notes: []))
    #expect(session.takeEffects() == [.openFlow(target: "other.chatflow.yaml")])
    #expect(!session.state.history.isUnsaved)
    session.press("u")
    #expect(session.flow == mine)
  }
}
