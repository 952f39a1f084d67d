/// Some of the places of a form, numbered from its beginning: a set of bits.
struct Places: Hashable {
  private var words: [UInt64]

  /// None of so many places.
  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  mutating func insert(_ place: Int) { words[place >> 6] |= 1 << UInt64(place & 63) }

  /// Those places of these that are left go one further, and those that are kept stay.
  func moving(by left: Places, keeping kept: Places) -> Places {
    var moved = self
    var carry: UInt64 = 0
    for index in words.indices {
      let leaving = words[index] & left.words[index]
      moved.words[index] = leaving << 1 | carry | words[index] & kept.words[index]
      carry = leaving >> 63
    }
    return moved
  }

  /// With the places behind those that can be skipped.
  func moving(over skippable: Places) -> Places {
    var moved = self
    while true {
      var (carry, isMore) = (UInt64(0), false)
      for index in words.indices {
        let skipped = moved.words[index] & skippable.words[index]
        let word = moved.words[index] | skipped << 1 | carry
        carry = skipped >> 63
        if word != moved.words[index] {
          moved.words[index] = word
          isMore = true
        }
      }
      if !isMore { return moved }
    }
  }

  /// The first of these places in a range that is also one of others.
  func first(in range: Range<Int>, among others: Places) -> Int? {
    each(range) { index, mask in
      let both = words[index] & others.words[index] & mask
      return both == 0 ? nil : index << 6 + both.trailingZeroBitCount
    }
  }

  func isEmpty(in range: Range<Int>) -> Bool {
    each(range) { index, mask in words[index] & mask == 0 ? nil : index } == nil
  }

  mutating func remove(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    for index in range.lowerBound >> 6...(range.upperBound - 1) >> 6 { words[index] &= ~Self.mask(range, index) }
  }

  private func each(_ range: Range<Int>, _ body: (Int, UInt64) -> Int?) -> Int? {
    guard !range.isEmpty else { return nil }
    for index in range.lowerBound >> 6...(range.upperBound - 1) >> 6 {
      if let found = body(index, Self.mask(range, index)) { return found }
    }
    return nil
  }

  /// The bits of a word that belong to a range.
  private static func mask(_ range: Range<Int>, _ index: Int) -> UInt64 {
    let (low, high) = (max(range.lowerBound - index << 6, 0), min(range.upperBound - index << 6, 64))
    return UInt64.max << UInt64(low) & (high == 64 ? .max : ~(UInt64.max << UInt64(high)))
  }
}
