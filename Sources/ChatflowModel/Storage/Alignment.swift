/// Which items of a list are still there after a change.
enum Alignment {
  /// Pairs of old and new places, in the new order: first items that stayed what and where they are, then those that
  /// moved, then those that became others but still begin the same, and, where as many are left as came, those.
  static func pairs(_ old: [Draft], _ new: [Draft]) -> [(old: Int, new: Int)] {
    var pairs = equal(old, new).map { (old: $0.0, new: $0.1) }
    pair(&pairs, old, new) { $0 == $1 }
    pair(&pairs, old, new) { left, right in
      guard let first = left.entries.first else { return false }
      return first == right.entries.first
    }
    let (oldRest, newRest) = (rest(of: old.indices, pairs.map(\.old)), rest(of: new.indices, pairs.map(\.new)))
    if oldRest.count == newRest.count { pairs += zip(oldRest, newRest).map { (old: $0, new: $1) } }
    return pairs.sorted { $0.new < $1.new }
  }

  /// Pairs what is left by what makes two items the same.
  private static func pair(
    _ pairs: inout [(old: Int, new: Int)], _ old: [Draft], _ new: [Draft], _ isSame: (Draft, Draft) -> Bool
  ) {
    var candidates = rest(of: new.indices, pairs.map(\.new))
    guard !candidates.isEmpty else { return }
    for index in rest(of: old.indices, pairs.map(\.old)) {
      guard let match = candidates.firstIndex(where: { isSame(old[index], new[$0]) }) else { continue }
      pairs.append((old: index, new: candidates.remove(at: match)))
    }
  }

  private static func rest(of indices: Range<Int>, _ taken: [Int]) -> [Int] {
    let taken = Set(taken)
    return indices.filter { !taken.contains($0) }
  }

  /// A longest common subsequence; lists are short, their limits are in the model. Of a longer one that a file has all the
  /// same, only what is equal at both ends counts.
  private static func equal(_ old: [Draft], _ new: [Draft]) -> [(Int, Int)] {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let middle = common(Array(old[head..<old.count - tail]), Array(new[head..<new.count - tail]))
    return (0..<head).map { ($0, $0) } + middle.map { ($0.0 + head, $0.1 + head) }
      + (0..<tail).map { (old.count - tail + $0, new.count - tail + $0) }
  }

  private static func common(_ old: [Draft], _ new: [Draft]) -> [(Int, Int)] {
    guard old.count * new.count <= 250_000 else { return [] }
    var lengths = [[Int]](repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        lengths[i][j] = old[i] == new[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var result: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < old.count, j < new.count {
      if old[i] == new[j] {
        result.append((i, j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return result
  }
}
