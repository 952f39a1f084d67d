import ChatflowModel
import OrderedCollections
import Yaml

extension Source {
  /// What became of writing a chatflow.
  public struct Encoded: Hashable, Sendable {
    /// The whole file.
    public var text: String
    /// Comments of the text that was read that could not be kept, because what they belonged to is gone.
    public var lost: [LostComment]

    /// The whole file, and the comments of the text that was read that it does not hold.
    public init(text: String, lost: [LostComment]) {
      self.text = text
      self.lost = lost
    }

    /// The comments that the file loses by this, where some are gone from it already.
    public func losing(besides dropped: [LostComment]) -> [String] {
      let dropped = Set(dropped)
      return lost.filter { !dropped.contains($0) }.map(\.text)
    }
  }

  /// Why a chatflow cannot be written.
  public enum EncodingProblem: Error, Hashable, Sendable {
    /// An action would be read back differently, for example because a text holds a control character.
    case action(ActionID, FileProblem?)
    /// A setting would be read back differently.
    case settings(FileProblem?)
    /// What the chatflows of the folder share would be read back differently.
    case workspace
    /// It would have to be written into lines of the file that could not be read.
    case unread(FileProblem)
    /// The file cannot be changed as it stands.
    case notWritable
  }

  /// Writes a later state of the chatflow into the text that it was read from: what did not change stays byte for byte.
  ///
  /// Every changed part is read back and compared before this returns, so a text that says something else is never
  /// handed out. Actions with a `defect` are left as they stand in the text.
  public func encode(_ flow: Chatflow) throws(EncodingProblem) -> Encoded {
    if flow == self.flow { return Encoded(text: original, lost: []) }
    if text.holdsNothing { return try begun(flow) }
    guard isByLines else {
      // What could not be read as a whole and stands in brackets cannot be put together again.
      if let broken = self.flow.actions.values.first(where: { $0.defect != nil }) {
        throw .action(broken.id, broken.defect)
      }
      if let unread = unread.first { throw .unread(unread.problem) }
      return try rewritten(flow)
    }
    var encoder = FlowEncoder(self)
    try encoder.encode(flow)
    if let mistake { try confirm(encoder.text, flow, mistake) }
    return Encoded(text: encoder.text, lost: encoder.lost)
  }

  /// A chatflow in a file with nothing but comments, which stay above it.
  func begun(_ flow: Chatflow) throws(EncodingProblem) -> Encoded {
    Encoded(text: text.followed(by: try ChatflowFile.canonical(flow)), lost: [])
  }

  /// Looks whether the text means what it shall. Where some line could not be read, a change elsewhere can give that line
  /// another meaning: that is no fault of what was changed.
  private func confirm(_ text: String, _ flow: Chatflow, _ mistake: FileProblem) throws(EncodingProblem) {
    do {
      try ReadBack.compare(text, flow)
    } catch {
      if case .action(_, .some) = error { throw error }
      throw .unread(mistake)
    }
  }

  /// The entries of a draft at the top level, besides those that are the same in another, and that lines hold which could
  /// not be read: they are not written a second time.
  func written(_ draft: Draft, besides other: Draft) -> Draft {
    if flow.unread.isEmpty { return draft }
    return .mapping(draft.entries.filter { flow.unread[$0.key] == nil || $0 != other[$0.key] })
  }

  /// What new lines follow, found in the lines that are there.
  var layout: DraftLayout {
    var layout = DraftLayout()
    guard let first = actions.first else { return layout }
    layout.step = max(1, idColumn)
    for part in actions.prefix(50) {
      for line in part.lines where line + 1 < part.lines.upperBound {
        guard let outer = text.indentation(ofLine: line), let inner = text.indentation(ofLine: line + 1) else {
          continue
        }
        let content = text.string(ofLine: line + 1).dropFirst(inner)
        if content.hasPrefix("- "), text.string(ofLine: line).hasSuffix(":") {
          layout.dash = max(0, inner - outer)
          return layout
        }
      }
    }
    layout.dash = first.lines.isEmpty ? 2 : layout.step
    return layout
  }
}

