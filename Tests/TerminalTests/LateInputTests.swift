import Screen
import Testing

@testable import Terminal

/// However long the pieces of a sequence took, none of it is a key.
@Suite struct LateInputTests {
  /// Answers, reports, and pastes: what a terminal sends without a key being pressed.
  private static let sent = [
    "\u{1b}]11;rgb:1515/1919/1e1e\u{1b}\\", "\u{1b}]11;rgb:15/19/1e\u{7}", "\u{1b}]10;rgb:ffff/ffff/ffff\u{7}",
    "\u{1b}]52;c;aGVq\u{1b}\\", "\u{1b}P>|tmux 3.3a\u{1b}\\", "\u{1b}P1$r0m\u{1b}\\", "\u{1b}_Gi=1;OK\u{1b}\\",
    "\u{1b}[?62;22c", "\u{1b}[>0;276;0c", "\u{1b}[24;80R", "\u{1b}[?2026;2$y", "\u{1b}[?997;1n", "\u{1b}[<0;12;7M",
    "\u{1b}[<0;12;7m", "\u{1b}[<65;2;3M", "\u{1b}[I", "\u{1b}[O", "\u{1b}[200~one\rtwo q: \u{1b}[201~",
  ]

  /// What the pieces give, each followed by a silence in which the device gives up waiting.
  private func events(_ pieces: ArraySlice<UInt8>...) -> [Event] {
    var decoder = InputDecoder()
    var found: [Event] = []
    for piece in pieces {
      found += decoder.decode(piece)
      if Self.isWaitedForALimitedTime(decoder) { found += decoder.pause() }
    }
    return found + decoder.decode("z".utf8)
  }

  /// A sequence that is no string is waited for for ever.
  private static func isWaitedForALimitedTime(_ decoder: InputDecoder) -> Bool {
    switch decoder.pending {
    case .nothing, .sequence: false
    case .escape, .introducer, .character, .string, .paste, .stalledPaste: true
    }
  }

  /// What ESC and the character behind it are by themselves, which nobody wants to wait for.
  private static let alone: [Event] =
    [.key(Key(.escape))] + "[]P_O".map { Event.key(Key(.character($0), .alt)) }

  private func commands(_ events: [Event]) -> [Event] {
    events.filter { event in
      guard case .key = event else { return false }
      return !Self.alone.contains(event)
    }
  }

  @Test(arguments: sent)
  func nothingOfALateSequenceIsACommand(_ text: String) {
    let bytes = Array(text.utf8)[...]
    let last = Event.key(.character("z"))
    for cut in 1..<bytes.count {
      let found = events(bytes[..<cut], bytes[cut...])
      #expect(commands(found) == [last], "\(text.debugDescription) cut at \(cut): \(found)")
      // Once more than an introducer was there, no key at all comes of it.
      if cut > 2, !text.hasPrefix("\u{1b}[200~") || cut > 6 {
        #expect(found.filter { if case .key = $0 { true } else { false } } == [last], "cut at \(cut): \(found)")
      }
      for second in stride(from: cut + 1, to: bytes.count, by: 3) where cut > 2 && !text.hasPrefix("\u{1b}]") {
        guard text.hasPrefix("\u{1b}[") else { continue }
        #expect(commands(events(bytes[..<cut], bytes[cut..<second], bytes[second...])) == [last])
      }
    }
  }

  @Test func aLateAnswerIsUnderstood() {
    let answer = Array("\u{1b}]11;rgb:1515/1919/1e1e\u{1b}\\".utf8)[...]
    for cut in 1..<answer.count {
      let found = events(answer[..<cut], answer[cut...])
      #expect(found.contains(.background(red: 21, green: 25, blue: 30)), "cut at \(cut): \(found)")
    }
  }

  @Test func aLatePasteIsTextWhereverItIsCut() {
    let paste = Array("\u{1b}[200~:wq\rx\u{1b}[201~".utf8)[...]
    for cut in 1..<paste.count {
      let text = events(paste[..<cut], paste[cut...]).reduce(into: "") { text, event in
        if case .paste(let part) = event { text += part }
      }
      #expect(text == ":wq\nx", "cut at \(cut)")
    }
  }

  @Test func keysAfterALoneEscapeStayKeys() {
    for text in ["[", "]", "x", "[[", "]]", "O", "P", "OK", "Pricing", "]1", "[a text]", "hello", "_", "[]"] {
      var decoder = InputDecoder()
      #expect(decoder.decode([0x1b]).isEmpty)
      #expect(decoder.pause() == [.key(Key(.escape))])
      #expect(decoder.decode(text.utf8) == text.map { .key(.character($0)) }, "\(text)")
    }
  }

  @Test func aPasteWhoseEndGotLostIsOverWithTheNextKeyThatIsNoText() {
    for (key, event) in [("\u{1b}[A", Event.key(Key(.up))), ("\u{1b}OP", .key(Key(.function(1))))] {
      var decoder = InputDecoder()
      _ = decoder.decode("\u{1b}[200~text".utf8)
      #expect(decoder.pause() == [.paste("text")])
      #expect(decoder.decode("more".utf8).isEmpty)
      #expect(decoder.pause() == [.paste("more")])
      #expect(decoder.decode(key.utf8) == [event])
      #expect(decoder.decode("j".utf8) == [.key(.character("j"))])
    }
    var decoder = InputDecoder()
    _ = decoder.decode("\u{1b}[200~text".utf8)
    _ = decoder.pause()
    #expect(decoder.decode([0x1b]).isEmpty)
    #expect(decoder.pause() == [.key(Key(.escape))])
    #expect(decoder.unfinished == .nothing)
  }

  @Test func aStringThatNeverEndsGivesTheKeysBack() {
    var decoder = InputDecoder()
    _ = decoder.decode("\u{1b}]11;rgb:".utf8)
    #expect(decoder.pause().isEmpty)
    #expect(decoder.decode("jk".utf8) == [.key(.character("j")), .key(.character("k"))])
    var long = InputDecoder()
    _ = long.decode(("\u{1b}]52;c;" + String(repeating: "x", count: 600)).utf8)
    #expect(long.pause().isEmpty)
    #expect(long.decode("more of it\u{7}j".utf8) == [.key(.character("j"))])
  }
}
