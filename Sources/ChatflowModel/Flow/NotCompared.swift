/// Something that is known beside what a value says, such as where it was read: two values that say the same are equal,
/// whatever is known beside them.
@propertyWrapper
public struct NotCompared<Value: Sendable>: Hashable, Sendable {
  /// What is known.
  public var wrappedValue: Value

  /// Something that is known.
  public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  /// Always equal.
  public static func == (left: Self, right: Self) -> Bool { true }
  /// Nothing to tell apart.
  public func hash(into hasher: inout Hasher) {}
}
