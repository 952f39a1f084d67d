import ChatflowModel
import OrderedCollections
import Screen

/// Sub-panels: groups of fields, and the entries of lists.
extension BuilderState {
  /// Opens a group or an entry of the open form.
  mutating func openSubPanel(_ step: FieldPath.Step, _ access: FormValues) {
    let path = (access.section(of: step.field)?.path ?? access.form.path).into(step)
    open(FormPlace(subject: access.form.subject, tab: access.form.tab, path: path, control: nil))
  }

  /// Goes from a sub-panel back to where its way in is. An entry in which nothing was set is not kept.
  mutating func leaveSubPanel() {
    guard let form, let step = form.path.last else { return }
    let access = FormValues(self, form)
    let control: ControlID
    switch step {
    case .group(let field): control = .field(field)
    case .entry(let field, let index):
      control = .entry(field, index)
      if access.values.isEmpty { removeEntry(field, index, access) }
    }
    // Fields of a tab may stand deeper in the file than the tab itself.
    var outer = form.path.outer
    var top = form
    top.path = .top
    if FormValues(self, top).section(of: step.field)?.path == outer { outer = .top }
    open(FormPlace(subject: form.subject, tab: form.tab, path: outer, control: control))
    settleForm()
  }

  private mutating func removeEntry(_ field: FieldID, _ index: Int, _ access: FormValues) {
    perform(
      access.changingValues(at: access.form.path.outer, title: "edit.remove-entry") { values in
        guard var records = values[field]?.records, records.indices.contains(index) else { return }
        records.remove(at: index)
        values[field] = records.isEmpty ? nil : .records(records)
      })
  }

  /// Adds an entry to a list, and opens it.
  mutating func addRecord(_ field: Field, _ access: FormValues) {
    let records = access.value(field.id)?.records ?? []
    let edit = access.changingValues(beside: field.id) { $0[field.id] = .records(records + [FieldValues()]) }
    if perform(edit) { openSubPanel(.entry(field.id, records.count), access) }
  }

  /// Makes the id of a new entry from its title, once that was typed; it belongs to the same step of undo.
  mutating func confirmEntryID() {
    guard let form, case .entry(let field, let index)? = form.path.last, file.readOnlyReason == nil else { return }
    let access = FormValues(self, form)
    guard let opened = access.opened, case .records(let shape) = opened.field.editor, let key = shape.key,
      access.values[key] == nil, let title = access.values[shape.title]?.text
    else { return }
    var outer = form
    outer.path = form.path.outer
    let siblings = FormValues(self, outer).values[field]?.records ?? []
    let taken = Set(siblings.enumerated().filter { $0.offset != index }.compactMap { $0.element[key]?.text })
    let id = ActionID.word(from: title).map { Self.unused($0, among: taken) }
    perform(
      access.changingValues(at: form.path) { $0[key] = id.map { .text($0) } },
      mergeKey: EditRun(.field(shape.title), .typing))
  }

  /// A word, with a number if it is taken.
  static func unused(_ word: String, among taken: Set<String>) -> String {
    guard taken.contains(word) else { return word }
    return (2...).lazy.map { "\(word)-\($0)" }.first { !taken.contains($0) } ?? word
  }
}
