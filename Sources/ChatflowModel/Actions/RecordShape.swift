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
  /// How the id is edited.
  public let keyEditor: Field.Editor
  /// What people know an entry by: the first field, or the id itself.
  public let title: FieldID
  /// The word under which the labels of the fields stand; nil for that of the list.
  public let owner: String?

  /// The shape of a list whose entries have several fields.
  public init(
    _ fields: [Field], key: FieldID? = nil, keyEditor: Field.Editor = .line, title: FieldID, owner: String? = nil
  ) {
    self.fields = fields
    self.key = key
    self.keyEditor = keyEditor
    self.title = title
    self.owner = owner
  }

  /// The field that may stand alone for the whole entry; only named entries are written that short.
  package var short: FieldID? { key == nil ? nil : isKnownByID ? fields.first?.id : title }

  /// Whether people know an entry by its id, which is then chosen and never made from a name.
  public var isKnownByID: Bool { key == title }

  /// The fields of an entry as the form shows them: the title first, and the id behind it.
  public var all: [Field] {
    guard let key else { return fields }
    var all = fields
    // An id that is chosen is as long as it is.
    let limit = keyEditor.shape == .text(.free) ? Limits.name : nil
    let id = Field(key, keyEditor, isRequired: true, limit: limit)
    all.insert(id, at: all.first?.id == title ? 1 : 0)
    return all
  }
}
