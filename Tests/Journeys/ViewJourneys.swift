import Foundation
import Testing

/// How a chatflow is looked at outlives the program, and never stands in its file.
struct ViewJourneys {
  private static let file = "support-bot.chatflow.yaml"

  private func viewFiles(_ scratch: Scratch) throws -> [String] {
    let folder = scratch.path + "/home/.local/state/chatflow/view"
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).map { folder + "/" + $0 }
  }

  @Test func aFoldIsThereAgainAfterLeavingAndTheFileIsUntouched() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let original = try scratch.text(of: Self.file)
    let app = try App(Self.file, in: scratch)
    try app.expect("Visitor starts the chat")
    try app.press(.down, .down, "z", "}", "}", "|", "|")
    try app.expect("Billing ▸ 2 actions", "[+] Talk to a person")
    #expect(try viewFiles(scratch).isEmpty, "written before it is needed")
    try app.press("q")
    try app.expectExit(.exited(0))
    #expect(try app.saved == original)
    #expect(try viewFiles(scratch).count == 1)

    let again = try App(Self.file, in: scratch)
    try again.expect("(+) Billing ▸ 2 actions", "[+] Talk to a person")
    try again.press(.control("s"))
    try again.press("{", "{", "z")
    try again.expectGone("▸ 2 actions")
    try again.press("q")
    try again.expectExit(.exited(0))
    #expect(try again.saved == original)

    let last = try App(Self.file, in: scratch)
    try last.expect("[+] Billing")
    #expect(!last.screen.contains("▸ 2 actions"))
  }

  @Test(arguments: [
    "", "{", "view: 2\nfolds: [topic:Billing]\n", "view: 1\nfolds: 7\npins: [x]\nrow: far\nfocus: gone\n",
  ])
  func aViewThatCannotBeReadCountsAsNone(text: String) throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let app = try App(Self.file, in: scratch)
    try app.expect("Visitor starts the chat")
    try app.press(.down, .down, "z")
    try app.expect("▸ 2 actions")
    try app.press("q")
    try app.expectExit(.exited(0))
    let view = try #require(try viewFiles(scratch).first)
    try Data(text.utf8).write(to: URL(fileURLWithPath: view))

    let again = try App(Self.file, in: scratch)
    try again.expect("Visitor starts the chat", "┏━┷━ » Message")
    #expect(!again.screen.contains("▸ 2 actions"))
    #expect(!again.screen.contains("error"))
    try again.press("q")
    try again.expectExit(.exited(0))
  }

  @Test func foldsAreDrawnOnTheCommandLine() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let question = "what-do-you-need-help-with"
    let drawn = try scratch.run(
      Repository.program, "draw", "support-bot", "--width", "70", "--fold", "\(question):Billing")
    #expect(drawn.status == .exited(0))
    #expect(drawn.output.contains("  ├──(+) Billing ▸ 2 actions ────────────────╮\n"))
    let all = try scratch.run(
      Repository.program, "draw", "support-bot", "--width", "70", "--fold", "\(question):#1", "--fold",
      "is-a-team-member-online")
    #expect(all.output.contains("Billing ▸ 2 actions"))
    #expect(all.output.contains("▸ 1 action                          ▸ 1 action\n"))
    for (name, message) in [
      ("\(question):Biling", "did you mean “Billing”"), ("what-do-you-need-help", "there is no action"),
      ("what-is-your-email", "has no branches to fold"),
    ] {
      let wrong = try scratch.run(Repository.program, "draw", "support-bot", "--fold", name)
      #expect(wrong.status == .exited(2))
      #expect(wrong.output == "")
      #expect(wrong.errors.contains(message), "\(wrong.errors)")
    }
  }
}
