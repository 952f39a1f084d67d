/// Keeps a large part of a value in a box of its own, so that copying the whole costs a reference for it.
///
/// It behaves as the part itself would: copies share a box only until one of them is changed. For parts of a hundred bytes
/// and more that are nearly always there: one that is mostly nil costs less without.
@propertyWrapper
public struct Boxed<Value: Sendable>: @unchecked Sendable {
  /// Changed only by the one value that refers to it.
  private final class Box {
    var value: Value
    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  /// Puts a value into a box of its own.
  public init(wrappedValue: Value) { box = Box(wrappedValue) }

  /// The value.
  public var wrappedValue: Value {
    _read { yield box.value }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
      yield &box.value
    }
  }
}
