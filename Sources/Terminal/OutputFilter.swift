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
  func rewrite(_ bytes: ArraySlice<UInt8>, into result: inout [UInt8]) {
    var index = bytes.startIndex
    var copied = index
    while index < bytes.endIndex {
      guard bytes[index] == 0x1b else {
        index += 1
        continue
      }
      let body = index + 1
      if bytes[body...].starts(with: OutputFilter.paletteReset) {
        result += bytes[copied..<index]
        index = body + OutputFilter.paletteReset.count
        copied = index
        continue
      }
      guard body < bytes.endIndex, bytes[body] == 0x5b else {
        index = body
        continue
      }
      var end = body + 1
      while end < bytes.endIndex, (0x30..<0x3c).contains(bytes[end]) { end += 1 }
      guard end < bytes.endIndex, bytes[end] == 0x6d else {
        index = end
        continue
      }
      result += bytes[copied..<body + 1]
      rewriteParameters(bytes[body + 1..<end], into: &result)
      copied = end
      index = end + 1
    }
    result += bytes[copied..<bytes.endIndex]
  }

  private func rewriteParameters(_ parameters: ArraySlice<UInt8>, into result: inout [UInt8]) {
    var rest = parameters
    var isFirst = true
    while isFirst || !rest.isEmpty {
      if !isFirst { result.append(OutputFilter.semicolon) }
      isFirst = false
      let field = OutputFilter.takeField(&rest)
      let isColour = field.elementsEqual([0x33, 0x38]) || field.elementsEqual([0x34, 0x38])
      guard isColour else {
        result += strikes ? OutputFilter.struck(field) : field
        continue
      }
      result += field
      if rest.starts(with: [0x35, OutputFilter.semicolon]) {
        rest = rest.dropFirst(2)
        let number = OutputFilter.takeField(&rest)
        let value = number.reduce(0) { min(999, $0 * 10 + Int($1) - 0x30) }
        if value < exact.count, let colour = exact[value] {
          result += colour
        } else {
          result += [OutputFilter.semicolon, 0x35, OutputFilter.semicolon] + number
        }
      } else {
        // Another way of saying a colour: its numbers must not be taken for attributes.
        if !rest.isEmpty { result.append(OutputFilter.semicolon) }
        result += rest
        return
      }
    }
  }

  /// Takes the bytes up to the next semicolon, and that too.
  private static func takeField(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = rest.firstIndex(of: semicolon) ?? rest.endIndex
    defer { rest = end < rest.endIndex ? rest[(end + 1)...] : [] }
    return rest[rest.startIndex..<end]
  }

  private static func struck(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if field.elementsEqual([0x35]) { return [0x39] }
    if field.elementsEqual([0x32, 0x35]) { return [0x32, 0x39] }
    return field
  }
}
