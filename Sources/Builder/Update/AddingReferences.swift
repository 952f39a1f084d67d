import ChatflowModel

/// Adding what the workspace does not list yet, on the spot.
extension BuilderState {
  /// The id of something with a name: of what the workspace lists under it, else made from it. Nil if the name has
  /// neither a letter nor a digit.
  mutating func addReference(_ kind: ReferenceKind, name: String) -> String? {
    let name = name.trimmed
    let listed = workspace.listed(kind)
    if let known = listed.first(where: { $0.id == name || $0.name.lowercased() == name.lowercased() }) {
      return known.id
    }
    guard let word = ActionID.word(from: name) else { return nil }
    var id = word
    var number = 2
    while listed.contains(where: { $0.id == id }) {
      id = "\(word)-\(number)"
      number += 1
    }
    return id
  }

  /// The property that a text means, such as `contact.plan`; without a record before it, one of the first. Nil if it
  /// belongs to none of the records.
  mutating func addProperty(of records: [String], name: String) -> String? {
    let parts = name.trimmed.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let record = parts.count == 2 ? parts[0].lowercased() : records.first, records.contains(record),
      let last = parts.last
    else { return nil }
    let property = String(last.lowercased().map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" })
    guard property.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    return "\(record).\(property)"
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
