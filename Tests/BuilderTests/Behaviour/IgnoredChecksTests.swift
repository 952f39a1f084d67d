import ChatflowModel
import OrderedCollections
import Randomness
import Testing

@testable import Builder

/// What is ignored is kept beside the chatflow like all that the checks find: after any edit it is what checking anew finds.
@Suite struct IgnoredChecksTests {
  private static let rules: [RuleID] = [
    "unreachable", "silent-end", "target-missing", "condition-type", "ignore-unused", "name-taken", "reply-twice",
    "too-many-actions",
    "no-such-rule",
  ]

  @Test(arguments: 0..<20) func afterEachEditItIsWhatCheckingAnewFinds(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    var flow = Sample.support
    let workspace = Sample.workspace
    var checked = CheckedChatflow(flow, workspace: workspace)
    var kept = KeptChecks()
    for step in 0..<120 {
      guard let edit = Self.edit(of: flow, &random) else { continue }
      flow.apply(edit)
      _ = checked.update(after: edit, flow, workspace: workspace)
      let told = Checks.judge(flow, workspace: workspace)
      let comment: Comment = "seed \(seed), step \(step)"
      #expect(kept.judge(flow, workspace: workspace) == told, comment)
      #expect(checked.findings(in: flow) == told.findings, comment)
      #expect(checked.ignored(in: flow) == told.ignored, comment)
      #expect(checked.ignored == told.ignored.count, comment)
      #expect(checked.total == ProblemCount(told.findings), comment)
      #expect(
        checked.ofActions == ProblemCount(told.findings.filter { $0.place.action != nil }), comment)
    }
  }

  private static func edit(of flow: Chatflow, _ random: inout SeededRandom) -> Edit? {
    let ids = Array(flow.actions.keys)
    guard let id = ids.randomElement(using: &random), let other = ids.randomElement(using: &random),
      let rule = rules.randomElement(using: &random)
    else { return nil }
    let reason = Bool.random(using: &random) ? "It is meant" : ""
    switch Int.random(in: 0...10, using: &random) {
    case 10:
      let text = Bool.random(using: &random) ? "" : "What is it about?"
      return Edit.make("edit.change", changing: id, in: flow) {
        $0.values["message"] = .message(Message(RichText(literal: text)))
      }
    case 8: return flow.relinking(.start, to: [nil, .to(id), .to("gone"), .end].randomElement(using: &random) ?? nil)
    case 9:
      let sentence = ["contact.email is known", "", "what is it"].randomElement(using: &random) ?? ""
      return Edit.make("edit.change", changing: id, in: flow) {
        $0.branches = [Branch(groups: [[Condition(sentence)]])]
      }
    case 0:
      return Edit.make("edit.change", changing: id, in: flow) {
        $0.values = $0.values.ignoring(rule, because: reason)
      }
    case 1: return Edit.make("edit.change", changing: id, in: flow) { $0.values["ignore"] = nil }
    case 2:
      return Edit.make("edit.setting", in: flow) { draft in
        draft.changeHead { $0.values = $0.values.ignoring(rule, because: reason) }
      }
    case 3:
      return Edit.make("edit.setting", in: flow) { draft in
        draft.changeHead { $0.values["ignore"] = nil }
      }
    case 4:
      return flow.relinking(.port(id, .next), to: Bool.random(using: &random) ? nil : .to(other))
    case 5: return flow.relinking(.port(id, .next), to: .to("gone"))
    case 6: return flow.renaming(id, to: flow.actions[other]?.name ?? "")
    default:
      return Edit.make("edit.change", changing: id, in: flow) { action in
        action.values["code"] = .text("callback({ nextModuleNickname: 'Nobody' })")
        if let reply = action.replies.first { action.replies.append(reply) }
      }
    }
  }
}
