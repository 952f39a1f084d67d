/// The way from a form to the fields inside its fields: into groups, and into the entries of lists.
public struct FieldPath: Hashable, Sendable {
  /// The steps, from the outside in; none for the form itself.
  public var steps: [Step]

  /// One step.
  public enum Step: Hashable, Sendable {
    /// Into the fields of a group.
    case group(FieldID)
    /// Into the fields of an entry of a list.
    case entry(FieldID, Int)

    /// The field that is entered.
    public var field: FieldID {
      switch self {
      case .group(let field), .entry(let field, _): field
      }
    }
  }

  /// The form itself.
  public static let top = FieldPath([])

  /// A way by its steps.
  public init(_ steps: [Step]) { self.steps = steps }

  /// Whether it is the form itself.
  public var isTop: Bool { steps.isEmpty }
  /// The step that it ends with.
  public var last: Step? { steps.last }
  /// The way that leads one step less deep.
  public var outer: FieldPath { FieldPath(Array(steps.dropLast())) }
  /// The way that leads one step deeper.
  public func into(_ step: Step) -> FieldPath { FieldPath(steps + [step]) }
  /// Whether it is another way, or leads on from there.
  public func begins(with other: FieldPath) -> Bool { steps.starts(with: other.steps) }
}

extension Field {
  /// The fields inside it; nil if it has none.
  public var inner: [Field]? {
    switch editor.shape {
    case .record(let fields, _): fields
    case .records(let shape): shape.all
    case .text, .flag, .number, .duration, .message, .propertyValue, .messages, .list, .edge, .replies: nil
    }
  }

  /// The word under which the labels of the fields inside it stand.
  public var ownerOfInner: String {
    if case .records(let shape) = editor, let owner = shape.owner { owner } else { id.text }
  }
}

extension [Field] {
  /// The field with an id.
  public subscript(id: FieldID) -> Field? { firstIndex { $0.id == id }.map { self[$0] } }

  /// The fields at the end of a way, with the word under which their labels stand.
  public func inner(at path: FieldPath, owner: String) -> (fields: [Field], owner: String)? {
    var found = (fields: self, owner: owner)
    for step in path.steps {
      guard let field = found.fields[step.field], let inner = field.inner else { return nil }
      found = (inner, field.ownerOfInner)
    }
    return found
  }
}

extension FieldValues {
  /// The values at the end of a way; none where nothing stands there.
  public subscript(path: FieldPath) -> FieldValues {
    var values = self
    for step in path.steps {
      switch step {
      case .group(let field): values = values[field]?.record ?? FieldValues()
      case .entry(let field, let index):
        guard let records = values[field]?.records, records.indices.contains(index) else { return FieldValues() }
        values = records[index]
      }
    }
    return values
  }

  /// Changes the values at the end of a way through some fields. A group that holds nothing afterwards is left out,
  /// unless that would mean something else.
  public mutating func change(at path: FieldPath, through fields: [Field], _ body: (inout FieldValues) -> Void) {
    change(path.steps[...], fields, body)
  }

  private mutating func change(
    _ steps: ArraySlice<FieldPath.Step>, _ fields: [Field], _ body: (inout FieldValues) -> Void
  ) {
    guard let step = steps.first else { return body(&self) }
    guard let field = fields[step.field], let inner = field.inner else { return }
    switch step {
    case .group:
      var values = self[field.id]?.record ?? FieldValues()
      values.change(steps.dropFirst(), inner, body)
      if case .group(_, inherits: false) = field.editor, values.isEmpty {
        self[field.id] = nil
      } else {
        self[field.id] = .record(values)
      }
    case .entry(_, let index):
      guard var records = self[field.id]?.records, records.indices.contains(index) else { return }
      records[index].change(steps.dropFirst(), inner, body)
      self[field.id] = .records(records)
    }
  }
}
