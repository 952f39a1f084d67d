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

  /// What would change if a kept copy was restored, line by line.
  func comparison(with copy: KeptCopy) -> [String] {
    let lines =
      switch copy.merged(with: self) {
      case .whole(.workspace(let kept)): told(from: workspace, to: kept).text
      case .whole(.flow(let kept)): told(from: flow, to: kept).text
      case .workspace(let merge): told(from: workspace, to: merge.workspace(taking: .ours)).text
      case .flow(let merge): told(from: flow, to: merge.chatflow(taking: .ours)).text
      }
    guard !lines.isEmpty else { return [words["question.copy.nothing"]] }
    guard lines.count > Self.longestComparison else { return lines }
    let rest = lines.count - Self.longestComparison + 1
    return lines.prefix(Self.longestComparison - 1) + [words("question.copy.more", ["count": "\(rest)"])]
  }
}
