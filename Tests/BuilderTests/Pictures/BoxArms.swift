import Words

/// What a box-drawing character consists of: up to four arms from the middle of its cell, as its Unicode name says.
///
/// Fonts leave gaps between such characters in neighbouring cells, so pictures draw them as lines.
struct BoxArms {
  enum Direction: CaseIterable { case up, down, left, right }
  enum Weight { case light, heavy }

  private(set) var arms: [(direction: Direction, weight: Weight)] = []
  /// Whether the arms meet in a bow.
  let isArc: Bool
  let isDashed: Bool

  /// The arms of a character, or nil if it draws no lines.
  init?(_ scalar: Unicode.Scalar) {
    guard let name = scalar.properties.name, name.hasPrefix("BOX DRAWINGS ") else { return nil }
    let words = name.split(separator: " ").dropFirst(2).map(String.init)
    guard !words.contains("DOUBLE"), !words.contains("DIAGONAL") else { return nil }
    isArc = words.contains("ARC")
    isDashed = words.contains("DASH")
    // "HEAVY DOWN AND RIGHT" weighs all arms, "DOWN HEAVY AND RIGHT LIGHT" each by the word behind it.
    let leading = words.first.flatMap(Self.weight)
    var waiting: [Direction] = []
    for word in words {
      if let weight = Self.weight(word) {
        arms += waiting.map { ($0, weight) }
        waiting = []
      } else {
        waiting += Self.directions(word)
      }
    }
    arms += waiting.map { ($0, leading ?? .light) }
  }

  private static func weight(_ word: String) -> Weight? {
    switch word {
    case "LIGHT": .light
    case "HEAVY": .heavy
    default: nil
    }
  }

  private static func directions(_ word: String) -> [Direction] {
    switch word {
    case "UP": [.up]
    case "DOWN": [.down]
    case "LEFT": [.left]
    case "RIGHT": [.right]
    case "HORIZONTAL": [.left, .right]
    case "VERTICAL": [.up, .down]
    default: []
    }
  }
}
