extension MergeDecisions {
  /// A list, entry by entry. An entry is known by its `id`, or else by its place among those that stayed; in a sequence it
  /// matters which of two new entries comes first.
  mutating func list<Entry: Equatable>(
    _ versions: Versions<[Entry]>, isSequence: Bool = false, id: (Entry) -> String,
    merge: (inout Self, Versions<Entry>) -> Entry
  ) -> [Entry] {
    if let settled = versions.settled { return settled.value }
    let sides = Versions(
      base: KnownEntries(versions.base, id),
      ours: KnownEntries(versions.ours, from: versions.base, id),
      theirs: KnownEntries(versions.theirs, from: versions.base, id))
    var entries: [EntryKey: Entry] = [:]
    // What may be kept, whatever is chosen: whether an order has to be asked for does not depend on other answers.
    var possible: Set<EntryKey> = []
    var seen: Set<EntryKey> = []
    for key in sides.base.keys + sides.ours.keys + sides.theirs.keys where seen.insert(key).inserted {
      let of = sides.map { $0.entries[key] }
      guard let word = (of.base ?? of.ours ?? of.theirs).map(id) else { continue }
      entries[key] = at(word) { $0.entry(of, merge) }
      if entries[key] != nil || of.settled == nil { possible.insert(key) }
    }
    let kept = Set(entries.keys)
    let order = MergedOrder(sides.map(\.keys), keeping: kept)
    guard isSequence, MergedOrder(sides.map(\.keys), keeping: possible).isContested else {
      return order.keys.compactMap { entries[$0] }
    }
    let first = at("order") { $0.conflict() }
    // What both began from has nothing of what both added.
    if first == .base { return sides.base.keys.compactMap { entries[$0] } }
    return MergedOrder(sides.map(\.keys), keeping: kept, first: first).keys.compactMap { entries[$0] }
  }

  private mutating func entry<Entry: Equatable>(
    _ versions: Versions<Entry?>, _ merge: (inout Self, Versions<Entry>) -> Entry
  ) -> Entry? {
    guard let base = versions.base else {
      // Added by one side, or by both.
      guard let ours = versions.ours, let theirs = versions.theirs else { return versions.ours ?? versions.theirs }
      return decide(Versions<Entry?>(base: nil, ours: ours, theirs: theirs))
    }
    guard let ours = versions.ours, let theirs = versions.theirs else { return decide(versions) }
    return merge(&self, Versions(base: base, ours: ours, theirs: theirs))
  }
}

/// By what an entry of a list is known in all three versions.
private enum EntryKey: Hashable, Comparable {
  /// The place that it had in the base.
  case base(Int)
  /// A new one, by its id, and which of those with that id.
  case added(String, Int)
}

/// The entries of a version of a list, by what they are known by.
private struct KnownEntries<Entry: Equatable> {
  let keys: [EntryKey]
  let entries: [EntryKey: Entry]

  /// The entries as both sides found them.
  init(_ base: [Entry], _ id: (Entry) -> String) { self.init(base.indices.map(EntryKey.base), base) }

  /// The entries as a side left them: those with the id of an old one are that one, and where as many are new between two
  /// others as are gone, they were reworded, each at its place.
  init(_ side: [Entry], from base: [Entry], _ id: (Entry) -> String) {
    var places: [String: [Int]] = [:]
    for index in base.indices.reversed() { places[id(base[index]), default: []].append(index) }
    var olds: [Int?] = side.map { places[id($0)]?.popLast() }
    Self.pairReworded(&olds, base.count)
    var counts: [String: Int] = [:]
    let keys = side.indices.map { index -> EntryKey in
      if let old = olds[index] { return .base(old) }
      let word = id(side[index])
      counts[word, default: 0] += 1
      return .added(word, counts[word, default: 0])
    }
    self.init(keys, side)
  }

  private init(_ keys: [EntryKey], _ entries: [Entry]) {
    self.keys = keys
    self.entries = Dictionary(zip(keys, entries)) { first, _ in first }
  }

  private static func pairReworded(_ olds: inout [Int?], _ count: Int) {
    let taken = Set(olds.compactMap { $0 })
    var index = 0
    while index < olds.count {
      guard olds[index] == nil else {
        index += 1
        continue
      }
      let end = olds[index...].firstIndex { $0 != nil } ?? olds.count
      let before = index > 0 ? olds[index - 1] ?? -1 : -1
      let after = end < olds.count ? olds[end] ?? count : count
      let gone = before < after ? ((before + 1)..<after).filter { !taken.contains($0) } : []
      if gone.count == end - index { for (place, old) in zip(index..<end, gone) { olds[place] = old } }
      index = end
    }
  }
}
