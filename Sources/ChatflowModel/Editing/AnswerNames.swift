/// Values of records are named in tokens and at the beginning of conditions, as `contact.email`; the answer to a question
/// by the question's id, as `answer.<id>`.
extension FieldValues {
  /// Makes every text that names the answer to an action use its new id.
  mutating func rename(answersOf old: ActionID, to new: ActionID) {
    if holdsTokens { rename("\(Token.answers).\(old)", to: "\(Token.answers).\(new)") }
  }

  /// Makes every text of a field that names a value name another one.
  mutating func rename(_ old: String, to new: String, in field: FieldID) {
    switch self[field] {
    case .message(let message)?: self[field] = .message(message.renaming(old, to: new))
    case .messages(let messages)?: self[field] = .messages(messages.map { $0.renaming(old, to: new) })
    case .record(var values)?:
      values.rename(old, to: new)
      self[field] = .record(values)
    case .records(var records)?:
      for index in records.indices { records[index].rename(old, to: new) }
      self[field] = .records(records)
    case .text, .flag, .number, .list, nil: break
    }
  }

  fileprivate mutating func rename(_ old: String, to new: String) {
    for field in Array(ids) { rename(old, to: new, in: field) }
  }
}

extension Action {
  /// Makes everything that names the answer to an action use its new id.
  mutating func rename(answersOf old: ActionID, to new: ActionID) {
    let (old, new) = ("\(Token.answers).\(old)", "\(Token.answers).\(new)")
    values.rename(old, to: new)
    for index in branches.indices {
      branches[index].groups = branches[index].groups.map { $0.map { $0.renaming(old, to: new) } }
    }
  }
}

extension Message {
  fileprivate func renaming(_ old: String, to new: String) -> Message {
    let parts = new.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return self }
    var copy = self
    for block in copy.text.blocks.indices {
      for span in copy.text.blocks[block].spans.indices {
        guard case .token(var token) = copy.text.blocks[block].spans[span].content,
          "\(token.object).\(token.property)" == old
        else { continue }
        (token.object, token.property) = (parts[0], parts[1])
        copy.text.blocks[block].spans[span].content = .token(token)
      }
    }
    return copy
  }
}

extension Condition {
  /// The same condition about another value, if it is about one.
  func renaming(_ old: String, to new: String) -> Condition {
    guard let found = named, "\(found.object).\(found.property)" == old else { return self }
    return Condition("\(sentence[..<found.range.lowerBound])\(new)\(sentence[found.range.upperBound...])")
  }

  /// The action whose answer it asks for, if it does.
  public var answer: ActionID? {
    named.flatMap { $0.object == Token.answers ? ActionID(String($0.property)) : nil }
  }

  /// A condition begins with what it compares, so only its first word can name a value.
  private var named: (range: Range<String.Index>, object: String, property: Substring)? {
    let start = sentence.firstIndex { $0 != " " } ?? sentence.endIndex
    let end = sentence[start...].firstIndex(of: " ") ?? sentence.endIndex
    guard let dot = sentence[start..<end].firstIndex(of: "."), dot > start, sentence.index(after: dot) < end else {
      return nil
    }
    return (start..<end, sentence[start..<dot].lowercased(), sentence[sentence.index(after: dot)..<end])
  }
}
