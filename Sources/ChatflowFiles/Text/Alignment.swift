import ChatflowModel

/// Which items of a list are still there after a change.
struct Alignment {
  /// The places of an item before and after.
  typealias Pair = (old: Int, new: Int)

  /// Pairs of old and new places, in the new order: first items that come from the same entry of the file. What is left is
  /// told by what it says: items that stayed what and where they are, then those that moved, those that became others but
  /// still begin the same, and those that stand between the same neighbours.
  static func pairs(_ old: Draft, _ new: Draft) -> [Pair] {
    guard case .sequence(let before, let known) = old, case .sequence(let after, let marks) = new else { return [] }
    var pairs = Alignment(old: before, new: after, known: known.wrappedValue, marks: marks.wrappedValue)
    pairs.pairAll()
    return pairs.pairs.sorted { $0.new < $1.new }
  }

  private let old: [Draft]
  private let new: [Draft]
  private let known: [Int?]
  private let marks: [Int?]
  private var pairs: [Pair] = []

  private mutating func pairAll() {
    pairByEntry()
    let (oldRest, newRest) = (rest(of: old.indices, pairs.map(\.old)), rest(of: new.indices, pairs.map(\.new)))
    for (left, right) in Self.equal(oldRest.map { old[$0] }, newRest.map { new[$0] }) {
      pairs.append((oldRest[left], newRest[right]))
    }
    pair { $0 == $1 }
    pair { left, right in
      guard let first = left.entries.first else { return false }
      return first == right.entries.first
    }
    pairBetween()
  }

  /// Pairs what comes from the same entry; of several that were copied from one, that which is still the same, or else the
  /// first.
  private mutating func pairByEntry() {
    var places: [Int: [Int]] = [:]
    for (index, mark) in marks.enumerated() { if let mark { places[mark, default: []].append(index) } }
    for (index, mark) in known.enumerated() {
      guard let mark, let found = places[mark], let first = found.first else { continue }
      pairs.append((index, found.first { new[$0] == old[index] } ?? first))
    }
  }

  /// Whether a new item may have been made from an old one: not if it was added by hand to a list whose items are known.
  private func mayBeSame(_ left: Int, _ right: Int) -> Bool {
    guard known.indices.contains(left), known[left] != nil else { return true }
    return marks.indices.contains(right) && marks[right] != nil
  }

  /// Pairs what is left, in order, between the same neighbours, where as many are left as came.
  private mutating func pairBetween() {
    var gaps: [(old: [Int], new: [Int])] = [([], [])]
    let (oldOfNew, taken) = (Dictionary(uniqueKeysWithValues: pairs.map { ($0.new, $0.old) }), Set(pairs.map(\.old)))
    var next = 0
    for index in new.indices {
      guard let partner = oldOfNew[index] else {
        gaps[gaps.count - 1].new.append(index)
        continue
      }
      // One that moved parts nothing.
      guard partner >= next else { continue }
      gaps[gaps.count - 1].old = (next..<partner).filter { !taken.contains($0) }
      gaps.append(([], []))
      next = partner + 1
    }
    gaps[gaps.count - 1].old = (next..<max(next, old.count)).filter { !taken.contains($0) }
    for gap in gaps where gap.old.count == gap.new.count {
      for (left, right) in zip(gap.old, gap.new) where mayBeSame(left, right) { pairs.append((left, right)) }
    }
  }

  /// Pairs what is left by what makes two items the same.
  private mutating func pair(_ isSame: (Draft, Draft) -> Bool) {
    var candidates = rest(of: new.indices, pairs.map(\.new))
    guard !candidates.isEmpty else { return }
    for index in rest(of: old.indices, pairs.map(\.old)) {
      guard let match = candidates.firstIndex(where: { isSame(old[index], new[$0]) }) else { continue }
      pairs.append((old: index, new: candidates.remove(at: match)))
    }
  }

  private func rest(of indices: Range<Int>, _ taken: [Int]) -> [Int] {
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
