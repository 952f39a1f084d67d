import ChatflowFiles
import OrderedCollections
import Testing

@testable import ChatflowModel

/// What holds of every rule by itself.
@Suite struct RuleLawTests {
  /// What the rules of the lists find that are wanted, each asked by itself.
  private static func found(_ text: String, of example: CheckExample, by isWanted: (RuleID) -> Bool) -> [Finding] {
    let (flow, workspace) = example.state(text)
    let files = example.files
    let links = FlowConnections(flow, workspace: workspace)
    let sound = flow.actions.values.filter { $0.defect == nil }
    let forms =
      [
        CheckedForm(settingsOf: flow, workspace: workspace, files: files),
        CheckedForm(settingsOf: workspace, files: files, today: CheckExample.today),
      ] + sound.map { CheckedForm($0, workspace: links.workspace(workspace, for: $0), files: files) }
    let names = FoldedNames(flow)
    let connected = CheckedFlow(links, ids: flow.actions.keys, isStartUnread: flow.unread["start"] != nil)
    var found: [Finding] = []
    for rule in Checks.nameRules where isWanted(rule.id) {
      found += rule.findings(in: flow.name, of: nil) + sound.flatMap { rule.findings(in: $0.name, of: $0.id) }
    }
    for rule in Checks.formRules where isWanted(rule.id) { found += forms.flatMap { rule.findings(in: $0) } }
    for rule in Checks.namesRules where isWanted(rule.id) {
      found += names.shared.flatMap { rule.findings(in: flow, among: names.actions(named: $0)) }
    }
    for rule in Checks.flowRules where isWanted(rule.id) { found += rule.findings(in: connected) }
    for rule in Checks.folderRules where isWanted(rule.id) {
      found += rule.findings(
        in: CheckedFolder(chatflows: CheckExample.filed(flow), stems: ["support", "new"], workspace: workspace)
      ).map(\.finding)
    }
    return found
  }

  /// The rules that look at a chatflow by themselves: what could not be read is told by its reader, and what is ignored for
  /// nothing by what the others find.
  private static let listed = Checks.rules.filter { $0 != "broken-action" && $0 != "ignore-unused" }

  /// Taken out of the list, a rule finds nothing in its own example any more, and no other finds it in its place.
  @Test(arguments: listed) func withoutARuleItsExampleBreaksNothing(rule: RuleID) throws {
    let example = try #require(CheckExample.all[rule])
    let own = Self.found(example.breaks, of: example) { $0 == rule }
    #expect(!own.isEmpty && own.allSatisfy { $0.rule == rule })
    #expect(!Self.found(example.breaks, of: example) { $0 != rule }.contains { $0.rule == rule })
    #expect(Self.found(example.isSound, of: example) { $0 == rule } == [])
  }

  /// What is found in an example is what the rules of the lists find in it, without exception.
  @Test(arguments: Checks.rules) func theListsFindAllThatIsFound(rule: RuleID) throws {
    let example = try #require(CheckExample.all[rule])
    for text in [example.breaks, example.isSound] {
      let all = Set(example.found(text).filter { Self.listed.contains($0.rule) })
      let listed = Set(Self.found(text, of: example) { _ in true })
      #expect(all.subtracting(listed) == [], "\(rule)")
      // What is ignored is found, and not told.
      let ignored = Set(Checks.judge(CheckExample.decoded(text).flow).ignored.map(\.finding))
      #expect(listed.subtracting(all).subtracting(ignored) == [], "\(rule)")
    }
  }

  /// An example breaks its rule, and beside it only what the sound one breaks, too: what else it broke would be told in its
  /// place where the rule fails.
  @Test(arguments: Checks.rules) func anExampleBreaksNothingElse(rule: RuleID) throws {
    let example = try #require(CheckExample.all[rule])
    let sound = Set(example.found(example.isSound).map(\.rule))
    let more = Set(example.found(example.breaks).map(\.rule)).subtracting(sound).subtracting([rule])
    #expect(more == Self.together[rule] ?? [], "\(rule)")
  }

  /// What cannot be broken by itself: what is not ignored is found.
  private static let together: [RuleID: Set<RuleID>] = ["ignore-without-reason": ["token-without-fallback"]]
}
