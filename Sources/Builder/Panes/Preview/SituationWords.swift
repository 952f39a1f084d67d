import ChatflowEngine
import ChatflowModel
import Screen
import Widgets
import Words

/// What the head of the preview says of the situation.
struct SituationWords {
  private let rehearsal: Rehearsal
  private let words: Words

  init(_ rehearsal: Rehearsal, _ words: Words) { (self.rehearsal, self.words) = (rehearsal, words) }

  /// Day and time, and whether the chat is open.
  func time(_ glyphs: Glyphs) -> String {
    let isClosed = if case .closed = rehearsal.hours { true } else { false }
    let (clock, parts) = (rehearsal.clock, rehearsal.clock.day.parts)
    let facts = [
      "weekday": words["weekday.\(clock.day.weekday.word)"], "day": "\(parts.day)",
      "month": words["month.\(parts.month)"], "time": LocalTime.clock(minute: clock.second / 60),
    ]
    let time = words(rehearsal.situation.time == nil ? "time.this-week" : "time.this-year", facts)
    return "\(time) \(glyphs.dot) \(words[isClosed ? "preview.closed" : "preview.open"])"
  }

  /// Where the clock is that shows that time.
  var zone: String { rehearsal.clockZone }

  /// Who the visitor is, and who is there.
  var people: [String] {
    let team = words[rehearsal.isAnybodyAvailable ? "preview.team" : "preview.nobody"]
    let part = rehearsal.situation.customerAgent
    return [visitor, team, words["preview.customer-agent.\(part.word)"]]
  }

  private var visitor: String {
    let state = rehearsal.conversation.state
    guard state.isContactKnown else { return words["preview.visitor.unknown"] }
    let name = ["contact.firstname", "contact.lastname", "contact.email"].compactMap { state.values[$0] }.first
    return name.map { words("preview.visitor.known-name", ["name": $0]) } ?? words["preview.visitor.known"]
  }
}
