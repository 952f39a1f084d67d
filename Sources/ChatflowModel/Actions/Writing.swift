/// What a field means that says what a property is set to, with the field beside it that names the property; see "Set
/// contact property value" in docs/behaviour.md.
public struct Writing: Sendable {
  /// The property that is written to; nil while none is named, and where nobody said what it is.
  public let property: Property?
  /// The same as the field says it, such as `contact.city`; nil while none is named.
  public let reference: String?
  /// What it is set to; nil while that is left out.
  public let text: RichText?

  /// Nil for a field that writes to no property. What the fields of the same form hold is asked for by their keys.
  public init?(_ field: Field, in workspace: Workspace, holding value: (FieldID) -> FieldValue?) {
    guard case .propertyValue(let property) = field.editor else { return nil }
    reference = value(property)?.text.flatMap { $0.isBlank ? nil : $0 }
    self.property = reference.flatMap { workspace.property($0) }
    text = value(field.id)?.message?.text
  }

  /// The values out of which it is set to one; none where any can be typed.
  public var choices: [String] { property?.choices ?? [] }

  /// What it is set to whoever the visitor is; nil where it is set to nothing, and where tokens stand for it, which nobody
  /// knows before it is set.
  public var literal: String? {
    guard let text, !text.isBlank, text.tokens.isEmpty else { return nil }
    return text.text(tools: [])
  }
}

extension Action {
  /// What it sets a property to, if that is what it does.
  public func writing(in workspace: Workspace) -> Writing? {
    guard let kind = definition else { return nil }
    for field in kind.fields {
      let writing = Writing(field, in: workspace) { id in kind.field(id).flatMap { values.value(of: $0) } }
      if let writing { return writing }
    }
    return nil
  }
}
