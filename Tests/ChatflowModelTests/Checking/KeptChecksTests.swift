import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Randomness
import Testing

/// Checks that go on from the state before find what checking anew finds, whatever lies between the two states.
struct KeptChecksTests {
  /// As people edit: mostly a few actions, now and then what they are checked against.
  @Test(arguments: 0..<20) func eachStateIsJudgedAsByItself(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    var breaker = BrokenFlow(seed: UInt64(seed))
    var checks = KeptChecks()
    var workspace = FixTests.workspace
    var files: KnownFiles = [:]
    let text = try #require(FixTests.texts.randomElement(using: &random))
    let sound = try #require(ChatflowFile.decode(text).flow)
    var flow = sound
    for step in 0..<60 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: flow = sound
      case 1: workspace = Bool.random(using: &random) ? breaker.broken(workspace) : FixTests.workspace
      case 2:
        let known = KnownFile.bytes(Int.random(in: 1...2, using: &random))
        files = Dictionary(Checks.files(of: sound).map { ($0, Bool.random(using: &random) ? known : .missing) }) {
          first, _ in first
        }
      case 3: if let id = flow.actions.keys.randomElement(using: &random) { flow.actions[id] = nil }
      case 4:
        guard let id = flow.actions.keys.randomElement(using: &random) else { continue }
        let property = ["contact.email", "contact.createdate", nil].randomElement(using: &random) ?? nil
        flow.actions[id]?.values["save-to"] = property.map { FieldValue.text($0) }
      case 5: flow.actions.reverse()
      default: flow = breaker.broken(flow)
      }
      let anew = Checks.judge(flow, workspace: workspace, files: files)
      #expect(checks.judge(flow, workspace: workspace, files: files) == anew, "seed \(seed), step \(step)")
    }
  }

  /// A line of the workspace that cannot be read is no value of it, and still something else to check against.
  @Test func whatCannotBeReadOfTheWorkspaceCounts() throws {
    let flow = try #require(
      ChatflowFile.decode(
        "chatflow: 1\nname: A\nstart: a\nactions:\n  a:\n    action: send-to-team-member\n    name: A\n"
          + "    respect-office-hours: true\n"
      ).flow)
    let (known, unknown) = (
      WorkspaceFile.decode("workspace: 1\nname: Acme\n").workspace,
      WorkspaceFile.decode("workspace: 1\nname: Acme\noffice-hours: 7\n").workspace
    )
    var checks = KeptChecks()
    for workspace in [known, unknown, known] {
      #expect(checks.judge(flow, workspace: workspace) == Checks.judge(flow, workspace: workspace))
    }
  }
}
