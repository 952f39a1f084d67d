import OrderedCollections

/// Names of actions as they are compared: without letters' case. Folding is dear, and so is finding equal ones among many,
/// so both are done only for what an edit touches.
public struct FoldedNames: Sendable {
  private var known: [ActionID: (name: String, folded: String)] = [:]
  /// The actions that have each name, each once, in no order: nearly always one.
  private var uses: [String: [ActionID]] = [:]

  /// The names of a chatflow's actions.
  public init(_ flow: Chatflow) {
    known.reserveCapacity(flow.actions.count)
    uses.reserveCapacity(flow.actions.count)
    for action in flow.actions.values { update(action.id, action) }
  }

  /// Takes over the name that an action has now; nil if it is gone. Returns the names that others have now.
  @discardableResult
  public mutating func update(_ id: ActionID, _ action: Action?) -> [String] {
    // A name that is missing or cannot be read is not the name of another action.
    let name = action.flatMap { $0.defect != nil || $0.name.isBlank ? nil : $0.name }
    let before = known[id]
    guard before?.name != name else { return [] }
    if let before {
      uses[before.folded]?.removeAll { $0 == id }
      if uses[before.folded]?.isEmpty == true { uses[before.folded] = nil }
    }
    guard let name else {
      known[id] = nil
      return before.map { [$0.folded] } ?? []
    }
    let folded = name.comparable
    known[id] = (name, folded)
    uses[folded, default: []].append(id)
    return before.map { [$0.folded, folded] } ?? [folded]
  }

  /// The name of an action as it is compared; nil if it has none.
  public func folded(_ id: ActionID) -> String? { known[id]?.folded }

  /// The actions that have a name, as it is compared.
  public func actions(named folded: String) -> Set<ActionID> { Set(uses[folded] ?? []) }

  /// The names that several actions have.
  public var shared: [String] {
    uses.count == known.count ? [] : uses.compactMap { $0.value.count > 1 ? $0.key : nil }
  }
}
