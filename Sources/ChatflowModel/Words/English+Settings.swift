extension English {
  /// The settings of the chatflow.
  static let settings: [String: String] = [
    "field.chatflow.name.label": "Chatflow name",
    "field.chatflow.live.label": "Live",
    "field.chatflow.language.label": "Language",
    "field.chatflow.welcome.label": "Welcome message",
    "field.chatflow.options.label": "Options",
    "field.options.availability.label": "Availability",
    "field.options.availability.always": "Always",
    "field.options.availability.office-hours": "Only show during office hours",
    "field.options.session-timeout.label": "Session timeout",
    "field.options.typing-delay.label": "Typing delay between messages",
  ]
}
