import ChatflowModel
import Screen
import Words

/// What an earlier run kept beside what is shown, for whoever has to decide about it.
extension BuilderState {
  /// The most lines that are told; the others are counted.
  private static let longestComparison = 400

  /// What would change if a kept copy was restored, line by line.
  func comparison(with content: KeptCopy.Content) -> [String] {
    let told =
      switch content {
      case .workspace(let kept): ToldDifference(ofWorkspacesFrom: workspace, to: kept, words: words, tier: tier)
      case .flow(let kept):
        ToldDifference(from: .init(flow, in: workspace), to: .init(kept, in: workspace), words: words, tier: tier)
      }
    let lines = told.lines.map(\.text)
    guard !lines.isEmpty else { return [words["question.copy.nothing"]] }
    guard lines.count > Self.longestComparison else { return lines }
    let rest = lines.count - Self.longestComparison + 1
    return lines.prefix(Self.longestComparison - 1) + [words("question.copy.more", ["count": "\(rest)"])]
  }
}
