/// Something that must hold for every form, looked at alone: its outcome depends on nothing but the form and the
/// workspace, so that only what was changed has to be checked again.
protocol FormRule: Sendable {
  /// Its name.
  var id: RuleID { get }
  /// Where it is broken.
  func findings(in form: CheckedForm) -> [Finding]
}

/// Something that must hold for the chatflow as a whole: names, connections, what can be reached.
protocol FlowRule: Sendable {
  /// Its name.
  var id: RuleID { get }
  /// Where it is broken.
  func findings(in flow: CheckedFlow) -> [Finding]
}

/// What a form rule looks at: an action, or the settings of the chatflow.
struct CheckedForm {
  /// The action; nil for the settings.
  let action: Action?
  /// What its kind is; nil for the settings and for kinds that this version does not know.
  let kind: ActionKind?
  /// What it is called.
  let name: String
  /// The fields that are shown, those in groups included.
  let fields: [CheckedField]
  /// What the chatflows of the folder share.
  let workspace: Workspace

  init(_ action: Action, workspace: Workspace) {
    self.action = action
    self.workspace = workspace
    kind = action.definition
    name = action.name
    fields = CheckedField.all(kind?.fields ?? [], action.values, owner: action.kind.text, at: Finding.Place(action.id))
  }

  init(settingsOf flow: Chatflow, workspace: Workspace) {
    action = nil
    kind = nil
    self.workspace = workspace
    name = flow.name
    fields = CheckedField.all(ChatflowSettings.fields, flow.values, owner: "chatflow", at: Finding.Place())
  }

  /// The place of the whole form.
  var place: Finding.Place { Finding.Place(action?.id) }
}

/// A field that is shown, with what it holds.
struct CheckedField {
  let field: Field
  /// What it holds, or its default.
  let value: FieldValue?
  let place: Finding.Place
  /// The key of its label.
  let labelKey: String

  /// The texts that it holds: one, or those of the bubbles.
  var messages: [Message] { value?.message.map { [$0] } ?? value?.messages ?? [] }

  /// The fields that are shown, and those of the groups that hold something.
  static func all(_ fields: [Field], _ values: FieldValues, owner: String, at place: Finding.Place) -> [CheckedField] {
    var all: [CheckedField] = []
    for field in fields where values.shows(field, among: fields) {
      var place = place
      if place.field == nil { place.field = field.id } else { place.subfield = field.id }
      let value = values.value(of: field)
      all.append(
        CheckedField(field: field, value: value, place: place, labelKey: "field.\(owner).\(field.id).label"))
      if case .group(let inner, _) = field.editor, let record = value?.record {
        all += Self.all(inner, record, owner: field.id.text, at: place)
      }
    }
    return all
  }
}
