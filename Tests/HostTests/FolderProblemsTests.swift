import ChatflowFiles
import ChatflowModel
import Screen
import Testing

@testable import Builder
@testable import Host

/// The list of problems of the whole folder: this chatflow as it is shown, the others as their files are.
@Suite struct FolderProblemsTests {
  private static let other = """
    chatflow: 1
    name: Sales
    start: ask
    actions:
      ask:
        action: question
        name: Ask
        message: What?
      gone:
        action: message
        name: Gone
        message: "{{contact.firstnam}}"

    """

  private func program(_ desk: Desk) throws -> Program {
    try desk.write(Self.other, to: "sales.chatflow.yaml")
    return try Program(on: desk)
  }

  private func list(_ program: Program) throws -> ProblemList {
    let state = program.application.open[try #require(program.application.shown)].state
    return ProblemList(try #require(state.problems), state)
  }

  /// What `chatflow check` tells of the other files, and nothing of this one's that is told here already.
  @Test func theOthersAreToldAsTheCheckTellsThem() throws {
    let desk = try Desk()
    var program = try program(desk)
    program.press(.character("g"), .character("!"))
    let run = CheckRun(try FlowPaths([desk.files], .all), today: CalendarDay(at: 0))
    let told = try #require(run.files.first { $0.path.hasSuffix("sales.chatflow.yaml") })
    let elsewhere = try list(program).entries.compactMap { entry -> FileFinding? in
      if case .elsewhere(let problem) = entry { problem.found } else { nil }
    }
    #expect(!elsewhere.isEmpty && Set(elsewhere) == Set(told.open))
    // Also where another chatflow has none of its own.
    #expect(try list(program).count.warnings >= elsewhere.count { $0.severity == .warning })
  }

  /// Enter opens the chatflow, at the action.
  @Test func enterOpensTheOtherAtTheAction() throws {
    let desk = try Desk()
    var program = try program(desk)
    program.press(.character("g"), .character("!"))
    let index = try #require(
      try list(program).entries.firstIndex {
        if case .elsewhere(let problem) = $0 { problem.found.action == "gone" } else { false }
      })
    program.press(Key(.home))
    for _ in 0..<index { program.press(.character("j")) }
    program.press(Key(.enter))
    let shown = try #require(program.application.shown)
    #expect(program.application.open[shown].file == "sales.chatflow.yaml")
    #expect(program.application.open[shown].state.canvas.spot.action == "gone")
  }

  /// From there one goes back to the list, at the same problem, and on to the next.
  @Test func theWayBackLeadsToTheSameProblem() throws {
    let desk = try Desk()
    var program = try program(desk)
    program.press(.character("g"), .character("!"), Key(.end))
    let state = program.application.open[0].state
    let last = try #require(state.focusedProblem)
    #expect(last.isElsewhere)
    program.press(Key(.enter))
    #expect(program.application.shown == 1)
    #expect(program.notices.last == "Alt-G goes back to “Bot”.")
    // The field is in focus in which the problem is.
    #expect(program.application.open[1].state.form?.focus == .field("message"))
    program.press(Key(.character("g"), .alt))
    #expect(program.application.shown == 0)
    #expect(program.application.open[0].state.focusedProblem == last)
    // What was mended and saved there is gone from the list.
    try desk.write(Desk.text.replacing("name: Bot", with: "name: Sales"), to: "sales.chatflow.yaml")
    program.press(Key(.enter), Key(.character("g"), .alt))
    let again = program.application.open[0].state
    #expect(again.problems.map { ProblemList($0, again).entries.contains(last) } != true)
  }

  /// What only looking at all chatflows shows is told of this one as it is shown, saved or not; once it is no longer so, it
  /// is gone from the list.
  @Test func whatAllShowIsToldOfWhatIsShown() throws {
    let desk = try Desk()
    try desk.write(Desk.text.replacing("name: Bot", with: "name: Sales"))
    var program = try program(desk)
    func rules() throws -> [String] { try list(program).entries.map(\.rule.text) }
    program.press(.character("g"), .character("!"))
    // The other one comes later, and has the name that was taken.
    #expect(try rules().contains("chatflow-name-taken"))
    let file = program.application.open[0].file
    var flow = try #require(program.flow)
    flow.name = "Bot"
    let workspace = program.application.open[0].state.workspace
    program.carryOut([.chatflow(file: file, .checkFolder(flow, workspace))])
    #expect(try !rules().contains("chatflow-name-taken"))
  }

  /// `o` leaves what is wrong here, and comes back to the same; where nothing is wrong in the folder, that is said.
  @Test func oneKeyChangesBetweenFolderAndChatflow() throws {
    let desk = try Desk()
    var program = try program(desk)
    program.press(.character("g"), .character("!"))
    let all = try list(program).entries
    program.press(.character("o"))
    let own = try list(program).entries
    #expect(own.count < all.count && own.allSatisfy { $0.finding != nil })
    program.press(.character("o"))
    #expect(try list(program).entries == all)

    try desk.remove("sales.chatflow.yaml")
    program.press(Key(.escape))
    program.press(.character("g"), .character("!"))
    if own.isEmpty {
      #expect(program.notices.last == "No problems in the whole folder.")
    } else {
      #expect(try list(program).entries == own)
    }
  }

  /// A file that cannot be read hides nothing, and is said.
  @Test func whatCannotBeReadIsSaid() throws {
    let desk = try Desk()
    try desk.write("chatflow: [", to: "broken.chatflow.yaml")
    var program = try program(desk)
    program.press(.character("g"), .character("!"))
    let titles = try list(program).entries.compactMap { entry -> String? in
      if case .elsewhere(let problem) = entry { problem.title } else { nil }
    }
    #expect(titles.contains("broken") && titles.contains("Sales (sales)"))
  }
}
