import ChatflowEngine
import ChatflowModel

/// Writing what happened into the tests that fail.
extension ChatFile {
  /// A place that was written anew.
  public struct Update: Hashable, Sendable {
    /// The test.
    public let test: String
    /// The line that it begins on now, counted from 1.
    public internal(set) var line: Int
    /// What stood there.
    public let old: [String]
    /// What stands there now.
    public let new: [String]
  }

  /// The same file with each failing test saying what happened, as far as that can be written; and what was changed.
  ///
  /// Only lines that say something else than what happened are changed: comments and blank lines stay where they are.
  public func updated(
    following flow: PreparedFlow, in workspace: Workspace,
    zone: @escaping @Sendable (String) -> (any TimeZoneRules)?, where isWanted: (ChatTest) -> Bool = { _ in true }
  ) -> (file: ChatFile, updates: [Update]) {
    var parts = Array(zip(lines, ends))
    var updates: [Update] = []
    // How many lines more there are by now.
    var shift = 0
    for test in tests where isWanted(test) {
      let range = (test.line - 1)..<(test.end - 1)
      let part = ChatFile(lines: lines[range], ends: ends[range], in: workspace)
      var (mended, own) = part.mended(following: flow, in: workspace, zone: zone, lineEnd: lineEnd)
      if own.isEmpty { continue }
      let place = range.lowerBound + shift
      for index in own.indices { own[index].line += place }
      parts.replaceSubrange(
        place..<(place + range.count), with: zip(mended.lines, mended.ends).dropLast(mended.isEnded ? 1 : 0))
      shift = parts.count - lines.count
      updates += own
    }
    if updates.isEmpty { return (self, []) }
    return (ChatFile(parts.map { $0 + $1 }.joined(), in: workspace), updates)
  }

  /// A file of a single test that says what happened, and what was changed.
  private func mended(
    following flow: PreparedFlow, in workspace: Workspace,
    zone: @escaping @Sendable (String) -> (any TimeZoneRules)?, lineEnd: String
  ) -> (file: ChatFile, updates: [Update]) {
    var file = self
    var updates: [Update] = []
    // Each round mends a line. Where it comes to what it was before, it would do so for ever.
    var seen: Set<String> = []
    while let test = file.tests.first, seen.insert(file.text).inserted,
      let failure = ChatRun.outcome(of: test, following: flow, in: workspace, zone: zone).failure,
      let (range, new) = test.mended(failure, in: file.lines)
    {
      updates.append(
        Update(test: test.name, line: range.lowerBound + 1, old: Array(file.lines[range]), new: new))
      file = ChatFile(file.text(replacing: range, with: new, lineEnd: lineEnd), in: workspace)
    }
    return (file, updates)
  }

  /// All of it, byte by byte.
  public var text: String { zip(lines, ends).map { $0 + $1 }.joined() }

  /// What ends a line that is new in it: what the first one has.
  private var lineEnd: String { ends.first { !$0.isEmpty } ?? "\n" }
  /// Whether its last line has an end, so that an empty one stands behind it.
  private var isEnded: Bool { lines.last == "" && lines.count > 1 }

  private init(lines: ArraySlice<String>, ends: ArraySlice<String>, in workspace: Workspace) {
    self.init(zip(lines, ends).map { $0 + $1 }.joined(), in: workspace)
  }

  private func text(replacing range: Range<Int>, with new: [String], lineEnd: String) -> String {
    var parts = zip(lines, ends).map { $0 + $1 }
    // What comes behind a last line without an end begins a line of its own.
    if range.lowerBound == parts.count, let last = parts.indices.last, ends[last].isEmpty { parts[last] += lineEnd }
    parts.replaceSubrange(range, with: new.map { $0 + lineEnd })
    return parts.joined()
  }
}

extension ChatTest {
  /// The lines, as indices, that are to say something else, and what; nil where nobody can write it for its author.
  fileprivate func mended(_ failure: ChatFailure, in lines: [String]) -> (Range<Int>, [String])? {
    switch failure.reason {
    case .otherBubble(_, let bubble, _, _):
      guard let step = step(at: failure.line), case .bot = step.content else { return nil }
      return (step.lines.indices, Transcript.lines(of: bubble))
    case .furtherBubble(let bubble, _):
      let place = place(before: failure.line, in: lines)
      return (place..<place, Transcript.lines(of: bubble))
    case .noBubble:
      guard let step = step(at: failure.line) else { return nil }
      return (step.lines.indices, [])
    case .notHappened(let pattern, let seen):
      guard let step = step(at: failure.line), case .happens = step.content else { return nil }
      // What happened in its place, if something of its kind did.
      let instead = seen.first { $0.isLike(pattern) }
      return (step.lines.indices, instead.map { ["-> \($0.line)"] } ?? [])
    case .notOffered, .notHeard, .notAsked, .notWithCustomerAgent, .notWithTeam, .situation, .noSituation,
      .noAction:
      return nil
    }
  }

  /// Where something new stands that comes before a line: behind the step before it, since blank lines and comments belong
  /// to what follows them; before the first step, above its comments.
  private func place(before line: Int, in lines: [String]) -> Int {
    if let last = steps.last(where: { $0.lines.upperBound <= line }) { return last.lines.upperBound - 1 }
    var place = line - 1
    while place > headEnd - 1, lines[place - 1].first == "#" { place -= 1 }
    return place
  }

  private func step(at line: Int) -> ChatStep? { steps.first { $0.lines.lowerBound == line } }
}

extension Range<Int> {
  /// Lines that are counted from 1, as indices.
  fileprivate var indices: Range<Int> { (lowerBound - 1)..<(upperBound - 1) }
}
