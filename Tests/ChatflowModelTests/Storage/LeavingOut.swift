import OrderedCollections

@testable import ChatflowModel

/// A comment keeps the line of a value that went back to what holds anyway, which is then read as if it had been chosen.
/// So states are compared without what one of them leaves out for that reason.
extension Chatflow {
  func leavingOut(like other: Chatflow) -> Chatflow {
    var result = self
    result.values = values.leavingOut(like: other.values, ChatflowSettings.fields)
    for (id, action) in actions {
      guard let same = other.actions[id], let kind = action.definition else { continue }
      result.actions[id]?.values = action.values.leavingOut(like: same.values, kind.fields)
    }
    return result
  }
}

extension Workspace {
  func leavingOut(like other: Workspace) -> Workspace {
    var result = self
    result.values = values.leavingOut(like: other.values, WorkspaceSettings.fields)
    return result
  }
}

extension FieldValues {
  fileprivate func leavingOut(like other: FieldValues, _ fields: [Field]) -> FieldValues {
    var result = self
    for field in fields {
      guard let value = self[field.id] else { continue }
      let same = other[field.id]
      switch (field.editor, value) {
      case (.group(let inner, _), .record(let record)):
        let left = record.leavingOut(like: same?.record ?? FieldValues(), inner)
        result[field.id] = left.isEmpty && same == nil ? nil : .record(left)
      case (.records(let shape), .records(let records)):
        guard let same = same?.records, same.count == records.count else { continue }
        result[field.id] = .records(zip(records, same).map { $0.leavingOut(like: $1, shape.all) })
      default: if same == nil, value == field.defaultValue { result[field.id] = nil }
      }
    }
    return result
  }
}
