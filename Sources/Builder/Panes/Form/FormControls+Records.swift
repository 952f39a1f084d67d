import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Lists whose entries have fields: each entry is a way into a sub-panel.
extension FormControls {
  mutating func addRecords(_ field: Field, _ shape: RecordShape) {
    add(.label(label(field)))
    let records = access.value(field.id)?.records ?? []
    for (index, record) in records.enumerated() {
      let step = FieldPath.Step.entry(field.id, index)
      let problems = problems(inside: step)
      let title = told.title(of: step, field, owner: access.owner(of: field.id), record)
      let summary = problems.isEmpty ? told.summary(of: record, shape, owner: field.ownerOfInner) : problems
      add(Control(id: .entry(field.id, index), kind: .group(title, summary: summary)))
    }
    let adding = words.optional("field.\(access.owner(of: field.id)).\(field.id).add")
    add(Control(id: .add(field.id), kind: .button(adding ?? words["field.\(field.ownerOfInner).add"])))
    addFoot(field)
  }
}
