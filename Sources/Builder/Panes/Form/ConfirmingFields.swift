import ChatflowModel
import Screen
import Widgets
import Words

/// What happens to a field when the focus leaves it.
extension BuilderState {
  /// Brings hours and dates into the one form in which files have them, if they can mean one thing only. It belongs to
  /// the same step of undo as the typing.
  mutating func confirmField() {
    guard let form, case .field(let id)? = form.focus, file.readOnlyReason == nil else { return }
    newEntries.touch(id)
    let access = FormValues(self, form)
    guard let field = access.field(id), let text = access.values(beside: id)[id]?.text,
      let normal = field.editor.shape.notation?.normalForm(of: text), normal != text
    else { return }
    perform(access.setting(id, to: .text(normal)), mergeKey: EditRun(.field(id), .typing))
  }
}

extension Field.Editor {
  /// A text of a file as a form shows it: *closed* is a word of the file, and read in the user's language.
  func shown(_ text: String, _ words: Words) -> String {
    self == .hours && text == HoursText.closed ? words["value.closed"] : text
  }

  /// A typed text as a file says it.
  func written(_ text: String, _ words: Words) -> String {
    self == .hours && text.lowercased() == words["value.closed"].lowercased() ? HoursText.closed : text
  }
}
