/// Every action and every chatflow has a name.
struct NameMissing: NameRule {
  let id: RuleID = "name-missing"
  let severity = Finding.Severity.error

  func findings(in name: String, of action: ActionID?) -> [Finding] {
    guard name.isBlank else { return [] }
    return [Finding(severity, id, at: Finding.Place(action, field: "name"))]
  }
}

extension StringProtocol {
  /// Whether it holds nothing that a reader sees.
  package var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// What counts when two labels are the same: neither case nor space around it.
  public var comparable: String {
    let folded = folded
    // Bytes first: most texts neither begin nor end with space.
    if let first = folded.utf8.first, let last = folded.utf8.last, Self.signs ~= first, Self.signs ~= last {
      return folded
    }
    var text = folded[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// The bytes of what is neither space nor a part of anything longer.
  private static var signs: ClosedRange<UInt8> { 0x21...0x7E }

  /// How many characters there are beyond what is allowed is known, or nil. Most texts are told by their bytes alone.
  func count(above limit: Int) -> Int? {
    if utf8.count <= limit { return nil }
    let count = count
    return count > limit ? count : nil
  }
}
