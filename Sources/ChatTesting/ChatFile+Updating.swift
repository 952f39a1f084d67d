import ChatflowEngine
import ChatflowModel

/// Writing what happened into the tests that fail.
extension ChatFile {
  /// A place that was written anew.
  public struct Update: Hashable, Sendable {
    /// The test.
    public let test: String
    /// The line, counted from 1 in the text as it was before.
    public let line: Int
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
    zone: @escaping @Sendable (String) -> (any TimeZoneRules)?
  ) -> (file: ChatFile, updates: [Update]) {
    var file = self
    var updates: [Update] = []
    var index = 0
    while index < file.tests.count {
      let test = file.tests[index]
      let outcome = ChatRun.outcome(of: test, following: flow, in: workspace, zone: zone)
      // Each round mends a line; a test of which there is more to mend than it has lines is in a circle.
      guard let failure = outcome.failure, let (range, new) = test.mended(failure),
        updates.count(where: { $0.test == test.name }) <= file.lines.count
      else {
        index += 1
        continue
      }
      let old = Array(file.lines[range])
      updates.append(Update(test: test.name, line: range.lowerBound + 1, old: old, new: new))
      file = ChatFile(file.text(replacing: range, with: new), in: workspace)
    }
    return (file, updates)
  }

  /// All of it.
  public var text: String { lines.joined(separator: lineBreak) }

  private func text(replacing range: Range<Int>, with new: [String]) -> String {
    var lines = lines
    lines.replaceSubrange(range, with: new)
    return lines.joined(separator: lineBreak)
  }
}

extension ChatTest {
  /// The lines, as indices, that are to say something else, and what; nil where nobody can write it for its author.
  fileprivate func mended(_ failure: ChatFailure) -> (Range<Int>, [String])? {
    switch failure.reason {
    case .otherBubble(_, let bubble, _, _):
      guard let step = step(at: failure.line), case .bot = step.content else { return nil }
      return (step.lines.indices, Transcript.lines(of: bubble))
    case .furtherBubble(let bubble, _):
      let place = failure.line - 1
      return (place..<place, Transcript.lines(of: bubble))
    case .noBubble:
      guard let step = step(at: failure.line) else { return nil }
      return (step.lines.indices, [])
    case .notHappened(let pattern, let seen):
      guard let step = step(at: failure.line), case .happens = step.content else { return nil }
      // What happened in its place, if something of its kind did.
      let instead = seen.first { $0.isLike(pattern) }
      return (step.lines.indices, instead.map { ["-> \($0.line)"] } ?? [])
    case .notOffered, .notAsked, .notWithCustomerAgent, .notWithTeam, .backInTime, .situation, .noSituation, .noAction:
      return nil
    }
  }

  private func step(at line: Int) -> ChatStep? { steps.first { $0.lines.lowerBound == line } }
}

extension Range<Int> {
  /// Lines that are counted from 1, as indices.
  fileprivate var indices: Range<Int> { (lowerBound - 1)..<(upperBound - 1) }
}
