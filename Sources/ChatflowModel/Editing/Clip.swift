import OrderedCollections

/// Some actions of a chatflow, taken out of it to be put somewhere else: one action, what a branch holds, or several.
///
/// Links among them are kept, and links out of them stand as they were, so that pasting can decide about each. See
/// `docs/behaviour.md`, "Copying and moving".
public struct Clip: Hashable, Sendable {
  /// The action that runs first.
  public let entry: ActionID
  /// The actions under the ids that they had, in file order.
  public let actions: OrderedDictionary<ActionID, Action>

  package init(entry: ActionID, actions: OrderedDictionary<ActionID, Action>) {
    self.entry = entry
    self.actions = actions
  }

  /// A copy of some actions, in the order in which a visitor meets them; those that nothing among them leads to follow
  /// those before them. Nil if there are none, or one could not be read from the file: its text is not known here.
  public init?(_ ids: [ActionID], of flow: Chatflow) {
    guard let piece = Clip(piece: ids, of: flow) else { return nil }
    self = piece.chained(in: ids.filter { flow.actions[$0] != nil })
  }

  /// The actions with the links that they have.
  init?(piece ids: [ActionID], of flow: Chatflow) {
    let wanted = Set(ids)
    var actions: OrderedDictionary<ActionID, Action> = [:]
    for action in flow.actions.values where wanted.contains(action.id) { actions[action.id] = action }
    guard let first = ids.first(where: { actions[$0] != nil }), actions.values.allSatisfy({ $0.defect == nil }) else {
      return nil
    }
    self.init(entry: first, actions: actions)
  }

  /// Makes every action follow another: what nothing leads to follows what stands before it.
  private func chained(in order: [ActionID]) -> Clip {
    let ledTo = Set(actions.values.flatMap { action in action.targets.filter { $0 != action.id } })
    var clip = self
    var held = Set(actions.inOrder(from: entry))
    var last = entry
    // Circles that nothing leads to come last, for they have no beginning.
    for id in order.filter({ !ledTo.contains($0) }) + order.filter(ledTo.contains) where !held.contains(id) {
      clip = clip.linking(clip.openEnds(from: last), to: .to(id))
      held.formUnion(actions.inOrder(from: id))
      last = id
    }
    return clip
  }

  private func linking(_ ends: [Origin], to link: Link) -> Clip {
    var changed = actions
    for case .port(let id, let port) in ends { changed[id]?[port] = link }
    return Clip(entry: entry, actions: changed)
  }

  /// Whether a connection is one of its actions'.
  public func holds(_ origin: Origin) -> Bool { origin.action.map { actions[$0] != nil } ?? false }
}
