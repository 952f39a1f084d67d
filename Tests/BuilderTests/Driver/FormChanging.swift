import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// Changing what a form holds already, by keys: texts go on, choices become others, lists get longer.
extension Session {
  /// Changes a field that holds something.
  mutating func change(_ field: Field) {
    switch field.editor {
    case .line, .rule, .address, .picture, .propertyValue: append("x", to: .field(field.id), "End")
    case .hours: append(", 18:00-19:00", to: .field(field.id), "End")
    case .message, .code: append(" more", to: .field(field.id), "Ctrl-End")
    case .phrases: append("x", to: .entry(field.id, 0), "End")
    case .bubbles: append(" more", to: .entry(field.id, 0), "Ctrl-End")
    case .replies: append("x", to: .reply(0, .label), "End")
    case .date:
      tab(to: .field(field.id))
      press("Ctrl-A")
      type("2026-12-27")
    case .choice where field == HandoffSettings.use:
      tab(to: .inherit("handoff"))
      press("Space")
    case .choice(let words): chooseOther(field, among: words)
    case .flag, .officeHours:
      tab(to: .field(field.id))
      press("Space")
    case .property(let records):
      let property = state.workspace.properties.filter { records.contains($0.object) }.last
      choose(property?.title(state.words) ?? "", for: .field(field.id))
    case .language: choose(state.words["language.de"], for: .field(field.id))
    case .timeZone: choose("Europe/Berlin", for: .field(field.id))
    case .duration(let steps): choose(FormWords.duration(steps.first ?? 0), for: .field(field.id))
    case .number(let range): choose("\(range.lowerBound)", for: .field(field.id))
    case .reference, .route: addNew("Another office", for: .field(field.id))
    case .references, .assignees: addNew("Another office", for: .add(field.id))
    case .edge(let edge): link(.edge(edge), to: "it")
    case .records, .group: break
    }
  }

  private mutating func append(_ text: String, to control: ControlID, _ end: Chord) {
    tab(to: control)
    for key in end.keys { handle(.key(key)) }
    type(text)
  }

  /// Chooses a word that is not chosen.
  private mutating func chooseOther(_ field: Field, among options: [String]) {
    if options.count > Presentation.mostRadios {
      tab(to: .field(field.id))
      press("Enter", "Up", "Enter")
    } else if let other = options.last(where: { control(.option(field.id, $0))?.isSwitchedOn == false }) {
      tab(to: .option(field.id, other))
      press("Space")
    }
  }

  /// Does something in a new entry of a list that leaves all as it holds anyway, and goes out of it.
  mutating func touchAndLeave(_ list: Field) {
    if let first = list.inner?.first {
      switch first.editor {
      case .choice, .property:
        tab(to: .field(first.id))
        press("Enter", "Enter")
      default:
        tab(to: .field(first.id))
        type("x")
        press("Backspace")
      }
    }
    press("Esc")
  }
}
