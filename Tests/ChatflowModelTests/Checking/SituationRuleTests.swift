import ChatflowFiles
import ChatflowModel
import Testing
import Words

/// What a saved situation has wrong is found where it stands, and is what keeps it from being used.
@Suite struct SituationRuleTests {
  /// For each key something that is no value of it; nil where any text is one.
  private static func mistake(_ key: SituationKey) -> String? {
    switch key {
    case .at: "2026-06-01 12:00 Europe/Atlantis"
    case .contact, .company: "frstname"
    case .owner: "bert"
    case .team: "nobdy"
    case .customerAgent: nil
    case .visits: "0"
    case .webhook: "99 {}"
    case .snippet: "{"
    case .booking: "perhaps"
    case .page, .language, .country, .articles, .meeting, .ticket: nil
    }
  }

  private static func workspace(_ key: SituationKey, _ text: String) -> Workspace {
    WorkspaceFile.decode(
      "workspace: 1\npeople: {anna: Anna}\nsituations:\n  a: {name: A}\n  b:\n    name: B\n    \(key.field): '\(text)'\n"
    ).workspace
  }

  @Test(arguments: SituationKey.allCases) func aMistakeIsFoundAtItsField(key: SituationKey) {
    guard let mistake = Self.mistake(key) else { return }
    let workspace = Self.workspace(key, mistake)
    let found = Checks.settings(of: workspace).filter { $0.rule == "situation-unreadable" }
    #expect(found.map(\.place) == [.init(.workspace, in: FieldPath([.entry("situations", 1)]), field: key.field)])
    // It is said as whoever tries something out in it is told.
    do throws(SituationProblem) {
      _ = try Situation(saved: "b", in: workspace)
      Issue.record("\(key) is taken")
    } catch {
      #expect(found.first?.facts["problem-key"] == error.reason)
      #expect(found.first?.facts["suggestion"] == error.suggestion)
    }
  }

  @Test func theSentenceSaysWhatWasProbablyMeant() {
    let found = Checks.settings(of: Self.workspace(.at, "2026-06-01 12:00 Europe/Stokholm"))
    #expect(
      found.map { $0.sentence(.english) } == [
        "There is no time zone “Europe/Stokholm” on this machine; did you mean “Europe/Stockholm”?"
      ])
  }
}
