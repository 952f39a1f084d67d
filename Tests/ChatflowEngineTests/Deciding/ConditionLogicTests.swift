import ChatflowModel
import Randomness
import Testing

@testable import ChatflowEngine

/// What follows from conditions agrees with what they mean when a chatflow runs.
@Suite struct ConditionLogicTests {
  static let workspace: Workspace = {
    var workspace = Workspace()
    workspace.values["contact-properties"] = .records([
      ["id": .text("plan"), "type": .text("choice"), "options": .list(["Free", "Pro", "Big"])],
      ["id": .text("paid"), "type": .text("yes-no")],
      ["id": .text("score"), "type": .text("number")],
      ["id": .text("since"), "type": .text("date")],
      ["id": .text("until"), "type": .text("date")],
    ])
    workspace.values["teams"] = .records([
      ["id": .text("support"), "name": .text("Support"), "members": .list(["anna", "omar"])]
    ])
    return workspace
  }()

  private static func groups(_ sentences: [[String]]) throws -> ConditionLogic.Groups {
    try sentences.map { group in
      try group.map { try Condition($0).parsed(in: workspace).get() }
    }
  }

  @Test(arguments: [
    (["response contains any of \"price\"", "response does not contain any of \"price\", \"cost\""], Decision.no),
    (["response contains any of \"prices\"", "response does not contain any of \"price\""], .no),
    (["response contains any of \"price\"", "response does not contain any of \"prices\""], .yes),
    (["response is equal to any of \" YES \"", "response does not contain any of \"yes\""], .no),
    (["response starts with any of \"ab\"", "response matches pattern \"?c*\""], .no),
    (["response matches pattern \"[a-c]?\"", "response matches pattern \"[!ab]*z\""], .yes),
    (["response matches pattern \"[a-c]?\"", "response matches pattern \"[!a-c]*\""], .no),
    (["response is empty", "response contains any of \"a\""], .no),
    (["contact.city is known", "contact.city is unknown"], .no),
    (["contact.city is unknown", "contact.city is not equal to any of \"Paris\""], .yes),
    (["contact.score is less than 10", "contact.score is greater than 9.5"], .yes),
    (["contact.score is at most 10", "contact.score is greater than 10"], .no),
    (["contact.score is between 10 and 5", "contact.score is equal to 4.9"], .no),
    (["contact.score is not equal to 5", "contact.score is unknown"], .yes),
    (["contact.score is at least 5", "contact.score is unknown"], .no),
    (["contact.since is before 2026-01-02", "contact.since is after 2025-12-31"], .yes),
    (["contact.since is before 2026-01-02", "contact.since is after 2026-01-01"], .no),
    (["contact.since is more than 30 days ago", "contact.since is less than 30 days ago"], .no),
    (["contact.since is more than 30 days ago", "contact.since is less than 32 days ago"], .yes),
    (["contact.since is less than 0 days ago"], .no),
    (["contact.plan is none of \"Free\", \"Pro\", \"Big\"", "contact.plan is known"], .no),
    (["contact.plan is none of \"Free\", \"Pro\"", "contact.plan is known"], .yes),
    (["contact.plan is any of \"Free\"", "contact.plan is any of \"Pro\""], .no),
    (["contact.paid is none of \"yes\"", "contact.paid is none of \"no\"", "contact.paid is known"], .no),
    (["office hours are closed", "team member is available"], .no),
    (["office hours are open", "team member is not available"], .yes),
    (["team member is not available", "team support is available"], .no),
    (["user anna is available", "team support is not available"], .no),
    (["user eve is available", "team support is not available"], .yes),
    (["contact owner is available", "office hours are closed"], .no),
  ])
  func someConditionsExcludeEachOther(conditions: [String], expected: Decision) throws {
    #expect(ConditionLogic(in: Self.workspace).canHold(try Self.groups([conditions])) == expected)
  }

  /// On the same day one date is long gone and the other is not: what is today counts for both.
  @Test func todayIsTheSameForAllDates() throws {
    let logic = ConditionLogic(in: Self.workspace)
    let early = ["contact.since is before 2020-01-01", "contact.since is less than 10 days ago"]
    let late = ["contact.until is after 2025-01-01", "contact.until is more than 1 days ago"]
    #expect(logic.canHold(try Self.groups([early])) == .yes)
    #expect(logic.canHold(try Self.groups([late])) == .yes)
    #expect(logic.canHold(try Self.groups([early + late])) == .no)
  }

  @Test(arguments: [
    ([["contact.plan is known"], ["contact.plan is unknown"]], Decision.yes),
    ([["contact.score is at least 5"], ["contact.score is less than 5"]], .no),
    ([["contact.score is at least 5"], ["contact.score is less than 5"], ["contact.score is unknown"]], .yes),
    ([["response contains any of \"a\""], ["response does not contain any of \"ab\""]], .yes),
    ([["response contains any of \"ab\""], ["response does not contain any of \"a\""]], .no),
    ([["office hours are open"], ["office hours are closed", "team member is not available"]], .yes),
    ([["office hours are open", "contact.plan is known"], ["office hours are closed"]], .no),
    (
      [["office hours are open", "contact.plan is known"], ["office hours are closed"], ["contact.plan is unknown"]],
      .yes
    ),
  ])
  func someConditionsAlwaysHold(groups: [[String]], expected: Decision) throws {
    #expect(ConditionLogic(in: Self.workspace).alwaysHolds(try Self.groups(groups)) == expected)
  }

  @Test(arguments: [
    ("response is equal to any of \"blue car\"", "response contains any of \"car\", \"bike\"", Decision.yes),
    ("response contains any of \"car\", \"bike\"", "response contains any of \"car\"", .no),
    ("response matches pattern \"a*b*c\"", "response matches pattern \"a*c\"", .yes),
    ("response starts with any of \"invoice\"", "response matches pattern \"in*\"", .yes),
    ("contact.score is between 3 and 4", "contact.score is at least 3.0", .yes),
    ("contact.since is more than 30 days ago", "contact.since is more than 20 days ago", .yes),
    ("team support is available", "office hours are open", .yes),
  ])
  func someConditionsFollowFromOthers(first: String, second: String, expected: Decision) throws {
    let logic = ConditionLogic(in: Self.workspace)
    #expect(logic.implies(try Self.groups([[first]]), try Self.groups([[second]])) == expected)
  }

  /// It is given up in time, however many texts there are and however they run into each other.
  @Test func whatWouldTakeLongIsNotKnown() throws {
    let words = (0..<400).map { "\"\(String(repeating: "ab", count: $0 % 40))x\($0)\"" }.joined(separator: ", ")
    let pattern = String(repeating: "a?*b*", count: 40)
    let hard = ["response does not contain any of \(words)", "response matches pattern \"\(pattern)\""]
    _ = ConditionLogic(in: Self.workspace).canHold(try Self.groups([hard]))
    let choice = (0..<20).map { ["response contains any of \"a\($0)\"", "response contains any of \"b\($0)\""] }
    #expect(ConditionLogic(in: Self.workspace).alwaysHolds(try Self.groups(choice)) != .yes)
  }
}
