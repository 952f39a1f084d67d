import ChatflowFiles
import OrderedCollections
import Randomness
import Testing

@testable import ChatflowModel

/// Which rules are asked of a form.
struct FormPartsTests {
  /// A rule that is not asked would have found nothing.
  @Test(arguments: 0..<40) func noRuleFindsAnythingInAFormWithoutWhatItLooksAt(seed: Int) throws {
    var random = RandomFlow(seed: UInt64(seed))
    var breaker = BrokenFlow(seed: UInt64(seed))
    let flow = breaker.broken(random.flow(actions: 12))
    let workspace = breaker.broken(Workspace())
    let today = CalendarDay(text: "2030-01-01")
    let forms =
      flow.actions.values.map { CheckedForm($0, workspace: workspace) }
      + [CheckedForm(settingsOf: flow, workspace: workspace), CheckedForm(settingsOf: workspace, today: today)]
    for form in forms {
      for rule in Checks.formRules where rule.looksAt.isDisjoint(with: form.parts) {
        #expect(rule.findings(in: form).isEmpty, "seed \(seed): \(rule.id) in \(form.subject)")
      }
    }
  }
}
