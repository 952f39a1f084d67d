/// A set of whole numbers, as spans that neither touch nor overlap, the lowest first.
struct WholeNumbers: Hashable {
  private(set) var spans: [ClosedRange<Int>]

  /// The numbers of one span; of one that ends before it begins there are none.
  init(_ first: Int, _ last: Int) { spans = first <= last ? [first...last] : [] }

  /// Some numbers.
  init(_ numbers: [Int]) { self.init(anyOf: numbers.map { $0...$0 }) }

  /// The numbers of any of some spans.
  private init(anyOf unsorted: [ClosedRange<Int>]) {
    spans = []
    for span in unsorted.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = spans.last, span.lowerBound <= last.upperBound || span.lowerBound - 1 == last.upperBound {
        spans[spans.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
      } else {
        spans.append(span)
      }
    }
  }

  var isEmpty: Bool { spans.isEmpty }

  /// The lowest and the highest of them.
  var ends: (low: Int, high: Int)? {
    guard let first = spans.first, let last = spans.last else { return nil }
    return (first.lowerBound, last.upperBound)
  }

  /// The numbers that are in both sets.
  func intersection(_ other: WholeNumbers) -> WholeNumbers {
    WholeNumbers(
      anyOf: spans.flatMap { one in
        other.spans.filter { $0.overlaps(one) }.map { $0.clamped(to: one) }
      })
  }

  /// The numbers of a set that are not in this one.
  func complement(in all: WholeNumbers) -> WholeNumbers {
    spans.reduce(all) { rest, span in
      WholeNumbers(
        anyOf: rest.spans.flatMap { one -> [ClosedRange<Int>] in
          guard one.overlaps(span) else { return [one] }
          var left: [ClosedRange<Int>] = []
          if one.lowerBound < span.lowerBound { left.append(one.lowerBound...(span.lowerBound - 1)) }
          if one.upperBound > span.upperBound { left.append((span.upperBound + 1)...one.upperBound) }
          return left
        })
    }
  }

  /// What is left of a number of this set when one of the other is taken away: all such differences. The numbers are days,
  /// so that nothing overflows.
  func differences(from other: WholeNumbers) -> WholeNumbers {
    WholeNumbers(
      anyOf: spans.flatMap { one in
        other.spans.map { (one.lowerBound - $0.upperBound)...(one.upperBound - $0.lowerBound) }
      })
  }
}
