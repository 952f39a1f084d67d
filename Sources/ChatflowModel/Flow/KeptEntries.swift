// What a chatflow holds under keys that this version does not know, at every depth.

extension Action {
  /// Of the action, its fields, quick replies and branches.
  var keptEntries: [KeptEntry] {
    values.keptEntries + replies.flatMap(\.kept) + branches.flatMap(\.kept)
  }
}

extension FieldValues {
  /// Beside the fields, and inside them.
  var keptEntries: [KeptEntry] { kept + ids.sorted().flatMap { self[$0]?.keptEntries ?? [] } }
}

extension FieldValue {
  /// Inside it.
  var keptEntries: [KeptEntry] {
    switch self {
    case .record(let values): values.keptEntries
    case .records(let records): records.flatMap(\.keptEntries)
    case .message(let message): message.keptEntries
    case .messages(let messages): messages.flatMap(\.keptEntries)
    case .text, .flag, .number, .list: []
    }
  }
}

extension Message {
  /// Beside the text, and beside what is attached to it.
  fileprivate var keptEntries: [KeptEntry] { kept + attachments.flatMap(\.kept) }
}

extension Edit {
  /// The keys that this version does not know and of which fewer say what they said than before it.
  var lostKeys: [String] {
    var (before, after): ([KeptEntry], [KeptEntry]) = ([], [])
    for change in changes {
      switch change {
      case .action(_, let from, let to):
        before += from?.action.keptEntries ?? []
        after += to?.action.keptEntries ?? []
      case .head(let from, let to):
        before += from.values.keptEntries
        after += to.values.keptEntries
      case .workspace(let from, let to):
        before += from.keptEntries
        after += to.keptEntries
      }
    }
    if before.isEmpty { return [] }
    var left = Dictionary(after.map { ($0, 1) }, uniquingKeysWith: +)
    return before.filter { entry in
      let count = left[entry] ?? 0
      left[entry] = count - 1
      return count <= 0
    }.map(\.key)
  }
}
