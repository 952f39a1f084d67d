/// Names of actions as they are compared: without letters' case. Folding is dear, so it is done once for each name.
public struct FoldedNames: Sendable {
  private var known: [ActionID: (name: String, folded: String)] = [:]

  /// No name yet.
  public init() {}

  /// The name of an action as it is compared.
  mutating func folded(_ action: Action) -> String {
    if let entry = known[action.id], entry.name == action.name { return entry.folded }
    let folded = action.name.comparable
    known[action.id] = (action.name, folded)
    return folded
  }
}
