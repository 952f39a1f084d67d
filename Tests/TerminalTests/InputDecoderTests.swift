import Randomness
import Screen
import Testing

@testable import Terminal

private func events(_ text: String) -> [Event] {
  var decoder = InputDecoder()
  return decoder.decode(Array(text.utf8)) + decoder.flush()
}

private func events(bytes: [UInt8]) -> [Event] {
  var decoder = InputDecoder()
  return decoder.decode(bytes) + decoder.flush()
}

private func keys(_ keys: Key...) -> [Event] { keys.map { .key($0) } }

private let replacement = Key.character("\u{fffd}")

@Suite struct KeyDecodingTests {
  @Test func plainCharactersAreKeys() {
    #expect(events("aé中🙂 ~") == "aé中🙂 ~".map { .key(.character($0)) })
  }

  @Test(arguments: [
    ("\r", Key(.enter)), ("\t", Key(.tab)), ("\u{7f}", Key(.backspace)), ("\u{8}", .control("h")),
    ("\u{0}", .control(" ")),
    ("\u{1}", .control("a")), ("\n", .control("j")), ("\u{1a}", .control("z")), ("\u{1c}", .control("\\")),
    ("\u{1d}", .control("]")), ("\u{1e}", .control("^")), ("\u{1f}", .control("_")), ("\u{1b}", Key(.escape)),
  ])
  func controlBytesAreKeys(_ text: String, _ key: Key) {
    #expect(events(text) == keys(key))
  }

