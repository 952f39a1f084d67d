import ChatflowModel

/// Entries that were just added to lists, the innermost last. Nothing is wrong with one so far, and one that is left as it
/// was goes again.
struct NewEntries: Hashable, Sendable {
  /// An entry, and the state of the chatflow since it was added.
  struct Entry: Hashable, Sendable {
    let subject: Form.Subject
    let path: FieldPath
    let state: Int
    /// Whether something was chosen in it, be it what holds anyway.
    var isMeant = false
    /// The fields in it that had the focus and were left.
    var touched: Set<FieldID> = []
  }

  private var entries: [Entry] = []

  /// The innermost one.
  var last: Entry? { entries.last }

  /// One more, which is open now.
  mutating func add(at path: FieldPath, of subject: Form.Subject, state: Int) {
    entries.append(Entry(subject: subject, path: path, state: state))
  }

  /// The innermost one is new no longer.
  mutating func removeLast() { entries.removeLast() }

  /// Whatever is at the end of a way is new no longer.
  mutating func drop(at path: FieldPath) { entries.removeAll { $0.path == path } }

  /// Lets the innermost one stay: something was chosen in it.
  mutating func touch() {
    if !entries.isEmpty { entries[entries.count - 1].isMeant = true }
  }

  /// A field of the innermost one was left.
  mutating func touch(_ field: FieldID) {
    if !entries.isEmpty { entries[entries.count - 1].touched.insert(field) }
  }

  /// Whether a field is one of a new entry to which nobody has come yet.
  func isYetToBeTyped(_ field: FieldID, at path: FieldPath, of subject: Form.Subject) -> Bool {
    entries.contains { $0.subject == subject && $0.path == path && !$0.touched.contains(field) }
  }

  /// Whether the entry that is open in a form is new and was left as it was so far.
  func isUntouched(_ form: Form, state: Int) -> Bool {
    entries.last.map {
      !$0.isMeant && $0.subject == form.subject && $0.path == form.path && $0.state == state
    } ?? false
  }
}

extension String {
  /// The word itself, or with a number if it is taken.
  func unused(among taken: Set<String>) -> String {
    guard taken.contains(self) else { return self }
    return (2...).lazy.map { "\(self)-\($0)" }.first { !taken.contains($0) } ?? self
  }
}
