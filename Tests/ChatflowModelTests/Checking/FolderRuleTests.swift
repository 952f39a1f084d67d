import ChatflowModel
import Testing

/// What is found by looking at all chatflows of a folder.
@Suite struct FolderRuleTests {
  /// Each finding as `file: severity rule field`.
  static func found(
    _ flows: [(stem: String, flow: Chatflow)], unreadable: [String] = [], workspace: Workspace = Workspace()
  ) -> [String] {
    let filed = flows.map { FiledChatflow($0.flow, file: "\($0.stem).chatflow.yaml", stem: $0.stem) }
    return Checks.folder(filed, unreadable: unreadable, workspace: workspace).map {
      "\($0.file ?? "workspace"): \($0.finding.short)"
    }
  }

  @Test func aNameIsNotTwiceInAFolder() {
    let same = [("one", Chatflow(name: "Support")), ("two", Chatflow(name: " support ")), ("b", Chatflow(name: "B"))]
    #expect(Self.found(same) == ["two.chatflow.yaml: ▲ chatflow-name-taken name"])
    #expect(Self.found([same[1], same[0]]) == ["one.chatflow.yaml: ▲ chatflow-name-taken name"])
    #expect(Self.found([same[0], same[2]]) == [])
  }

  @Test func chatflowsWithoutANameAreNotOfOneName() {
    #expect(Self.found([("one", Chatflow(name: "")), ("two", Chatflow(name: " "))]) == [])
  }

  @Test func theOrderOfPriorityNamesWhatThereIs() {
    var workspace = Workspace()
    workspace.priority = ["one", "gone", "broken"]
    let flows = [("one", Chatflow(name: "One"))]
    let found = Self.found(flows, unreadable: ["broken"], workspace: workspace)
    #expect(found == ["workspace: ▲ priority-unknown priority"])
    workspace.priority = ["one"]
    #expect(Self.found(flows, workspace: workspace) == [])
  }
}
