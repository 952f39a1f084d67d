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
      "session-timeout", .duration([900_000, 1_800_000, 3_600_000, 28_800_000, 86_400_000, 604_800_000]),
      default: .number(1_800_000)),
    Field("typing-delay", .duration(Array(stride(from: 0, through: 5000, by: 500))), default: .number(1000)),
  ]
}
