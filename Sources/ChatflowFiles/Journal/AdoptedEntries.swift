import ChatflowModel

/// Values that were kept without knowing by which entry of the file they are known learn it from those that are the same there.
extension Edit.Placed {
  func adoptingEntries(of other: Edit.Placed) -> Edit.Placed {
    var action = action
    action.values.adoptEntries(of: other.action.values)
    action.replies = adopted(action.replies, from: other.action.replies)
    action.branches = adopted(action.branches, from: other.action.branches)
    return Edit.Placed(action: action, index: index)
  }
}

extension FieldValues {
  mutating func adoptEntries(of other: FieldValues) {
    for id in ids {
      switch (self[id], other[id]) {
      case (let value?, let same?) where value == same: self[id] = same
      case (.messages(let values)?, .messages(let others)?): self[id] = .messages(adopted(values, from: others))
      case (.list(let values)?, .list(let others)?): self[id] = .list(adopted(values, from: others))
      case (.records(let values)?, .records(let others)?): self[id] = .records(adopted(values, from: others))
      default: break
      }
    }
  }
}

/// The same values, those that others hold as these have them. No two become the same entry.
private func adopted<Value: Equatable>(_ values: [Value], from others: [Value]) -> [Value] {
  var left = others
  return values.map { value in left.firstIndex(of: value).map { left.remove(at: $0) } ?? value }
}
