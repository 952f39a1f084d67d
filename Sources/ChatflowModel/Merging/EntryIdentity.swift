import OrderedCollections

// By what the entries of a list are known that they were read from one file means nothing in another.

extension Action {
  /// The same action, as if it had been read from no file.
  package var withoutEntries: Action {
    var copy = self
    copy.values = values.withoutEntries
    for index in copy.replies.indices { copy.replies[index].entry = nil }
    for index in copy.branches.indices {
      copy.branches[index].entry = nil
      for group in copy.branches[index].groups.indices {
        for condition in copy.branches[index].groups[group].indices {
          copy.branches[index].groups[group][condition].entry = nil
        }
      }
    }
    return copy
  }
}

extension FieldValues {
  /// The same values, as if they had been read from no file.
  package var withoutEntries: FieldValues {
    var copy = self
    copy.entry = nil
    for id in ids { copy[id] = self[id]?.withoutEntries }
    return copy
  }
}

extension FieldValue {
  fileprivate var withoutEntries: FieldValue {
    switch self {
    case .text, .flag, .number: self
    case .message(let message): .message(message.withoutEntries)
    case .messages(let messages): .messages(messages.map(\.withoutEntries))
    case .list(let list): .list(list.map(\.text))
    case .record(let values): .record(values.withoutEntries)
    case .records(let records): .records(records.map(\.withoutEntries))
    }
  }
}

extension Message {
  fileprivate var withoutEntries: Message {
    Message(text, attachments: attachments.map { Attachment($0.kind, $0.location, kept: $0.kept) }, kept: kept)
  }
}

extension Chatflow {
  /// The same chatflow, whose entries are known by the file that another one was read from, as far as both say the same.
  package func readLike(_ other: Chatflow) -> Chatflow {
    var copy = self
    copy.unread = other.unread
    copy.values = values == other.values ? other.values : values.withoutEntries
    for (id, action) in actions {
      copy.actions[id] = other.actions[id] == action ? other.actions[id] : action.withoutEntries
    }
    return copy
  }
}
