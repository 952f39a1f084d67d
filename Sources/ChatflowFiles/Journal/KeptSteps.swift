import ChatflowModel

/// The steps that led to what a file holds, so that undo goes on behind its closing.
///
/// They are kept as records like those of a journal: first by what the file is known, then each step as what takes it back,
/// the latest first. Nothing of a file that holds anything else, and nothing that is damaged, is ever used.
public struct KeptSteps: Hashable, Sendable {
  /// How many steps are kept at most.
  public static let most = 200
  /// How many bytes they take at most, beside the first record.
  public static let maximumBytes = 4 << 20
  /// How many bytes of a file say to which other one it belongs.
  public static let beginning = firstLine.utf8.count + 64

  private static let firstLine = "chatflow-steps 3\n"

  /// By what is known where the steps lead to.
  struct End: Hashable {
    var file: Journal.Held
    var workspace: Journal.Held
  }

  /// What takes each step back, the latest first.
  private let steps: [JournalStep]
  /// The same as bytes.
  private let records: [[UInt8]]
  /// By what the workspace is known at whose state they end.
  private let workspace: Journal.Held

  /// Keeps the last of some edits that led to a state, and behind them those of earlier runs.
  public init(_ edits: [Edit], endingIn workspace: Workspace, after older: KeptSteps? = nil) {
    var steps: [JournalStep] = []
    var records: [[UInt8]] = []
    var size = 0
    func keep(_ step: JournalStep) -> Bool {
      if steps.count >= Self.most || step.bringsUnread { return false }
      let record = Journal.framed(step, isWithoutEntries: true)
      size += record.count
      if size > Self.maximumBytes { return false }
      steps.append(step)
      records.append(record)
      return true
    }
    let isAll = edits.reversed().allSatisfy { keep(JournalStep(takingBack: $0)) }
    if isAll, let older { _ = older.steps.allSatisfy(keep) }
    (self.steps, self.records) = (steps, records)
    self.workspace = Self.held(workspace)
  }

  /// What is written to keep them for a file that holds some bytes.
  public func bytes(of file: [UInt8]) -> [UInt8] {
    let end = End(file: Journal.Held(file), workspace: workspace)
    return Array(Self.firstLine.utf8) + Journal.framed(end, isWithoutEntries: true) + records.joined()
  }

  /// Reads what was kept for a file that holds some bytes; nil if it was kept for another, or is not whole.
  public init?(_ bytes: [UInt8], of file: [UInt8]) {
    guard let (end, length) = Self.end(inBeginning: bytes), end.file == Journal.Held(file) else { return nil }
    var rest = bytes.dropFirst(Self.firstLine.utf8.count + length)
    var steps: [JournalStep] = []
    var records: [[UInt8]] = []
    while let (step, length) = Journal.framed(JournalStep.self, at: rest) {
      steps.append(step)
      records.append(Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    guard rest.isEmpty else { return nil }
    (self.steps, self.records, workspace) = (steps, records, end.workspace)
  }

  /// Whether what begins with some bytes was kept for a file that holds others.
  public static func isKept(inBeginning bytes: [UInt8], for file: [UInt8]) -> Bool {
    end(inBeginning: bytes)?.0.file == Journal.Held(file)
  }

  private static func end(inBeginning bytes: [UInt8]) -> (End, length: Int)? {
    let start = Array(firstLine.utf8)
    return bytes.starts(with: start) ? Journal.framed(End.self, at: bytes.dropFirst(start.count)) : nil
  }

  private static func held(_ workspace: Workspace) -> Journal.Held {
    Journal.Held(Journal.framed(workspace.values, isWithoutEntries: true))
  }

  /// Whether there is none.
  public var isEmpty: Bool { steps.isEmpty }

  /// Whether they can be taken back where the chatflows of the folder share something: it is what it was, or none is about it.
  public func fits(_ workspace: Workspace) -> Bool {
    !steps.contains(where: \.changesWorkspace) || Self.held(workspace) == self.workspace
  }

  /// The edits that led to a state, the oldest first; none where what is shared is another by now.
  public func edits(endingIn flow: Chatflow, _ workspace: Workspace) -> [Edit] {
    guard fits(workspace) else { return [] }
    var (flow, workspace) = (flow, workspace)
    return steps.map { $0.perform(on: &flow, &workspace).inverse }.reversed()
  }
}

extension KeptSteps.End: Journaled {
  func write(to bytes: inout JournalBytes) {
    file.write(to: &bytes)
    workspace.write(to: &bytes)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(file: try Journal.Held(from: &bytes), workspace: try Journal.Held(from: &bytes))
  }
}
