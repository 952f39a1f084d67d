import Words

extension ActionKind {
  /// The fields that every action has besides its name, also one of a kind that is not known. In the file they stand behind
  /// the name, in the form behind all others; their words stand under `field.action.<id>`.
  public static let common: [Field] = [
    // A remark for its authors, never shown to visitors.
    Field("description", .line, limit: Limits.note),
    // Of an action it is shown where it holds something; the settings are where one looks for it.
    .ignore.shown(when: .init(set: Field.ignored)),
  ]
  /// The owner of their words.
  public static let commonOwner = "action"
}

extension Action {
  /// The fields of its kind, and those that every action has.
  public var fields: [Field] { (definition?.fields ?? []) + ActionKind.common }

  /// The remark for its authors.
  public var note: String? {
    get { values["description"]?.text }
    set { values["description"] = newValue.map(FieldValue.text) }
  }
}
