import ChatflowModel
import OrderedCollections
import Words

/// What an earlier run kept of changes that it did not save.
public struct KeptCopy: Hashable, Sendable {
  /// What the copy holds.
  public enum Content: Hashable, Sendable {
    /// A state of the chatflow.
    case flow(Chatflow)
    /// A state of what the chatflows of the folder share.
    case workspace(Workspace)
  }

  /// Where it lies.
  public let path: String
  /// The name of the file that it is of.
  public let file: String
  /// When it was written, in seconds since 1970.
  public let changed: Int64
  /// Whether the file was written after it, by somebody who did not know of it.
  public let isBehindFile: Bool
  /// Whether it was the user who wrote that.
  public let isBehindOwn: Bool
  /// Whether there is no such file: it was removed since, or never saved.
  public let isFileMissing: Bool
  /// Whether the file was being written when the run ended, and holds only a part of that.
  public let isFilePart: Bool
  /// Whether the end of it cannot be read, so that the last changes may be missing.
  public let isCut: Bool
  /// The other copies of which what they hold is part of it.
  public let included: [String]
  /// Whether the user has discarded it; then `changed` is when.
  public let isDiscarded: Bool
  /// What its changes begin from; nil where that is not known.
  public let base: Content?
  /// What it holds.
  public let content: Content

  /// What an earlier run kept.
  public init(
    path: String, file: String, changed: Int64, isBehindFile: Bool = false, isBehindOwn: Bool = false,
    isFileMissing: Bool = false,
    isFilePart: Bool = false, isCut: Bool = false, included: [String] = [], isDiscarded: Bool = false,
    base: Content? = nil, content: Content
  ) {
    self.path = path
    self.file = file
    self.changed = changed
    self.isBehindFile = isBehindFile
    self.isBehindOwn = isBehindOwn
    self.isFileMissing = isFileMissing
    self.isFilePart = isFilePart
    self.isCut = isCut
    self.isDiscarded = isDiscarded
    self.included = included
    self.base = base
    self.content = content
  }

  /// Whether restoring it takes away what somebody else made of the file: where it is not known what its changes begin from,
  /// nobody can bring the two together.
  var overwritesFile: Bool { isBehindFile && base == nil }
}

extension BuilderState {
  /// Gives what was done since this was asked last, so that it can be kept.
  public mutating func takeEdits() -> [Edit] {
    // Asked at each key: where nothing was done, nothing is copied.
    history.unrecorded.isEmpty ? [] : history.takeUnrecorded()
  }

  /// Says which files hold only a part of what was written to them.
  public mutating func markPartial(flow: Bool, workspace: Bool) {
    history.markPartial(flow: flow, workspace: workspace)
  }

  /// Whether something is in front that waits for an answer.
  public var isAsking: Bool { !popups.isEmpty }

  /// Asks what shall become of what earlier runs kept, one copy after the other.
  ///
  /// `hasOthers` says whether there are some that are not asked about now, since they were discarded.
  public mutating func offer(_ copies: [KeptCopy], texts: [KeptText] = [], hasOthers: Bool = false) {
    ask(about: copies, texts, hasOthers: hasOthers)
    holdBackQuestion()
  }

  private mutating func ask(about copies: [KeptCopy], _ texts: [KeptText], hasOthers: Bool = false) {
    (self.copies, self.texts) = (copies, texts)
    hasCopies = hasOthers || !copies.isEmpty || !texts.isEmpty
    askAboutCopy()
  }

  /// Asks about what earlier runs kept because the user wants it; what is part of the state already is no question.
  mutating func take(_ copies: [KeptCopy], _ texts: [KeptText], _ notices: [String]) {
    for notice in notices { say(.warning, notice) }
    let restored = Set(restoredCopies.done.map(\.path))
    ask(about: copies.filter { !restored.contains($0.path) }, texts)
    if self.copies.isEmpty, texts.isEmpty, notices.isEmpty { say(.info, words["disabled.no-copies"]) }
  }

  /// Asks about the first copy; with what it would change, if that is wanted.
  private mutating func askAboutCopy(comparing isComparing: Bool = false) {
    guard let copy = copies.first else { return askAboutText() }
    let facts = [
      "file": copy.file, "age": words.age(of: copy.changed, at: now), "copy": copy.path,
      "days": "\(Limits.daysOfDiscarded)",
    ]
    var details: [String] = []
    if copy.isFilePart {
      details.append(words("question.copy.part", facts))
    } else if copy.isFileMissing {
      details.append(words("question.copy.missing", facts))
    } else if copy.isBehindFile {
      let key = copy.isBehindOwn ? "question.copy.behind-own" : "question.copy.behind"
      details.append(words(copy.overwritesFile ? key : key + ".merged", facts))
    }
    if copy.isCut { details.append(words("question.copy.cut", facts)) }
    let others = copies.count - 1
    if others > 0 {
      let key = others == 1 ? "question.copy.other" : "question.copy.others"
      details.append(words(key, ["count": "\(others)"]))
    }
    details +=
      isComparing
      ? [words["question.copy.comparison"]] + comparison(with: copy)
      : copy.isDiscarded ? [] : [words("question.copy.later-on", facts)]
    let answers = [("restore", "r"), ("compare", "c"), ("discard", "d"), ("later", "l")] as [(String, Character)]
    let possible = answers.filter { id, _ in
      !(isComparing && id == "compare") && !(copy.isDiscarded && id == "discard")
    }
    ask(
      PopupQuestion(
        text: words(copy.isDiscarded ? "question.copy.discarded" : "question.copy", facts), details: details,
        answers: possible.map { id, key in .init(id: id, key: key, title: words["question.copy.\(id)"]) },
        isLasting: true)
    ) { $0.decideAboutCopy($1) }
  }

