import ChatflowModel
import OrderedCollections
import Screen

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
    if records.count < field.limit ?? .max {
      add(Control(id: .add(field.id), kind: .button(words["field.\(field.ownerOfInner).add"])))
    }
    addHelp(field)
    addFindings(for: field.id)
    add(.space)
  }
}

extension BuilderState {
  /// What a sub-panel is called: a group by its label, an entry of a list by its title.
  func title(of step: FieldPath.Step, _ field: Field, owner: String, _ record: FieldValues) -> String {
    guard case .entry = step, case .records(let shape) = field.editor else {
      return words["field.\(owner).\(field.id).label"]
    }
    let title = shape.fields[shape.title].flatMap { summary(record.value(of: $0), of: $0, owner: field.ownerOfInner) }
    if let title, !title.isEmpty { return title }
    if let key = shape.key, let id = record[key]?.text, !id.isEmpty { return id }
    return words["field.\(field.ownerOfInner).new"]
  }

  /// What an entry of a list holds besides its title, in a line.
  func summary(of record: FieldValues, _ shape: RecordShape, owner: String) -> String {
    shape.fields.filter { $0.id != shape.title && record.shows($0, among: shape.fields) }
      .compactMap { field in record[field.id].flatMap { summary($0, of: field, owner: owner) } }
      .joined(separator: " · ")
  }
}
