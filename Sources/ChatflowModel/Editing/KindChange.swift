import OrderedCollections

/// An action as another kind: the edit, and what of it the other kind has no place for.
public struct KindChange: Sendable {
  /// The edit; nil if nothing differs.
  public let edit: Edit?
  /// What is lost by it.
  public let lost: [Loss]
  /// How many if/then branches it would have, where that is more than is possible and more than it has.
  public let surplus: Int?

  /// Something that a kind has no place for.
  public enum Loss: Hashable, Sendable {
    /// What a field holds.
    case field(FieldID)
    /// A special edge.
    case edge(EdgeID)
    /// A quick reply that leads nowhere of its own.
    case reply(String)
    /// A key that this version does not know, with what stands under it.
    case key(String)
  }
}

extension Chatflow {
  /// Makes an action one of another kind. Kept is what fits: fields with the same id, or else of the same sort; name,
  /// description, branches and connections. Nil if either kind is not known here.
  ///
  /// Where the other kind has no quick replies, those that lead somewhere become if/then branches on the response.
  public func changingKind(of id: ActionID, to kind: ActionKind) -> KindChange? {
    guard let action = actions[id], action.defect == nil, let old = action.definition, old != kind else { return nil }
    var (values, lost) = kind.taking(action.values, of: old)
    // What is not known here and would mean something there is no longer what it was.
    let table = KeyTable.action(kind.id)
    for field in ActionKind.common { values[field.id] = action.values[field.id] }
    values.kept = action.values.kept.filter { table[$0.key] == nil }
    lost += action.values.kept.filter { table[$0.key] != nil }.map { .key($0.key) }
    var changed = action
    changed.kind = kind.id
    changed.values = values
    if !kind.hasReplies {
      changed.branches = action.replies.compactMap(\.asBranch) + action.branches
      lost += action.replies.filter { $0.link == nil }.map { .reply($0.label) }
      lost += action.replies.flatMap(\.kept).map { .key($0.key) }
      changed.replies = []
    }
    if kind.behaviour == .decides, changed.branches.isEmpty { changed.branches = [Branch(link: action.next)] }
    for edge in action.edges.keys.sorted() where !kind.edges.contains(edge) {
      changed.edges[edge] = nil
      lost.append(.edge(edge))
    }
    let edit = Edit.make("edit.change-kind", changing: id, in: self) { $0 = changed }
    let count = changed.branches.count
    let surplus = count > max(Limits.branches, action.branches.count) ? count : nil
    return KindChange(edit: edit, lost: lost, surplus: surplus)
  }
}

extension ActionKind {
  /// Those of another kind's values that it has fields for, and the fields of the others.
  fileprivate func taking(_ values: FieldValues, of old: ActionKind) -> (FieldValues, [KindChange.Loss]) {
    var taken = FieldValues()
    var others: [Field] = []
    for field in old.fields {
      guard let value = values[field.id] else { continue }
      if let same = self.field(field.id), same.editor.takes(value, from: field.editor) {
        taken[same.id] = value
      } else {
        others.append(field)
      }
    }
    var lost: [KindChange.Loss] = []
    for field in others {
      guard let value = values[field.id] else { continue }
      let free = fields.first { taken[$0.id] == nil && $0.editor.takes(value, from: field.editor) && $0.isText }
      if let free {
        taken[free.id] = value
      } else {
        lost.append(.field(field.id))
        lost += value.keptEntries.map { .key($0.key) }
      }
    }
    return (taken, lost)
  }
}

extension Field {
  /// Whether it is a text for the visitor or the customer agent: only those mean the same under another name.
  fileprivate var isText: Bool {
    switch editor.shape {
    case .message, .messages: true
    case .text, .flag, .number, .duration, .propertyValue, .list, .record, .records, .edge, .replies: false
    }
  }
}

extension Field.Editor {
  /// Whether a value that was edited in one way can be edited in this one, with nothing of it lost.
  fileprivate func takes(_ value: FieldValue, from other: Field.Editor) -> Bool {
    switch (shape, other.shape) {
    case (.message(let tools, let attachments), .message(let others, _)):
      tools.isSuperset(of: others) && (attachments != nil || value.message?.attachments.isEmpty ?? true)
    case (.messages(let tools), .messages(let others)): tools.isSuperset(of: others)
    default: self == other
    }
  }
}

extension QuickReply {
  /// A branch that leads where it leads, if it leads anywhere of its own.
  fileprivate var asBranch: Branch? {
    guard link != nil else { return nil }
    let condition = Condition("response is equal to any of \(ParsedCondition.Value.quoted(value ?? label))")
    return Branch(label: label, groups: [[condition]], link: link)
  }
}
