/// The settings that others than their form read.
extension Chatflow {
  /// Whether visitors see it, where its target says so.
  public var isLive: Bool { values["live"]?.flag ?? false }
  /// The words by which its authors find it.
  public var tags: [String] { values["tags"]?.list ?? [] }
  /// The language of its texts, by its code.
  public var language: String { values["language"]?.text ?? "en" }

  /// Whether what stands at a place of the settings could not be read.
  package func isUnread(_ place: Finding.Place) -> Bool {
    let keys = place.path.steps.map(\.field.text) + (place.field.map { [$0.text] } ?? [])
    guard let setting = keys.first else { return false }
    return unread[setting] != nil || keys.count > 1 && unread["\(setting).\(keys[1])"] != nil
  }
}
