import OrderedCollections

/// What changed from one chatflow to another, or from one workspace to another: by action and by field.
///
/// It tells what they mean: what a file spells out and holds anyway is no difference.
public struct Difference: Hashable, Sendable {
  /// What differs of the settings: of a chatflow also its name and where it starts.
  public let settings: [ValueChange]
  /// The actions that differ, in the order of the later file; one that is gone stands behind the one it stood behind.
  public let actions: [ActionDifference]

  /// Whether nothing differs.
  public var isEmpty: Bool { settings.isEmpty && actions.isEmpty }

  /// What changed from a chatflow to another.
  public init(from before: Chatflow, to after: Chatflow) {
    let pairing = Pairing(Array(before.actions.values), Array(after.actions.values), by: Action.identities)
    let renamed = Dictionary(
      uniqueKeysWithValues: pairing.pairs.compactMap { pair in
        let (old, new) = (before.actions.keys[pair.before], after.actions.keys[pair.after])
        return old == new ? nil : (old, new)
      })
    settings = Comparison(renamed).settings(before, after)
    actions = Self.actions(before.actions.values, after.actions.values, pairing, renamed)
  }

  /// What changed from a workspace to another.
  public init(from before: Workspace, to after: Workspace) {
    settings = Comparison([:]).settings(before, after)
    actions = []
  }

  /// What became of each action that differs, each at its place.
  private static func actions(
    _ before: OrderedDictionary<ActionID, Action>.Values, _ after: OrderedDictionary<ActionID, Action>.Values,
    _ pairing: Pairing, _ renamed: [ActionID: ActionID]
  ) -> [ActionDifference] {
    var placed: [(place: Int, difference: ActionDifference)] = []
    for pair in pairing.pairs {
      let (old, new) = (before[pair.before], after[pair.after])
      let changes = Comparison(renamed).changes(old, new)
      let isMoved = pairing.moved.contains(pair.after)
      guard isMoved || !changes.isEmpty || old.id != new.id else { continue }
      placed.append((pair.after, ActionDifference(before: old, after: new, isMoved: isMoved, changes: changes)))
    }
    for index in pairing.added { placed.append((index, ActionDifference(before: nil, after: after[index]))) }
    for index in pairing.removed {
      placed.append((pairing.place(before: index), ActionDifference(before: before[index], after: nil)))
    }
    // What is gone comes behind what it stood behind, in the order that it had.
    let order = placed.indices.sorted { (placed[$0].place, $0) < (placed[$1].place, $1) }
    return order.map { placed[$0].difference }
  }
}

/// What became of one action.
public struct ActionDifference: Hashable, Sendable {
  /// The action as it was; nil if it is new.
  public let before: Action?
  /// The action as it is now; nil if it is gone.
  public let after: Action?
  /// Whether it stands elsewhere in the file, and not only because others came, went or moved.
  public let isMoved: Bool
  /// What differs in it: of one that is new or gone, all that it holds.
  public let changes: [ValueChange]

  /// One of its ids: the later one, of one that is gone the one that it had.
  public var id: ActionID { after?.id ?? before?.id ?? "" }
  /// The id that it had before, if it got another one.
  public var formerID: ActionID? { before?.id == after?.id || after == nil ? nil : before?.id }
  /// The name that it had before, if it got another one.
  public var formerName: String? {
    guard let before, let after, before.name != after.name else { return nil }
    return before.name
  }
  /// What sort of difference it is.
  public var sort: Sort { before == nil ? .added : after == nil ? .removed : .changed }

  /// The sorts of differences.
  public enum Sort: Hashable, Sendable {
    case added, removed
    /// Its fields, its id or its place.
    case changed
  }

  fileprivate init(before: Action, after: Action, isMoved: Bool, changes: [ValueChange]) {
    (self.before, self.after, self.isMoved, self.changes) = (before, after, isMoved, changes)
  }

  /// An action that is new or gone.
  fileprivate init(before: Action?, after: Action?) {
    (self.before, self.after, isMoved) = (before, after, false)
    guard let action = before ?? after else {
      changes = []
      return
    }
    let nothing = Action(id: action.id, kind: action.kind, name: action.name)
    changes = Comparison([:]).changes(before ?? nothing, after ?? nothing)
  }
}

extension Action {
  /// By what it is known again, the surest first.
  fileprivate static let identities: [Pairing.Identity<Action>] = [
    { AnyHashable($0.id) },
    { $0.name.isEmpty ? nil : AnyHashable([$0.kind.text, $0.name]) },
    { $0.values.isEmpty ? nil : AnyHashable([AnyHashable($0.kind), AnyHashable($0.values)]) },
  ]
}
