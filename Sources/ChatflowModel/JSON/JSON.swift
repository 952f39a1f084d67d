/// A value of JSON whose members keep their order, and whose numbers stay as they are written.
public indirect enum JSON: Hashable, Sendable {
  case null
  case flag(Bool)
  /// A number as JSON writes it, such as `-12.5e3`.
  case number(String)
  case text(String)
  case list([JSON])
  case members([Member])

  /// A member of an object.
  public struct Member: Hashable, Sendable {
    /// Its name.
    public var key: String
    /// Its value.
    public var value: JSON
    /// A member of an object.
    public init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// An object by its members.
  public static func object(_ members: [(key: String, value: JSON)]) -> JSON {
    .members(members.map { Member($0.key, $0.value) })
  }
  /// A whole number.
  public static func integer(_ number: some BinaryInteger) -> JSON { .number(String(number)) }
  /// A text, or null where there is none.
  public static func optional(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }

  /// The member of an object; of several with one name, the last. Nil where there is none.
  public subscript(key: String) -> JSON? {
    if case .members(let members) = self { members.last { $0.key == key }?.value } else { nil }
  }
  /// The text of a `.text`.
  public var text: String? { if case .text(let text) = self { text } else { nil } }
  /// The value of a `.flag`.
  public var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  /// The entries of a `.list`.
  public var list: [JSON]? { if case .list(let list) = self { list } else { nil } }
  /// The members of an object.
  public var members: [Member]? { if case .members(let members) = self { members } else { nil } }
  /// A number that is whole and not too large.
  public var integer: Int? { if case .number(let number) = self { Int(number) } else { nil } }
}
