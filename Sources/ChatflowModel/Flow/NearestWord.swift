import Words

/// Finds what somebody probably meant to write.
public enum NearestWord {
  /// The word that differs least from what was written, or nil if none is near enough to be worth saying.
  ///
  /// Case does not count. A difference is one character more, less or another, or two neighbours exchanged. Where no word
  /// is near, one that was meant to be shorter is: `monday` for `mon`.
  public static func to(_ written: String, among words: some Sequence<String>) -> String? {
    let target = Spelling(written)
    return nearest(target, among: words)
      ?? words.first { $0.count >= 3 && target.text.starts(with: $0.lowercased()) }
  }

  /// The word that somebody probably misspelled: one that is near, and not merely how what was written begins.
  public static func misspelled(_ written: String, among words: some Sequence<String>) -> String? {
    nearest(Spelling(written), among: words)
  }

  private static func nearest(_ target: Spelling, among words: some Sequence<String>) -> String? {
    // Longer words may be misspelled more; three letters of ten are no longer the same word.
    var best = (word: String?.none, distance: target.limit)
    for word in words {
      let distance = target.distance(to: word, below: best.distance)
      if distance < best.distance { best = (word, distance) }
    }
    return best.word
  }
}

/// Which letters there are in a word, whatever their case.
private struct Letters {
  private var bits: UInt32 = 0

  init(_ bytes: some Sequence<UInt8>) { for byte in bytes { bits |= 1 << UInt32(byte & 31) } }

  /// At least so many differences there are between two words: one takes away, or adds, one letter at most.
  func difference(from other: Letters) -> Int {
    max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount)
  }
}

/// A word in the form in which it is compared with others.
private struct Spelling {
  /// The word in small letters, as far as it is looked at.
  let text: Substring
  /// The same as bytes, which are compared much faster; empty if some are not ASCII.
  private let ascii: [UInt8]
  private let letters: Letters

  init(_ word: String) {
    text = word.lowercased().prefix(64)
    ascii = text.utf8.allSatisfy { $0 < 0x80 } ? Array(text.utf8) : []
    letters = Letters(ascii)
  }

  /// From which distance on another word is not near.
  var limit: Int { max(1, text.count / 3) + 1 }

  /// How many characters another word differs by, or the limit if it is at least that.
  func distance(to word: String, below limit: Int) -> Int {
    guard !ascii.isEmpty, word.utf8.allSatisfy({ $0 < 0x80 }) else {
      return Self.distance(Array(text), Array(word.lowercased()), below: limit)
    }
    // Most words are too long or too short, or are written with other letters.
    if abs(word.utf8.count - ascii.count) >= limit || letters.difference(from: Letters(word.utf8)) >= limit {
      return limit
    }
    return Self.distance(ascii, Array(word.lowercased().utf8), below: limit)
  }

  private static func distance<Unit: Equatable>(_ left: [Unit], _ right: [Unit], below limit: Int) -> Int {
    if abs(left.count - right.count) >= limit { return limit }
    // Three rows, used in turn.
    var older = Array(0...right.count)
    var old = older
    var row = older
    for i in left.indices {
      row[0] = i + 1
      var least = row[0]
      for j in right.indices {
        var cost = min(old[j + 1] + 1, row[j] + 1, old[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, older[j - 1] + 1) }
        row[j + 1] = cost
        least = min(least, cost)
      }
      // It never becomes less than the least of the last two rows.
      if least >= limit, old.allSatisfy({ $0 >= limit }) { return limit }
      (older, old, row) = (old, row, older)
    }
    return old[right.count]
  }
}
