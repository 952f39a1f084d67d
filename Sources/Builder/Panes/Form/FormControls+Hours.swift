import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Hours of days: a row for each, so that a week is a grid.
extension FormControls {
  mutating func addHours(_ field: Field) {
    let section = access.section(of: field.id)
    guard let day = Weekday(word: field.id.text) else { return addLine(field) }
    if section?.fields.first == field { addWeekHead() }
    let text = access.value(field.id)?.text ?? ""
    let dayBefore = access.value(FieldID(day.dayBefore.word))?.text ?? ""
    // A week in which no day is mentioned is none: it says nothing against any hour.
    let isAlways = access.values(beside: field.id).ids.isEmpty
    add(
      Control(
        id: .field(field.id),
        kind: .text(
          .init(
            text: access.text(.field(field.id)) ?? RichText(), tools: [], isMultiline: false, limit: field.limit,
            placeholder: words[isAlways ? "value.always" : "value.closed"], label: words["weekday.\(field.id)"],
            day: DayBar(isAlways ? DayBar.wholeDay : text, after: dayBefore)))))
    addFindings(for: field.id)
    if section?.fields.last == field {
      add(.note(words("panel.hours.help", ["key": state.key(of: "form.copy-hours", in: [.form]) ?? ""])))
      add(.space)
    }
  }

  /// Whether hours or a date are being typed that will be understood once the focus goes on.
  func isUnderstood(_ id: FieldID) -> Bool {
    guard form.focus == .field(id), let field = access.field(id), let text = access.value(id)?.text else {
      return false
    }
    return field.editor.shape.notation?.normalForm(of: text).map { $0 != text } ?? false
  }

  private mutating func addWeekHead() {
    add(Control(kind: .label(words["panel.hours"], count: DayBar.scale(width: panelWidth))))
  }

  /// The columns that the fields of the panel have.
  private var panelWidth: Int { FormView.Parts(state.regions.panel).fields.width }
}
