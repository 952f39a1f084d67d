import OrderedCollections

/// Names of actions as they are compared: without letters' case. Folding is dear, and so is finding equal ones among many,
/// so both are done only for what an edit touches.
public struct FoldedNames: Sendable {
  private var known: [ActionID: (name: String, folded: String)] = [:]
  /// How many actions have each name.
  private var uses: [String: Int] = [:]

  /// The names of a chatflow's actions.
  public init(_ flow: Chatflow) {
    for action in flow.actions.values { update(action.id, action) }
  }

  /// Takes over the name that an action has now; nil if it is gone.
  public mutating func update(_ id: ActionID, _ action: Action?) {
    // A name that is missing or cannot be read is not the name of another action.
    let name = action.flatMap { $0.defect != nil || $0.name.isBlank ? nil : $0.name }
    let before = known[id]
    guard before?.name != name else { return }
    if let before {
      let left = (uses[before.folded] ?? 1) - 1
      uses[before.folded] = left > 0 ? left : nil
    }
    known[id] = name.map { ($0, $0.comparable) }
    if let folded = known[id]?.folded { uses[folded, default: 0] += 1 }
  }

  /// Whether no two actions have the same name.
  var areDistinct: Bool { uses.count == known.count }

  /// The name of an action as it is compared; nil if it has none.
  func folded(_ id: ActionID) -> String? { known[id]?.folded }
}
