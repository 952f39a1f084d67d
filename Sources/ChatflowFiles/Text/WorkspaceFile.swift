import ChatflowModel
import Yaml

/// Reads and writes `workspace.yaml`, by the rules of a chatflow's file: what did not change stays byte for byte.
public enum WorkspaceFile {
  /// The most bytes that are read: a larger file is no workspace.
  static let maximumBytes = 1 << 20

  /// What became of reading a file.
  public struct Opened: Sendable {
    /// The workspace, as far as it could be read.
    public var workspace: Workspace
    /// The text by its parts, for writing changes into it; nil if it cannot be changed as it stands.
    public var source: WorkspaceSource?
    /// What was wrong, in the order of the file.
    public var problems: [FileProblem]
  }

  /// Reads a workspace from text.
  public static func decode(_ text: String) -> Opened { decode(bytes: Array(text.utf8)) }

  /// Reads a workspace from the bytes of a file.
  public static func decode(bytes: [UInt8]) -> Opened {
    guard bytes.count <= maximumBytes else {
      let limit = "\(maximumBytes / 1024) kB"
      return refused([FileProblem(line: 1, column: 1, reason: "problem.file-too-large", expected: limit)])
    }
    if let problem = ChatflowFile.encodingProblem(bytes) { return refused([problem]) }
    let text = SourceText(bytes: bytes)
    let problems = text.controlCharacterProblems + [text.conflictProblem].compactMap { $0 }
    guard problems.isEmpty else { return refused(problems) }
    switch Composer.compose(text) {
    case .failure(let problem): return refused([problem])
    case .success(let root):
      var reader = WorkspaceReader(text)
      return reader.read(root)
    }
  }

  private static func refused(_ problems: [FileProblem]) -> Opened {
    Opened(workspace: Workspace(), source: nil, problems: problems)
  }

  /// A workspace in its one canonical form, as a new file begins.
  public static func canonical(_ workspace: Workspace) throws(Source.EncodingProblem) -> String {
    let text = lines(of: workspace).joined(separator: "\n") + "\n"
    try verify(text, holds: workspace)
    return text
  }

  private static func lines(of workspace: Workspace) -> [String] {
    var lines: [String] = []
    let entries = Draft(workspace).withoutDefaults.entries
    for (index, entry) in entries.enumerated() {
      // The lists of a workspace are long: each stands by itself.
      if index > 0, !entry.value.isScalar || !entries[index - 1].value.isScalar { lines.append("") }
      lines += DraftWriter.entry(entry.key, entry.value, column: 0)
    }
    return lines
  }

  /// Reads a text back as a whole, and throws if it says anything else than a workspace.
  public static func verify(_ text: String, holds workspace: Workspace) throws(Source.EncodingProblem) {
    let opened = decode(text)
    guard opened.source != nil, Draft(opened.workspace).withoutDefaults == Draft(workspace).withoutDefaults else {
      throw .settings(opened.problems.first { $0.severity == .error })
    }
  }
}

/// The text that a workspace was read from, by its parts; like `Source`, it belongs to the workspace as it was opened.
public struct WorkspaceSource: Hashable, Sendable {
  let text: SourceText
  let top: [Source.Part]
  let workspace: Workspace
  /// Whether the keys stand line by line, and not in brackets.
  let isByLines: Bool
  /// What could not be read.
  let unread: [Source.Unread]

  /// The text as it was read.
  public var original: String { text.string(0..<text.bytes.count) }

  /// Writes a later state of the workspace into the text that it was read from.
  public func encode(_ workspace: Workspace) throws(Source.EncodingProblem) -> Source.Encoded {
    let (base, new) = (Draft(self.workspace), Draft(workspace))
    if base == new { return Source.Encoded(text: original, lost: []) }
    if let problem = self.workspace.unread.problem(changing: base, to: new) { throw .unread(problem) }
    if text.holdsNothing { return try begun(workspace) }
    guard isByLines, !top.isEmpty else { return try rewritten(workspace) }
    var patch = Patch(text, DraftLayout())
    do throws(Source.EncodingProblem) {
      try patch.top(top, base, new, isSpaced: true)
      if let touched = unread.first(where: { patch.touches($0.lines) }) { throw .unread(touched.problem) }
      let written = text.applying(patch.edits)
      try WorkspaceFile.verify(written, holds: workspace)
      return Source.Encoded(text: written, lost: patch.lost.sorted { $0.line < $1.line })
    } catch {
      // A change elsewhere can give a line that could not be read another meaning.
      if case .unread = error { throw error }
      if let touched = unread.first { throw .unread(touched.problem) }
      throw error
    }
  }

  /// A workspace in a file with nothing but comments, which stay above it.
  private func begun(_ workspace: Workspace) throws(Source.EncodingProblem) -> Source.Encoded {
    let written = text.followed(by: try WorkspaceFile.canonical(workspace))
    try WorkspaceFile.verify(written, holds: workspace)
    return Source.Encoded(text: written, lost: [])
  }

