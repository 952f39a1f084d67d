import ChatflowModel
import OrderedCollections

/// A clip as a text that can be copied and pasted between programs: what the file would say of its actions, under a
/// first line by which it is recognised. See `docs/format.md`, "Copied actions".
public enum ClipText {
  /// The key of the first line.
  static let key = "chatflow-clip"
  /// The first line.
  static let firstLine = "\(key): \(ChatflowFile.version)"

  /// What is wrong with a text that should be a clip.
  public enum Problem: Error, Hashable, Sendable {
    /// It cannot be read as it stands.
    case unreadable(FileProblem)
    /// It holds no actions.
    case empty
  }

  /// Writes a clip.
  public static func encode(_ clip: Clip) throws(Source.EncodingProblem) -> String {
    var flow = Chatflow(name: "")
    flow.start = .to(clip.entry)
    flow.actions = clip.actions
    return try firstLine + ChatflowFile.canonical(flow).drop { $0 != "\n" }
  }

  /// Whether a text says that it is a clip.
  public static func isClip(_ text: String) -> Bool {
    text.drop { $0.isWhitespace }.prefix { !$0.isNewline }.hasPrefix("\(key):")
  }

  /// Reads a clip; nothing of it is taken if an action of it cannot be read.
  public static func decode(_ text: String) -> Result<Clip, Problem> {
    // Terminals send line breaks as carriage returns, and programs put blank lines around what is copied.
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    guard let first = lines.firstIndex(where: { $0.hasPrefix("\(key):") }) else { return .failure(.empty) }
    lines[first] = "chatflow" + lines[first].dropFirst(key.count)
    let opened = ChatflowFile.decode(lines.joined(separator: "\n") + "\n")
    if let problem = opened.problems.first(where: { $0.severity == .error }) { return .failure(.unreadable(problem)) }
    guard let flow = opened.flow,
      let entry = flow.start?.action.flatMap({ flow.actions[$0]?.id }) ?? flow.actions.keys.first
    else { return .failure(.empty) }
    return .success(Clip(entry: entry, actions: flow.actions))
  }
}
