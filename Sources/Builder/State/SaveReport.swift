import ChatflowFiles
import ChatflowModel
import Words

/// What became of saving a state: of each of the two files by itself, since one that cannot be written keeps the other
/// from nothing.
public struct SaveReport: Hashable, Sendable {
  /// What became of a file. Sentences name it, and say what is safe.
  public enum Fate: Hashable, Sendable {
    /// It holds the state already, and was left alone.
    case same
    /// It was written, and holds the state.
    case written
    /// It could not be written; the sentence says why.
    case failed(String)
    /// It was not written yet: these comments of it cannot be kept.
    case wouldLose([String])
    /// It was not written yet: it is another one than it was; the sentence says which.
    case wouldOverwrite(String)
    /// It was not written yet: it is not there any more; the sentence says which.
    case isGone(String)

    /// Whether the file holds the state.
    public var isHeld: Bool { self == .same || self == .written }
  }

  /// What became of the chatflow's file.
  public var flow: Fate
  /// What became of the file that the chatflows of the folder share.
  public var workspace: Fate
  /// What follows when saving has succeeded.
  public var then: Effect.AfterSaving
  /// What the user had agreed to.
  public var agreed: Effect.Agreed
  /// What the user should know although it succeeded, as sentences.
  public var notes: [String]
  /// Whether the chatflow's file holds only a part of what was written to it.
  public var isFlowPartial = false
  /// Whether the file that the chatflows of the folder share does.
  public var isWorkspacePartial = false

  /// What became of saving.
  public init(
    flow: Fate, workspace: Fate = .same, then: Effect.AfterSaving, agreed: Effect.Agreed = [], notes: [String] = []
  ) {
    self.flow = flow
    self.workspace = workspace
    self.then = then
    self.agreed = agreed
    self.notes = notes
  }

  private var fates: [Fate] { [flow, workspace] }
  /// Whether both files hold the state.
  public var isHeld: Bool { fates.allSatisfy(\.isHeld) }
  /// The comments that would be lost, of both files.
  var comments: [String] {
    fates.flatMap { fate -> [String] in if case .wouldLose(let comments) = fate { comments } else { [] } }
  }
  /// Why files could not be written.
  var failures: [String] { fates.compactMap { if case .failed(let sentence) = $0 { sentence } else { nil } } }
  /// What is asked about before a file is written over.
  public var overwritten: [String] {
    fates.compactMap { if case .wouldOverwrite(let sentence) = $0 { sentence } else { nil } }
  }
  /// What is asked about before a file is written that was removed.
  var removed: [String] { fates.compactMap { if case .isGone(let sentence) = $0 { sentence } else { nil } } }
}

extension BuilderState {
  /// Takes in what became of saving: what is held by now, what is to be said, and what is to be asked.
  mutating func take(_ report: SaveReport) -> [Effect] {
    let (saved, shared) = saving ?? (flow, workspace)
    saving = nil
    let endsConflict = report.flow == .written && file.holdsConflict
    if report.flow.isHeld {
      history.markSaved(saved)
      file.savedFlow = saved
    }
    if report.flow == .written { (file.isNew, file.holdsConflict) = (false, false) }
    if case .isGone = report.flow { file.isNew = true }
    if report.workspace.isHeld {
      history.markSaved(shared)
      workspaceFile.saved = shared
    }
    markPartial(flow: report.isFlowPartial, workspace: report.isWorkspacePartial)
    tell(report, endsConflict: endsConflict)
    ask(report)
    let keeping: [Effect] = report.flow == .written ? [.keepSteps(history.steps, shared)] : []
    // What was saved is a version from now on.
    let listing: [Effect] = report.flow == .written && versions != nil ? [.listVersions] : []
    return keeping + listing + (report.isHeld && report.then == .quit ? [.quit] : [])
  }

  private mutating func tell(_ report: SaveReport, endsConflict: Bool) {
    let names = [(report.flow, file.name), (report.workspace, ChatflowFolder.settings)]
    let written = names.filter { $0.0 == .written }.map(\.1)
    var sentences = report.failures
    switch written.count {
    case 0: if report.isHeld { sentences.append(words["notice.nothing-to-save"]) }
    case 1: sentences.append(words("notice.saved", ["file": written[0]]))
    default: sentences.append(words("notice.saved-both", ["file": written[0], "other": written[1]]))
    }
    // Git does not know of it by itself, and what was said of that on opening is long gone.
    if endsConflict { sentences.append(words("notice.conflict-saved", ["file": file.name])) }
    sentences += report.notes
    guard !sentences.isEmpty else { return }
    let kind: Notice.Kind =
      !report.failures.isEmpty ? .error : !report.notes.isEmpty ? .warning : written.isEmpty ? .info : .success
    say(kind, sentences.joined(separator: " "))
  }

  /// Asks one thing at a time; what is still to be asked then is asked by the next attempt.
  private mutating func ask(_ report: SaveReport) {
    let (then, agreed) = (report.then, report.agreed)
    if !report.comments.isEmpty {
      askToSave(
        words["question.comments"], report.comments, words["question.comments.save"], then: then,
        agreed: agreed.union(.losingComments))
    } else if !report.overwritten.isEmpty {
      askToSave(
        report.overwritten.joined(separator: " "), [words["question.overwrite"]], words["question.overwrite.save"],
        then: then, agreed: agreed.union(.overwriting))
    } else if !report.removed.isEmpty {
      askToSave(
        report.removed.joined(separator: " "), [], words["question.gone.save"], then: then, agreed: agreed)
    }
  }
}
