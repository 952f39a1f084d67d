import ChatflowModel
import Screen
import Words

/// Two states in words, for whoever has to decide about them.
extension BuilderState {
  /// What changes from one state of the chatflow to another, line by line.
  func told(from before: Chatflow, to after: Chatflow) -> ToldDifference {
    ToldDifference(from: .init(before, in: workspace), to: .init(after, in: workspace), words: words, tier: tier)
  }

  /// What changes from one state of what the folder shares to another.
  func told(from before: Workspace, to after: Workspace) -> ToldDifference {
    ToldDifference(ofWorkspacesFrom: before, to: after, words: words, tier: tier)
  }

  /// The most lines that are told; the others are counted.
  private static let longestComparison = 400

  /// What changes from one state to another, of what both hold.
  func told(from before: KeptCopy.Content, to after: KeptCopy.Content) -> ToldDifference {
    switch (before, after) {
    case (.workspace(let before), .workspace(let after)): told(from: before, to: after)
    case (.flow(let before), .flow(let after)): told(from: before, to: after)
    case (_, .workspace(let after)): told(from: workspace, to: after)
    case (_, .flow(let after)): told(from: flow, to: after)
    }
  }

  /// What would change if a kept copy was restored, line by line.
  func comparison(with copy: KeptCopy) -> [String] {
    let restored = Restoring(copy, in: self).preferringCopy
    let lines =
      switch restored {
      case .workspace(let kept): told(from: workspace, to: kept).text
      case .flow(let kept): told(from: flow, to: kept).text
      }
    guard !lines.isEmpty else { return [words["question.copy.nothing"]] }
    guard lines.count > Self.longestComparison else { return lines }
    let rest = lines.count - Self.longestComparison + 1
    return lines.prefix(Self.longestComparison - 1) + [words("question.copy.more", ["count": "\(rest)"])]
  }
}
