import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// Somebody who presses anything at the builder, and a world that answers as it likes: saving fails, files are changed by
/// somebody else, the editor gives another text back.
struct RandomWalk {
  private let seed: Int
  private let opened: Chatflow
  private let shared: Workspace
  private var monkey: Monkey
  private var session: Session
  private var log: [Event] = []
  private var pictures = BuilderPictures()

  /// A walk through one of four chatflows, with one of three workspaces; the same for the same seed.
  init(seed: Int) {
    self.seed = seed
    monkey = Monkey(seed: UInt64(seed))
    opened = [Sample.support, Sample.short, Sample.empty, Sample.branching][seed % 4]
    shared = [Workspace(), Sample.workspace, Sample.acme][seed % 3]
    session = Session(flow: opened, tier: GlyphTier.allCases[seed / 3 % 3], workspace: shared)
    if seed % 5 == 2 { session.state.startTour() }
    if seed % 4 == 0 { session.press("F5") }
    // Branches have the most controls, so some walks begin among them.
    if seed % 4 == 3 { session.press("Enter", "Ctrl-PageDown", "Down", "Down", "Down", "Down") }
  }

  /// How many events there were.
  var count: Int { log.count }

  /// The next event, and what follows from it; the screen is drawn as the program would draw it.
  mutating func step() {
    let event = monkey.event(on: session.state.size)
    log.append(event)
    session.lockAnswer = Self.locks[monkey.number(Self.locks.count)]
    session.handle(event)
    answer()
    if monkey.number(4) == 0 {
      session.rest()
      session.read()
    }
    if monkey.number(20) == 0 {
      session.finish(.changedOutside([somebodyElses()], isWanted: false))
      answer()
    }
    let frame = pictures.frame(of: session.state)
    let isWhole = frame.size == session.state.size && frame.cells.allSatisfy(Self.isShown)
    #expect(isWhole, "seed \(seed) after \(log.count) events")
  }