  /// Does what was decided about the copy that was asked about.
  private mutating func decideAboutCopy(_ answer: String) -> [Effect] {
    guard !copies.isEmpty else { return [] }
    if answer == "compare" {
      askAboutCopy(comparing: true)
      return []
    }
    let copy = copies.removeFirst()
    switch answer {
    case "restore":
      return restore(copy)
    case "discard":
      sayHowToComeBack("notice.copy-discarded", copy)
      askAboutCopy()
      return [.discardCopy(copy.path)]
    default:
      if !copy.isDiscarded { sayHowToComeBack("notice.copy-later", copy) }
      askAboutCopy()
      return []
    }
  }

  /// Says by which command a copy can be had that is not restored now.
  private mutating func sayHowToComeBack(_ sentence: String, _ copy: KeptCopy) {
    let command = words["command.kept-changes"]
    say(.info, words(sentence, ["file": copy.file, "command": command, "days": "\(Limits.daysOfDiscarded)"]))
  }

  /// Brings a copy together with what is shown; where both changed the same thing, it is asked. Nothing else is taken in
  /// meanwhile.
  private mutating func restore(_ copy: KeptCopy) -> [Effect] {
    switch copy.merged(with: self) {
    case .whole(let content): restore(copy, as: content)
    case .flow(let merge): settle(Conflicts(merge) { $0.restore(copy, as: .flow($1)) })
    case .workspace(let merge): settle(Conflicts(merge) { $0.restore(copy, as: .workspace($1)) })
    }
  }

  private mutating func restore(_ copy: KeptCopy, as content: KeptCopy.Content) -> [Effect] {
    defer { askAboutCopy() }
    // One that cannot be restored is still all that there is.
    if let edit = restoring(content), !perform(edit) { return [] }
    settleForm()
    // What is older would only take this back again; it is asked about the next time.
    let others = copies.filter { $0.file == copy.file && !$0.isDiscarded && !copy.included.contains($0.path) }
    let older = others.map { words("notice.copy-restored.older", ["copy": $0.path]) }
    copies.removeAll { $0.file == copy.file }
    say(.success, ([words("notice.copy-restored", ["file": copy.file])] + older).joined(separator: " "))
    restoredCopies.done.append(copy)
    restoredCopies.undone = []
    return [.restoredCopy(copy.path, isBehindFile: copy.overwritesFile)]
  }

  /// What follows when a step was undone or done again that had restored a copy.
  mutating func follow(_ step: Edit, isUndone: Bool) -> [Effect] {
    if replacesText(step) { return followVersion(isUndone: isUndone) }
    guard step.title == Self.restoring else { return [] }
    if isUndone, let copy = restoredCopies.done.popLast() {
      restoredCopies.undone.append(copy)
      return [.tookBackCopy(copy.path)]
    }
    if !isUndone, let copy = restoredCopies.undone.popLast() {
      restoredCopies.done.append(copy)
      return [.restoredCopy(copy.path, isBehindFile: copy.overwritesFile)]
    }
    return []
  }

  /// By what an edit is known that restores a copy.
  private static let restoring = "edit.restore"

  /// Restoring is an edit like any other: undo gives what was opened.
  private func restoring(_ content: KeptCopy.Content) -> Edit? {
    switch content {
    case .workspace(let kept): Edit.make(Self.restoring, in: workspace) { $0 = kept.values }
    case .flow(let kept): Edit.make(Self.restoring, in: flow) { $0.become(kept) }
    }
  }
}

extension Edit.Draft {
  /// Makes the chatflow another one, and changes nothing that is the same in both. What could not be read of it is the
  /// file's, and stays as it stands there, unless it is the file's own state that it becomes.
  mutating func become(_ other: Chatflow, withDefects: Bool = false) {
    changeHead { $0 = other.head }
    for id in flow.actions.keys where other.actions[id] == nil { remove(id) }
    for (index, action) in other.actions.values.enumerated() {
      if flow.actions.index(forKey: action.id) == index {
        change(action.id) { now in
          if withDefects || now.defect == nil || action.defect == nil { now = action }
        }
      } else {
        remove(action.id)
        insert(action, at: index)
      }
    }
  }
}
