import ChatflowFiles
import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder
@testable import Host

/// What is wrong in a folder, and what comes of its tests, over the list of its chatflows.
@Suite struct FolderListTests {
  private static func flow(_ name: String, _ message: String) -> String {
    """
    chatflow: 1
    name: \(name)
    start: greet
    actions:
      greet:
        action: message
        name: Greet
        message: Hello
      gone:
        action: message
        name: Gone
        message: "\(message)"

    """
  }

  /// A folder with three chatflows, of which two have an action that nothing leads to; the list is shown.
  private func program(_ desk: Desk) throws -> Program {
    try desk.write(Self.flow("Sales", "Bye"), to: "sales.chatflow.yaml")
    try desk.write(Self.flow("Support", "Bye"), to: "support.chatflow.yaml")
    var program = try Program(on: desk)
    program.press(Key(.character("0"), .alt))
    #expect(program.application.shown == nil)
    return program
  }

  private func chooser(_ program: Program) throws -> Chooser {
    let chooser: Chooser? = if case .chooser(let front)? = program.application.list.layers.last { front } else { nil }
    return try #require(chooser)
  }

  /// The list has what `chatflow check` tells of the files, what is worst first.
  @Test func theListTellsWhatTheCheckTells() throws {
    let desk = try Desk()
    var program = try program(desk)
    program.press(.character("!"))
    let run = CheckRun(try FlowPaths([desk.files], .all), today: CalendarDay(at: 0))
    let told = run.files.flatMap(\.open)
    let listed = program.application.list.problems.map(\.found)
    #expect(!told.isEmpty && listed.count == told.count && Set(listed) == Set(told))
    #expect(try chooser(program).items.count == told.count)
    let firstWarning = listed.firstIndex { $0.severity == .warning } ?? listed.count
    #expect(listed[firstWarning...].allSatisfy { $0.severity == .warning })
  }

  /// Enter opens the chatflow at the action; the list stays behind it, at the same place, and knows what was mended meanwhile.
  @Test func theProblemsAreGoneThroughOneByOne() throws {
    let desk = try Desk()
    var program = try program(desk)
    program.press(.character("!"))
    let before = program.application.list.problems
    let last = try #require(before.last)
    for _ in 1..<before.count { program.press(Key(.down)) }
    program.press(Key(.enter))
    let shown = try #require(program.application.shown)
    #expect(program.application.open[shown].file == last.file)
    #expect(program.application.open[shown].state.canvas.spot.action == last.found.action)
    program.press(Key(.character("g"), .alt))
    #expect(program.application.shown == nil)
    #expect(try chooser(program).focus == before.count - 1)
    // What was mended is gone from the list, and the one before has the focus.
    try desk.write(Desk.text.replacing("name: Bot", with: "name: Support"), to: last.file)
    program.press(Key(.enter), Key(.character("0"), .alt))
    let after = program.application.list.problems
    #expect(!after.contains(last) && !after.isEmpty && after.count < before.count)
    #expect(try chooser(program).focus == after.count - 1)
  }

  /// What would mend a problem is asked about in its chatflow, with the list behind it; where nobody but the author knows, that
  /// is said. No file is written.
  @Test func aFixIsAskedAboutInItsChatflow() throws {
    let desk = try Desk()
    try desk.write(Self.flow("Offers", "{{contact.firstnam}}"), to: "offers.chatflow.yaml")
    var program = try program(desk)
    program.press(.character("!"))
    let problems = program.application.list.problems
    var asked = 0
    for (index, problem) in problems.enumerated() {
      guard let finding = problem.found.finding else { continue }
      program.press(.control("f"))
      let shown = try #require(program.application.shown)
      let state = program.application.open[shown].state
      #expect(program.application.open[shown].file == problem.file)
      let isMended = Checks.fix(of: finding, in: state.flow, workspace: state.workspace) != nil
      #expect((program.question != nil) == isMended, "\(finding)")
      if isMended {
        asked += 1
        #expect(state.focusedProblem?.finding == finding)
        program.press(Key(.escape))
      } else {
        #expect(program.notices.last == Words.ours["disabled.no-fix"])
      }
      program.press(Key(.character("g"), .alt))
      #expect(program.application.shown == nil)
      #expect(try chooser(program).focus == index)
      program.press(Key(.down))
    }
    #expect(asked > 0)
    #expect(try desk.text(of: "offers.chatflow.yaml") == Self.flow("Offers", "{{contact.firstnam}}"))
  }

  /// A row names the action, so that the same mistake in two of them is told apart.
  @Test func theSameMistakeInTwoActionsIsToldApart() throws {
    let desk = try Desk()
    let twice = Self.flow("Twice", "{{contact.firstnam}}").replacing("Hello", with: "\"{{contact.firstnam}}\"")
    try desk.write(twice, to: "twice.chatflow.yaml")
    var program = try program(desk)
    program.press(.character("!"))
    let rows = try chooser(program).items.filter { $0.title.contains("firstnam") }
    #expect(rows.count > 1 && Set(rows.map(\.title)).count == rows.count)
    for name in ["Greet", "Gone"] {
      #expect(rows.contains { $0.title.contains("\(name) › Message: ") }, "\(rows.map(\.title))")
    }
  }

  /// The tests of all chatflows: what failed stands first, then chatflows without tests; Enter shows what came of the chosen one.
  @Test func theTestsOfAllChatflowsAreRun() throws {
    let desk = try Desk()
    try desk.write("test: It greets\nbot: Hello\n", to: "bot.chat")
    try desk.write("test: It sells\nbot: Buy!\n", to: "sales.chat")
    var program = try program(desk)
    program.press(.character("g"), .character("t"))
    let tests = try chooser(program)
    #expect(tests.title == "1 passed, 1 failed, without tests: 1")
    #expect(
      tests.items.map(\.title) == ["FAILED: It sells", "no tests: support.chatflow.yaml", "passed: It greets"])
    #expect(tests.items[0].detail == "sales.chat, line 2" && tests.items[0].help.contains("Buy!"))
    // The list stays behind it, at the same row.
    let chosen: [(row: Int, file: String, why: String?)] = [
      (0, "sales.chatflow.yaml", "sales.chat, line 2"), (2, Desk.file, nil),
    ]
    for (row, file, why) in chosen {
      for _ in 0..<row { program.press(Key(.down)) }
      program.press(Key(.enter))
      let shown = try #require(program.application.shown)
      let state = program.application.open[shown].state
      #expect(program.application.open[shown].file == file && state.pane is PreviewPane && state.layers.isEmpty)
      if let why { #expect(state.notice?.text.contains(why) == true) }
      program.press(Key(.character("g"), .alt))
      #expect(program.application.shown == nil)
      #expect(try chooser(program).focus == row)
    }
    // What passes by now is another row, and the next one stands in its place.
    try desk.write("test: It sells\nbot: Hello\n", to: "sales.chat")
    program.press(Key(.up), Key(.up), Key(.enter), Key(.character("0"), .alt))
    let after = try chooser(program)
    #expect(
      after.items.map(\.title) == ["no tests: support.chatflow.yaml", "passed: It greets", "passed: It sells"])
    #expect(after.focus == 0)
  }
}
