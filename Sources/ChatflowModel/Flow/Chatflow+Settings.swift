/// The settings that others than their form read and change.
extension Chatflow {
  /// Whether visitors see it, where its target says so.
  public var isLive: Bool { live ?? false }
  /// The same as it is set; nil where it is left out.
  public var live: Bool? {
    get { values[ChatflowSettings.live]?.flag }
    set { values[ChatflowSettings.live] = newValue.map { .flag($0) } }
  }
  /// The words by which its authors find it.
  public var tags: [String] {
    get { values[ChatflowSettings.tags]?.list ?? [] }
    set {
      let listed = values[ChatflowSettings.tags]
      values[ChatflowSettings.tags] = newValue.isEmpty ? nil : listed?.listing(newValue) ?? .list(newValue)
    }
  }
  /// The language of its texts, by its code.
  public var language: String { values[ChatflowSettings.language]?.text ?? "en" }
}

extension Edit.Head {
  /// Hides the chatflow from visitors.
  public mutating func switchOff() { values[ChatflowSettings.live] = nil }
}
