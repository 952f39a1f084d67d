import ChatflowModel
import OrderedCollections

/// The text of a state that is kept because it could not be saved: all that it holds, whether or not a file may hold it.
///
/// It is the canonical form without its reading back, so it may be a text that cannot be opened; nothing of what was
/// typed is missing in it. Actions that could not be read stand in it as they stand in the file.
enum KeptText {
  static func lines(of flow: Chatflow, _ source: Source?) -> [String] {
    var canonical = CanonicalText()
    for part in source?.actions ?? [] where part.action.defect != nil {
      canonical.unread[part.id] = part.lines.map { source?.text.string(ofLine: $0) ?? "" }
    }
    canonical.write(flow)
    return canonical.lines
  }

  static func lines(of workspace: Workspace) -> [String] {
    var lines: [String] = []
    let entries = Draft(workspace).withoutDefaults.entries
    for (index, entry) in entries.enumerated() {
      // The lists of a workspace are long: each stands by itself.
      if index > 0, !entry.value.isScalar || !entries[index - 1].value.isScalar { lines.append("") }
      lines += DraftWriter.entry(entry.key, entry.value, column: 0)
    }
    return lines
  }

  static func text(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }
}

extension Draft {
  fileprivate var isScalar: Bool { if case .scalar = self { true } else { false } }
}

extension ChatflowFile {
  /// The whole text of a state, in the file that it was read from where there is one: as it would be saved, or, where that
  /// is refused, all the same.
  public static func kept(_ flow: Chatflow, in source: Source?) -> String {
    let saved = Result { () throws(Source.EncodingProblem) in
      guard let source else { return try canonical(flow) }
      return try source.encode(flow).text
    }
    if case .success(let text) = saved { return text }
    return KeptText.text(KeptText.lines(of: flow, source))
  }
}

extension WorkspaceFile {
  /// The whole text of a state, in the file that it was read from where there is one: as it would be saved, or, where that
  /// is refused, all the same.
  public static func kept(_ workspace: Workspace, in source: WorkspaceSource?) -> String {
    let saved = Result { () throws(Source.EncodingProblem) in
      guard let source else { return try canonical(workspace) }
      return try source.encode(workspace).text
    }
    if case .success(let text) = saved { return text }
    return KeptText.text(KeptText.lines(of: workspace))
  }
}
