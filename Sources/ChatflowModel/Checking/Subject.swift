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
}
