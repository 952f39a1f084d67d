import ChatflowModel
import OrderedCollections

/// What an edit made of one file: the part of it that a journal of that file keeps.
///
/// What was there before is not kept: whoever does the steps one after the other knows it.
struct JournalStep: Hashable {
  /// The word key of what was done.
  var title: String
  var changes: [Change]

  enum Change: Hashable {
    case action(ActionID, Edit.Placed?)
    case head(Edit.Head)
    case workspace(FieldValues)
  }

  /// The part of an edit that is about a file; nil if nothing is.
  init?(_ edit: Edit, of subject: JournalSubject) {
    title = edit.title
    changes = edit.changes.compactMap { change in
      switch (change, subject) {
      case (.action(let id, _, let to), .chatflow): .action(id, to)
      case (.head(_, let to), .chatflow): .head(to)
      case (.workspace(_, let to), .workspace): .workspace(to)
      case (.action, .workspace), (.head, .workspace), (.workspace, .chatflow): nil
      }
    }
    if changes.isEmpty { return nil }
  }

  /// What takes an edit back, of all files.
  init(takingBack edit: Edit) {
    title = edit.title
    changes = edit.inverse.changes.map { change in
      switch change {
      case .action(let id, _, let to): .action(id, to)
      case .head(_, let to): .head(to)
      case .workspace(_, let to): .workspace(to)
      }
    }
  }

  /// Whether it changes what the chatflows of the folder share.
  var changesWorkspace: Bool { changes.contains { if case .workspace = $0 { true } else { false } } }
  /// Whether it brings an action back that could not be read: its text stood in the file alone.
  var bringsUnread: Bool {
    changes.contains { if case .action(_, let to?) = $0 { to.action.defect != nil } else { false } }
  }

  /// Does it, and gives the edit that it was. Values that stay the same keep by which entry of the file they are known.
  func perform(on flow: inout Chatflow, _ workspace: inout Workspace) -> Edit {
    var done: [Edit.Change] = []
    for change in changes {
      let next: Edit.Change
      switch change {
      case .action(let id, let to):
        let from = flow.actions.index(forKey: id).map { Edit.Placed(action: flow.actions.values[$0], index: $0) }
        next = .action(id, from: from, to: to.map { to in from.map(to.adoptingEntries) ?? to })
      case .head(var to):
        to.values.adoptEntries(of: flow.values)
        next = .head(from: flow.head, to: to)
      case .workspace(var to):
        to.adoptEntries(of: workspace.values)
        next = .workspace(from: workspace.values, to: to)
      }
      let edit = Edit(title: title, changes: [next])
      flow.apply(edit)
      workspace.apply(edit)
      done.append(next)
    }
    return Edit(title: title, changes: done)
  }

  /// Does it to a chatflow as it was before.
  func apply(to flow: inout Chatflow) {
    for change in changes {
      switch change {
      case .action(let id, let to):
        let from = flow.actions.index(forKey: id).map { Edit.Placed(action: flow.actions.values[$0], index: $0) }
        flow.apply(Edit(title: title, changes: [.action(id, from: from, to: to)]))
      case .head(let head): flow.head = head
      case .workspace: break
      }
    }
  }
}

/// Of which file a journal is.
public enum JournalSubject: UInt8, Hashable, Sendable {
  /// A chatflow.
  case chatflow = 0
  /// What the chatflows of a folder share.
  case workspace = 1
}

extension JournalStep: Journaled {
  func write(to bytes: inout JournalBytes) {
    title.write(to: &bytes)
    changes.write(to: &bytes)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    title = try String(from: &bytes)
    changes = try [Change](from: &bytes)
  }
}

extension JournalStep.Change: Journaled {
  func write(to bytes: inout JournalBytes) {
    switch self {
    case .action(let id, let placed):
      bytes.append(0)
      id.write(to: &bytes)
      placed.write(to: &bytes)
    case .head(let head):
      bytes.append(1)
      head.write(to: &bytes)
    case .workspace(let values):
      bytes.append(2)
      values.write(to: &bytes)
    }
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    switch try bytes.byte() {
    case 0:
      let id = try ActionID(from: &bytes)
      let placed = try Edit.Placed?(from: &bytes)
      guard placed.map({ $0.action.id == id }) ?? true else { throw JournalDamage() }
      self = .action(id, placed)
    case 1: self = .head(try Edit.Head(from: &bytes))
    case 2: self = .workspace(try FieldValues(from: &bytes))
    default: throw JournalDamage()
    }
  }
}

extension Edit.Placed: Journaled {
  func write(to bytes: inout JournalBytes) {
    action.write(to: &bytes)
    index.write(to: &bytes)
  }
  init(from bytes: inout JournalReader) throws(JournalDamage) {
    self.init(action: try Action(from: &bytes), index: max(0, try Int(from: &bytes)))
  }
}
