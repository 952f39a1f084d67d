extension StringProtocol {
  /// Without spaces and tabs at both ends.
  package var trimmedOfSpaces: String { trimmed { $0 == " " || $0 == "\t" } }

  /// Without some signs at both ends.
  package func trimmed(of isLoose: (Character) -> Bool) -> String {
    var rest = self[...]
    while let first = rest.first, isLoose(first) { rest = rest.dropFirst() }
    while let last = rest.last, isLoose(last) { rest = rest.dropLast() }
    return String(rest)
  }
}
