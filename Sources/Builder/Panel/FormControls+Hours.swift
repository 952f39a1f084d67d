import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Screen

/// Hours of days: a row for each, so that a week is a grid.
extension FormControls {
  mutating func addHours(_ field: Field) {
    let section = access.section(of: field.id)
    let isOfWeek = Weekday(word: field.id.text) != nil
    guard isOfWeek else { return addLine(field) }
    if section?.fields.first == field { addWeekHead() }
    let text = access.value(field.id)?.text ?? ""
    add(
      Control(
        id: .field(field.id),
        kind: .text(
          .init(
            text: RichText(literal: text), tools: [], isMultiline: false, limit: field.limit,
            placeholder: words["value.closed"], label: words["weekday.\(field.id)"], day: DayBar(text)))))
    addFindings(for: field.id)
    if section?.fields.last == field {
      add(.note(words["panel.hours.help"]))
      add(.space)
    }
  }

  private mutating func addWeekHead() {
    add(Control(kind: .label(words["panel.hours"], count: DayBar.scale(width: panelWidth))))
  }

  /// The columns that the fields of the panel have.
  private var panelWidth: Int { FormView.Parts(state.regions.panel).fields.width }
}
