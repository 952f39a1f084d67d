import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Words

/// A line that somebody types who talks with a chatflow: what the visitor says, or a step as a test has it.
public enum ChatLine {
  /// Something that is done.
  public enum Step: Sendable {
    /// The conversation takes it.
    case input(Input)
    /// A service answers so, the next time that it is asked.
    case answer(AskedService, ServiceAnswer)
    /// The customer agent does something, now or when it is its turn.
    case customerAgent(Input.CustomerAgentDeed)
    /// So many seconds pass.
    case silence(UnixSeconds)
    /// Something of the situation changes.
    case situation(SituationKey, String)
  }

  /// Why a line cannot be taken, as a sentence.
  public struct Problem: Error, Hashable, Sendable {
    /// The sentence.
    public let sentence: String
    /// A problem that a sentence tells.
    public init(sentence: String) { self.sentence = sentence }
  }

  /// What a line means where a conversation stands: a number chooses a quick reply; a line that begins with a key of a test
  /// is that step; anything else the visitor says.
  public static func steps(
    _ line: String, at stand: Stand, in workspace: Workspace, _ words: Words
  ) throws(Problem) -> [Step] {
    if case .waits(let waiting) = stand, let number = Int(line), waiting.replies.indices.contains(number - 1),
      !waiting.replies.contains(where: { $0.label == line })
    {
      return [.input(.visitor(.chooses([waiting.replies[number - 1].label])))]
    }
    let key = line.prefix { $0 != ":" }.lowercased()
    let isStep =
      line.contains(":") && (key == "visitor" || key == "team member" || SituationKey(word: key) != nil)
    // What a bracket begins that is never closed is typed, as a smile is.
    let isTyped = line.first.flatMap { ["[": "]", "<": ">", "(": ")"][$0] }.map { !line.hasSuffix($0) } ?? false
    let text = isStep ? line : "visitor: \(isTyped ? "\\" : "")\(line)"
    // The key of a situation means a step only behind another step.
    let file = ChatFile("test: -\nbot: …\n\(text)", in: workspace)
    if let problem = file.problems.first { throw Problem(sentence: problem.sentence(words)) }
    return file.tests.flatMap(\.steps).dropFirst().compactMap { step in
      switch step.content {
      case .visitor(let deed): .input(.visitor(deed))
      case .silence(let seconds): .silence(seconds)
      case .answer(let service, let answer): .answer(service, answer)
      case .customerAgent(let deed): .customerAgent(deed)
      case .teamMember(let deed): .input(.teamMember(deed))
      case .situation(let key, let text): .situation(key, text)
      case .bot, .anyBubbles, .happens, .anyOrder, .maybe: nil
      }
    }
  }
}
