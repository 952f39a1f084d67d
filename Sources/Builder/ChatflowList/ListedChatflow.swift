import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// A chatflow in the list: what its row shows, and the texts that the filter looks through.
public struct ListedChatflow: Sendable, Identifiable {
  /// Its file, and what is known of it without reading it.
  public var entry: ChatflowFolder.Entry
  /// What was read; nil as long as it was not.
  var content: Content?

  /// Its file's name in the folder.
  public var id: String { entry.file }

  /// What was read from the file.
  enum Content: Sendable {
    /// A chatflow.
    case chatflow(Summary)
    /// Nothing that can be shown as one; the sentence says why.
    case broken(String)
  }

  /// A chatflow in short.
  struct Summary: Sendable {
    var name: String
    var isLive: Bool
    var language: String
    var tags: [String]
    var actions: Int
    var problems: ProblemCount
    /// Why it cannot be switched on.
    var reasons: [Reason]
    /// All its texts, and the actions that they stand in; those of the settings stand in none.
    var texts: [(action: ActionID?, text: String)]
  }

  /// Something that keeps a chatflow from being switched on.
  struct Reason: Hashable, Sendable {
    var action: ActionID?
    var sentence: String
  }

  /// A file that was not read yet.
  init(_ entry: ChatflowFolder.Entry) { self.entry = entry }

  /// A file that was read, and checked against what the chatflows share.
  public init(
    _ entry: ChatflowFolder.Entry, bytes: [UInt8], workspace: Workspace, words: Words,
    files: ([String]) -> KnownFiles = { _ in [:] }
  ) {
    self.entry = entry
    let opened = ChatflowFile.decode(bytes: bytes)
    // Where a mistake leaves neither a name nor an action, there is nothing to show but the mistake.
    if let flow = opened.flow, opened.isSound || !flow.actions.isEmpty || !flow.name.isEmpty {
      content = .chatflow(Summary(flow, opened.problems, workspace, words, files(Checks.files(of: flow))))
    } else {
      content = .broken(Self.sentence(opened.problems, words))
    }
  }

  /// A file that the system did not give.
  public init(_ entry: ChatflowFolder.Entry, unreadable reason: String, words: Words) {
    self.entry = entry
    content = .broken(words("list.unreadable", ["reason": reason]))
  }

  private static func sentence(_ problems: [FileProblem], _ words: Words) -> String {
    guard let problem = problems.first(where: { $0.severity == .error }) ?? problems.first else { return "" }
    return words("problem.at-line", ["line": "\(problem.line)", "problem": problem.sentence(words)])
  }

  /// What was read of the chatflow; nil if it was not, or could not be.
  var summary: Summary? { if case .chatflow(let summary)? = content { summary } else { nil } }

  /// Its name, or that of its file while it has none.
  var name: String {
    if let name = summary?.name, !name.isEmpty { return name }
    return content == nil ? ChatflowFolder.stem(of: id) : id
  }
}

extension ListedChatflow.Summary {
  init(
    _ flow: Chatflow, _ fileProblems: [FileProblem], _ workspace: Workspace, _ words: Words, _ files: KnownFiles
  ) {
    name = flow.name
    isLive = flow.isLive
    language = flow.language
    tags = flow.tags
    actions = flow.actions.count
    var texts: [(action: ActionID?, text: String)] = []
    flow.eachText(ofSettings: words) { text in
      texts.append((nil, text))
      return true
    }
    for action in flow.actions.values {
      action.eachText(words, in: workspace) { text in
        texts.append((action.id, text))
        return true
      }
    }
    self.texts = texts
    var count = ProblemCount()
    var reasons: [ListedChatflow.Reason] = []
    // What keeps an action from being read is found in that action, too.
    let defects = flow.defects
    for problem in fileProblems where !defects.contains(problem) {
      count.add(problem.severity == .error ? .error : .warning, 1)
      guard problem.severity == .error else { continue }
      let sentence = words("problem.at-line", ["line": "\(problem.line)", "problem": problem.sentence(words)])
      reasons.append(ListedChatflow.Reason(action: nil, sentence: sentence))
    }
    for finding in Checks.run(flow, workspace: workspace, files: files) {
      count.add(finding.severity, 1)
      guard finding.severity == .error else { continue }
      reasons.append(
        ListedChatflow.Reason(action: finding.place.action, sentence: finding.sentence(words, in: flow)))
    }
    problems = count
    self.reasons = reasons
  }
}
