import Randomness
import Screen
import Testing

@Suite struct FrameTests {
  /// What is wrong with a frame's rows: half a wide character.
  private func halves(_ frame: Frame) -> [Point] {
    var found: [Point] = []
    for y in 0..<frame.size.height {
      for x in 0..<frame.size.width {
        let cell = frame[x, y]
        let isWhole =
          switch cell.width {
          case 2: x + 1 < frame.size.width && frame[x + 1, y].width == 0
          case 0: x > 0 && frame[x - 1, y].width == 2
          default: cell.scalar >= 0x20
          }
        if !isWhole { found.append(Point(x: x, y: y)) }
      }
    }
    return found
  }

  private func randomRect(_ random: inout SeededRandom) -> Rect {
    Rect(
      x: Int.random(in: -3...14, using: &random), y: Int.random(in: -2...6, using: &random),
      width: Int.random(in: 0...14, using: &random), height: Int.random(in: 0...6, using: &random))
  }

  @Test func neverHalfAWideCharacterAndNothingOutsideTheArea() {
    for seed in UInt64(0)..<400 {
      var random = SeededRandom(seed: seed)
      var frame = Frame(size: Size(width: 12, height: 5))
      for _ in 0..<30 {
        let before = frame
        let area = randomRect(&random)
        let point = Point(x: Int.random(in: -6...14, using: &random), y: Int.random(in: -1...5, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: frame.write(randomText(&random), at: point, style: Style(.label), in: area)
        case 1: frame.fill(area, with: Cell(scalar: 0x65e5, width: 2))
        case 2: frame.fill(area, with: Cell(scalar: 0x2e))
        default: frame.put(TextWidth.glyph("日"), at: point, in: area)
        }
        #expect(halves(frame).isEmpty, "seed \(seed)")
        for y in 0..<5 {
          for x in 0..<12 where !area.contains(Point(x: x, y: y)) && frame[x, y] != before[x, y] {
            // Only the other half of a wide character that was cut at the area's edge may change, to a blank.
            #expect(frame[x, y].scalar == 0x20 && before[x, y].width != 1, "seed \(seed) at \(x),\(y)")
          }
        }
      }
    }
  }

  @Test func writingEqualsPuttingGlyphByGlyph() {
    for seed in UInt64(0)..<400 {
      var random = SeededRandom(seed: seed)
      var written = Frame(size: Size(width: 12, height: 1))
      written.write(randomText(&random), at: Point(x: 0, y: 0))
      var put = written
      let text = Bool.random(using: &random) ? "plain ASCII" : randomText(&random)
      let start = Int.random(in: 0...12, using: &random)
      let end = written.write(text, at: Point(x: start, y: 0), style: Style(.link))
      var x = start
      for var cell in TextWidth.glyphs(text) {
        cell.style = Style(.link)
        put.put(cell, at: Point(x: x, y: 0))
        x += Int(cell.width)
      }
      #expect(end == x, "seed \(seed)")
      #expect(written == put, "seed \(seed)")
    }
  }

  @Test func textIsClippedOnBothSides() {
    var frame = Frame(size: Size(width: 10, height: 1), fill: Cell(scalar: 0x2e))
    frame.write("abcdefgh", at: Point(x: -2, y: 0), in: Rect(x: 1, y: 0, width: 3, height: 1))
    #expect(frame.lines == [".def......"])
  }

  @Test func wideCharactersAtTheEdgesBecomeBlanks() {
    var frame = Frame(size: Size(width: 6, height: 1), fill: Cell(scalar: 0x2e))
    frame.write("日本語", at: Point(x: 0, y: 0), in: Rect(x: 1, y: 0, width: 4, height: 1))
    #expect(frame.lines == [". 本 ."])
  }

  @Test func overwritingHalfAWideCharacterBlanksTheOther() {
    var frame = Frame(size: Size(width: 4, height: 1))
    frame.write("日本", at: Point(x: 0, y: 0))
    frame.write("xy", at: Point(x: 1, y: 0))
    #expect(frame.lines == [" xy"])
    #expect(frame[3, 0] == Cell(scalar: 0x20))
  }

  @Test func restylingKeepsTheTextAndTakesWideCharactersWhole() {
    var frame = Frame(size: Size(width: 4, height: 1))
    frame.write("日本", at: Point(x: 0, y: 0))
    frame.restyle(Rect(x: 1, y: 0, width: 2, height: 1)) { $0.on(.selection) }
    #expect(frame.lines == ["日本"])
    #expect(frame.row(0).allSatisfy { $0.style == Style(.text, on: .selection) })
  }

  @Test func noControlCharacterReachesTheFrame() {
    var frame = Frame(size: Size(width: 20, height: 1))
    frame.write("\u{1b}[2J\u{7}a\u{9b}\u{202e}b\r\n", at: Point(x: 0, y: 0))
    #expect(frame.lines == ["�[2J�a��b�"])
  }

  @Test func nothingOutsideTheFrameHasAnyEffect() {
    let empty = Frame(size: Size(width: 3, height: 2))
    var frame = empty
    frame.write("hello", at: Point(x: 0, y: 2))
    frame.write("hello", at: Point(x: 3, y: 0))
    frame.write("hello", at: Point(x: -5, y: 1))
    frame.put(.blank(Style(.error)), at: Point(x: -1, y: 0))
    frame.fill(Rect(x: 3, y: 0, width: 9, height: 9), with: Cell(scalar: 0x78))
    #expect(frame == empty)
    #expect(frame[9, 9] == .blank)
  }

  @Test func aFrameWithoutCellsTakesEverything() {
    var frame = Frame(size: Size(width: 0, height: 0), fill: Cell(scalar: 0x65e5, width: 2))
    frame.write("hello", at: Point(x: 0, y: 0))
    frame.fill(frame.bounds)
    #expect(frame.lines.isEmpty)
  }
}
