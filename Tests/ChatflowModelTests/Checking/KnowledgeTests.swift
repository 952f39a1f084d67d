import ChatflowFiles
import OrderedCollections
import Testing

@testable import ChatflowModel

/// What a rule needs to be judged: where that is not known it may find less, and nothing is said of what is ignored for nothing.
@Suite struct KnowledgeTests {
  /// Chatflows in which much is broken, with their workspaces.
  private static let cases: [(name: String, flow: Chatflow, workspace: Workspace)] = {
    let examples = CheckExample.all.flatMap { rule, example in
      [example.breaks, example.isSound].map { text in
        let (flow, workspace) = CheckExample.decoded(text)
        return (name: rule.text, flow: flow, workspace: workspace)
      }
    }
    let broken = (0..<12).flatMap { seed in
      FixTests.texts.enumerated().compactMap { index, text in
        var breaker = BrokenFlow(seed: UInt64(40_000 + seed * 100 + index))
        return ChatflowFile.decode(text).flow.map {
          (name: "seed \(seed) text \(index)", flow: breaker.broken($0), workspace: FixTests.workspace)
        }
      }
    }
    return examples + broken
  }()

  /// The rules of which less is found in a chatflow than before.
  private static func lost(_ before: [Finding], _ after: [Finding]) -> Set<RuleID> {
    func counts(_ found: [Finding]) -> [RuleID: Int] {
      Dictionary(found.map { ($0.rule, 1) }, uniquingKeysWith: +)
    }
    let left = counts(after)
    return Set(counts(before).filter { left[$0] ?? 0 < $1 }.keys)
  }

  private static func needs(_ rule: RuleID, _ knowledge: Knowledge) -> Bool {
    Checks.rule(rule)?.needs.contains(knowledge) == true
  }

  @Test func aRuleThatNeedsNoWorkspaceFindsAsMuchWithoutOne() {
    for (name, flow, workspace) in Self.cases {
      let lost = Self.lost(Checks.run(flow, workspace: workspace), Checks.run(flow))
      for rule in lost { #expect(Self.needs(rule, .workspace), "\(name): \(rule) needs the workspace") }
    }
  }

  @Test func aRuleThatNeedsNoStartFindsAsMuchWithoutOne() {
    for (name, flow, workspace) in Self.cases {
      var lame = flow
      lame.start = .to("nowhere-at-all")
      let lost = Self.lost(Checks.run(flow, workspace: workspace), Checks.run(lame, workspace: workspace))
      // What is said of the start itself is about this one, and what is ignored for nothing is what this is for.
      for rule in lost where !["start-missing", "target-missing", "ignore-unused"].contains(rule) {
        #expect(Self.needs(rule, .start), "\(name): \(rule) needs the start")
      }
    }
  }

  @Test func aRuleThatNeedsNoConditionsFindsAsMuchWithOneThatCannotBeRead() {
    for (name, flow, workspace) in Self.cases {
      let before = Checks.run(flow, workspace: workspace)
      for action in flow.actions.values {
        for (branch, groups) in action.branches.map(\.groups).enumerated() {
          for (group, conditions) in groups.enumerated() {
            for index in conditions.indices {
              var other = flow
              other.actions[action.id]?.branches[branch].groups[group][index].sentence = "is what it"
              let lost = Self.lost(before, Checks.run(other, workspace: workspace))
              for rule in lost where rule != "condition-missing" && rule != "condition-unreadable" {
                #expect(Self.needs(rule, .conditions), "\(name): \(rule) needs the conditions")
              }
            }
          }
        }
      }
    }
  }

  /// Each rule is ignored on the first action of a chatflow that breaks nothing: said where all is known, and only there.
  @Test(arguments: Checks.ignorable) func ignoredForNothingIsToldWhereAllIsKnown(rule: RuleID) throws {
    let needs = try #require(Checks.rule(rule)?.needs)
    func isTold(_ change: (inout Chatflow, inout Workspace) -> Void) -> Bool {
      var (flow, workspace) = CheckExample.decoded(
        "workspace: 1\nname: Acme\n---\nhi: {action: message, name: Hi, message: Hello!, next: which}\n"
          + "which: {action: if-then, name: Which, branches: [{if: ['contact.email is known'], next: end}]}\n")
      var action = flow.actions["hi"] ?? Action(id: "hi", kind: "message", name: "")
      action.values = action.values.ignoring(rule, because: "It is meant")
      flow.actions["hi"] = action
      change(&flow, &workspace)
      return Checks.run(flow, workspace: workspace).contains { $0.rule == "ignore-unused" }
    }
    let isJudged = needs.isDisjoint(with: [.disk, .folder])
    #expect(isTold { _, _ in } == isJudged)
    #expect(isTold { _, workspace in workspace = Workspace() } == (isJudged && !needs.contains(.workspace)))
    #expect(isTold { _, workspace in workspace.unreadable = "no" } == (isJudged && !needs.contains(.workspace)))
    for start in [nil, Link.end, Link.to("gone")] {
      #expect(isTold { flow, _ in flow.start = start } == (isJudged && !needs.contains(.start)))
    }
    for sentence in ["", "what is this"] {
      #expect(
        isTold { flow, _ in flow.actions["which"]?.branches[0].groups[0][0].sentence = sentence }
          == (isJudged && !needs.contains(.conditions)))
    }
    #expect(!isTold { flow, _ in flow.unread["tags"] = FileProblem(line: 1, column: 1, reason: "problem.word") })
  }
}
