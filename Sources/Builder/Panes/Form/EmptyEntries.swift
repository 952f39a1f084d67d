import ChatflowModel
import OrderedCollections

/// Entries of lists that are typed: quick replies, bubbles, plain words. The row of a new one is there while it has the
/// focus; one of which nothing is left goes with the focus.
extension BuilderState {
  /// Takes the focused entry out if nothing is left of it, before the focus goes to another control; returns where that is
  /// then. What the file holds empty stays.
  @discardableResult
  mutating func dropEmptyEntry(goingTo control: ControlID?) -> ControlID? {
    guard let form, control != form.focus, file.readOnlyReason == nil else { return control }
    let access = FormValues(self, form)
    switch form.focus {
    case .reply(let index, .label)? where access.action?.replies[checked: index] == QuickReply(""):
      perform(access.changing("edit.remove-entry") { $0.replies.remove(at: index) })
    case .entry(let id, let index)? where access.isEmptyEntry(id, index):
      if FormValues(saved: self, form).hasEmptyEntry(id) { return control }
      perform(access.removingEntry(id, index))
    default: return control
    }
    return control?.behindRemoved(form.focus)
  }
}

extension ControlID {
  /// What it is once an entry of a list is gone.
  fileprivate func behindRemoved(_ entry: ControlID?) -> ControlID {
    switch (self, entry) {
    case (.reply(let other, let part), .reply(let index, _)?) where other >= index:
      other == index ? .reply(index, .label) : .reply(other - 1, part)
    case (.entry(let id, let other), .entry(let list, let index)?) where id == list && other > index:
      .entry(id, other - 1)
    case (.attachment(let id, let other?, let place), .entry(let list, let index)?) where id == list && other > index:
      .attachment(id, slot: other - 1, index: place)
    default: self
    }
  }
}

extension FormValues {
  /// Whether a word or a bubble of a list holds nothing.
  func isEmptyEntry(_ id: FieldID, _ index: Int) -> Bool {
    switch value(id) {
    case .messages(let messages)?: messages[checked: index]?.isEmpty == true
    case .list(let list)?: list[checked: index]?.text.isEmpty == true
    default: false
    }
  }

  /// Whether any of them does.
  func hasEmptyEntry(_ id: FieldID) -> Bool { value(id)?.places.contains { isEmptyEntry(id, $0) } == true }

  /// Whether a list has an entry yet: the row of a new one stands for none.
  func holdsEntry(_ id: FieldID, _ index: Int) -> Bool { value(id)?.places.contains(index) == true }
}

extension FieldValue {
  /// The places of the entries of a list; none of what is no list.
  fileprivate var places: Range<Int> { 0..<(entryCount ?? 0) }
}
