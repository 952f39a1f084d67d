import ChatflowModel
import OrderedCollections
import Widgets
import Words

/// The hours of one day of a week for others as well.
extension BuilderState {
  /// The day of a week whose hours have the focus.
  private var focusedDay: FieldID? {
    guard let form, case .field(let id)? = form.focus, Weekday(word: id.text) != nil,
      FormValues(self, form).field(id)?.editor == .hours
    else { return nil }
    return id
  }

  /// Whether the hours of a day have the focus.
  var isOnHours: Availability { focusedDay == nil ? .disabled("no-hours") : .available }

  /// Asks which days get the hours of the focused one.
  mutating func chooseDaysForHours() {
    confirmField()
    guard let day = focusedDay, mayEdit() else { return }
    let several = [
      Chooser.Item(id: "weekdays", title: words["chooser.days.weekdays"]),
      Chooser.Item(id: "all", title: words["chooser.days.all"]),
    ]
    let single = Weekday.allCases.map(\.word).filter { $0 != day.text }.map {
      Chooser.Item(id: $0, title: words["field.hours.\($0).label"])
    }
    let title = words("chooser.days", ["day": words["field.hours.\(day).label"]])
    open(Chooser(title: title, items: several + single)) { state, item in
      state.copyHours(of: day, to: item.id)
      return []
    }
  }

  /// Gives other days the hours of one.
  private mutating func copyHours(of day: FieldID, to choice: String) {
    guard let form else { return }
    let access = FormValues(self, form)
    let all = Weekday.allCases.map(\.word)
    let days = choice == "all" ? all : choice == "weekdays" ? Array(all.prefix(5)) : [choice]
    let hours = access.values(beside: day)[day]
    perform(
      access.changingValues(beside: day) { values in
        for other in days { values[FieldID(other)] = hours }
      })
  }
}
