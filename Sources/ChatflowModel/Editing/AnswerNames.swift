/// The answer to a question is named by the question's id, in tokens (`answer.<id>`) and in conditions.
extension FieldValues {
  /// Makes every text that names the answer to an action use its new id.
  mutating func rename(answersOf old: ActionID, to new: ActionID) {
    if holdsTokens { renameAnswers(old, new) }
  }
}

extension Action {
  /// Makes everything that names the answer to an action use its new id.
  mutating func rename(answersOf old: ActionID, to new: ActionID) {
    values.renameAnswers(old, new)
    for index in branches.indices {
      branches[index].groups = branches[index].groups.map { $0.map { $0.renamingAnswers(old, new) } }
    }
  }
}

extension FieldValues {
  fileprivate mutating func renameAnswers(_ old: ActionID, _ new: ActionID) {
    for field in Array(ids) {
      switch self[field] {
      case .message(let message)?: self[field] = .message(message.renamingAnswers(old, new))
      case .messages(let messages)?: self[field] = .messages(messages.map { $0.renamingAnswers(old, new) })
      case .record(var values)?:
        values.renameAnswers(old, new)
        self[field] = .record(values)
      case .records(var records)?:
        for index in records.indices { records[index].renameAnswers(old, new) }
        self[field] = .records(records)
      case .text, .flag, .number, .list, nil: break
      }
    }
  }
}

extension Message {
  fileprivate func renamingAnswers(_ old: ActionID, _ new: ActionID) -> Message {
    var copy = self
    for block in copy.text.blocks.indices {
      for span in copy.text.blocks[block].spans.indices {
        guard case .token(var token) = copy.text.blocks[block].spans[span].content, token.object == Token.answers,
          token.property == old.text
        else { continue }
        token.property = new.text
        copy.text.blocks[block].spans[span].content = .token(token)
      }
    }
    return copy
  }
}

extension Condition {
  fileprivate func renamingAnswers(_ old: ActionID, _ new: ActionID) -> Condition {
    guard let found = named, found.id == old.text else { return self }
    let (start, end) = (found.range.lowerBound, found.range.upperBound)
    return Condition("\(sentence[..<start])\(Token.answers).\(new)\(sentence[end...])")
  }

  /// The action whose answer it asks for, if it does.
  public var answer: ActionID? { named.map { ActionID(String($0.id)) } }

  /// A condition begins with what it compares, so only its first word can name an answer.
  private var named: (range: Range<String.Index>, id: Substring)? {
    let start = sentence.firstIndex { $0 != " " } ?? sentence.endIndex
    let end = sentence[start...].firstIndex(of: " ") ?? sentence.endIndex
    let parts = sentence[start..<end].split(separator: ".", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == Token.answers else { return nil }
    return (start..<end, parts[1])
  }
}
