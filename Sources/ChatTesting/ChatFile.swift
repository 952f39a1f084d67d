import ChatflowEngine
import ChatflowFiles
import ChatflowModel

/// A file of tests of conversations, as docs/tests.md describes it.
///
/// Every line of the text stays where it is: tests know the lines that they stand on, and writing into the file changes no
/// other.
public struct ChatFile: Sendable {
  /// The lines of the text, without what ends them.
  public let lines: [String]
  /// What ends each of them: `\n`, `\r\n`, or nothing for the last.
  let ends: [String]
  /// The chatflow that it is about, as its path stands in it; nil for the one of the same name.
  public internal(set) var flow: Placed<String>?
  /// The tests, in the order of the file.
  public internal(set) var tests: [ChatTest] = []
  /// What could not be read, in the order of the file: tests with mistakes in them, which are not among the tests, and what
  /// stands before the first one.
  public internal(set) var unread: [Unread] = []
  /// What is wrong in it, in the order of the file.
  public var problems: [FileProblem] { unread.flatMap(\.problems) }

  /// A test that cannot be read.
  public struct Unread: Hashable, Sendable {
    /// What it is called; nil where it has no name, and for what stands before the first test.
    public let name: String?
    /// The line that it begins on, counted from 1.
    public let line: Int
    /// What is wrong in it, in the order of the file; at least one thing.
    public let problems: [FileProblem]

    init(_ name: String?, on line: Int?, _ problems: [FileProblem]) {
      self.problems = problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
      self.name = name == "" ? nil : name
      self.line = line ?? self.problems.first?.line ?? 1
    }
  }

  /// The ending of the names of such files.
  public static let ending = ChatflowFolder.testsEnding
}

/// Something that stands on a line of the file, counted from 1.
public struct Placed<Value: Hashable & Sendable>: Hashable, Sendable {
  /// What stands there.
  public var value: Value
  /// The line.
  public var line: Int

  init(_ value: Value, on line: Int) { (self.value, self.line) = (value, line) }
}

/// A conversation and what is to come of it.
public struct ChatTest: Sendable {
  /// What it is called: unique in its file.
  public let name: String
  /// The line that it begins on, counted from 1.
  public let line: Int
  /// The situation in which it begins, as far as it says so, in order.
  public internal(set) var settings: [Setting] = []
  /// What happens, in order.
  public internal(set) var steps: [ChatStep] = []

  /// Something that it says of the situation.
  public enum Setting: Hashable, Sendable {
    /// A situation of the workspace, by id or name.
    case situation(Placed<String>)
    /// The action that it starts at.
    case start(Placed<ActionID>)
    /// The time zone of its clock.
    case zone(Placed<String>)
    /// A part of the situation.
    case part(SituationKey, Placed<String>)
  }

  /// The line behind its last step, counted from 1.
  public var end: Int { steps.last?.lines.upperBound ?? headEnd }

  /// The line behind what it says of the situation, counted from 1.
  var headEnd: Int
}

extension ChatTest.Setting {
  /// The line, counted from 1.
  var line: Int {
    switch self {
    case .situation(let name): name.line
    case .start(let id): id.line
    case .zone(let zone): zone.line
    case .part(_, let text): text.line
    }
  }
}

/// A step of a test: something that is done, or something that is to happen.
public struct ChatStep: Sendable {
  /// The lines that it stands on, counted from 1.
  public let lines: Range<Int>
  /// What it is.
  public let content: Content

  /// What a step is.
  public indirect enum Content: Sendable {
    /// The visitor reads a bubble.
    case bot(BubblePattern)
    /// The visitor reads any bubbles, also none.
    case anyBubbles
    /// The visitor does something.
    case visitor(Input.VisitorDeed)
    /// So many seconds pass.
    case silence(UnixSeconds)
    /// A service answers, once it is asked.
    case answer(AskedService, ServiceAnswer)
    /// The customer agent does something; it has said what stands with it.
    case customerAgent(Input.CustomerAgentDeed)
    /// A team member does something.
    case teamMember(Input.TeamMemberDeed)
    /// Something of the situation changes.
    case situation(SituationKey, String)
    /// Something happens beside the talk.
    case happens(SilentPattern)
    /// These happen, in any order.
    case anyOrder([ChatStep])
    /// This happens, or it does not.
    case maybe(ChatStep)
  }
}
