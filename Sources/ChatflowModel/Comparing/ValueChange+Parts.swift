/// What came or went as a whole, told by what it holds.
extension ValueChange {
  /// What an entry that came or went holds beside what it is known by, each as a change of the same direction; nothing of
  /// what has no parts.
  public var parts: [ValueChange] {
    switch (before, after) {
    case (nil, let new?): parts(of: new, comes: true)
    case (let old?, nil): parts(of: old, comes: false)
    default: []
    }
  }

  private func parts(of value: Value, comes: Bool) -> [ValueChange] {
    let comparison = Comparison([:])
    switch value {
    case .reply(let reply):
      let nothing = QuickReply(reply.label)
      return comes ? comparison.parts(nothing, reply) : comparison.parts(reply, nothing)
    case .branch(let branch):
      let nothing = Branch(label: branch.label)
      return comes ? comparison.parts(nothing, branch) : comparison.parts(branch, nothing)
    case .field(.record(let record)):
      guard let field = path.lastField, let inner = field.inner else { return [] }
      let owner = field.ownerOfInner
      return comes
        ? comparison.parts(FieldValues(), record, inner, owner) : comparison.parts(record, FieldValues(), inner, owner)
    case .field(.message(let message)):
      // The text stands in the change itself.
      let nothing = Message(message.text)
      return comes ? comparison.parts(nothing, message) : comparison.parts(message, nothing)
    case .field, .link, .group, .attachment, .tree, .problem, .place: return []
    }
  }
}

extension [ValueChange.Step] {
  /// The field that the way comes through last.
  public var lastField: Field? {
    for case .field(let field, _) in reversed() { return field }
    return nil
  }
}
