import ChatflowModel

/// Values that were kept without knowing by which entry of the file they are known learn it from what stands there: comments
/// follow it.
extension Edit.Placed {
  func adoptingEntries(of other: Edit.Placed) -> Edit.Placed {
    var action = action
    action.values.adoptEntries(of: other.action.values)
    action.replies = adopted(action.replies, from: other.action.replies, \.entry)
    action.branches = adopted(action.branches, from: other.action.branches, \.entry)
    return Edit.Placed(action: action, index: index)
  }
}

extension Edit {
  /// The same edit; what it makes of an action is known by the entries of the file that the action had before.
  package var adoptingEntries: Edit {
    Edit(
      title: title,
      changes: changes.map { change in
        guard case .action(let id, let from?, let to?) = change else { return change }
        return .action(id, from: from, to: to.adoptingEntries(of: from))
      })
  }
}

extension FieldValues {
  mutating func adoptEntries(of other: FieldValues) {
    for id in ids {
      switch (self[id], other[id]) {
      case (let value?, let same?) where value == same: self[id] = same
      case (.messages(let values)?, .messages(let others)?):
        self[id] = .messages(adopted(values, from: others, \.entry))
      case (.list(let values)?, .list(let others)?): self[id] = .list(adopted(values, from: others, \.entry))
      case (.records(let values)?, .records(let others)?): self[id] = .records(adopted(values, from: others, \.entry))
      default: break
      }
    }
  }
}

/// The same values, those that others hold as these have them. Where as many are left of both, they are the same entries that
/// were changed, in their order. No two become the same entry.
private func adopted<Value: Equatable>(
  _ values: [Value], from others: [Value], _ entry: WritableKeyPath<Value, Int?>
) -> [Value] {
  var left = others
  var values = values
  var changed: [Int] = []
  for index in values.indices {
    if let same = left.firstIndex(of: values[index]) {
      values[index] = left.remove(at: same)
    } else {
      changed.append(index)
    }
  }
  guard changed.count == left.count else { return values }
  for (index, other) in zip(changed, left) { values[index][keyPath: entry] = other[keyPath: entry] }
  return values
}
