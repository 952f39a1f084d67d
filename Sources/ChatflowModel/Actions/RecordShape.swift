/// What the entries of a list hold when each of them has several fields.
///
/// In the file they are a list of mappings, or, where a field names them, a mapping from it to the other fields:
/// `anna: {name: Anna Berg, status: away}`. An entry that holds nothing but the short field is written as that value
/// alone: `anna: Anna Berg`.
public struct RecordShape: Hashable, Sendable {
  /// The fields of an entry, the naming one not among them.
  public let fields: [Field]
  /// The field that holds the id by which an entry is named; nil for a plain list.
  public let key: FieldID?
  /// The field that may stand alone for the whole entry.
  public let short: FieldID?

  /// The shape of a list whose entries have several fields.
  public init(_ fields: [Field], key: FieldID? = nil, short: FieldID? = nil) {
    self.fields = fields
    self.key = key
    self.short = short
  }
}
