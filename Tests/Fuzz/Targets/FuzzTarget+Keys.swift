import Randomness
import Screen
import Terminal

extension FuzzTarget {
  /// What a terminal sends: wherever it is cut, it means the same, and no control character is typed or pasted.
  static let keys = FuzzTarget(
    "keys",
    tokens: [
      "\u{1b}", "\u{1b}[", "\u{1b}O", "\u{1b}]", "\u{1b}P", "\u{1b}_", "\u{1b}[200~", "\u{1b}[201~", "\u{1b}[<0;5;5M",
      "\u{1b}[M",
      "\u{1b}[1;5C", "\u{1b}[3~", "\u{1b}[97;5u", "\u{1b}[27;5;9~", "\u{1b}]11;rgb:15/19/1e", "\u{7}", "\u{1b}\\",
      "\u{18}",
      "\u{1b}[[A", "\u{1b}[?62c", "\u{1b}[24;80R", ";", ":", "~", "u", "M", "m", "R", "\u{7f}", "\r", "é", "🙂",
      "\u{9b}",
    ]
  ) { bytes in
    var whole = InputDecoder()
    let expected = whole.decode(bytes) + whole.flush()
    var random = SeededRandom(seed: seed(of: bytes))
    for longest in [1, 3, 40] {
      var cut = InputDecoder()
      var found: [Event] = []
      var place = 0
      while place < bytes.count {
        let end = min(bytes.count, place + Int.random(in: 1...longest, using: &random))
        found += cut.decode(bytes[place..<end])
        place = end
      }
      found += cut.flush()
      if found != expected { return "in pieces of up to \(longest) bytes: \(found), and as one: \(expected)" }
    }
    if whole.unfinished != .nothing { return "something is unfinished after the last byte" }
    for event in expected {
      switch event {
      case .key(let key):
        if case .character(let character) = key.code, holdsControl(String(character)) { return "a key types \(event)" }
      case .paste(let text) where holdsControl(text): return "a paste holds a control character: \(event)"
      default: break
      }
    }
    return nil
  }

  private static func holdsControl(_ text: String) -> Bool {
    text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7f..<0xa0).contains($0.value) }
  }
}
