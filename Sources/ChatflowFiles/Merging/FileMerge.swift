import ChatflowModel

/// Three versions of a chatflow's file, or of what a folder's chatflows share, brought together as one text.
///
/// They are merged by action and by field. The lines, comments and order of both sides are kept: where the merge of lines
/// says what the merge of fields says, its text is taken, and else that is changed until it does. A file that cannot be read
/// without an error is merged by lines alone. Rules: docs/format.md, *Merging*.
public struct FileMerge: Sendable {
  /// The whole text, with markers around what both sides changed.
  public let text: String
  /// How many conflicts there are.
  public let conflictCount: Int
  /// Why it was merged by lines, and which version it is about; nil if it was merged by fields.
  public let obstacle: Obstacle?

  /// What stands in the way of a merge by fields.
  public struct Obstacle: Hashable, Sendable {
    /// Whose it is.
    public let version: MergeAnswer
    /// The first error; nil where the whole is more than one text can hold.
    public let problem: FileProblem?
  }

  /// Merges chatflows.
  public init(base: String, ours: String, theirs: String, markers: ConflictMarkers = ConflictMarkers()) {
    let files = [(MergeAnswer.base, base), (.ours, ours), (.theirs, theirs)].map { ($0, ChatflowFile.decode($1)) }
    let lines = Self.lines(base, ours, theirs)
    if let obstacle = Self.obstacle(files.map { ($0, $1.problems, $1.isWritable) }) {
      self.init(lines, markers, ours, obstacle)
      return
    }
    guard let our = files[1].1.flow, let their = files[2].1.flow,
      let before = files[0].1.isBlank ? .commonPart(of: our, and: their) : files[0].1.flow
    else {
      self.init(lines, markers, ours, Obstacle(version: .base, problem: nil))
      return
    }
    let merge = Merge(base: before, ours: our, theirs: their)
    let ground = MergeGround(lines.takingOurs.joined(), or: files[1].1)
    self.init(
      isConflicting: !merge.conflicts.isEmpty, lines, markers, ours,
      { ground?.text(of: merge.chatflow(taking: $0)) })
  }

  /// Merges what the chatflows of a folder share.
  public init(
    baseWorkspace base: String, ours: String, theirs: String, markers: ConflictMarkers = ConflictMarkers()
  ) {
    let files = [(MergeAnswer.base, base), (.ours, ours), (.theirs, theirs)].map { ($0, WorkspaceFile.decode($1)) }
    let lines = Self.lines(base, ours, theirs)
    if let obstacle = Self.obstacle(files.map { ($0, $1.problems, $1.source != nil) }) {
      self.init(lines, markers, ours, obstacle)
      return
    }
    let merge = WorkspaceMerge(base: files[0].1.workspace, ours: files[1].1.workspace, theirs: files[2].1.workspace)
    let text = lines.takingOurs.joined()
    let merged = WorkspaceFile.decode(text)
    let ground = merged.problems.isEmpty && merged.source != nil ? merged : files[1].1
    self.init(isConflicting: !merge.conflicts.isEmpty, lines, markers, ours) { answer in
      var workspace = merge.workspace(taking: answer)
      workspace.values =
        workspace.values == ground.workspace.values ? ground.workspace.values : workspace.values.withoutEntries
      return (try? ground.source?.encode(workspace))?.text
    }
  }

  /// The text that three texts of the merge differ in where sides conflict.
  private init(
    isConflicting: Bool, _ lines: LineMerge<Substring>, _ markers: ConflictMarkers, _ ours: String,
    _ text: (MergeAnswer) -> String?
  ) {
    guard let our = text(.ours), let their = isConflicting ? text(.theirs) : our,
      let base = isConflicting ? text(.base) : our
    else {
      self.init(lines, markers, ours, Obstacle(version: .ours, problem: nil))
      return
    }
    let places = LineMerge(
      base: base.linesWithBreaks, ours: our.linesWithBreaks, theirs: their.linesWithBreaks, everyDifferenceCounts: true)
    self.init(places, markers, lineBreak: Self.lineBreak(of: our), nil)
  }

  /// The text as it is merged by lines.
  private init(_ lines: LineMerge<Substring>, _ markers: ConflictMarkers, _ ours: String, _ obstacle: Obstacle) {
    self.init(lines, markers, lineBreak: Self.lineBreak(of: ours), obstacle)
  }

  private init(
    _ merge: LineMerge<Substring>, _ markers: ConflictMarkers, lineBreak: String, _ obstacle: Obstacle?
  ) {
    text = markers.text(of: merge, lineBreak: lineBreak)
    conflictCount = merge.conflictCount
    self.obstacle = obstacle
  }

  private static func lines(_ base: String, _ ours: String, _ theirs: String) -> LineMerge<Substring> {
    LineMerge(base: base.linesWithBreaks, ours: ours.linesWithBreaks, theirs: theirs.linesWithBreaks)
  }

  private static func lineBreak(of text: String) -> String { SourceText(text).lineBreak }

  private static func obstacle(_ files: [(MergeAnswer, problems: [FileProblem], isWritable: Bool)]) -> Obstacle? {
    for (version, problems, isWritable) in files {
      let error = problems.first { $0.severity == .error }
      if error != nil || !isWritable { return Obstacle(version: version, problem: error ?? problems.first) }
    }
    return nil
  }
}

/// The text that a merged chatflow is written into.
private struct MergeGround {
  let source: Source
  let flow: Chatflow

  /// A text, or, where it cannot be read without an error, an opened file.
  init?(_ text: String, or opened: ChatflowFile.Opened) {
    let merged = ChatflowFile.decode(text)
    let ground = merged.isSound && merged.isWritable && merged.flow != nil ? merged : opened
    guard let source = ground.source, let flow = ground.flow else { return nil }
    self.source = source
    self.flow = flow
  }

  /// The text that says what a chatflow holds; nil if there is none.
  func text(of merged: Chatflow) -> String? {
    (try? source.encode(merged.readLike(flow)))?.text
  }
}
