/// Every action and every chatflow has a name.
struct NameMissing: FormRule {
  let id: RuleID = "name-missing"

  func findings(in form: CheckedForm) -> [Finding] {
    guard let name = form.name, name.isBlank else { return [] }
    return [Finding(.error, id, at: Finding.Place(form.action?.id, field: "name"))]
  }
}

extension StringProtocol {
  /// Whether it holds nothing that a reader sees.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// What counts when two labels are the same: neither case nor space around it.
  var comparable: String {
    var text = lowercased()[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// How many characters there are beyond what is allowed is known, or nil. Most texts are told by their bytes alone.
  func count(above limit: Int) -> Int? {
    if utf8.count <= limit { return nil }
    let count = count
    return count > limit ? count : nil
  }
}
