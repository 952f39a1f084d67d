/// A text keeps to its limit.
struct TextTooLong: FormRule {
  let id: RuleID = "text-too-long"
  let severity = Finding.Severity.error

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      guard let limit = field.limit, let (count, place) = field.longest(above: limit) else { return nil }
      let facts = ["field-key": field.labelKey, "count": "\(count)", "limit": "\(limit)"]
      return Finding(severity, id, at: place, facts: facts)
    }
  }
}

extension CheckedField {
  /// How many characters a text of it may have; the limit of a list counts its entries.
  fileprivate var limit: Int? {
    switch value {
    case .text, .message: field.limit
    case .messages: Limits.message
    case .flag, .number, .list, .record, .records, nil: nil
    }
  }

  fileprivate func longest(above limit: Int) -> (count: Int, place: Finding.Place)? {
    if let text = value?.text { return text.count(above: limit).map { ($0, place) } }
    guard messages.contains(where: { $0.text.bytes > limit }) else { return nil }
    return placedMessages.filter { $0.message.text.bytes > limit }.map { ($0.message.text.count, $0.place) }
      .filter { $0.0 > limit }.max { $0.0 < $1.0 }
  }
}

extension RichText {
  /// At least as many as it has characters, and quicker counted.
  fileprivate var bytes: Int {
    blocks.reduce(blocks.count) { sum, block in
      block.spans.reduce(sum) { sum, span in
        if case .text(let text) = span.content { sum + text.utf8.count } else { sum + 1 }
      }
    }
  }
}
