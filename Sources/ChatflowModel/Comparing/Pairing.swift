/// Which entries of two lists are the same ones, which came and went, and which moved.
struct Pairing {
  /// By what an entry is known again; nil if it cannot be told from others so.
  typealias Identity<Entry> = @Sendable (Entry) -> AnyHashable?

  /// Entries that are the same one, by their indices, in the order of the later list.
  private(set) var pairs: [(before: Int, after: Int)] = []
  /// The indices of those that went.
  private(set) var removed: [Int] = []
  /// The indices of those that came.
  private(set) var added: [Int] = []
  /// The later indices of those that moved: the fewest, without which all others stand in the order that they had.
  private(set) var moved: Set<Int> = []

  private var partner: (before: [Int?], after: [Int?])

  /// Pairs the entries of two lists: those that are equal at both ends, then by each identity in turn, several of the same
  /// name in their order. Where between two that stayed as many are left as came, they were reworded, each at its place,
  /// if that is asked for.
  init<Entry: Equatable>(
    _ before: [Entry], _ after: [Entry], by identities: [Identity<Entry>],
    reworded: ((Entry, Entry) -> Bool)? = nil
  ) {
    partner = (Array(repeating: nil, count: before.count), Array(repeating: nil, count: after.count))
    pairEnds(before, after)
    for identity in identities { pair(before, after, by: identity) }
    if let reworded { pairGaps(before, after, reworded) }
    let steady = Set(steadyPairs)
    for (index, old) in partner.after.enumerated() {
      guard let old else { continue }
      pairs.append((old, index))
      if !steady.contains(index) { moved.insert(index) }
    }
    removed = before.indices.filter { partner.before[$0] == nil }
    added = after.indices.filter { partner.after[$0] == nil }
  }

  /// The index in the later list behind which an entry stood that is gone; -1 if it stood before all others.
  func place(before index: Int) -> Int {
    var index = index
    while index >= 0 {
      if let place = partner.before[index] { return place }
      index -= 1
    }
    return -1
  }

  private mutating func join(_ before: Int, _ after: Int) {
    partner.before[before] = after
    partner.after[after] = before
  }

  private mutating func pairEnds<Entry: Equatable>(_ before: [Entry], _ after: [Entry]) {
    let shorter = min(before.count, after.count)
    var start = 0
    while start < shorter, before[start] == after[start] {
      join(start, start)
      start += 1
    }
    var end = 0
    while end < shorter - start, before[before.count - 1 - end] == after[after.count - 1 - end] {
      join(before.count - 1 - end, after.count - 1 - end)
      end += 1
    }
  }

  private mutating func pair<Entry>(_ before: [Entry], _ after: [Entry], by identity: Identity<Entry>) {
    var known: [AnyHashable: ArraySlice<Int>] = [:]
    for index in before.indices where partner.before[index] == nil {
      if let name = identity(before[index]) { known[name, default: []].append(index) }
    }
    guard !known.isEmpty else { return }
    for index in after.indices where partner.after[index] == nil {
      guard let name = identity(after[index]), let old = known[name]?.popFirst() else { continue }
      join(old, index)
    }
  }

  private mutating func pairGaps<Entry>(_ before: [Entry], _ after: [Entry], _ reworded: (Entry, Entry) -> Bool) {
    let steady = steadyPairs
    var (oldStart, newStart) = (0, 0)
    for new in steady + [after.count] {
      let old = new < after.count ? partner.after[new] ?? before.count : before.count
      let left = (oldStart..<max(oldStart, old)).filter { partner.before[$0] == nil }
      let came = (newStart..<new).filter { partner.after[$0] == nil }
      if left.count == came.count {
        for (old, new) in zip(left, came) where reworded(before[old], after[new]) { join(old, new) }
      }
      (oldStart, newStart) = (old + 1, new + 1)
    }
  }

  /// The later indices of the most pairs that stand in the same order in both lists.
  private var steadyPairs: [Int] {
    let known = partner.after.enumerated().compactMap { after, before in before.map { (after: after, before: $0) } }
    return LongestGrowth.indices(of: known.map(\.before)).map { known[$0].after }
  }
}
