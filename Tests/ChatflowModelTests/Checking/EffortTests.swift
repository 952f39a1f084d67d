import Testing

@testable import ChatflowModel

/// What would take long is given up: steps are counted, and are not exceeded however much there is.
@Suite struct EffortTests {
  @Test func whatIsSpentIsNeverMoreThanThereIs() {
    var effort = Effort(10)
    let isEnough = [4, 7, 1].map { effort.spend($0) }
    #expect(isEnough == [true, false, false])
    #expect(effort.left == 0)
  }

  // MARK: - Folders

  /// Chatflows with rules that have much to do with each other: which hide which takes long to find out.
  private static func entangled(_ count: Int) -> [Chatflow] {
    let page = TargetTests.page
    return (0..<count).map { number in
      var flow = TargetTests.flow(
        show: [
          page("address-matches", "*/a\(number % 5)*b*c\(number % 7)*", nil),
          page("address-contains", "x\(number % 3)y", nil),
        ],
        exclude: [page("address-matches", "*z\(number % 11)*q*", nil)])
      flow.live = true
      return flow
    }
  }

  private static func showing(_ part: String) -> Chatflow {
    var flow = TargetTests.flow(show: [TargetTests.page("address-contains", part)])
    flow.live = true
    return flow
  }

  private static func folder(_ flows: [Chatflow]) -> CheckedFolder {
    let stems = flows.indices.map { "f\($0)" }
    return CheckedFolder(
      chatflows: zip(flows, stems).map { FiledChatflow($0, file: $1, stem: $1) }, stems: Set(stems),
      workspace: Workspace())
  }

  @Test func aFolderTakesNoMoreThanItsEffort() {
    var spending = ShownByAnother.Spending(alone: Effort(100_000), together: Effort(50_000))
    _ = ShownByAnother().findings(in: Self.folder(Self.entangled(60)), &spending)
    #expect(spending.alone.isSpent || spending.together.isSpent, "there is more to find out than that")
  }

  @Test func nothingIsFoundWithoutEffort() {
    let folder = Self.folder([Self.showing("a"), Self.showing("ab")])
    var none = ShownByAnother.Spending(alone: Effort(0), together: Effort(0))
    let found = ShownByAnother().findings(in: folder, &none)
    #expect(found.isEmpty)
    #expect(ShownByAnother().findings(in: folder).map(\.file) == ["f1"])
  }

  /// What comes first in the order of priority is found before the effort is spent on what follows.
  @Test func whatHasPriorityIsFoundFirst() {
    var spending = ShownByAnother.Spending(alone: Effort(200_000), together: Effort(50_000))
    let folder = Self.folder([Self.showing("a"), Self.showing("ab")] + Self.entangled(60))
    let found = ShownByAnother().findings(in: folder, &spending)
    #expect(found.first?.file == "f1")
  }

  /// Chatflows that have little to do with each other are all looked at.
  @Test func plainRulesCostLittle() {
    let flows = (0..<100).map { Self.showing("/product-\($0 % 99)/") }
    var spending = ShownByAnother.Spending()
    let found = ShownByAnother().findings(in: Self.folder(flows), &spending)
    #expect(found.map(\.file) == ["f99"])
    #expect(!spending.alone.isSpent)
  }

  // MARK: - Branches

  private static func form(_ branches: [[[String]]]) -> CheckedForm {
    var action = Action(id: "if", kind: "if-then", name: "If")
    action.branches = branches.map { groups in Branch(groups: groups.map { $0.map { Condition($0) } }) }
    return CheckedForm(action, workspace: Workspace())
  }

  /// Branches with many groups of conditions: which take all that others would takes long to find out.
  private static let entangled: [[[String]]] = (0..<12).map { branch in
    (0..<12).map { group in
      [
        "response matches pattern \"*a\(branch % 5)*b*c\(group % 7)*\"",
        "response does not contain any of \"x\(group)\", \"y\(branch)z\"",
      ]
    }
  }

  @Test func aFormTakesNoMoreThanItsEffort() {
    var effort = Effort(50_000)
    _ = BranchTaken().findings(in: Self.form(Self.entangled), &effort)
    #expect(effort.isSpent, "there is more to find out than that")
  }

  @Test func theFirstBranchesAreFoundFirst() {
    let first = [[["response contains any of \"k\""]], [["response contains any of \"kl\""]]]
    let form = Self.form(first + Self.entangled)
    var (some, none) = (Effort(100_000), Effort(0))
    let found = BranchTaken().findings(in: form, &some)
    #expect(found.map { $0.place.port } == [.branch(1)])
    let foundWithout = BranchTaken().findings(in: form, &none)
    #expect(foundWithout.isEmpty)
  }

  /// Conditions about much are asked again only where something new is asked.
  @Test func eachValueIsAskedOnlyForWhatIsNew() {
    let branches = (0..<10).map { branch in
      (0..<10).map { group in
        ["contact.a\(group) is equal to any of \"\(branch)\"", "contact.b\(group) is equal to any of \"x\""]
      }
    }
    var effort = Effort.ofBranches
    let found = BranchTaken().findings(in: Self.form(branches), &effort)
    #expect(found.isEmpty)
    #expect(!effort.isSpent && effort.left < Effort.ofBranches.left)
  }
}
