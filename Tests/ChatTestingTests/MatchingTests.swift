import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Testing
import Words

@testable import ChatTesting

/// What a test accepts.
@Suite struct MatchingTests {
  /// The C library goes as deep as the brackets do, and would end the program.
  @Test func aRegularExpressionHasSoManyBracketsAndBytes() {
    func nested(_ count: Int) -> String {
      String(repeating: "(", count: count) + "a" + String(repeating: ")", count: count)
    }
    #expect(BubblePattern.isExpression(nested(100)) && !BubblePattern.isExpression(nested(101)))
    #expect(!BubblePattern.isExpression(nested(20_000)))
    #expect(BubblePattern.isExpression(String(repeating: "a", count: 1000)))
    #expect(!BubblePattern.isExpression(String(repeating: "a", count: 1001)))
  }

  @Test(arguments: [
    "bot: …",
    "bot: …\nbot: What next?\n     [Order] [Person]",
    "bot: ~ HELLO\n     <file: guide.txt>\nbot: /What.*/\n     [Order] …",
    "bot: Hello … how are you?\n     <file: guide.txt>\nbot: …",
    "any order\nbot: What next?\n     [Order] [Person]\nbot: ~ hello\n     <file: guide.txt>\nend",
    "any order\n  bot: ~ what next\n       [Order] [Person]\n  maybe bot: Never\n  bot: ~ hello\n       <file: guide.txt>\nend",
    "any order\nbot: What next?\n     [Order] [Person]\nbot: …\nend",
    "maybe bot: Never\nbot: ~ hello\n     <file: guide.txt>\nmaybe bot: What next?\n     [Order] [Person]",
    "bot: …\nvisitor: [Order]\n-> goes to order\n-> contact.reason = order\nbot: Thank you.\n\n     Bye.\n-> ends",
    "bot: …\nvisitor: [Order]\nany order\n-> contact.reason = …\n-> goes to order\nbot: ~ bye\n-> ends at thanks\nend",
    "bot: …\nvisitor: [Order]\nmaybe -> contact.reason = a:b\nmaybe -> handoff: never: at all\nbot: …",
    "bot: …\nvisitor: [Person]\nbot: Welcome.\nteam member: says Hello\nteam member: resolves\n-> ends",
    "bot: …\nat: 2026-06-01 12:05\nteam: nobody\nvisitor: [Person]\nbot: …",
  ])
  func passes(test: String) throws {
    let flow = try #require(ChatflowFile.decode(FailureTests.flow).flow)
    let text = "test: A\n\(test)"
    #expect(ChatFile(text, in: FailureTests.workspace).problems == [])
    let outcome = Sample.outcomes(text, following: flow, in: FailureTests.workspace).first
    #expect(outcome != nil)
    #expect(outcome?.failure?.told(.english, of: flow) == nil)
  }

  /// What is beside the talk need not be told; but what is told comes in its order, and once each.
  @Test(arguments: [
    "bot: …\nvisitor: [Order]\n-> contact.reason = order\n-> goes to order\nbot: …",
    "bot: …\nvisitor: [Order]\n-> goes to order\n-> goes to order\nbot: …",
    "bot: …\nvisitor: [Order]\nany order\n-> goes to order\n-> goes to order\nbot: ~ bye\nend",
    "bot: …\nvisitor: [Order]\nany order\n-> goes to order\nend",
    "any order\nbot: ~ hello\n     <file: guide.txt>\nend",
    "bot: ~ hello\n     <file: guide.txt>\nmaybe bot: Never",
    "bot: Hello **Anna**, how are you?\nbot: …",
    "bot: …\nvisitor: [order]",
  ])
  func fails(test: String) throws {
    let flow = try #require(ChatflowFile.decode(FailureTests.flow).flow)
    let text = "test: A\n\(test)"
    #expect(ChatFile(text, in: FailureTests.workspace).problems == [])
    #expect(Sample.outcomes(text, following: flow, in: FailureTests.workspace).first?.failure != nil)
  }
}
