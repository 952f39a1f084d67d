import Words

/// What the account has under names of its own: a chatflow refers to it by its id, and the workspace lists it.
///
/// Its words stand in the table under `reference.<word>`: what one of them is called, and what all of them are.
public enum ReferenceKind: String, Hashable, Sendable, CaseIterable {
  case person, team, segment, workflow, pipeline
  case knowledgeBase = "knowledge-base"
  case meetingPage = "meeting-page"
  case subscription

  /// The key under which the workspace lists them, by id.
  public var field: FieldID {
    switch self {
    case .person: "people"
    case .team: "teams"
    case .segment: "segments"
    case .workflow: "workflows"
    case .pipeline: "pipelines"
    case .knowledgeBase: "knowledge-bases"
    case .meetingPage: "meeting-pages"
    case .subscription: "subscriptions"
    }
  }

  /// What stands before its id where a field may refer to several kinds: `team:support`; nil where none does.
  public var prefix: String? {
    switch self {
    case .person: "user:"
    case .team: "team:"
    case .workflow: "workflow:"
    case .segment, .pipeline, .knowledgeBase, .meetingPage, .subscription: nil
    }
  }

  /// Whom a conversation can be given to.
  public static let recipients: [ReferenceKind] = [.team, .person]
}
