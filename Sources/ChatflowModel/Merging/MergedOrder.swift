/// The order in which both sides of a merge can agree: what neither moved stays, and what one put somewhere stands there,
/// behind what it stood behind.
struct MergedOrder<Key: Hashable & Comparable> {
  /// All that is kept, in order.
  private(set) var keys: [Key] = []
  /// Whether both sides put different things at the same place: which comes first is then nobody's, and the same whichever
  /// side is called ours.
  private(set) var isContested = false

  /// Orders what is kept. Where both put something at the same place, the one whose it is by `first` begins.
  init(_ versions: Versions<[Key]>, keeping kept: Set<Key>, first: MergeAnswer? = nil) {
    let ours = versions.ours.filter(kept.contains)
    let theirs = versions.theirs.filter(kept.contains)
    let (inOurs, inTheirs) = (Set(ours), Set(theirs))
    let base = versions.base.filter { inOurs.contains($0) && inTheirs.contains($0) }
    if ours == theirs {
      keys = ours
      return
    }
    let (unmovedByUs, unmovedByThem) = (Self.unmoved(base, in: ours), Self.unmoved(base, in: theirs))
    let fixed = base.filter { unmovedByUs.contains($0) && unmovedByThem.contains($0) }
    let known = Set(base)
    // What only one side moved, or has at all, stands where that side put it.
    let byUs = inOurs.filter { !known.contains($0) || !unmovedByUs.contains($0) }
    let byThem = inTheirs.filter { !known.contains($0) || !unmovedByThem.contains($0) }
    var ourRuns = Self.runs(ours, around: Set(fixed), of: byUs)
    var theirRuns = Self.runs(theirs, around: Set(fixed), of: byThem)
    for key in byUs.intersection(byThem) { Self.settle(key, &ourRuns, &theirRuns, fixed) }
    for anchor in [nil] + fixed.map(Optional.some) {
      if let anchor { keys.append(anchor) }
      append(ourRuns[anchor] ?? [], theirRuns[anchor] ?? [], first)
    }
  }

  private mutating func append(_ ours: [Key], _ theirs: [Key], _ first: MergeAnswer?) {
    guard !ours.isEmpty, !theirs.isEmpty, ours != theirs else { return keys += ours.isEmpty ? theirs : ours }
    isContested = true
    let oursBegin = first.map { $0 != .theirs } ?? ours.lexicographicallyPrecedes(theirs)
    let (begin, end) = oursBegin ? (ours, theirs) : (theirs, ours)
    keys += begin + end.filter { !begin.contains($0) }
  }

  /// What stands behind each of the fixed ones on a side, and was put there by it.
  private static func runs(_ side: [Key], around fixed: Set<Key>, of put: Set<Key>) -> [Key?: [Key]] {
    var runs: [Key?: [Key]] = [:]
    var anchor: Key?
    for key in side {
      if fixed.contains(key) { anchor = key } else if put.contains(key) { runs[anchor, default: []].append(key) }
    }
    return runs
  }

  /// What both sides put somewhere stands at the first of the two places.
  private static func settle(_ key: Key, _ ours: inout [Key?: [Key]], _ theirs: inout [Key?: [Key]], _ fixed: [Key]) {
    func anchor(_ runs: [Key?: [Key]]) -> (place: Int, anchor: Key?)? {
      runs.first { $0.value.contains(key) }.map { ($0.key.flatMap(fixed.firstIndex(of:)) ?? -1, $0.key) }
    }
    guard let our = anchor(ours), let their = anchor(theirs), our.place != their.place else { return }
    if our.place < their.place {
      theirs[their.anchor]?.removeAll { $0 == key }
    } else {
      ours[our.anchor]?.removeAll { $0 == key }
    }
  }

  /// Of what a side has, the most that stands in the order in which it stood: all others were moved.
  static func unmoved(_ base: [Key], in side: [Key]) -> Set<Key> {
    let places = Dictionary(base.enumerated().map { ($1, $0) }) { first, _ in first }
    let known = side.compactMap { key in places[key].map { (key: key, place: $0) } }
    return Set(LongestGrowth.indices(of: known.map(\.place)).map { known[$0].key })
  }
}
