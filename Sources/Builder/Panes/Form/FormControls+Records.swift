import ChatflowModel
import OrderedCollections
import Screen
import Words

/// Lists whose entries have fields: each entry is a way into a sub-panel.
extension FormControls {
  mutating func addRecords(_ field: Field, _ shape: RecordShape) {
    add(.label(label(field)))
    let records = access.value(field.id)?.records ?? []
    for (index, record) in records.enumerated() {
      let step = FieldPath.Step.entry(field.id, index)
      let problems = problems(inside: step)
      let title = state.title(of: step, field, owner: access.owner(of: field.id), record)
      let summary = problems.isEmpty ? state.summary(of: record, shape, owner: field.ownerOfInner) : problems
      add(Control(id: .entry(field.id, index), kind: .group(title, summary: summary)))
    }
    let adding = words.optional("field.\(access.owner(of: field.id)).\(field.id).add")
    add(Control(id: .add(field.id), kind: .button(adding ?? words["field.\(field.ownerOfInner).add"])))
    addFoot(field)
  }
}

extension BuilderState {
  /// What a sub-panel is called: a group by its label, an entry of a list by its title.
  func title(of step: FieldPath.Step, _ field: Field, owner: String, _ record: FieldValues) -> String {
    guard case .entry = step, case .records(let shape) = field.editor else {
      return words["field.\(owner).\(field.id).label"]
    }
    let owner = field.ownerOfInner
    guard let key = shape.key else {
      // A plain list has no names: an entry is called by all that it holds.
      return record.isEmpty ? words["field.\(owner).new"] : texts(record, shape.fields, owner).joined(separator: " ")
    }
    for id in [shape.title, key] {
      guard let inner = shape.all[id], let text = summary(record[id], of: inner, owner: owner), !text.isEmpty else {
        continue
      }
      return text
    }
    return words["field.\(owner).new"]
  }

  /// What a named entry of a list holds besides its title, in a line.
  func summary(of record: FieldValues, _ shape: RecordShape, owner: String) -> String {
    if shape.key == nil { return "" }
    let fields = shape.fields.filter { $0.id != shape.title && record[$0.id] != nil }
    return texts(record, fields, owner).joined(separator: " \(glyphs.dot) ")
  }

  private func texts(_ record: FieldValues, _ fields: [Field], _ owner: String) -> [String] {
    fields.filter { record.shows($0, among: fields) }
      .compactMap { summary(record.value(of: $0), of: $0, owner: owner) }
  }
}
