import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Sub-panels: groups of fields, and the entries of lists.
extension BuilderState {
  /// Opens a group or an entry of the open form.
  mutating func openSubPanel(_ step: FieldPath.Step, _ access: FormValues) {
    let path = (access.section(of: step.field)?.path ?? access.form.path).into(step)
    open(FormPlace(subject: access.form.subject, tab: access.form.tab, path: path, control: nil))
  }

  /// Goes from a sub-panel back to where its way in is. A new entry that was left as it was is not kept.
  mutating func leaveSubPanel() {
    guard let form, let step = form.path.last else { return }
    if form.isSituation { return leaveSituation() }
    let isGone = withdrawNewEntry()
    let control: ControlID
    switch step {
    case .group(let field): control = .field(field)
    case .entry(let field, let index): control = isGone ? .add(field) : .entry(field, index)
    }
    // Fields of a tab may stand deeper in the file than the tab itself.
    var outer = form.path.outer
    var top = form
    top.path = .top
    if FormValues(self, top).section(of: step.field)?.path == outer { outer = .top }
    open(FormPlace(subject: form.subject, tab: form.tab, path: outer, control: control))
    settleForm()
  }

  // MARK: - Entries

  /// Adds an entry to a list, and opens it.
  mutating func addRecord(_ field: Field, _ access: FormValues) {
    let records = access.value(field.id)?.records ?? []
    history.pause()
    let edit = access.changingValues(beside: field.id, "edit.add-entry") {
      $0[field.id] = .records(records + [FieldValues()])
    }
    guard perform(edit) else { return }
    let step = FieldPath.Step.entry(field.id, records.count)
    let path = (access.section(of: field.id)?.path ?? access.form.path).into(step)
    newEntries.add(at: path, of: access.form.subject, state: history.state)
    openSubPanel(step, access)
  }

  /// Takes an entry back that was added and left as it was, as if it had never been added; false if there is none.
  private mutating func withdrawNewEntry() -> Bool {
    guard let entry = newEntries.last, form?.subject == entry.subject, form?.path == entry.path else { return false }
    newEntries.removeLast()
    guard !entry.isMeant, entry.state == history.state, let edit = history.withdraw() else { return false }
    refresh(after: edit.inverse)
    return true
  }

  /// Takes a new entry back that was left as it was, when something else is opened.
  mutating func leaveNewEntry(goingTo place: FormPlace) {
    while let entry = newEntries.last, place.subject != entry.subject || !place.path.begins(with: entry.path) {
      if !withdrawNewEntry() { newEntries.drop(at: entry.path) }
    }
  }

  /// Gives new entries their ids once their titles were typed, and every entry one that no other has; it belongs to the
  /// same step of undo.
  mutating func confirmEntryIDs() {
    guard let form, !form.isSituation, file.readOnlyReason == nil, !newEntries.isUntouched(form, state: history.state)
    else { return }
    for length in form.path.steps.indices {
      confirmEntryID(at: FieldPath(Array(form.path.steps[...length])), form)
    }
  }

  private mutating func confirmEntryID(at path: FieldPath, _ form: Form) {
    var form = form
    form.path = path
    let access = FormValues(self, form)
    guard case .entry(let field, let index)? = path.last, let opened = access.opened,
      case .records(let shape) = opened.field.editor, let key = shape.key
    else { return }
    form.path = path.outer
    let siblings = FormValues(self, form).values[field]?.records ?? []
    let taken = Set(siblings.enumerated().filter { $0.offset != index }.compactMap { $0.element[key]?.text })
    let own = access.values[key]?.text
    if let own, !taken.contains(own) { return }
    let title = shape.isKnownByID ? nil : access.values[shape.title]?.text
    let word =
      own ?? title.flatMap { ActionID.word(from: $0) } ?? ActionID.word(
        from: Words.english["field.\(opened.field.ownerOfInner).new"]) ?? "new"
    let id = word.unused(among: taken)
    let isRun = form.focus == .field(shape.title) || form.focus == .field(key)
    let done = perform(
      access.changingValues(at: path) { $0[key] = .text(id) },
      mergeKey: isRun ? form.focus.flatMap { EditRun($0, .typing) } : nil)
    if done, let own { say(.warning, words("notice.id-taken", ["id": own, "new": id])) }
  }
}
