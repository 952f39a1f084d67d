import ChatflowModel
import OrderedCollections
import Screen

/// What a field does with what was chosen for it.
extension BuilderState {
  /// Makes a field hold what was chosen for it.
  mutating func takeValue(_ word: String, _ id: FieldID) {
    guard let form else { return }
    // Who chooses what holds anyway means it, too.
    touchNewEntry()
    let access = FormValues(self, form)
    guard let field = access.field(id) else { return }
    switch field.editor {
    case .duration, .number: perform(access.setting(id, to: Int(word).map { .number($0) }), mergeKey: .choosing)
    case .propertyValue:
      perform(access.setting(id, to: .message(Message(RichText(text: word, tools: .tokens)))), mergeKey: .choosing)
    default: perform(access.setting(id, to: .text(word)), mergeKey: .choosing)
    }
  }

  /// Puts what was chosen in place of the focused entry of a list, or at its end.
  mutating func takeEntry(_ reference: String, _ id: FieldID) {
    guard let form else { return }
    let access = FormValues(self, form)
    let list = access.value(id)?.entries ?? []
    if case .entry(id, let index)? = form.focus, list.indices.contains(index) {
      var changed = list
      changed[index].text = reference
      perform(access.setting(id, to: .list(changed)), mergeKey: .choosing)
    } else if !list.contains(where: { $0.text == reference }) {
      perform(access.setting(id, to: .list(list + [ListedText(reference)])), mergeKey: .choosing)
    }
  }
}
