/// The settings of a chatflow as a whole, described like an action's fields.
public enum ChatflowSettings {
  /// In the order of the file; name, start and actions are not among them.
  public static let fields: [Field] = [
    Field("live", .flag(), default: .flag(false)),
    Field("language", .language, default: .text("en")),
    Field("welcome", .message(.all, attachments: "welcome-attachments"), limit: Limits.message),
    Field("options", .group(options, inherits: false)),
  ]

  /// The fields under `options:`.
  public static let options: [Field] = [
    Field("availability", .choice(["always", "office-hours"]), default: .text("always")),
    Field(
      "session-timeout", .duration([900, 1800, 3600, 28_800, 86_400, 604_800]), default: .number(1800)),
    Field("typing-delay", .duration([0, 1, 2, 3, 4, 5]), default: .number(1)),
  ]
}
