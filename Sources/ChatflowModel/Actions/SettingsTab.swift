import Words

/// A tab of a form of settings: which fields it shows, wherever they stand in the file.
public struct SettingsTab: Hashable, Sendable, Identifiable {
  /// Its word; the title stands in the word table under `tab.<id>`.
  public let id: String
  /// Its fields, in order. No two of them have the same id.
  public let sections: [Section]

  /// Fields that stand together in the file.
  public struct Section: Hashable, Sendable {
    /// The way to them.
    public let path: FieldPath
    /// The fields.
    public let fields: [Field]
    /// The word under which their labels stand.
    public let owner: String

    /// Those of them that are controls. Whose settings hold is chosen above the group, and no field of it.
    public var controls: [Field] { fields.filter { $0 != HandoffSettings.use } }

    /// Fields at the end of a way.
    public init(_ path: FieldPath, _ fields: [Field], owner: String) {
      self.path = path
      self.fields = fields
      self.owner = owner
    }
  }

  /// A tab that shows some of a form's fields, each named by the way to it: `office-hours.time-zone`. `options.*` means
  /// all fields of that group.
  init(_ id: String, of fields: [Field], owner: String, showing names: [String]) {
    self.id = id
    sections = names.compactMap { name in
      let words = name.split(separator: ".").map(String.init)
      let path = FieldPath(words.dropLast().map { .group(FieldID($0)) })
      guard let last = words.last, let inner = fields.inner(at: path, owner: owner) else { return nil }
      let shown = last == "*" ? inner.fields : inner.fields.filter { $0.id.text == last }
      return Section(path, shown, owner: inner.owner)
    }
  }
}
