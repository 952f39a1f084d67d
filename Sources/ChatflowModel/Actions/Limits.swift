/// Every limit of a chatflow, in one place.
public enum Limits {
  /// Characters of an action's or a chatflow's name.
  public static let name = 100
  /// Characters of a message to the visitor.
  public static let message = 5_000
  /// Characters of the instructions to the customer agent.
  public static let instructions = 5_000
  /// Days for which changes can be had back that an earlier run kept and the user discarded.
  public static let daysOfDiscarded = 30
  /// Attachments of one text.
  public static let attachments = 10
  /// Bytes of an attached file.
  public static let attachmentBytes = 25 * 1024 * 1024
  /// Quick replies of a question.
  public static let replies = 20
  /// Characters of a quick reply.
  public static let replyLabel = 80
  /// How often a question can be asked again.
  public static let attempts = 1...5
  /// Bubbles of a message or question.
  public static let bubbles = 10
  /// If/then branches of an action.
  public static let branches = 20
  /// Actions of a chatflow that a person is expected to keep in view; more is a warning.
  public static let actions = 500
  /// Tags of a chatflow.
  public static let tags = 20
  /// Characters of a tag.
  public static let tag = 40
  /// Custom trigger phrases of the handoff settings.
  public static let triggers = 50
  /// Characters of a trigger phrase.
  public static let trigger = 100
  /// Characters of the remark for the authors of an action.
  public static let note = 1_000
  /// Characters of the value that a property is set to.
  public static let propertyValue = 1_000
  /// Characters of a code snippet.
  public static let code = 20_000
  /// Results of a look-up in a knowledge base.
  public static let results = 1...5
  /// Characters of a web address.
  public static let address = 2_000
  /// Entries of a list of the workspace: people, teams, properties, segments.
  public static let listed = 1_000
  /// Rules of the checks that a form ignores.
  public static let ignored = 50
  /// Rules that say where a chatflow is shown, and to whom.
  public static let rules = 50
  /// Days of the office hours that do not follow the week.
  public static let exceptions = 400
  /// Characters of a token's fallback.
  public static let fallback = 100
}
