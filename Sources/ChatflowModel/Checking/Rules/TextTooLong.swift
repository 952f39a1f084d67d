/// A text keeps to its limit.
struct TextTooLong: FormRule {
  let id: RuleID = "text-too-long"
  let severity = Finding.Severity.error

  func findings(in form: CheckedForm) -> [Finding] {
    form.fields.compactMap { field in
      guard let limit = field.limit, let count = field.longest(above: limit) else { return nil }
      let facts = ["field-key": field.labelKey, "count": "\(count)", "limit": "\(limit)"]
      return Finding(severity, id, at: field.place, facts: facts)
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

  fileprivate func longest(above limit: Int) -> Int? {
    if let text = value?.text { return text.count(above: limit) }
    return messages.map(\.text).filter { $0.bytes > limit }.map(\.count).filter { $0 > limit }.max()
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
