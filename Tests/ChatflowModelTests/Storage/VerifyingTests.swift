import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// The last look before a file is touched: all of it is the model, and it can be opened again.
struct VerifyingTests {
  private static let text = """
    chatflow: 1
    name: Shop
    start: a

    actions:
      a:
        action: message
        name: A
        message: Hi
        next: b

      b:
        action: message
        name: B
        message: [1, 2]
        next: a

    """

  @Test func anEditOfABrokenActionThatTheFileDidNotGetIsNotCalledSaved() throws {
    let opened = ChatflowFile.decode(Self.text)
    let source = try #require(opened.source)
    var flow = try #require(opened.flow)
    #expect(flow.actions["b"]?.defect != nil)
    flow.actions["a"]?.name = "Another"
    try ChatflowFile.verify(try source.encode(flow).text, holds: flow)
    flow.actions["b"]?.next = Link(.end)
    #expect(throws: Source.EncodingProblem.self) {
      try ChatflowFile.verify(try source.encode(flow).text, holds: flow)
    }
  }

  @Test func whatIsTooLargeToBeOpenedIsRefusedWithTheLimit() throws {
    let long = "# " + String(repeating: "x", count: ChatflowFile.maximumBytes) + "\n"
    #expect {
      try ChatflowFile.verify(Self.text + long, holds: Chatflow(name: "Shop"))
    } throws: { error in
      (error as? Source.EncodingProblem)?.sentence(.english, in: Chatflow(name: "")).contains("16 MiB") == true
    }
    #expect {
      try WorkspaceFile.verify("workspace: 1\n# " + String(repeating: "x", count: 1 << 20), holds: Workspace())
    } throws: { error in
      (error as? Source.EncodingProblem)?.sentence(.english, in: Chatflow(name: "")).contains("1024 kB") == true
    }
  }
}
