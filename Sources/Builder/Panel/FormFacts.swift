import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Screen

/// What the form says beside the fields.
extension BuilderState {
  /// What office hours mean for the action of the form right now: open or closed, until when, and where the conversation
  /// goes when closed.
  func officeHoursLines(of id: ActionID) -> [String] {
    guard let action = flow.actions[id],
      let outlook = HandoverOutlook.of(
        action, in: flow, hours: workspace.officeHours, at: now,
        zone: workspace.officeHours.flatMap { NamedTimeZone($0.timeZone) })
    else { return [] }
    return [outlook.state(words)]
  }

  /// The tools of a text box.
  func toolbar(_ box: Control.TextBox) -> TextToolbar { TextToolbar(box.tools, words: words, glyphs: tier) }
}
