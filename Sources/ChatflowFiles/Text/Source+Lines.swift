import ChatflowModel

extension Source {
  /// The action that stands on a line of the text, counted from 1; nil where none does. A comment belongs to what it
  /// stands above.
  public func action(onLine line: Int) -> ActionID? {
    guard let block = top.first(where: { $0.key == "actions" }), line > block.lines.lowerBound else { return nil }
    if let part = actions.first(where: { line < $0.lines.upperBound }) { return part.id }
    // What is left below the last action, empty lines above all, is nearest to that.
    let isBehind = top.contains { $0.lines.lowerBound > block.lines.lowerBound && $0.lines.lowerBound <= line }
    return isBehind ? nil : actions.last?.id
  }
}
