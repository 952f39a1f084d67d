import Canvas
import ChatflowFiles
import ChatflowModel
import Foundation
import Screen
import Testing
import Words

@testable import Builder

/// The examples as diagrams, as they are kept beside the tests. Each is looked at as a picture before it is kept.
@Suite struct ExportTests {
  @Test(
    arguments: ["support-bot", "lead-qualification", "support-triage", "hand-over"], DiagramFormat.allCases)
  func examples(name: String, format: DiagramFormat) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../examples").standardized
    let read = { (file: String) in
      String(decoding: try Data(contentsOf: folder.appending(path: file)), as: UTF8.self)
    }
    let flow = try #require(ChatflowFile.decode(try read(name + ".chatflow.yaml")).flow)
    let workspace = WorkspaceFile.decode(try read("workspace.yaml")).workspace
    let drawing = FlowDrawing(flow, workspace: workspace, words: .english, width: 80)
    let ending = [DiagramFormat.mermaid: "mmd", .dot: "dot", .svg: "svg"][format] ?? ""
    Goldens.check(drawing.text(as: format), isFile: "export-\(name).\(ending)")
  }
}
