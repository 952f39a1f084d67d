import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// What the form says beside the fields.
extension FormControls {
  /// What office hours mean for the action of the form right now: open or closed, until when, and where the conversation
  /// goes when closed.
  func officeHoursLines(of id: ActionID) -> [String] {
    guard let action = state.flow.actions[id],
      let outlook = HandoverOutlook.of(
        action, in: state.flow, hours: state.workspace.officeHours, unreadable: reason(for: "office-hours"),
        at: state.now,
        zone: state.workspace.officeHours.flatMap { NamedTimeZone($0.timeZone) })
    else { return [] }
    return [outlook.state(words)]
  }

  /// What holds right now, as a sentence.
  func text(of fact: Field.Fact) -> String {
    switch fact {
    case .officeHours:
      let hours = state.workspace.officeHours
      return HandoverOutlook.Hours(hours, unreadable: reason(for: "office-hours"), at: state.now) {
        hours.flatMap { NamedTimeZone($0.timeZone) }
      }.text(words)
    case .availability:
      let listed = state.workspace.available(at: state.now) { NamedTimeZone($0) }
      let names =
        listed.teams.compactMap { state.workspace.name(of: .team($0)) }
        + listed.people.compactMap { state.workspace.name(of: .person($0)) }
      if names.isEmpty, let reason = reason(for: "people", "teams") {
        return words("availability.unknown", ["reason": reason])
      }
      if names.isEmpty { return words["availability.nobody"] }
      return words("availability.now", ["names": names.joined(separator: ", ")])
    }
  }

  /// Why something of the workspace is not known; nil if it is.
  private func reason(for keys: String...) -> String? {
    let problem = keys.lazy.compactMap { state.workspace.unread.problem(under: $0) }.first
    return state.workspace.unreadable ?? problem?.line(in: ChatflowFolder.settings, words)
  }

  /// The row of tools of a text box.
  func toolbar(_ tools: TextTools) -> TextToolbar {
    state.toolbars.first { $0.tools == tools }?.toolbar ?? TextToolbar(tools, words: words, glyphs: state.tier)
  }
}

extension TextToolbar {
  /// The toolbars of the text boxes that kinds and settings have, made once: every frame shows some of them.
  static func ofForms(_ words: Words, _ tier: GlyphTier) -> [(tools: TextTools, toolbar: TextToolbar)] {
    let sets: [TextTools] = [.all, .attach, [.formatting, .tokens], .tokens]
    return sets.map { ($0, TextToolbar($0, words: words, glyphs: tier)) }
  }
}
