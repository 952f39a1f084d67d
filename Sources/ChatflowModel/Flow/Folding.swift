extension StringProtocol {
  /// The text without its case, as Unicode folds it: `ß` is `ss`, `İ` is `i` with a dot, and a sigma at the end of a word
  /// is a sigma. Lower case alone keeps these apart.
  public var folded: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
    var folded = ""
    for scalar in unicodeScalars {
      if scalar.isASCII || scalar == Self.dotlessI {
        folded.unicodeScalars.append(scalar)
      } else {
        // By way of upper case: it spells out what has two letters.
        folded += scalar.properties.lowercaseMapping.uppercased()
      }
    }
    return folded.lowercased()
  }

  /// A letter of its own, which only upper case confuses with the one that has a dot.
  private static var dotlessI: Unicode.Scalar { "\u{131}" }
}
