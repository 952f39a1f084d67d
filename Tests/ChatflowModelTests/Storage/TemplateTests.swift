import ChatflowFiles
import ChatflowModel
import Foundation
import OrderedCollections
import Testing
import Words

/// What a new chatflow begins from.
struct TemplateTests {
  private static let examples: Workspace = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../examples/workspace.yaml")
    guard let data = try? Data(contentsOf: file) else { return Workspace() }
    return WorkspaceFile.decode(String(decoding: data, as: UTF8.self)).workspace
  }()

  @Test(arguments: Template.all.map(\.id), ["en", "sv"])
  func aTemplateHasNoProblemInAnyWorkspace(id: String, language: String) throws {
    let template = try #require(Template.all.first { $0.id == id })
    let opened = ChatflowFile.decode(bytes: template.bytes(in: language))
    #expect(opened.problems == [])
    let flow = try #require(opened.flow)
    #expect(!flow.isLive)
    #expect(flow.language == language)
    #expect(flow.values["welcome"] != nil)
    #expect(flow.actions.values.contains { ["question", "knowledge-base"].contains($0.kind.text) })
    #expect(Self.examples.listed(.knowledgeBase).isEmpty == false)
    for workspace in [Workspace(), Self.examples] {
      let text = try #require(
        ChatflowFile.beginning(as: template.text(in: language), named: "A new one", in: workspace))
      let begun = try #require(ChatflowFile.decode(text).flow)
      #expect(begun.name == "A new one")
      #expect(Checks.run(begun, workspace: workspace).map { $0.sentence(.english, in: begun) } == [])
    }
  }

  @Test(arguments: ["name: A\nlive: true\nactions: 7\n", "["])
  func nothingBeginsAsAFileThatCannotBeReadAsAWhole(text: String) {
    #expect(ChatflowFile.beginning(as: text, named: "A new one", in: Workspace()) == nil)
  }

  @Test(arguments: Template.all.map(\.id), ["en", "sv"])
  func aTemplateIsInTheCanonicalForm(id: String, language: String) throws {
    let template = try #require(Template.all.first { $0.id == id })
    let source = try #require(ChatflowFile.decode(bytes: template.bytes(in: language)).source)
    #expect(try source.formatted().text == template.text(in: language))
  }

  /// The languages of the program are those of the templates, and a chatflow is the same in each: its shape, its kinds,
  /// its settings.
  @Test(arguments: Template.all.map(\.id)) func aTemplateIsTheSameInEveryLanguage(id: String) throws {
    let template = try #require(Template.all.first { $0.id == id })
    #expect(Set(template.languages) == Set(Language.all.map(\.code)))
    let english = try #require(ChatflowFile.decode(bytes: template.bytes(in: "en")).flow)
    for language in template.languages {
      let flow = try #require(ChatflowFile.decode(bytes: template.bytes(in: language)).flow)
      #expect(flow.actions.values.map(\.kind) == english.actions.values.map(\.kind))
      #expect(flow.actions.values.map(\.replies.count) == english.actions.values.map(\.replies.count))
      let targets = [flow, english].map { flow in
        flow.actions.values.map { action in
          action.drawnPorts.map { $0.link?.action.flatMap { flow.actions.index(forKey: $0) } }
        }
      }
      #expect(targets[0] == targets[1], "\(language)")
    }
  }

  @Test func aLanguageWithoutTemplatesBeginsInEnglish() {
    for template in Template.all { #expect(template.bytes(in: "fi") == template.bytes(in: "en")) }
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
