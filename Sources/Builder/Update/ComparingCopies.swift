import ChatflowModel
import OrderedCollections
import Words

/// What an earlier run kept beside what is shown, for whoever has to decide about it.
extension FormWords {
  /// The most lines that are told; the others are counted.
  private static let longestComparison = 10

  /// What would change if a kept copy was restored: actions that come, go and change, and settings.
  func comparison(with content: KeptCopy.Content) -> [String] {
    let lines: [String]
    switch content {
    case .workspace(let kept):
      lines = changes(WorkspaceSettings.fields, workspace.values, kept.values, "workspace").map { told("settings", $0) }
    case .flow(let kept): lines = comparison(with: kept)
    }
    guard lines.count > Self.longestComparison else { return lines }
    let rest = lines.count - Self.longestComparison + 1
    return lines.prefix(Self.longestComparison - 1) + [words("question.copy.more", ["count": "\(rest)"])]
  }

  private func comparison(with kept: Chatflow) -> [String] {
    let name = kept.name == flow.name ? [] : [words["field.chatflow.name.label"]]
    let settings = name + changes(ChatflowSettings.fields, flow.values, kept.values, "chatflow")
    var lines = settings.map { told("settings", $0) }
    if kept.start != flow.start { lines.append(told("settings", words["canvas.start"])) }
    for action in kept.actions.values {
      if let now = flow.actions[action.id] {
        guard now != action else { continue }
        let fields = changes(of: action, since: now).joined(separator: ", ")
        lines.append(words("question.copy.changed", ["name": now.shownName, "fields": fields]))
      } else {
        lines.append(told("added", action.shownName))
      }
    }
    for action in flow.actions.values where kept.actions[action.id] == nil {
      lines.append(told("removed", action.shownName))
    }
    if lines.isEmpty, kept.actions.keys != flow.actions.keys { lines.append(words["question.copy.order"]) }
    return lines
  }

  private func told(_ what: String, _ name: String) -> String { words("question.copy.\(what)", ["name": name]) }
}