  @Test(arguments: [
    ("A", Key.Code.up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
  ])
  func arrowsComeInBothCursorModesWithAllModifiers(_ letter: String, _ code: Key.Code) {
    #expect(events("\u{1b}[\(letter)\u{1b}O\(letter)") == keys(Key(code), Key(code)))
    #expect(events("\u{1b}\u{1b}[\(letter)") == keys(Key(code, .alt)))
    for bits in UInt8(0)..<8 {
      let modifiers = Key.Modifiers(rawValue: bits)
      #expect(events("\u{1b}[1;\(bits + 1)\(letter)") == keys(Key(code, modifiers)))
      #expect(events("\u{1b}O1;\(bits + 1)\(letter)") == keys(Key(code, modifiers)))
      // Super and the locks are set as well: they change nothing.
      #expect(events("\u{1b}[1;\(Int(bits) + 1 + 8 + 128)\(letter)") == keys(Key(code, modifiers)))
    }
  }

  @Test(arguments: [
    (1, Key.Code.home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home), (8, .end),
    (11, .function(1)), (15, .function(5)), (17, .function(6)), (21, .function(10)), (23, .function(11)),
    (24, .function(12)), (25, .function(13)), (29, .function(16)), (34, .function(20)),
  ])
  func editingKeysComeWithATilde(_ number: Int, _ code: Key.Code) {
    #expect(events("\u{1b}[\(number)~") == keys(Key(code)))
    #expect(events("\u{1b}[\(number);6~") == keys(Key(code, [.shift, .control])))
    // As rxvt sends them.
    #expect(events("\u{1b}[\(number)$") == keys(Key(code, .shift)))
    #expect(events("\u{1b}[\(number)^") == keys(Key(code, .control)))
    #expect(events("\u{1b}[\(number)@") == keys(Key(code, [.shift, .control])))
  }

  @Test(arguments: [
    ("\u{1b}OP", Key(.function(1))), ("\u{1b}OS", Key(.function(4))), ("\u{1b}[1;5R", Key(.function(3), .control)),
    ("\u{1b}[[A", Key(.function(1))), ("\u{1b}[[E", Key(.function(5))), ("\u{1b}[Z", Key(.tab, .shift)),
    ("\u{1b}[a", Key(.up, .shift)), ("\u{1b}Oc", Key(.right, .control)), ("\u{1b}O5C", Key(.right, .control)),
    ("\u{1b}OM", Key(.enter)), ("\u{1b}Oj", .character("*")), ("\u{1b}Oy", .character("9")),
    ("\u{1b}OX", .character("=")),
  ])
  func functionKeysAndVariantsAreKnown(_ text: String, _ key: Key) {
    #expect(events(text) == keys(key))
  }

  @Test(arguments: [
    ("\u{1b}x", Key(.character("x"), .alt)), ("\u{1b}é", Key(.character("é"), .alt)), ("\u{1b}\r", Key(.enter, .alt)),
    ("\u{1b}\u{7f}", Key(.backspace, .alt)), ("\u{1b}\u{1}", Key(.character("a"), [.alt, .control])),
    ("\u{1b}[", Key(.character("["), .alt)), ("\u{1b}O", Key(.character("O"), .alt)),
    ("\u{1b}]", Key(.character("]"), .alt)), ("\u{1b}P", Key(.character("P"), .alt)),
    ("\u{1b}X", Key(.character("X"), .alt)),
  ])
  func altIsAnEscapeBeforeTheKey(_ text: String, _ key: Key) {
    #expect(events(text) == keys(key))
  }

  @Test(arguments: [
    ("\u{1b}[13;2u", Key(.enter, .shift)), ("\u{1b}[9;5u", Key(.tab, .control)), ("\u{1b}[27u", Key(.escape)),
    ("\u{1b}[127;3u", Key(.backspace, .alt)), ("\u{1b}[97;5u", .control("a")), ("\u{1b}[97;2u", .character("A")),
    ("\u{1b}[49:13;2u", .character("1")), ("\u{1b}[49:33;2u", .character("!")),
    ("\u{1b}[97:65;6u", Key(.character("a"), [.control, .shift])),
    ("\u{1b}[57400u", .character("1")), ("\u{1b}[57419u", Key(.up)), ("\u{1b}[1;5:1C", Key(.right, .control)),
    ("\u{1b}[27;5;9~", Key(.tab, .control)), ("\u{1b}[27;6;90~", Key(.character("z"), [.control, .shift])),
    ("\u{1b}[27;2;13~", Key(.enter, .shift)),
  ])
  func keysNamedByTheirCharacterAreKnown(_ text: String, _ key: Key) {
    #expect(events(text) == keys(key))
  }

  @Test(arguments: [
    "\u{1b}[?62;22c", "\u{1b}[>0;276;0c", "\u{1b}[24;80R", "\u{1b}[?2026;2$y", "\u{1b}[4;1080;1920t",
    "\u{1b}]10;rgb:ffff/ffff/ffff\u{7}", "\u{1b}]11;rgb:xx/00/00\u{7}", "\u{1b}]52;c;aGVq\u{1b}\\",
    "\u{1b}P>|tmux 3.3a\u{1b}\\", "\u{1b}_Gi=1;OK\u{1b}\\", "\u{1b}[M !!", "\u{1b}[1;5:3C", "\u{1b}[57440u",
    "\u{1b}[201~", "\u{1b}[99~", "\u{1b}[1 q", "\u{1b}[5n", "\u{1b}[[Z", "\u{1b}[<0;1M", "\u{1b}[<0;0;5M",
    "\u{1b}[<35;5;5M",
    "\u{1b}[<128;5;5M", "\u{1b}OE",
  ])
  func reportsAndUnknownSequencesAreDroppedWhole(_ text: String) {
    #expect(events(text + "a") == (text == "\u{1b}[[Z" ? events("Za") : keys(.character("a"))))
  }

  @Test func aBrokenSequenceGivesWayToTheNext() {
    #expect(events("\u{1b}[12\u{1b}[A") == keys(Key(.up)))
    #expect(events("\u{1b}[1\r") == keys(Key(.enter)))
    #expect(events("\u{1b}]11;rgb:\u{1b}[B") == keys(Key(.down)))
    #expect(events("\u{1b}]11;\u{18}b") == keys(.character("b")))
    #expect(events("\u{1b}O\r") == keys(Key(.character("O"), .alt), Key(.enter)))
    #expect(events("\u{1b}\u{1b}") == keys(Key(.escape), Key(.escape)))
    #expect(events("\u{1b}[12;") == [])
  }

  @Test func bytesThatAreNotUTF8BecomeReplacements() {
    #expect(events(bytes: [0xff, 0x61]) == keys(replacement, .character("a")))
    #expect(events(bytes: [0xe4, 0xb8, 0x61]) == keys(replacement, .character("a")))
    #expect(events(bytes: [0xc0, 0x80]) == keys(replacement, replacement))
    #expect(events(bytes: [0xed, 0xa0, 0x80]) == keys(replacement, replacement, replacement))
    #expect(events(bytes: [0xf0, 0x9f]) == keys(replacement))
    #expect(events(bytes: [0x1b, 0xff]) == keys(Key(.escape), replacement))
    // C1 control characters are no keys.
    #expect(events(bytes: [0xc2, 0x9b, 0x61]) == keys(.character("a")))
  }

  @Test func controlHIsBackspaceWhereTheTerminalSaysSo() {
    var decoder = InputDecoder(backspaceIsControlH: true)
    #expect(decoder.decode([0x08, 0x7f]) == keys(Key(.backspace), Key(.delete)))
  }

  @Test func whatIsUnfinishedIsKnown() {
    var decoder = InputDecoder()
    #expect(decoder.unfinished == .nothing)
    _ = decoder.decode([0x1b])
    #expect(decoder.unfinished == .escape)
    _ = decoder.decode([0x5b])
    #expect(decoder.unfinished == .sequence)
    _ = decoder.decode("200~x".utf8)
    #expect(decoder.unfinished == .paste)
    #expect(decoder.flush() == [.paste("x")])
    #expect(decoder.unfinished == .nothing)
    _ = decoder.decode([0xe4])
    #expect(decoder.unfinished == .sequence)
  }
}

@Suite struct ReportDecodingTests {
  @Test func cursorReportsAreNoEvents() {
    var decoder = InputDecoder()
    #expect(decoder.decode("a\u{1b}[2;5R\u{1b}[24;80Rb".utf8) == keys(.character("a"), .character("b")))
    #expect(decoder.takeCursorReports() == [CursorReport(row: 2, column: 5), CursorReport(row: 24, column: 80)])
    #expect(decoder.takeCursorReports() == [])
    // In the first row it looks like F3 with a modifier, except in the first column.
    #expect(decoder.decode("\u{1b}[1;1R\u{1b}[1;5R".utf8) == keys(Key(.function(3), .control)))
  }

