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
  /// Comments of either side that could not be kept.
  public let lostComments: [String]
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
    let texts = [MergeAnswer.ours, .theirs].map { ChatflowFile.decode(lines.lines(of: $0).joined()) } + [files[1].1]
    self.init(
      isConflicting: !merge.conflicts.isEmpty, lines, markers, ours, MergedComments(base, ours, theirs),
      texts.filter { $0.isSound && $0.isWritable }.compactMap(MergeGround.init).map { ground in
        { ground.text(of: merge.chatflow(taking: $0)) }
      })
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
    let texts = [MergeAnswer.ours, .theirs].map { WorkspaceFile.decode(lines.lines(of: $0).joined()) }
    let grounds = texts.filter { $0.problems.isEmpty && $0.source != nil } + [files[1].1]
    self.init(
      isConflicting: !merge.conflicts.isEmpty, lines, markers, ours, MergedComments(base, ours, theirs),
      grounds.map { ground in
        { answer in
          var workspace = merge.workspace(taking: answer)
          workspace.values =
            workspace.values == ground.workspace.values ? ground.workspace.values : workspace.values.withoutEntries
          return (try? ground.source?.encode(workspace))?.text
        }
      })
  }

  /// The text that three texts of the merge differ in where sides conflict: of those that can be written, the one that keeps
  /// the most comments.
  private init(
    isConflicting: Bool, _ lines: LineMerge<Substring>, _ markers: ConflictMarkers, _ ours: String,
    _ comments: MergedComments, _ writers: [(MergeAnswer) -> String?]
  ) {
    var best: (our: String, their: String, base: String, lost: [String])?
    for text in writers {
      guard let our = text(.ours), let their = isConflicting ? text(.theirs) : our,
        let base = isConflicting ? text(.base) : our
      else { continue }
      let lost = comments.missing(in: [our, their])
      if best.map({ lost.count < $0.lost.count }) ?? true { best = (our, their, base, lost) }
      if lost.isEmpty { break }
    }
    guard let best else {
      self.init(lines, markers, ours, Obstacle(version: .ours, problem: nil))
      return
    }
    let places = LineMerge(
      base: best.base.linesWithBreaks, ours: best.our.linesWithBreaks, theirs: best.their.linesWithBreaks,
      everyDifferenceCounts: true)
    self.init(places, markers, lineBreak: Self.lineBreak(of: best.our), nil, lost: best.lost)
  }

  /// The text as it is merged by lines.
  private init(_ lines: LineMerge<Substring>, _ markers: ConflictMarkers, _ ours: String, _ obstacle: Obstacle) {
    self.init(lines, markers, lineBreak: Self.lineBreak(of: ours), obstacle)
  }

  private init(
    _ merge: LineMerge<Substring>, _ markers: ConflictMarkers, lineBreak: String, _ obstacle: Obstacle?,
    lost: [String] = []
  ) {
    lostComments = lost
    text = markers.text(of: merge, lineBreak: lineBreak)
    conflictCount = merge.conflictCount
    self.obstacle = obstacle
  }

  private static func lines(_ base: String, _ ours: String, _ theirs: String) -> LineMerge<Substring> {
    // How lines end is no difference between them; ours stay as they are.
    let lineBreak = lineBreak(of: ours)
    let (our, their) = (ours.linesWithBreaks, theirs.endingLines(with: lineBreak).linesWithBreaks)
    var before = base.endingLines(with: lineBreak).linesWithBreaks
    if before.isEmpty {
      // Both were added: what is the same in both is what they began from.
      before = zip(our, LineMatching.matches(our, their)).compactMap { $1 == nil ? nil : $0 }
    }
    return LineMerge(base: before, ours: our, theirs: their)
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

  init?(_ opened: ChatflowFile.Opened) {
    guard let source = opened.source, let flow = opened.flow else { return nil }
    self.source = source
    self.flow = flow
  }

  /// The text that says what a chatflow holds; nil if there is none.
  func text(of merged: Chatflow) -> String? {
    (try? source.encode(merged.readLike(flow)))?.text
  }
}

/// The comments that a merge is to keep: those of both sides, without those that one of them removed.
private struct MergedComments {
  private let wanted: Set<String>

  init(_ base: String, _ ours: String, _ theirs: String) {
    let (base, ours, theirs) = (Self.comments(base), Self.comments(ours), Self.comments(theirs))
    wanted = ours.union(theirs).subtracting(base.subtracting(ours.intersection(theirs)))
  }

  private static func comments(_ text: String) -> Set<String> { Set(SourceText(text).comments.map(\.text)) }

  /// Those that are in none of some texts.
  func missing(in texts: [String]) -> [String] {
    wanted.isEmpty ? [] : wanted.subtracting(texts.reduce(into: []) { $0.formUnion(Self.comments($1)) }).sorted()
  }
}

extension String {
  /// The same lines, all of them with a line break of one sort.
  fileprivate func endingLines(with lineBreak: String) -> String {
    let other = lineBreak == "\n" ? "\r\n" : "\n"
    guard SourceText(self).lineBreak == other else { return self }
    return String(decoding: utf8.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineBreak)
  }
}
