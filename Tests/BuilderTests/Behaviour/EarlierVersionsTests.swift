import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// The list of earlier versions, and restoring them.
@Suite struct EarlierVersionsTests {
  private let versions = Sample.versions

  private func opened(_ keys: String..., unsaved: Bool = false) -> Session {
    var session = Session(size: Size(width: 120, height: 40))
    if unsaved { session.press("x") }
    session.openHistory(versions)
    for key in keys { session.press(key) }
    session.answerHistory(versions)
    return session
  }

  @Test func whatIsFocusedIsReadWithTheVersionBeforeIt() {
    var session = Session()
    session.press("Alt-H")
    #expect(session.takeEffects() == [.listVersions])
    session.finish(.versions(VersionList(versions: versions.map(\.version))))
    #expect(session.takeEffects() == [.readVersion(versions[0].version), .readVersion(versions[1].version)])
    session.finish(.versionRead(versions[0].version, versions[0].read))
    session.finish(.versionRead(versions[1].version, versions[1].read))
    session.press("Down")
    #expect(session.takeEffects() == [.readVersion(versions[2].version)])
    session.press("End")
    #expect(session.takeEffects() == [.readVersion(versions[4].version)])
    session.press("Home")
    #expect(session.takeEffects() == [])
  }

  @Test func whatIsNotSavedStandsFirstAndWhereNothingIsThereIsNothing() {
    var session = opened(unsaved: true)
    #expect(session.shows("What saving would change in support.chatflow.yaml"))
    let unsaved = session.flow
    session.press("Enter")
    #expect(session.flow == unsaved)
    #expect(session.hint.contains("choose an earlier version"))
    session.press("Esc")
    #expect(session.state.versions == nil)
    var empty = Session()
    empty.press("Alt-H")
    empty.finish(.versions(VersionList(versions: [], notices: ["No git."])))
    #expect(empty.state.versions == nil)
    #expect(empty.state.notices.last?.text == "There are no earlier versions yet: each save keeps one. No git.")
  }

  /// The frame that goes on from the last one compares with what is in the file now, whatever else is the same.
  @Test func whatIsNotSavedIsComparedWithTheFileAsItIsNow() {
    var session = opened(unsaved: true)
    var pictures = BuilderPictures()
    _ = pictures.frame(of: session.state)
    session.state.file.savedFlow.name = "Theirs"
    #expect(session.shows("Theirs"))
    #expect(pictures.frame(of: session.state) == session.screen)
    session.state.file.name = "other.chatflow.yaml"
    #expect(session.shows("What saving would change in other.chatflow.yaml"))
    #expect(pictures.frame(of: session.state) == session.screen)
  }

  /// Whatever is restored, undo gives what was there, with the focus; redo gives the version.
  @Test(arguments: 0..<4, [false, true]) func restoringIsOneStep(index: Int, isUnsaved: Bool) throws {
    var session = opened(unsaved: isUnsaved)
    let (before, spot) = (session.flow, session.state.canvas.spot)
    session.press("Down", times: index + (isUnsaved ? 1 : 0))
    session.press("r")
    let then = try #require(versions[index].read.flow)
    let effects = session.answerHistory(versions)
    guard then != before else {
      #expect(effects == [] && session.flow == before)
      return
    }
    #expect(session.flow == then && Array(session.flow.actions.keys) == Array(then.actions.keys))
    #expect(effects == [.restoredVersion(versions[index].version)])
    #expect(session.state.versions == nil)
    #expect(session.state.notices.last?.text.contains("Alt-U") == true || session.hint.contains(" u "))
    session.press("u")
    #expect(session.flow == before && session.state.canvas.spot == spot)
    #expect(session.answerHistory(versions) == [.tookBackVersion])
    session.press("Ctrl-Y")
    #expect(session.flow == then)
    #expect(session.answerHistory(versions) == [.restoredVersion(versions[index].version)])
    session.undoAll()
    #expect(session.flow == Sample.support)
  }

  /// One action of a version is taken, and the list stays open with what is left.
  @Test func oneActionIsTaken() throws {
    var session = opened("Down", "Down", "a")
    #expect(session.shows("Restore which part of the version of 2026-01-30 16:20?"))
    session.type("welcome")
    session.press("Enter")
    #expect(session.flow.actions["greet"]?.name == "Welcome")
    #expect(session.flow.name == Sample.support.name && session.flow.actions["topic"] != nil)
    #expect(session.state.versions != nil)
    #expect(session.hint.contains("u takes it back"))
    session.press("u")
    #expect(session.flow == Sample.support && session.state.versions != nil)
    session.press("a")
    session.type("settings")
    session.press("Enter")
    #expect(session.flow.name == "Bot" && session.flow.actions == Sample.support.actions)
    session.undoAll()
    #expect(session.flow == Sample.support)
  }

