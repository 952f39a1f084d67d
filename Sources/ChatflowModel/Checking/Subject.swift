import Words

/// What has a form: what a finding is about, and what the panel shows.
public enum Subject: Hashable, Sendable {
  /// An action.
  case action(ActionID)
  /// The settings of the chatflow.
  case chatflow
  /// What the chatflows of the folder share.
  case workspace

  /// The action, if it is one.
  public var action: ActionID? {
    if case .action(let id) = self { id } else { nil }
  }

  /// What has the form, in words; without the chatflow, an action is told by its id.
  public func name(in flow: Chatflow?, _ words: Words) -> String {
    switch self {
    case .action(let id): flow?.name(of: id) ?? id.text
    case .chatflow: words["problem.of-chatflow"]
    case .workspace: words["problem.of-workspace"]
    }
  }
}
