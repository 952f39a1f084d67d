import ChatflowModel
import Foundation
import OrderedCollections
import Testing

/// What a new chatflow begins from.
struct TemplateTests {
  private static let examples: Workspace = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../examples/workspace.yaml")
    guard let data = try? Data(contentsOf: file) else { return Workspace() }
    return WorkspaceFile.decode(String(decoding: data, as: UTF8.self)).workspace
  }()

  @Test(arguments: Template.all.map(\.id)) func aTemplateHasNoProblemInAnyWorkspace(id: String) throws {
    let template = try #require(Template.all.first { $0.id == id })
    let opened = ChatflowFile.decode(bytes: template.bytes)
    #expect(opened.problems == [])
    let flow = try #require(opened.flow)
    #expect(!flow.isLive)
    #expect(flow.values["welcome"] != nil)
    #expect(flow.actions.values.contains { ["question", "knowledge-base"].contains($0.kind.text) })
    #expect(Self.examples.listed(.knowledgeBase).isEmpty == false)
    for workspace in [Workspace(), Self.examples] {
      let text = try #require(ChatflowFile.beginning(as: template.text, named: "A new one", in: workspace))
      let begun = try #require(ChatflowFile.decode(text).flow)
      #expect(begun.name == "A new one")
      #expect(Checks.run(begun, workspace: workspace).map { $0.sentence(.english, in: begun) } == [])
    }
  }

  @Test(arguments: ["name: A\nlive: true\nactions: 7\n", "["])
  func nothingBeginsAsAFileThatCannotBeReadAsAWhole(text: String) {
    #expect(ChatflowFile.beginning(as: text, named: "A new one", in: Workspace()) == nil)
  }

  @Test(arguments: Template.all.map(\.id)) func aTemplateIsInTheCanonicalForm(id: String) throws {
    let template = try #require(Template.all.first { $0.id == id })
    let source = try #require(ChatflowFile.decode(bytes: template.bytes).source)
    #expect(try source.formatted().text == template.text)
  }

  @Test func thereAreSevenAndEachHasItsWords() {
    #expect(Template.all.count == 7)
    #expect(Set(Template.all.map(\.id)).count == 7)
    for template in Template.all {
      #expect(Words.english.has("template.\(template.id)"))
      #expect(Words.english.has("template.\(template.id).help"))
    }
  }
}
