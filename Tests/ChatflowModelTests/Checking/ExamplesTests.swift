import ChatflowFiles
import ChatflowModel
import Foundation
import Testing

/// The examples that the program ships with are sane, and so the checks say nothing about them.
@Suite struct ExamplesTests {
  static let folder = (0..<4).reduce(URL(filePath: #filePath)) { folder, _ in folder.deletingLastPathComponent() }
    .appending(path: "examples")

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".chatflow.yaml") }.sorted()
  }

  @Test func theWorkspaceIsSane() throws {
    let opened = WorkspaceFile.decode(try Self.text("workspace.yaml"))
    let workspace = opened.workspace
    #expect(opened.problems == [])
    #expect(Checks.settings(of: workspace) == [])
    #expect(workspace.officeHours?.areSet == true)
    #expect(NamedTimeZone(workspace.officeHours?.timeZone ?? "") != nil)
  }

  /// Two cards are marked: a webhook whose payload may be empty, and a hand-over that leads nowhere while the chat is closed.
  private static let deserved: [String: [String]] = [
    "lead-qualification.chatflow.yaml": ["▲ token-without-fallback score-the-lead/payload"]
  ]

  @Test func onlyWhatIsDeservedIsFoundInTheExamples() throws {
    let workspace = WorkspaceFile.decode(try Self.text("workspace.yaml")).workspace
    let names = try Self.names()
    #expect(names.count >= 4)
    for name in names {
      let flow = try #require(ChatflowFile.decode(try Self.text(name)).flow)
      let found = Checks.run(flow, workspace: workspace).map(\.short)
      #expect(found == Self.deserved[name] ?? [], "\(name)")
    }
  }

  @Test func nothingIsFoundInTheFolder() throws {
    let workspace = WorkspaceFile.decode(try Self.text("workspace.yaml")).workspace
    let filed = try ChatflowFolder.order(Self.names(), by: workspace.priority).map { name in
      FiledChatflow(
        try #require(ChatflowFile.decode(try Self.text(name)).flow), file: name, stem: ChatflowFolder.stem(of: name))
    }
    #expect(filed.count { $0.flow.isLive } > 1)
    #expect(Checks.folder(filed, workspace: workspace).map(\.finding.short) == [])
  }
}
