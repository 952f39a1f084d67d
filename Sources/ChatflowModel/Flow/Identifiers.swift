/// A name by which the file and the program refer to something; never shown as a title.
public protocol Identifier: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text as it stands in the file.
  var text: String { get }
  /// An identifier with that text.
  init(_ text: String)
}

extension Identifier {
  /// An identifier written in the source.
  public init(stringLiteral text: String) { self.init(text) }
  /// The text as it stands in the file.
  public var description: String { text }
  /// By the order of their texts.
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The stable id of an action: a word made from its first name, never changed by renaming the action.
public struct ActionID: Identifier {
  /// The text as it stands in the file.
  public let text: String
  /// An identifier with that text.
  public init(_ text: String) { self.text = text }
}

/// The word for a kind of action, as `action:` holds it.
public struct KindID: Identifier {
  /// The text as it stands in the file.
  public let text: String
  /// An identifier with that text.
  public init(_ text: String) { self.text = text }
}

/// The key of a field, in the file and in the program.
public struct FieldID: Identifier {
  /// The text as it stands in the file.
  public let text: String
  /// An identifier with that text.
  public init(_ text: String) { self.text = text }
}

/// The key of a special edge, such as `when-closed` or `on-failure`.
public struct EdgeID: Identifier {
  /// The text as it stands in the file.
  public let text: String
  /// An identifier with that text.
  public init(_ text: String) { self.text = text }
}