  @Test(arguments: [
    ("\u{1b}[<0;1;1M", MouseEvent(.press(.left), at: Point(x: 0, y: 0))),
    ("\u{1b}[<0;300;50m", MouseEvent(.release(.left), at: Point(x: 299, y: 49))),
    ("\u{1b}[<1;2;3M", MouseEvent(.press(.middle), at: Point(x: 1, y: 2))),
    ("\u{1b}[<34;2;3M", MouseEvent(.drag(.right), at: Point(x: 1, y: 2))),
    ("\u{1b}[<64;2;3M", MouseEvent(.wheelUp, at: Point(x: 1, y: 2))),
    ("\u{1b}[<65;2;3M", MouseEvent(.wheelDown, at: Point(x: 1, y: 2))),
    ("\u{1b}[<66;2;3M", MouseEvent(.wheelLeft, at: Point(x: 1, y: 2))),
    ("\u{1b}[<67;2;3M", MouseEvent(.wheelRight, at: Point(x: 1, y: 2))),
    ("\u{1b}[<20;2;3M", MouseEvent(.press(.left), at: Point(x: 1, y: 2), modifiers: [.shift, .control])),
    ("\u{1b}[<73;2;3M", MouseEvent(.wheelDown, at: Point(x: 1, y: 2), modifiers: .alt)),
  ])
  func mouseReportsAreEvents(_ text: String, _ event: MouseEvent) {
    #expect(events(text) == [.mouse(event)])
  }

  @Test func focusReportsAreEvents() {
    #expect(events("\u{1b}[I\u{1b}[O") == [.focus(true), .focus(false)])
  }

  @Test(arguments: [
    "\u{1b}]11;rgb:1515/1919/1e1e\u{1b}\\", "\u{1b}]11;rgb:15/19/1e\u{7}", "\u{1b}]11;rgba:1515/1919/1e1e/ffff\u{7}",
  ])
  func theBackgroundIsAnEvent(_ text: String) {
    #expect(events(text) == [.background(red: 21, green: 25, blue: 30)])
  }
}

@Suite struct PasteDecodingTests {
  private func paste(_ text: String) -> [Event] { events("\u{1b}[200~\(text)\u{1b}[201~") }

  @Test func aPasteIsOneEventAndNeverKeys() {
    #expect(paste("q\u{1b}[A:wq\r") == [.paste("q[A:wq\n")])
    #expect(paste("") == [.paste("")])
    #expect(events("a\u{1b}[200~b\u{1b}[201~c") == keys(.character("a")) + [.paste("b")] + keys(.character("c")))
  }

  @Test func lineBreaksBecomeLinefeedsAndControlCharactersGo() {
    #expect(paste("a\rb\r\nc\nd\te\u{0}\u{8}\u{7f}\u{9b}f") == [.paste("a\nb\nc\nd\tef")])
  }

  @Test func whatLooksLikeTheEndIsKept() {
    #expect(paste("x\u{1b}[20\u{1b}[202~y") == [.paste("x[20[202~y")])
    #expect(paste("\u{1b}") == [.paste("")])
  }

  @Test func invalidBytesAreReplaced() {
    let bytes = Array("\u{1b}[200~a".utf8) + [0xff] + Array("b\u{1b}[201~".utf8)
    #expect(events(bytes: bytes) == [.paste("a\u{fffd}b")])
  }

  @Test func aLongPasteComesWhole() {
    let text = String(repeating: "en rad till\r", count: 100_000 / 12)
    #expect(paste(text) == [.paste(String(text.map { $0 == "\r" ? "\n" : $0 }))])
  }

