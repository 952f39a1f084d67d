import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Testing
import Words

/// Templates come with tests of what begins from them, in any workspace.
@Suite struct TestedTemplateTests {
  @Test(arguments: Template.all.map(\.id), ["en", "sv"])
  func whatBeginsFromATemplateIsTested(id: String, language: String) throws {
    let template = try #require(Template.all.first { $0.id == id })
    for workspace in [Workspace(), Sample.workspace, FailureTests.workspace, Self.others] {
      let text = try #require(
        ChatflowFile.beginning(as: template.text(in: language), named: "A new one", in: workspace))
      let flow = try #require(ChatflowFile.decode(text).flow)
      let file = ChatFile(template.tests(in: language, of: workspace), in: workspace)
      #expect(file.problems == [])
      #expect(file.text.hasPrefix("# ") && file.text.hasSuffix("\n"))
      var coverage = Coverage(of: flow)
      let prepared = PreparedFlow(flow, in: workspace)
      for test in file.tests {
        let outcome = ChatRun.outcome(of: test, following: prepared, in: workspace, zone: Sample.zone)
        let told = outcome.failure?.told(.english, of: flow).joined(separator: "\n") ?? ""
        #expect(outcome.failure == nil, "\(test.name)\n\(told)")
        coverage.add(outcome.taken)
      }
      #expect(coverage.missing == [])
      guard workspace == Workspace() else { continue }
      for mutant in Mutant.all(of: flow) {
        let changed = PreparedFlow(mutant.flow, in: workspace)
        let isNoticed = file.tests.contains {
          ChatRun.outcome(of: $0, following: changed, in: workspace, zone: Sample.zone).failure != nil
        }
        #expect(isNoticed, "\(mutant.told(.english, file: id, of: flow, in: workspace))")
      }
    }
  }

  /// The same tests in every language, by what they do.
  @Test(arguments: Template.all.map(\.id))
  func theTestsAreTheSameInEveryLanguage(id: String) throws {
    let template = try #require(Template.all.first { $0.id == id })
    let files = template.languages.map { ChatFile(template.tests(in: $0, of: Workspace()), in: Workspace()) }
    #expect(Set(files.map { $0.tests.map(\.steps.count) }).count == 1)
    #expect(template.tests(in: "fi", of: Workspace()) == template.tests(in: "en", of: Workspace()))
  }

  /// A workspace that has other people, other hours and other texts.
  private static let others = WorkspaceFile.decode(
    """
    workspace: 1
    name: Others
    office-hours:
      time-zone: Europe/Stockholm
      hours:
        mon: 09:00-17:00
    people:
      bert: Bert
    fallbacks:
      contact.firstname: you
    """
  ).workspace
}
