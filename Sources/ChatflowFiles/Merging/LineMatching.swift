import ChatflowModel

/// Which lines of two texts are the same line: those that stand at the beginning and at the end of both, and between them
/// those that there are one of in each and that follow each other in both ("patience"). Linear but for a sort, whatever the
/// texts hold.
enum LineMatching {
  /// For each line of the first text the one of the second that it is; nil if it is in none.
  static func matches<Line: Hashable>(_ first: [Line], _ second: [Line]) -> [Int?] {
    var matches = [Int?](repeating: nil, count: first.count)
    var open = [(first.startIndex..<first.endIndex, second.startIndex..<second.endIndex)]
    while var (one, other) = open.popLast() {
      while let (a, b) = ends(one, other), first[a.lowerBound] == second[b.lowerBound] {
        matches[a.lowerBound] = b.lowerBound
        (one, other) = (a.lowerBound + 1..<a.upperBound, b.lowerBound + 1..<b.upperBound)
      }
      while let (a, b) = ends(one, other), first[a.upperBound - 1] == second[b.upperBound - 1] {
        matches[a.upperBound - 1] = b.upperBound - 1
        (one, other) = (a.lowerBound..<a.upperBound - 1, b.lowerBound..<b.upperBound - 1)
      }
      guard !one.isEmpty, !other.isEmpty else { continue }
      var begin = (one.lowerBound, other.lowerBound)
      let anchors = anchors(first, one, second, other)
      // Without a line to hold on to, what is left counts as changed.
      if anchors.isEmpty { continue }
      for (a, b) in anchors {
        matches[a] = b
        open.append((begin.0..<a, begin.1..<b))
        begin = (a + 1, b + 1)
      }
      open.append((begin.0..<one.upperBound, begin.1..<other.upperBound))
    }
    return matches
  }

  private static func ends(_ one: Range<Int>, _ other: Range<Int>) -> (Range<Int>, Range<Int>)? {
    one.isEmpty || other.isEmpty ? nil : (one, other)
  }

  /// The lines that there are one of on each side, in the longest order that both have in common.
  private static func anchors<Line: Hashable>(
    _ first: [Line], _ one: Range<Int>, _ second: [Line], _ other: Range<Int>
  ) -> [(Int, Int)] {
    let places = single(second, other)
    let pairs = single(first, one).compactMap { line, a in places[line].map { (a, $0) } }.sorted { $0.0 < $1.0 }
    return LongestGrowth.indices(of: pairs.map(\.1)).map { pairs[$0] }
  }

  private static func single<Line: Hashable>(_ lines: [Line], _ range: Range<Int>) -> [Line: Int] {
    var places: [Line: Int?] = [:]
    for index in range {
      if places.updateValue(index, forKey: lines[index]) != nil { places.updateValue(nil, forKey: lines[index]) }
    }
    return places.compactMapValues { $0 }
  }
}
