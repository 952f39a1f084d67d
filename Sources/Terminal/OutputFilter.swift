/// Rewrites what ncurses writes where the terminal can do more than ncurses can say.
///
/// ncurses knows a palette of 256 colours and no strike-through. The device gives it a palette index for every exact
/// colour, the nearest that is free, and this filter replaces `38;5;N` and `48;5;N` by `38;2;R;G;B` on the way out;
/// strike-through travels as blink (5), which nothing else uses. Only SGR sequences are changed. If a terminal's
/// description writes colours in another way they are left alone, and the terminal shows the nearest ones.
struct OutputFilter {
  /// What says the exact colour, `;2;R;G;B`, for each palette index that stands for one.
  private var exact: [[UInt8]?] = Array(repeating: nil, count: 256)
  /// Whether blink means strike-through.
  var strikes = false

  private static let semicolon: UInt8 = 0x3b
  /// `ESC ] 104 BEL`: ncurses resets the palette when it leaves, even though it has never changed it; that would undo
  /// what the user's shell has set.
  private static let paletteReset = Array("]104\u{07}".utf8)

  /// Lets a palette index from 16 to 255 stand for an exact colour.
  mutating func setExact(_ index: Int, red: UInt8, green: UInt8, blue: UInt8) {
    exact[index] = Array(";2;\(red);\(green);\(blue)".utf8)
  }

  /// Appends the rewritten bytes of a frame to `result`.
  func rewrite(_ bytes: [UInt8], into result: inout [UInt8]) {
    // A pointer, because slices of arrays count references at every step.
    bytes.withUnsafeBufferPointer { rewrite($0, into: &result) }
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private func rewrite(_ bytes: Bytes, into result: inout [UInt8]) {
    var index = 0
    var copied = 0
    while index < bytes.count {
      guard bytes[index] == 0x1b else {
        index += 1
        continue
      }
      let body = index + 1
      guard body < bytes.count, bytes[body] == 0x5b else {
        if bytes[body...].starts(with: OutputFilter.paletteReset) {
          result += bytes[copied..<index]
          copied = body + OutputFilter.paletteReset.count
          index = copied
        } else {
          index = body
        }
        continue
      }
      var end = body + 1
      while end < bytes.count, (0x30..<0x3c).contains(bytes[end]) { end += 1 }
      if end < bytes.count, bytes[end] == 0x6d {
        result += bytes[copied...body]
        rewriteParameters(bytes, body + 1..<end, into: &result)
        copied = end
      }
      index = end
    }
    result += bytes[copied...]
  }

  private func rewriteParameters(_ bytes: Bytes, _ range: Range<Int>, into result: inout [UInt8]) {
    var index = range.lowerBound
    while true {
      let end = OutputFilter.fieldEnd(bytes, from: index, to: range.upperBound)
      var next = end
      let isColour = end - index == 2 && bytes[index + 1] == 0x38 && (bytes[index] == 0x33 || bytes[index] == 0x34)
      if isColour, end + 2 < range.upperBound, bytes[end + 1] == 0x35, bytes[end + 2] == OutputFilter.semicolon {
        next = OutputFilter.fieldEnd(bytes, from: end + 3, to: range.upperBound)
        let number = bytes[(end + 3)..<next].reduce(0) { min(999, $0 * 10 + Int($1) - 0x30) }
        result += bytes[index..<end]
        if number < exact.count, let colour = exact[number] {
          result += colour
        } else {
          result += bytes[end..<next]
        }
      } else if isColour {
        // Another way of saying a colour: its numbers must not be taken for attributes.
        result += bytes[index..<range.upperBound]
        return
      } else {
        result += bytes[index..<end]
        if strikes { strike(bytes[index..<end], in: &result) }
      }
      guard next < range.upperBound else { return }
      result.append(OutputFilter.semicolon)
      index = next + 1
    }
  }

  private static func fieldEnd(_ bytes: Bytes, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, bytes[index] != semicolon { index += 1 }
    return index
  }

  /// Turns the blink (5) or its end (25) that was just written into 9 or 29.
  private func strike(_ field: Slice<Bytes>, in result: inout [UInt8]) {
    let isBlink = field.last == 0x35 && (field.count == 1 || field.count == 2 && field.first == 0x32)
    if isBlink { result[result.count - 1] = 0x39 }
  }
}