  /// What came since is removed as *Remove* does, with what it asks.
  @Test func whatCameSinceIsRemovedAsRemoveDoes() throws {
    var session = opened("Down", "Down", "a")
    session.type("what do you need")
    session.press("Enter")
    if case .question? = session.state.layers.last { session.press("Enter") }
    let removed = try #require(Sample.support.removing("topic"))
    var expected = Sample.support
    expected.apply(removed)
    #expect(session.flow == expected)
    session.undoAll()
    #expect(session.flow == Sample.support)
  }

  @Test func whatCannotBeReadSaysWhyAndIsNotRestored() {
    var session = opened("End")
    #expect(session.shows("It cannot be restored: support.chatflow.yaml:3:1"))
    session.press("Enter")
    #expect(session.flow == Sample.support)
    #expect(session.hint.contains("cannot be read, so it cannot be restored"))
  }

  @Test func aFileThatMayOnlyBeReadIsNotChanged() {
    var session = Session(readOnly: "it may not be written")
    session.openHistory(versions)
    session.press("Down", "Enter", "a")
    #expect(session.flow == Sample.support && session.state.layers.isEmpty)
  }

  /// What lies below a form, and saving with the list open.
  @Test func itIsOpenedFromAFormAndListsWhatIsSaved() {
    var session = Session()
    session.press("Enter")
    session.openHistory(versions)
    #expect(session.state.versions != nil)
    session.press("Down", "a", "Enter")
    #expect(session.state.history.isUnsaved)
    session.press("Ctrl-S")
    _ = session.takeEffects()
    session.finish(.saved(SaveReport(flow: .written, then: .stay)))
    #expect(session.takeEffects().contains(.listVersions))
  }

  /// Every line of what differs can be scrolled to, in every size.
  @Test(arguments: [(120, 40), (80, 24), (40, 12), (100, 10)]) func allOfADifferenceCanBeSeen(size: (Int, Int)) throws {
    var session = Session(size: Size(width: size.0, height: size.1))
    var long = Sample.support
    for id in long.actions.keys { long.actions[id]?.values["description"] = .text("was here \(id)") }
    let version = FlowVersion(id: "x", source: .saved, time: 0, when: "12:00", place: "x")
    session.openHistory([(version, ReadVersion(flow: long))])
    var seen = ""
    for _ in 0..<200 {
      seen += session.picture
      session.press("PageDown")
    }
    for id in long.actions.keys { #expect(seen.contains("was here \(id)"), "\(id) \(size)") }
    session.press("PageUp", times: 200)
    #expect(session.shows("Going back") || size.1 <= 12)
  }

  /// Rows of a long line, joined again, are the line.
  @Test(arguments: 1..<60) func wrappingLosesNothing(width: Int) {
    var frame = Frame(size: Size(width: 90, height: 1))
    frame.write(
      "    ~ Message: 日本語のテキスト and a few words-that-are-far-too-long-for-a-row behind it", at: Point(x: 0, y: 0))
    let cells = frame.row(0)
    let rows = VersionDetail.wrapped(cells, indent: 6, width: width)
    #expect(rows.allSatisfy { $0.count <= width && $0.first?.width != 0 })
    guard rows.count > 1 else { return }
    let joined = rows.flatMap { $0 }.map(\.text).filter { $0 != " " }
    #expect(joined == cells.map(\.text).filter { $0 != " " })
  }

  /// Plain mode lists them by number, and tells what differs.
  @Test func plainModeReachesThem() {
    var mode = PlainMode(Session().state)
    func answer(_ effects: [Effect]) {
      for effect in effects {
        switch effect {
        case .listVersions:
          answer(mode.take(.versions(VersionList(versions: versions.map(\.version))), at: Session.noon))
        case .readVersion(let version):
          if let read = versions.first(where: { $0.version == version })?.read {
            answer(mode.take(.versionRead(version, read), at: Session.noon))
          }
        default: break
        }
      }
    }
    _ = mode.tell()
    answer(mode.take("History", at: Session.noon))
    var told = mode.tell()
    #expect(told.contains("2  11:58  Name the greeting (Anna Berg)"))
    answer(mode.take("2", at: Session.noon))
    told = mode.tell()
    #expect(told.contains("Going back to this version would change:"))
    #expect(told.contains { $0.contains("~ Action name: Greet → Welcome") })
    answer(mode.take("r", at: Session.noon))
    #expect(mode.state.flow == versions[1].read.flow)
    answer(mode.take("undo", at: Session.noon))
    #expect(mode.state.flow == Sample.support)
  }
}
