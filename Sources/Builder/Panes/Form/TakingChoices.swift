import ChatflowModel
import OrderedCollections
import Screen
import Widgets

/// What a field does with what was chosen for it.
extension BuilderState {
  /// Makes a field hold what was chosen for it, or a list have it as an entry.
  mutating func take(_ word: String, _ id: FieldID) {
    guard let form else { return }
    let access = FormValues(self, form)
    guard let shape = access.field(id)?.editor.shape else { return }
    if case .list = shape { return takeEntry(word, id, access) }
    // Who chooses what holds anyway means it, too.
    newEntries.touch()
    perform(access.setting(id, to: shape.value(of: word)), mergeKey: .choosing)
  }

  /// Puts what was chosen in place of the focused entry of a list, or at its end.
  private mutating func takeEntry(_ reference: String, _ id: FieldID, _ access: FormValues) {
    let list = access.value(id)?.entries ?? []
    if case .entry(id, let index)? = access.form.focus, list.indices.contains(index) {
      var changed = list
      changed[index].text = reference
      perform(access.setting(id, to: .list(changed)), mergeKey: .choosing)
    } else if !list.contains(where: { $0.text == reference }) {
      perform(access.setting(id, to: .list(list + [ListedText(reference)])), mergeKey: .choosing)
    }
  }
}

extension ValueShape {
  /// What a word means that was chosen; nil if it stands for nothing.
  fileprivate func value(of word: String) -> FieldValue? {
    switch self {
    case .text: .text(word)
    case .flag: Bool(word).map { .flag($0) }
    case .number, .duration: Int(word).map { .number($0) }
    case .message, .propertyValue: .message(Message(RichText(text: word, tools: tools)))
    case .messages, .list, .record, .records, .edge, .replies: nil
    }
  }
}
