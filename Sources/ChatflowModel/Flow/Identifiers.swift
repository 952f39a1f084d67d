/// A name by which the file and the program refer to something; never shown as a title.
public protocol Identifier: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text as it stands in the file.
  var text: String { get }
  /// An identifier with that text.
  init(_ text: String)
}

extension Identifier {
  public init(stringLiteral text: String) { self.init(text) }
  public var description: String { text }
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The stable id of an action: a word made from its first name, never changed by renaming the action.
public struct ActionID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// The word for a kind of action, as `action:` holds it.
public struct KindID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// The key of a field, in the file and in the program.
public struct FieldID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// The key of a special edge, such as `when-closed` or `on-failure`.
public struct EdgeID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}
