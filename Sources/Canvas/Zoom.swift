/// How much of a flow the canvas shows of each action; the most detailed level first.
public enum Zoom: String, Sendable, CaseIterable {
  /// Cards and the lines between them.
  case cards
  /// One row for each action, and one for each branch.
  case outline
  /// One row for each run of actions.
  case map

  /// The level that shows more of the flow and less of each action.
  public var out: Zoom? {
    switch self {
    case .cards: .outline
    case .outline: .map
    case .map: nil
    }
  }

  /// The level that shows less of the flow and more of each action.
  public var closer: Zoom? {
    switch self {
    case .cards: nil
    case .outline: .cards
    case .map: .outline
    }
  }

  /// The level shown where another was chosen: cards and maps have no room on a narrow canvas.
  public func shown(onWidth width: Int) -> Zoom { width < Metrics.narrowestCanvas ? .outline : self }
}
