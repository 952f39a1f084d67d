/// The settings that others than their form read.
extension Chatflow {
  /// Whether visitors see it, where its target says so.
  public var isLive: Bool { values["live"]?.flag ?? false }
  /// The words by which its authors find it.
  public var tags: [String] { values["tags"]?.list ?? [] }
  /// The language of its texts, by its code.
  public var language: String { values["language"]?.text ?? "en" }
}
