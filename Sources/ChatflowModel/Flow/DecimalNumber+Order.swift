/// Numbers compare by their digits, so that nothing is rounded.
extension DecimalNumber: Comparable {
  /// Whether one number is less than another.
  public static func < (left: Self, right: Self) -> Bool {
    let (one, other) = (left.parts, right.parts)
    if one.isNegative != other.isNegative { return one.isNegative }
    return one.isNegative ? isLess(other, one) : isLess(one, other)
  }

  private typealias Parts = (isNegative: Bool, whole: Substring, fraction: Substring)

  private var parts: Parts {
    let isNegative = description.hasPrefix("-")
    let digits = (isNegative ? description.dropFirst() : description[...]).split(separator: ".")
    return (isNegative, digits.first ?? "0", digits.count > 1 ? digits[1] : "")
  }

  /// Without their signs: in the shortest form, a longer number is a greater one.
  private static func isLess(_ left: Parts, _ right: Parts) -> Bool {
    let (one, other) = (left.whole.utf8.count, right.whole.utf8.count)
    if one != other { return one < other }
    if left.whole != right.whole { return left.whole.utf8.lexicographicallyPrecedes(right.whole.utf8) }
    return left.fraction.utf8.lexicographicallyPrecedes(right.fraction.utf8)
  }
}
