/// The settings of a chatflow as a whole, described like an action's fields; see "A chatflow" in docs/behaviour.md.
public enum ChatflowSettings {
  /// In the order of the file; name, start and actions are not among them.
  public static let fields: [Field] = [
    Field(live, .flag(), default: .flag(false), needsSoundness: true),
    Field(language, .language, default: .text("en")),
    Field(tags, .phrases(eachAtMost: Limits.tag), limit: Limits.tags),
    Field("welcome", .message(.all, attachments: "welcome-attachments"), limit: Limits.message),
    Field("heading", .group(heading, inherits: false)),
    Field("target", .group(TargetSettings.fields, inherits: false)),
    Field("display", .group(display, inherits: false)),
    Field("options", .group(options, inherits: false)),
    .ignore,
  ]

  /// The languages that a bot can speak, by their codes.
  public static let languages = ["en", "sv", "de", "fr", "es", "it", "nl", "da", "nb", "fi", "pl", "pt", "ja"]

  static let live: FieldID = "live"
  static let language: FieldID = "language"
  static let tags: FieldID = "tags"

  /// The tabs of the form, in order. The chatflow's name stands at the head of the first.
  public static let tabs: [SettingsTab] = [
    tab("build", ["live", "welcome", "heading.*", "tags"]),
    tab("target", ["target.*"]),
    tab("display", ["display.*"]),
    tab("options", ["language", "options.*", "ignore"]),
  ]

  private static func tab(_ id: String, _ names: [String]) -> SettingsTab {
    SettingsTab(id, of: fields, owner: "chatflow", showing: names)
  }

  /// Who the visitor sees at the head of the chat.
  private static let heading: [Field] = [
    Field("shows", .choice(["custom", "specific"]), default: .text("custom")),
    Field("name", .line, limit: Limits.name, shownWhen: .init("shows", is: .text("custom"))),
    Field("avatar", .picture, limit: Limits.address, shownWhen: .init("shows", is: .text("custom"))),
    Field("people", .assignees, isRequired: true, shownWhen: .init("shows", is: .text("specific"))),
  ]

  /// How the chat appears on the page.
  private static let display: [Field] = [
    Field("shows", .choice(["prompt", "launcher"]), default: .text("prompt")),
    Field("small-screens", .choice(["prompt", "launcher"]), default: .text("launcher")),
    Field("on-exit", .flag(), default: .flag(false)),
    Field("after-scroll", .number(1...100)),
    Field("after-seconds", .number(1...300)),
  ]

  /// The fields under `options:`.
  public static let options: [Field] = [
    Field("availability", .choice(["always", "office-hours"]), default: .text("always")),
    Field(
      "session-timeout", .duration([900_000, 1_800_000, 3_600_000, 28_800_000, 86_400_000, 604_800_000]),
      default: .number(1_800_000)),
    Field("typing-delay", .duration(Array(stride(from: 0, through: 5000, by: 500))), default: .number(1000)),
    Field("bot-name", .line, limit: Limits.name),
    Field("bot-avatar", .picture, limit: Limits.address),
    Field(
      "error-message", .message([.formatting, .tokens], attachments: "error-attachments"), limit: Limits.message),
    Field("ask-cookies", .flag(), default: .flag(false)),
    Field(
      "cookies-text", .message([.formatting], attachments: "cookies-attachments"), isRequired: true,
      limit: Limits.message, shownWhen: .init("ask-cookies", is: .flag(true))),
    Field("ask-consent", .flag(), default: .flag(false)),
    Field(
      "consent-text", .message([.formatting], attachments: "consent-attachments"), isRequired: true,
      limit: Limits.message, shownWhen: .init("ask-consent", is: .flag(true))),
  ]
}
