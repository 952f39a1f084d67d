/// Rewrites what ncurses writes: says what ncurses cannot say, and says the rest in fewer bytes.
///
/// - ncurses knows a palette of 256 colours and no strike-through. The device gives it a palette number for every exact
///   colour, and `38;5;N` becomes `38;2;R;G;B` on the way out; strike-through travels as blink, which nothing else uses.
/// - ncurses sets both colours one by one, resets everything to end bold, and ends each frame with a reset. The filter
///   knows the rendition that the terminal is in, across frames, and holds changes back until something depends on
///   them; then it sends one sequence with what differs.
/// - ncurses never repeats a character on a UTF-8 screen. Here a run of one glyph becomes the glyph and `CSI n b`, where
///   the terminal can do that.
///
/// SGR sequences with something that is not understood pass unchanged.
struct OutputFilter {
  /// How attributes are said to the terminal.
  var dialect = Rendition.Dialect()
  /// Whether runs of a glyph are sent as a repetition.
  var repeats = false
  /// Whether the terminal is to be asked if it can repeat, when the screen is cleared next.
  var asksForRepetition = false

  /// What the terminal is in, and what ncurses means it to be in.
  private var shown = Rendition()
  private var wanted = Rendition()
  /// The final byte of the sequence that chose the character set; nil if nobody knows.
  private var characterSet: UInt8?

