import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder
@testable import Widgets

/// Random keys, clicks, pastes and sizes: whatever happens, the builder goes on, and undo takes all of it back.
@Suite struct RandomWalkTests {
  @Test(arguments: 0..<32) func undoingAllAfterARandomWalkGivesBackTheOpenedChatflow(seed: UInt64) {
    var monkey = Monkey(seed: seed)
    let opened = [Sample.support, Sample.short, Sample.empty, Sample.branching][Int(seed % 4)]
    let shared = [Workspace(), Sample.workspace, Sample.acme][Int(seed % 3)]
    var session = Session(flow: opened, tier: GlyphTier.allCases[Int(seed / 3 % 3)], workspace: shared)
    if seed % 5 == 2 { session.state.startTour() }
    // Branches have the most controls, so some walks begin among them.
    if seed % 4 == 3 { session.press("Enter", "Ctrl-PageDown", "Down", "Down", "Down", "Down") }
    var log: [Event] = []
    var pictures = BuilderPictures()
    for _ in 0..<300 {
      let event = monkey.event(on: session.state.size)
      log.append(event)
      session.handle(event)
      answer(&session, &monkey)
      if monkey.number(4) == 0 { session.rest() }
      if monkey.number(20) == 0 {
        session.finish(.changedOutside([somebodyElses(session, &monkey)], isWanted: false))
        answer(&session, &monkey)
      }
      // What is taken over from the last frame, and laid out before, is what would be drawn anew.
      var unsettled = session.state
      unsettled.settled = nil
      let fresh = BuilderView.draw(unsettled)
      #expect(session.screen == fresh, "seed \(seed) after \(log.count) events")
      let drawn = pictures.frame(of: session.state)
      #expect(drawn == fresh, "seed \(seed) after \(log.count) events: \(differentRows(drawn, fresh))")
      expectWhole(session, "seed \(seed) after \(log.count) events, the last \(log.suffix(4))")
    }
    while session.state.history.canUndo { _ = session.state.undo() }
    #expect(session.flow == opened, "seed \(seed)")
    #expect(session.state.workspace == shared, "seed \(seed)")
    #expect(Array(session.flow.actions.keys) == Array(opened.actions.keys), "seed \(seed)")
    _ = session.screen
  }

  private func differentRows(_ one: Frame, _ other: Frame) -> [String] {
    zip(one.lines, other.lines).filter { $0 != $1 }.flatMap { [$0, $1] }
  }

  /// What somebody else makes of one of the files.
  private func somebodyElses(_ session: Session, _ monkey: inout Monkey) -> OutsideChange {
    let state = session.state
    var flow = state.file.savedFlow
    let id = flow.actions.isEmpty ? nil : flow.actions.keys[monkey.number(flow.actions.count)]
    switch monkey.number(6) {
    case 0: return .failed("It cannot be read.")
    case 1:
      var workspace = state.workspaceFile.saved
      workspace.values["name"] = .text("Theirs \(monkey.number(100))")
      return .workspace(workspace)
    case 2: flow.name = "Theirs \(monkey.number(100))"
    case 3: if let id { flow.actions[id] = nil }
    case 4: if let id { flow.actions[id]?.next = .end }
    default: if let id { flow.actions[id]?.name = "Theirs \(monkey.number(100))" }
    }
    return .flow(flow, problems: [])
  }

  /// Does what the effects ask for, as the program would.
  private func answer(_ session: inout Session, _ monkey: inout Monkey) {
    for effect in session.takeEffects() {
      switch effect {
      case .save(_, _, let then, let agreed) where !agreed.contains(.overwriting) && monkey.number(6) == 0:
        session.finish(.changedBeforeSaving([somebodyElses(session, &monkey)], then: then, agreed: agreed))
      case .save(_, _, let then, let agreed):
        session.finish(
          .saved(
            SaveReport(
              flow: fate(agreed, &monkey), workspace: fate(agreed, &monkey), then: then, agreed: agreed,
              notes: monkey.number(4) == 0 ? ["A note."] : [])))
      case .editOutside(let text, _):
        session.finish(monkey.number(2) == 0 ? .editedOutside(text + "\nmore") : .editorFailed("no"))
      case .screen(.complete(let path)):
        session.finish(
          .screen(.completions(path: path, [FileFact(path: "files/"), FileFact(path: "a.pdf", bytes: 12)])))
      case .inspect(let paths): session.finish(.inspected(paths.map { FileFact(path: $0, isMissing: true) }))
      case .listThemes:
        let facts = ["dark", "light", "mine"].map { ThemeFact(name: $0, isOwn: $0 == "mine") }
        session.finish(.themes(facts, current: monkey.number(2) == 0 ? "auto" : "a/b.yaml"))
      case .showTheme(let name): if monkey.number(4) == 0 { session.finish(.themeFailed("\(name) cannot be read.")) }
      case .keepTheme(let name): session.finish(.themeKept(name, file: "config.yaml"))
      case .screen(.suspend): session.finish(.screen(.resumed))
      case .listFlows: session.finish(.flows([ListedFlow(title: "lead", target: "lead.chatflow.yaml")]))
      case .lookOutside(let isWanted): session.finish(.changedOutside([], isWanted: isWanted))
      case .saveAs(let name, _):
        session.finish(monkey.number(3) == 0 ? .notSavedAs("No.") : .savedAs(name, notes: []))
      case .takeOver, .screen, .copy, .openFlow, .rememberTour, .showList, .lookForCopies, .doneWithText, .keepSteps,
        .readSteps,
        .discardCopy, .restoredCopy,
        .tookBackCopy:
        break
      }
    }
  }

  /// What became of writing one of the files.
  private func fate(_ agreed: Effect.Agreed, _ monkey: inout Monkey) -> SaveReport.Fate {
    switch monkey.number(7) {
    case 0: .failed("The disk is full. Nothing was written.")
    case 1 where !agreed.contains(.losingComments): .wouldLose(["# a remark"])
    case 2 where !agreed.contains(.overwriting): .wouldOverwrite("Somebody else was here.")
    case 3: .isGone("Somebody removed it.")
    case 4: .same
    default: .written
    }
  }

  private func expectWhole(_ session: Session, _ comment: @autoclosure () -> String) {
    let state = session.state
    let one = session.screen
    #expect(one == session.screen, "\(comment())")
    #expect(one.size == state.size, "\(comment())")
    #expect(one.cells.count == one.size.width * one.size.height, "\(comment())")
    #expect(one.cells.allSatisfy { $0.scalar == 0 && $0.width == 0 || $0.scalar >= 0x20 }, "\(comment())")
    if let cursor = one.cursor { #expect(one.bounds.contains(cursor.point), "\(comment())") }
    let fresh = Checks.run(state.flow, workspace: state.workspace, files: state.checked.files.known)
    #expect(state.findings == fresh, "\(comment())")
    #expect(state.checked.total == ProblemCount(state.findings), "\(comment())")
    session.expectDrawingOfFlow(comment())
    #expect(state.canvas.drawing.stop(state.canvas.spot) != nil, "the focus is lost: \(comment())")
    #expect(state.flow.actions.allSatisfy { $0.key == $0.value.id }, "\(comment())")
    #expect(Set(state.flow.actions.values.map(\.id)).count == state.flow.actions.count, "\(comment())")
  }
}
