/// What one bubble, or one text for the customer agent, holds: a text and what is attached to it.
public struct Message: Hashable, Sendable {
  /// The text.
  public var text: RichText
  /// Files and videos, in order.
  public var attachments: [Attachment]
  /// Keys of a bubble that this version does not know; those beside a text that stands alone are the action's.
  public var kept: [KeptEntry]
  /// By what the entry of a file is known that it was read from, however it is changed and moved; nil for a new one.
  @NotCompared public package(set) var entry: Int?

  /// A text with attachments.
  public init(_ text: RichText = RichText(), attachments: [Attachment] = [], kept: [KeptEntry] = []) {
    self.text = text
    self.attachments = attachments
    self.kept = kept
  }

  /// Whether there is neither text nor attachment.
  public var isEmpty: Bool { text.isEmpty && attachments.isEmpty }
}

/// A file or video that goes with a text, kept as a reference and never as bytes.
public struct Attachment: Hashable, Sendable {
  /// What it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A file inside the workspace, by its path from the workspace's folder.
    case file
    /// A video, by its address or by a path like a file's.
    case video
  }
  /// What it is.
  public var kind: Kind
  /// A path relative to the workspace's folder, or for a video also an http(s) address.
  public var location: String
  /// Keys that this version does not know.
  public var kept: [KeptEntry]
  /// By what the entry of a file is known that it was read from, however it is changed and moved; nil for a new one.
  @NotCompared public package(set) var entry: Int?

  /// A reference to a file or video.
  public init(_ kind: Kind, _ location: String, kept: [KeptEntry] = []) {
    self.kind = kind
    self.location = location
    self.kept = kept
  }
}
