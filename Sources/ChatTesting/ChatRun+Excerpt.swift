import ChatflowEngine
import Words

extension ChatRun.Outcome {
  /// The conversation as far as it came, as its file would have it.
  public var transcript: [String] {
    var transcript = Transcript()
    for turn in rehearsal.turns { transcript.write(turn) }
    return transcript.lines
  }

  /// How many lines of a conversation are told before what was not as the test says, and behind it.
  private static let (before, behind) = (10, 3)

  /// The conversation around what was not as the test says: who looks for a mistake looks there.
  func excerpt(around failure: ChatFailure, _ words: Words) -> [String] {
    let lines = transcript
    let place = Self.place(of: failure, in: lines)
    var first = max(0, place.lowerBound - Self.before)
    // What is said is told from its beginning on.
    while first > 0, lines[first].isEmpty || lines[first].hasPrefix(" ") { first -= 1 }
    var end = min(lines.count, place.upperBound + Self.behind)
    // To say that a line is left out takes a line.
    if first == 1 { first = 0 }
    if end == lines.count - 1 { end = lines.count }
    func leftOut(_ count: Int) -> [String] {
      count == 0 ? [] : [words("chat.left-out", ["count": "\(count)"])]
    }
    return leftOut(first) + lines[first..<end] + leftOut(lines.count - end)
  }

  /// The lines of the bubble that was not as the test says, else the end.
  private static func place(of failure: ChatFailure, in lines: [String]) -> Range<Int> {
    let bubble = failure.reason.bubble.map { Transcript.lines(of: $0) } ?? []
    guard !bubble.isEmpty, let start = lines.indices.last(where: { lines[$0...].starts(with: bubble) }) else {
      return lines.count..<lines.count
    }
    return start..<(start + bubble.count)
  }
}