  init(dialect: Rendition.Dialect = Rendition.Dialect()) {
    self.dialect = dialect
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// `ESC ] 104 BEL`: ncurses resets the palette when it leaves, even though it has never changed it; that would undo
  /// what the user's shell has set.
  private static let paletteReset = Array("]104\u{07}".utf8)

  /// Nobody knows what state the terminal is in.
  mutating func forget() {
    shown = Rendition()
    characterSet = nil
  }

  /// Appends the rewritten bytes of a frame to `result`.
  mutating func rewrite(_ bytes: [UInt8], exact: ExactColours, into result: inout [UInt8]) {
    // A pointer, because slices of arrays count references at every step.
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        switch bytes[index] {
        case Byte.escape:
          index = rewriteSequence(bytes, at: index, exact: exact, into: &result)
        case ..<0x20:
          // A line feed may scroll, and what comes in has the background of the rendition.
          if bytes[index] != 0x0d && bytes[index] != 0x08 { finish(into: &result) }
          result.append(bytes[index])
          index += 1
        default:
          finish(into: &result)
          index = rewriteText(bytes, at: index, into: &result)
        }
      }
    }
  }

  /// Brings the terminal to the rendition that ncurses means it to be in.
  mutating func finish(into result: inout [UInt8]) {
    guard shown != wanted else { return }
    wanted.write(after: shown, in: dialect, to: &result)
    shown = wanted
  }

  // MARK: Sequences

  private mutating func rewriteSequence(
    _ bytes: Bytes, at start: Int, exact: ExactColours, into result: inout [UInt8]
  ) -> Int {
    guard start + 1 < bytes.count else { return copy(bytes, start..<bytes.count, into: &result) }
    switch bytes[start + 1] {
    case UInt8(ascii: "["): return rewriteControl(bytes, at: start, exact: exact, into: &result)
    case UInt8(ascii: "]"): return rewriteString(bytes, at: start, into: &result)
    case UInt8(ascii: "(") where start + 2 < bytes.count:
      if bytes[start + 2] == characterSet { return start + 3 }
      characterSet = bytes[start + 2]
      return copy(bytes, start..<start + 3, into: &result)
    default:
      finish(into: &result)
      // Restoring the cursor and resetting the terminal change the rendition.
      if bytes[start + 1] == UInt8(ascii: "8") || bytes[start + 1] == UInt8(ascii: "c") { forget() }
      return copy(bytes, start..<start + 2, into: &result)
    }
  }

  private mutating func rewriteControl(
    _ bytes: Bytes, at start: Int, exact: ExactColours, into result: inout [UInt8]
  ) -> Int {
    let first = start + 2
    var end = first
    while end < bytes.count, (0x20..<0x40).contains(bytes[end]) { end += 1 }
    guard end < bytes.count else { return copy(bytes, start..<end, into: &result) }
    switch bytes[end] {
    case UInt8(ascii: "m"):
      if wanted.apply(bytes[first..<end], exact: exact) { return end + 1 }
      finish(into: &result)
      wanted = Rendition()
      shown = wanted
    case UInt8(ascii: "A")...UInt8(ascii: "D"), UInt8(ascii: "G"), UInt8(ascii: "H"), UInt8(ascii: "d"):
      // A movement of the cursor depends on no rendition; erasing, inserting and scrolling do.
      break
    case UInt8(ascii: "J") where asksForRepetition && bytes[first..<end].elementsEqual([UInt8(ascii: "2")]):
      finish(into: &result)
      _ = copy(bytes, start..<end + 1, into: &result)
      asksForRepetition = false
      result += RepetitionTest.question
      return end + 1
    default:
      finish(into: &result)
    }
    return copy(bytes, start..<end + 1, into: &result)
  }

  private func rewriteString(_ bytes: Bytes, at start: Int, into result: inout [UInt8]) -> Int {
    if bytes[(start + 1)...].starts(with: OutputFilter.paletteReset) {
      return start + 1 + OutputFilter.paletteReset.count
    }
    var end = start + 2
    while end < bytes.count, !Byte.endsString(bytes[end]) { end += 1 }
    if end < bytes.count, bytes[end] != Byte.escape { end += 1 }
    return copy(bytes, start..<end, into: &result)
  }

  private func copy(_ bytes: Bytes, _ range: Range<Int>, into result: inout [UInt8]) -> Int {
    result += bytes[range]
    return range.upperBound
  }

  // MARK: Text

  /// Copies printed characters up to the next control character, and shortens runs of one glyph.
  private func rewriteText(_ bytes: Bytes, at start: Int, into result: inout [UInt8]) -> Int {
    var end = start
    while end < bytes.count, bytes[end] >= 0x20 { end += 1 }
    guard repeats else { return copy(bytes, start..<end, into: &result) }
    var copied = start
    var index = start
    while index < end {
      let length = OutputFilter.repeatableLength(bytes, at: index, end: end)
      guard length > 0 else {
        index += 1
        continue
      }
      var next = index + length
      while next + length <= end, OutputFilter.areEqual(bytes, index, next, length) { next += length }
      let repetitions = (next - index) / length - 1 - OutputFilter.unrepeatedTail
      if repetitions * length > OutputFilter.shortestRepetition + (repetitions > 9 ? 1 : 0) {
        result += bytes[copied..<index + length]
        OutputFilter.appendRepetition(repetitions, to: &result)
        copied = index + length + repetitions * length
      }
      index = next
    }
    return copy(bytes, copied..<end, into: &result)
  }

  /// Bytes of `CSI n b`.
  private static let shortestRepetition = 4

  /// Glyphs at the end of a run that are written themselves. The last may get a mark that follows. And a terminal that
  /// has repeated up to a place next to the right edge must not wrap there: libvterm does, one column early.
  private static let unrepeatedTail = 2

  private static func appendRepetition(_ count: Int, to result: inout [UInt8]) {
    result.append(Byte.escape)
    result.append(UInt8(ascii: "["))
    append(count, to: &result)
    result.append(UInt8(ascii: "b"))
  }

  /// Bytes of a glyph that takes one column everywhere: ASCII, lines and blocks (U+2500 to U+259F); 0 for all others.
  @inline(__always)
  private static func repeatableLength(_ bytes: Bytes, at index: Int, end: Int) -> Int {
    if bytes[index] < 0x7f { return 1 }
    let isLine = bytes[index] == 0xe2 && index + 2 < end && (0x94..<0x97).contains(bytes[index + 1])
    return isLine && (bytes[index + 1] < 0x96 || bytes[index + 2] < 0xa0) ? 3 : 0
  }

  @inline(__always)
  private static func areEqual(_ bytes: Bytes, _ one: Int, _ other: Int, _ length: Int) -> Bool {
    bytes[one] == bytes[other]
      && (length == 1 || bytes[one + 1] == bytes[other + 1] && bytes[one + 2] == bytes[other + 2])
  }

  /// Appends a number in decimal digits.
  static func append(_ number: Int, to result: inout [UInt8]) {
    if number > 9 { append(number / 10, to: &result) }
    result.append(UInt8(0x30 + number % 10))
  }
}