  /// Holds all that is kept from before against what would be worked out anew.
  mutating func expectWhole() {
    let comment = "seed \(seed) after \(log.count) events, the last \(log.suffix(4))"
    // What is taken over from the last frame, and laid out before, is what would be drawn anew.
    var unsettled = session.state
    unsettled.settled = nil
    unsettled.chatLayout = nil
    let fresh = BuilderView.draw(unsettled)
    let state = session.state
    let one = session.screen
    #expect(one == fresh, "\(comment)")
    let drawn = pictures.frame(of: state)
    #expect(drawn == fresh, "\(comment): \(Self.differentRows(drawn, fresh))")
    #expect(one.size == state.size, "\(comment)")
    #expect(one.cells.count == one.size.width * one.size.height, "\(comment)")
    #expect(one.cells.allSatisfy(Self.isShown), "\(comment)")
    if let cursor = one.cursor { #expect(one.bounds.contains(cursor.point), "\(comment)") }
    let findings = Checks.run(state.flow, workspace: state.workspace, files: state.checked.files.known)
    #expect(state.findings == findings, "\(comment)")
    #expect(state.checked.total == ProblemCount(state.findings), "\(comment)")
    session.expectDrawingOfFlow(comment)
    #expect(state.canvas.drawing.stop(state.canvas.spot) != nil, "the focus is lost: \(comment)")
    #expect(state.flow.actions.allSatisfy { $0.key == $0.value.id }, "\(comment)")
    #expect(Set(state.flow.actions.values.map(\.id)).count == state.flow.actions.count, "\(comment)")
  }

  /// Takes all back: nothing is left of it.
  mutating func expectUndoGivesTheOpenedChatflow() {
    // In the form of a situation, which is no part of the chatflow, what was typed there is taken back.
    if session.state.form?.isSituation == true { session.state.leavePane() }
    while session.state.history.canUndo { _ = session.state.undo() }
    #expect(session.flow == opened, "seed \(seed)")
    #expect(session.state.workspace == shared, "seed \(seed)")
    #expect(Array(session.flow.actions.keys) == Array(opened.actions.keys), "seed \(seed)")
    _ = session.screen
  }

  /// Whether a cell is the second half of a wide one, or holds no control character.
  private static func isShown(_ cell: Cell) -> Bool { cell.scalar == 0 && cell.width == 0 || cell.scalar >= 0x20 }

  private static func differentRows(_ one: Frame, _ other: Frame) -> [String] {
    zip(one.lines, other.lines).filter { $0 != $1 }.flatMap { [$0, $1] }
  }

  /// What somebody else makes of one of the files.
  private mutating func somebodyElses() -> OutsideChange {
    let state = session.state
    var flow = state.file.savedFlow
    let id = flow.actions.isEmpty ? nil : flow.actions.keys[monkey.number(flow.actions.count)]
    switch monkey.number(7) {
    case 0: return .failed("It cannot be read.")
    case 6:
      var theirs = flow
      if let id { theirs.actions[id]?.name = "Git's \(monkey.number(100))" }
      return .flow(flow, problems: [], conflict: GitConflict(base: flow, theirs: theirs, problems: []))
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

  /// What may come of taking the lock: mostly it is free.
  private static let locks: [LockAnswer] =
    Array(repeating: .held, count: 6) + [.impossible, .notTaken("no"), .other(Sample.anna), .other(Sample.elsewhere)]

  /// Does what the effects ask for, as the program would.
  private mutating func answer() {
    for effect in session.takeEffects() {
      switch effect {
      case .save(_, _, let then, let agreed) where !agreed.contains(.overwriting) && monkey.number(6) == 0:
        session.finish(.changedBeforeSaving([somebodyElses()], then: then, agreed: agreed))
      case .save(_, _, let then, let agreed):
        session.finish(
          .saved(
            SaveReport(
              flow: fate(agreed), workspace: fate(agreed), then: then, agreed: agreed,
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
      // The session answers these itself.
      case .lock, .unlock, .findLost: break
      case .lookOutside(let isWanted): session.finish(.changedOutside([], isWanted: isWanted))
      case .saveAs(let name, _):
        session.finish(monkey.number(3) == 0 ? .notSavedAs("No.") : .savedAs(name, notes: []))
      case .listVersions: session.finish(.versions(versions()))
      case .readVersion(let version): session.finish(.versionRead(version, read(version)))
      case .keepTest(let name, _, _):
        session.finish(
          monkey.number(2) == 0 ? .testNotKept("no") : .testKept(name: name, file: "a.chat", notes: []))
      case .runTests(let flow, let workspace, let use):
        session.finish(monkey.number(3) == 0 ? .testsNotRun("no") : .testsRun(tested(flow, workspace), for: use))
      case .checkFolder(let flow, let workspace): session.finish(.folderChecked(wrong(flow, workspace)))
      case .restoredVersion, .tookBackVersion, .takeOver, .screen, .copy, .openFlow, .rememberTour, .showList, .goBack,
        .editFile, .lookForCopies, .doneWithText, .keepSteps,
        .readSteps,
        .discardCopy, .restoredCopy,
        .tookBackCopy:
        break
      }
    }
  }

  /// What came of a test that says nothing, and of one that fails.
  private mutating func tested(_ flow: Chatflow, _ workspace: Workspace) -> TestResults {
    let chats = ChatFile(
      "test: One\nbot: …\nvisitor: \(monkey.number(9))\nbot: …\n\ntest: Two\nbot: no\n", in: workspace)
    let prepared = PreparedFlow(flow, in: workspace)
    let outcomes = chats.tests.map {
      ChatRun.outcome(of: $0, following: prepared, in: workspace, zone: { NamedTimeZone($0) })
    }
    return TestResults("a.chat", outcomes: outcomes)
  }

  /// What is wrong in the folder, mostly something.
  private mutating func wrong(_ flow: Chatflow, _ workspace: Workspace) -> FolderProblems {
    let others = CheckedFile(
      "b.chatflow.yaml", ChatflowFile.decode("chatflow: 1\nname: \"\"\n"), workspace: workspace, words: .english)
    let finding = Finding(.warning, "shown-by-another", at: Finding.Place(field: "target"), facts: ["other": "B"])
    return FolderProblems(
      here: monkey.number(2) == 0 ? [] : [finding],
      elsewhere: monkey.number(3) == 0
        ? [] : others.findings.map { .init($0, in: "b.chatflow.yaml", title: "B (b)") },
      unread: monkey.number(5) == 0 ? ["c.chatflow.yaml: No."] : [])
  }

  /// Earlier versions of the file, mostly some.
  private mutating func versions() -> VersionList {
    let versions = (0..<monkey.number(4)).map { index in
      FlowVersion(
        id: "\(index)", source: index == 1 ? .commit(author: "A", subject: "S", path: "p") : .saved,
        time: Int64(10 - index), when: "12:0\(9 - index)", place: "\(index)")
    }
    return VersionList(versions: versions, notices: monkey.number(5) == 0 ? ["No git."] : [])
  }

  /// What one of them holds: one cannot be read, one is much like what is shown.
  private mutating func read(_ version: FlowVersion) -> ReadVersion {
    var flow = session.state.flow
    switch version.id {
    case "0": return ReadVersion(flow: session.state.file.savedFlow)
    case "1" where monkey.number(3) == 0: return ReadVersion(flow: nil, problem: "It cannot be read.")
    case "1": flow.name = "Then"
    default: if let id = flow.actions.keys.last { flow.actions[id] = nil }
    }
    return ReadVersion(flow: flow)
  }

  /// What became of writing one of the files.
  private mutating func fate(_ agreed: Effect.Agreed) -> SaveReport.Fate {
    switch monkey.number(7) {
    case 0: .failed("The disk is full. Nothing was written.")
    case 1 where !agreed.contains(.losingComments): .wouldLose(["# a remark"])
    case 2 where !agreed.contains(.overwriting): .wouldOverwrite("Somebody else was here.")
    case 3: .isGone("Somebody removed it.")
    case 4: .same
    default: .written
    }
  }
}
