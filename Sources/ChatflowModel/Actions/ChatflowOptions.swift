/// What the options of a chatflow mean; see "A chatflow" in docs/behaviour.md.
public struct ChatflowOptions: Sendable {
  private let values: FieldValues
  private let settings: FieldValues

  /// The options of a chatflow.
  public init(_ flow: Chatflow) {
    settings = flow.values
    values = flow.values["options"]?.record ?? FieldValues()
  }

  /// Whether it only starts while the chat is open.
  public var startsOnlyWhenOpen: Bool { value("availability") == .text("office-hours") }
  /// After how many milliseconds without a message of the visitor a session ends.
  public var sessionTimeout: Int { value("session-timeout")?.number ?? 0 }
  /// The milliseconds between messages.
  public var typingDelay: Int { value("typing-delay")?.number ?? 0 }
  /// What the bot is called.
  public var botName: String? { value("bot-name")?.text.flatMap { $0.isBlank ? nil : $0 } }
  /// What is shown when an action fails unexpectedly.
  public var errorMessage: Message? { message("error-message") }
  /// The text that asks for consent to cookies; nil where it is not asked for, or without a text.
  public var cookiesText: Message? { asks("ask-cookies") ? message("cookies-text") : nil }
  /// Whether consent to processing data is asked for.
  public var asksForConsent: Bool { asks("ask-consent") }
  /// The text that asks for it; nil where there is none of its own.
  public var consentText: Message? { message("consent-text") }
  /// What is shown before the chat is opened.
  public var welcome: Message? { settings["welcome"]?.message.flatMap { $0.isEmpty ? nil : $0 } }

  private func asks(_ id: FieldID) -> Bool { value(id)?.flag ?? false }
  private func message(_ id: FieldID) -> Message? { value(id)?.message.flatMap { $0.isEmpty ? nil : $0 } }
  private func value(_ id: FieldID) -> FieldValue? { ChatflowSettings.options[id].flatMap { values.value(of: $0) } }
}

extension Workspace {
  /// A text that holds where a chatflow or an action has none of its own.
  public enum SharedText: String, Hashable, Sendable, CaseIterable {
    case away
    case notUnderstood = "not-understood"
    case error, consent
  }

  /// A text that holds where a chatflow or an action has none of its own; nil where it says nothing.
  public func text(_ text: SharedText) -> Message? {
    values["texts"]?.record?[FieldID(text.rawValue)]?.message.flatMap { $0.isEmpty ? nil : $0 }
  }
}