  /// The text in canonical form, as `Source.formatted` gives it.
  public func formatted() throws(Source.EncodingProblem) -> Source.Encoded {
    if text.holdsNothing { return Source.Encoded(text: original, lost: []) }
    return try rewritten(workspace)
  }

  private func rewritten(_ workspace: Workspace) throws(Source.EncodingProblem) -> Source.Encoded {
    if let first = unread.first { throw .unread(first.problem) }
    guard case .success(let root?) = Composer.compose(text) else { throw .notWritable }
    var canonical = CanonicalText(text, root, self.workspace)
    canonical.write(workspace)
    let written = canonical.whole
    try WorkspaceFile.verify(written, holds: workspace)
    return Source.Encoded(text: written, lost: text.comments.lost(in: SourceText(written).comments))
  }
}

/// Walks through the nodes of a workspace file.
private struct WorkspaceReader {
  private let text: SourceText
  private var nodes: NodeReader
  private var workspace = Workspace()
  private var unread: [Source.Unread] = []

  init(_ text: SourceText) {
    self.text = text
    nodes = NodeReader(text)
  }

  mutating func read(_ root: Node?) -> WorkspaceFile.Opened {
    guard let root, !NodeReader.isNothing(root) else { return opened([], isByLines: true) }
    guard let parts = parts(of: root) else { return opened(nil, isByLines: false) }
    for (entry, lines) in parts {
      let known = nodes.problems.count
      read(entry)
      for (key, found) in text.unread(entry, lines, nodes.problems[known...]) { leave(found, under: key) }
    }
    let starts = parts.map(\.entry.keyNode.place.line)
    let isByLines = !root.isInBrackets && zip(starts, starts.dropFirst()).allSatisfy(<)
    // In brackets all of it would be written anew, with what could not be read; and nobody knows which lines belong to a key
    // that is no text.
    let isWritable = root.mapping?.allSatisfy { $0.key.scalar != nil } ?? false
    return opened(
      isWritable && (isByLines || unread.isEmpty) ? parts.map { Source.Part(key: $0.entry.key, lines: $0.lines) } : nil,
      isByLines: isByLines)
  }

  private mutating func leave(_ found: Source.Unread, under key: String) {
    unread.append(found)
    if workspace.unread[key] == nil { workspace.unread[key] = found.problem }
  }

  private mutating func read(_ entry: NodeReader.Entry) {
    switch entry.key {
    case "workspace": workspace.version = number(entry.value)
    case Self.priority.id.text: workspace.priority = nodes.value(of: Self.priority, entry.value)?.list ?? []
    default: nodes.read(entry, Self.table, into: &workspace.values)
    }
  }

  /// The keys at the top level with their lines. One that stands there already is a mistake of its own: the first counts,
  /// and neither can be changed. One that is no text has its lines, too.
  private mutating func parts(of root: Node) -> [(entry: NodeReader.Entry, lines: Range<Int>)]? {
    guard let entries = nodes.entries(root, mayRepeat: true) else { return nil }
    let all = root.mapping?.map { $0 } ?? []
    let extents = text.extents(
      from: all.map(\.key.place.line), upTo: text.documentEnd, column: 0,
      atLeast: all.map { text.lastLine(of: $0.value) })
    let lines = Dictionary(zip(all.map(\.key.place.start), extents)) { first, _ in first }
    var seen: Set<String> = []
    var parts: [(entry: NodeReader.Entry, lines: Range<Int>)] = []
    for entry in entries {
      guard let lines = lines[entry.keyNode.place.start] else { continue }
      if seen.insert(entry.key).inserted {
        parts.append((entry, lines))
      } else {
        nodes.report(at: entry.keyNode, "key-twice", found: entry.key)
        if let problem = nodes.problems.last { leave(Source.Unread(lines: lines, problem: problem), under: entry.key) }
      }
    }
    return parts
  }

  private static let priority = WorkspaceSettings.priority
  private static let table = KeyTable(fields: WorkspaceSettings.fields)

  private func opened(_ parts: [Source.Part]?, isByLines: Bool) -> WorkspaceFile.Opened {
    let problems = nodes.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    let source = parts.map {
      WorkspaceSource(text: text, top: $0, workspace: workspace, isByLines: isByLines, unread: unread)
    }
    return WorkspaceFile.Opened(workspace: workspace, source: source, problems: problems)
  }

  private mutating func number(_ node: Node) -> Int {
    guard let text = nodes.text(node) else { return Workspace.version }
    if text != "\(Workspace.version)" {
      nodes.report(.warning, at: node, "newer-version", found: text, expected: "\(Workspace.version)")
    }
    return Int(text) ?? Workspace.version
  }
}

extension Draft {
  /// A workspace, its keys in their one order.
  init(_ workspace: Workspace) {
    var entries = DraftEntries()
    entries.add("workspace", .scalar("\(workspace.version)", .word))
    if !workspace.priority.isEmpty { entries.add(WorkspaceSettings.priority, .list(workspace.priority)) }
    entries.add(workspace.values, WorkspaceSettings.fields)
    self = entries.draft
  }
}
