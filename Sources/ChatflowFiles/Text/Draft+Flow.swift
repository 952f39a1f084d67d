import ChatflowModel

extension Draft {
  /// An action, its keys in their one order.
  init(_ action: Action) {
    var entries = DraftEntries()
    if !action.kind.text.isEmpty { entries.add("action", text: action.kind.text) }
    if !action.name.isEmpty { entries.add("name", text: action.name) }
    var isKeptPlaced = false
    for (key, slot) in KeyTable.action(action.kind).order {
      if case .branches = slot {
        entries.add(action.values.kept)
        isKeptPlaced = true
      }
      entries.add(key, slot, of: action)
    }
    if !isKeptPlaced { entries.add(action.values.kept) }
    self = entries.draft
  }

  /// The settings of a chatflow and everything else at the top level but its actions.
  init(settings flow: Chatflow) {
    var entries = DraftEntries()
    entries.add("chatflow", .scalar("\(flow.version)", .word))
    if !flow.name.isEmpty { entries.add("name", text: flow.name) }
    entries.add(flow.values, ChatflowSettings.fields)
    entries.add("start", flow.start.map(Draft.init(edge:)))
    self = entries.draft
  }

  init(_ reply: QuickReply) {
    var entries = DraftEntries()
    entries.add("reply", text: reply.label)
    entries.add("value", text: reply.value)
    entries.add(reply.kept.filter { !FileKeys.reply.contains($0.key) })
    entries.add(reply.link)
    self = entries.draft
  }

  init(_ branch: Branch) {
    var entries = DraftEntries()
    entries.add("label", text: branch.label)
    if branch.groups.count > 1 || branch.groups.first?.isEmpty == false {
      entries.add("if", Draft(group: branch.groups[0]))
    }
    let others = branch.groups.dropFirst()
    if others.count == 1, let group = others.first {
      entries.add("or", Draft(group: group))
    } else if !others.isEmpty {
      entries.add("or", .sequence(others.map(Draft.init(group:))))
    }
    entries.add(branch.kept.filter { !FileKeys.branch.contains($0.key) })
    entries.add(branch.link)
    self = entries.draft
  }

  private init(group: [Condition]) {
    self = .sequence(group.map { .scalar($0.sentence, .text) }, of: group.map(\.entry))
  }

  static func list<Item>(
    _ items: [Item], _ entry: (Item) -> Int?, _ draft: (Item) -> Draft
  ) -> Draft? {
    items.isEmpty ? nil : .sequence(items.map(draft), of: items.map(entry))
  }
}

extension DraftEntries {
  fileprivate mutating func add(_ key: String, _ slot: KeyTable.Slot, of action: Action) {
    switch slot {
    case .kind, .name, .goTo, .attachments: break
    case .branches: add(key, Draft.list(action.branches, \.entry, Draft.init))
    case .edge(let edge): add(key, action.edges[edge].map(Draft.init(edge:)))
    case .next: add(action.next)
    case .field(let field) where field.editor == .replies: add(key, Draft.list(action.replies, \.entry, Draft.init))
    case .field(let field): add(field, action.values[field.id])
    }
  }
}