  @Test func aPasteWithoutEndIsBounded() {
    var decoder = InputDecoder()
    _ = decoder.decode("\u{1b}[200~".utf8)
    let chunk = [UInt8](repeating: 0x61, count: 1 << 20)
    for _ in 0..<9 { #expect(decoder.decode(chunk).isEmpty) }
    guard case .paste(let text)? = decoder.flush().first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == InputDecoder.longestPaste)
  }
}

@Suite struct DecoderProperties {
  private static let pieces: [[UInt8]] =
    [
      "a", "é", "中", "🙂", "\u{1b}", "\u{1b}[A", "\u{1b}[1;5C", "\u{1b}OP", "\u{1b}[3~", "\u{1b}[3$", "\u{1b}[<0;5;5M",
      "\u{1b}[<0;5;5m", "\u{1b}[200~hi\rthere\u{1b}[201~", "\u{1b}[200~", "\u{1b}[201~", "\u{1b}]11;rgb:15/19/1e\u{7}",
      "\u{1b}]11;rgb:15/19/1e\u{1b}\\", "\u{1b}P1$r\u{1b}\\", "\u{1b}[?1;2c", "\u{1b}[M", "\u{1b}[[", "\u{1b}[",
      "\u{1b}O", "\u{1b}]",
      "\u{1b}P", "\u{1b}_", "\u{1b}\u{1b}", "\r", "\t", "\u{7f}", "\u{18}", "\u{7}", "\\", ";", ":", "<", "$", "1", "0",
      "~", "u", "M", "O",
      "\u{1b}[" + String(repeating: "1", count: 70), "\u{1b}[" + String(repeating: "1;", count: 40) + "A",
      "\u{1b}]" + String(repeating: "x", count: 520), "\u{1b}O" + String(repeating: "1", count: 9),
    ].map { Array($0.utf8) } + [[0xff], [0xe4], [0xb8], [0xf0, 0x9f], [0x80], [0xc2, 0x9b], [0x00]]

  private static func randomBytes(_ random: inout SeededRandom) -> [UInt8] {
    (0..<Int.random(in: 0...30, using: &random)).flatMap { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }
  }

  @Test func eventsDoNotDependOnWhereTheBytesAreCut() {
    for seed in UInt64(0)..<2000 {
      var random = SeededRandom(seed: seed)
      let bytes = DecoderProperties.randomBytes(&random)
      var whole = InputDecoder()
      let expected = whole.decode(bytes) + whole.flush()
      var cut = InputDecoder()
      var found: [Event] = []
      var place = 0
      // A long string is looked at anew for every piece of it: larger pieces, or most of the time goes there.
      let longest = Bool.random(using: &random) ? (bytes.count < 200 ? 3 : 40) : 400
      while place < bytes.count {
        let end = min(bytes.count, place + Int.random(in: 1...longest, using: &random))
        found += cut.decode(bytes[place..<end])
        place = end
      }
      found += cut.flush()
      #expect(found == expected, "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      if found != expected { return }
    }
  }

  @Test func noBytesTrapAndNoControlCharacterIsTyped() {
    for seed in UInt64(0)..<800 {
      var random = SeededRandom(seed: seed)
      var decoder = InputDecoder()
      for _ in 0..<20 {
        let bytes = (0..<Int.random(in: 0...64, using: &random)).map { _ -> UInt8 in
          let likely: [UInt8] = [0x1b, 0x5b, 0x4f, 0x3b, 0x4d, 0x3c, 0x7e, 0x75, 0x30, 0x32]
          return Bool.random(using: &random)
            ? likely[Int.random(in: 0..<likely.count, using: &random)] : UInt8.random(in: 0...255, using: &random)
        }
        for event in decoder.decode(bytes) + (Bool.random(using: &random) ? decoder.flush() : []) {
          guard case .key(let key) = event, case .character(let character) = key.code else { continue }
          let isControl = character.unicodeScalars.contains { $0.value < 0x20 || (0x7f..<0xa0).contains($0.value) }
          #expect(!isControl, "seed \(seed): \(key)")
        }
      }
    }
  }

  @Test func anUnfinishedSequenceIsBounded() {
    for start in ["\u{1b}[", "\u{1b}O", "\u{1b}]", "\u{1b}P", "\u{1b}_"] {
      var decoder = InputDecoder()
      _ = decoder.decode(start.utf8)
      // Ends quickly only because what was seen is not looked at again.
      for _ in 0..<5_000 { _ = decoder.decode([0x31]) }
      #expect(decoder.decode("\u{1b}\\\u{1b}[A".utf8).last == .key(Key(.up)))
    }
  }
}
