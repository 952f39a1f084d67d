/// Walks through two states of the same thing, and notes what differs. What there is to look at it learns from the
/// descriptions of fields alone.
struct Comparison {
  /// The actions that got another id: a connection that follows one is the same.
  private let renamed: [ActionID: ActionID]
  private(set) var changes: [ValueChange] = []

  init(_ renamed: [ActionID: ActionID]) { self.renamed = renamed }

  typealias Path = [ValueChange.Step]

  /// What differs of the settings of two chatflows.
  consuming func settings(_ before: Chatflow, _ after: Chatflow) -> [ValueChange] {
    note([.part(.version)], .number(before.version), .number(after.version))
    note([.part(.name)], .text(before.name), .text(after.name))
    compare(before.values, after.values, ChatflowSettings.fields, "chatflow", [])
    compare(before.start, after.start, [.part(.start)])
    return changes
  }

  /// What differs of two workspaces.
  consuming func settings(_ before: Workspace, _ after: Workspace) -> [ValueChange] {
    note([.part(.version)], .number(before.version), .number(after.version))
    compare(
      .list(before.priority), .list(after.priority), WorkspaceSettings.priority,
      [.field(WorkspaceSettings.priority, owner: "workspace")])
    compare(before.values, after.values, WorkspaceSettings.fields, "workspace", [])
    return changes
  }

  /// What differs of two actions, their ids aside.
  consuming func changes(_ before: Action, _ after: Action) -> [ValueChange] {
    note([.part(.kind)], .text(before.kind.text), .text(after.kind.text))
    note([.part(.name)], .text(before.name), .text(after.name))
    compareFields(before, after)
    compare(before.replies, after.replies)
    compare(before.branches, after.branches)
    let edges = (after.possibleEdges + before.possibleEdges + before.edges.keys.sorted() + after.edges.keys.sorted())
    for edge in edges.unique { compare(before.edges[edge], after.edges[edge], [.edge(edge)]) }
    compare(before.next, after.next, [.part(.next)])
    note(before.defects, after.defects)
    return changes
  }

  mutating func note(_ path: Path, _ before: ValueChange.Value?, _ after: ValueChange.Value?) {
    if before != after { changes.append(ValueChange(path, before: before, after: after)) }
  }

  mutating func note(_ path: Path, _ before: FieldValue?, _ after: FieldValue?) {
    note(path, before.map(ValueChange.Value.field), after.map(ValueChange.Value.field))
  }

  /// Where in the file an action stands that cannot be read is no difference.
  private mutating func note(_ before: [FileProblem], _ after: [FileProblem]) {
    let same = zip(before, after).prefix { $0.reason == $1.reason && $0.found == $1.found }.count
    let (old, new) = (before.dropFirst(same).first, after.dropFirst(same).first)
    note([.part(.defect)], old.map(ValueChange.Value.problem), new.map(ValueChange.Value.problem))
  }

  mutating func compare(_ before: Link?, _ after: Link?, _ path: Path) {
    var followed = before
    if let id = before?.action, let new = renamed[id] { followed?.destination = .action(new) }
    if followed != after { note(path, before.map(ValueChange.Value.link), after.map(ValueChange.Value.link)) }
  }

  // MARK: - Fields

  /// The fields of an action: those of its kind, of the kind that it was, and of every action.
  private mutating func compareFields(_ before: Action, _ after: Action) {
    var fields: [(field: Field, owner: String)] = []
    for action in [after, before] {
      for field in action.definition?.fields ?? [] where !fields.contains(where: { $0.field.id == field.id }) {
        fields.append((field, action.kind.text))
      }
    }
    fields += ActionKind.common.map { ($0, ActionKind.commonOwner) }
    compare(before.values, after.values, fields, [])
  }

  mutating func compare(
    _ before: FieldValues, _ after: FieldValues, _ fields: [Field], _ owner: String, _ path: Path
  ) {
    compare(before, after, fields.map { ($0, owner) }, path)
  }

  /// Compares fields, what is held under ids that none of them has, and the keys that this version does not know.
  private mutating func compare(
    _ before: FieldValues, _ after: FieldValues, _ fields: [(field: Field, owner: String)], _ path: Path
  ) {
    for (field, owner) in fields {
      compare(before[field.id], after[field.id], field, path + [.field(field, owner: owner)])
    }
    let known = Set(fields.map(\.field.id))
    for id in Set(before.ids).union(after.ids).subtracting(known).sorted() {
      note(path + [.unknown(id.text)], before[id], after[id])
    }
    compare(before.kept, after.kept, path)
  }

  mutating func compare(_ before: [KeptEntry], _ after: [KeptEntry], _ path: Path) {
    let pairing = Pairing(before, after, by: [{ AnyHashable($0.key) }])
    for pair in pairing.pairs {
      note(path + [.unknown(after[pair.after].key)], .tree(before[pair.before].value), .tree(after[pair.after].value))
    }
    for index in pairing.removed { note(path + [.unknown(before[index].key)], .tree(before[index].value), nil) }
    for index in pairing.added { note(path + [.unknown(after[index].key)], nil, .tree(after[index].value)) }
  }
}

extension Array where Element: Hashable {
  /// Each element once, in the order in which they come first.
  fileprivate var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
