import ChatflowFiles
import ChatflowModel
import Screen
import Testing

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

  /// The tests of all chatflows: what failed stands first, then chatflows without tests; Enter opens one with its own tests.
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
    program.press(Key(.enter))
    let shown = try #require(program.application.shown)
    #expect(program.application.open[shown].file == "sales.chatflow.yaml")
    guard case .chooser(let own)? = program.application.open[shown].state.layers.last else {
      Issue.record("the tests of the chatflow are not listed")
      return
    }
    #expect(own.items.contains { $0.title == "FAILED: It sells" })
  }
}
