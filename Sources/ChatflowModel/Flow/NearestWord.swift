import Words

/// Finds what somebody probably meant to write.
public enum NearestWord {
  /// The word that differs least from what was written, or nil if none is near enough to be worth saying.
  ///
  /// Case does not count. A difference is one character more, less or another, or two neighbours exchanged. Where no word
  /// is near, one that was meant to be shorter is: `monday` for `mon`.
  public static func to(_ written: String, among words: some Sequence<String>) -> String? {
    let target = Array(written.lowercased().prefix(64))
    // Longer words may be misspelled more; three letters of ten are no longer the same word.
    var best = (word: String?.none, distance: max(1, target.count / 3) + 1)
    for word in words {
      let distance = distance(target, Array(word.lowercased()), below: best.distance)
      if distance < best.distance { best = (word, distance) }
    }
    return best.word ?? words.first { $0.count >= 3 && target.starts(with: $0.lowercased()) }
  }

  /// The word that somebody probably misspelled: one that is near, and not merely how what was written begins.
  public static func misspelled(_ written: String, among words: some Sequence<String>) -> String? {
    let target = Array(written.lowercased().prefix(64))
    guard let word = to(written, among: words) else { return nil }
    let limit = max(1, target.count / 3) + 1
    return distance(target, Array(word.lowercased()), below: limit) < limit ? word : nil
  }

  private static func distance(_ left: [Character], _ right: [Character], below limit: Int) -> Int {
    if abs(left.count - right.count) >= limit { return limit }
    var older: [Int] = []
    var old = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      row.reserveCapacity(right.count + 1)
      for j in right.indices {
        var cost = min(old[j + 1] + 1, row[j] + 1, old[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, older[j - 1] + 1) }
        row.append(cost)
      }
      (older, old) = (old, row)
    }
    return old[right.count]
  }
}
