import Randomness

/// Pieces of text that are hard to measure.
let hardPieces = [
  "a", "hello", " ", "  ", "é", "e\u{301}", "日", "日本語", "한국", "🙂", "👩‍💻", "👍🏽", "🇸🇪", "❤️", "1️⃣", "กำ", "हिन्दी",
  "\u{7}", "\u{1b}[31m", "\u{9b}", "\u{202e}", "\u{200b}", "\u{feff}", "\u{2028}", "\t", "\r\n", "\u{301}", "│", "──",
  "…", "■",
  "\u{e000}", "\u{378}", "﷽", "\u{1f1f8}", "ﾊ", "Å", "ß", "\u{ad}", "\u{200d}", "\u{1100}\u{1161}",
]

func randomText(_ random: inout SeededRandom, pieces: Int = 12) -> String {
  (0..<Int.random(in: 0...pieces, using: &random)).map { _ in
    hardPieces[Int.random(in: 0..<hardPieces.count, using: &random)]
  }.joined()
}