extension ChatflowFile {
  /// A chatflow in its one canonical form, as a new file begins.
  public static func canonical(_ flow: Chatflow) throws(Source.EncodingProblem) -> String {
    var canonical = CanonicalText()
    canonical.write(flow)
    try ReadBack.compare(canonical.whole, flow)
    return canonical.whole
  }
}

extension ChatflowFile {
  /// Reads a text back as a whole, and throws if it says anything else than a chatflow: the last look before a file is
  /// touched. `encode` has looked at every part that it changed already.
  public static func verify(_ text: String, holds flow: Chatflow) throws(Source.EncodingProblem) {
    try ReadBack.compare(text, flow)
  }
}

extension SourceText {
  /// Whether nothing stands in it but comments.
  var holdsNothing: Bool { allLines.allSatisfy(isBlankOrComment) }

  /// Whether a line ends at a place without a line break.
  func isOpen(at place: Int) -> Bool {
    place == bytes.count && place > start && bytes[place - 1] != UInt8(ascii: "\n")
  }

  /// All of it, and below it lines that end in line feeds, which get the line breaks that it has.
  func followed(by lines: String) -> String {
    let lines = lines.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineBreak)
    return string(0..<bytes.count) + (isOpen(at: bytes.count) ? lineBreak : "") + lines
  }

  /// All comments, if the text can be read as a whole; else those that have lines of their own.
  var comments: [LostComment] {
    if case .success(let root) = Composer.compose(self) { return CommentReader(text: self).everything(besides: root) }
    return allLines.filter { isComment($0) }.map { LostComment(line: $0, text: string(ofLine: $0).trimmedOfSpaces) }
  }
}

/// Reads what was written, and compares.
enum ReadBack {
  /// Whether a text says what a chatflow holds. Of an action with a defect it must hold what the model has of it, too: an
  /// edit of it cannot be written, and is not lost in silence.
  static func compare(_ text: String, _ flow: Chatflow) throws(Source.EncodingProblem) {
    let opened = ChatflowFile.decode(text)
    let problem = opened.problems.first { $0.severity == .error }
    guard let read = opened.flow else { throw .settings(problem) }
    if Draft(settings: read).withoutDefaults != Draft(settings: flow).withoutDefaults { throw .settings(problem) }
    guard read.actions.keys == flow.actions.keys else { throw .settings(problem) }
    for action in flow.actions.values {
      guard let back = read.actions[action.id], (back.defect == nil) == (action.defect == nil), isSame(back, action)
      else {
        throw .action(action.id, action.defect ?? read.actions[action.id]?.defect)
      }
    }
  }

  /// Whether two actions say the same, whatever default one of them spells out.
  static func isSame(_ left: Action, _ right: Action) -> Bool {
    var left = left
    // Where its mistakes stand changes with what is written above it.
    left.defects = right.defects
    return left == right || Draft(left).withoutDefaults == Draft(right).withoutDefaults
  }

  /// The action that the lines of one action hold, or what is wrong with them.
  static func action(_ lines: String, _ id: ActionID) -> Result<Action, FileProblem> {
    let text = SourceText(lines)
    if let problem = (text.controlCharacterProblems).first { return .failure(problem) }
    switch Composer.compose(text) {
    case .failure(let problem): return .failure(problem)
    case .success(let node):
      var reader = NodeReader()
      guard let node, let entries = reader.entries(node), entries.count == 1, entries[0].key == id.text else {
        return .failure(reader.problems.first ?? FileProblem(line: 1, column: 1, reason: "problem.unreadable-action"))
      }
      let action = reader.action(id, key: entries[0].keyNode, entries[0].value)
      if let defect = action.defect { return .failure(defect) }
      return .success(action)
    }
  }
}
