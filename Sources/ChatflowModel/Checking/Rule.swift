/// Something that must hold for every form, looked at alone: its outcome depends on nothing but the form and the
/// workspace, so that only what was changed has to be checked again.
protocol FormRule: Sendable {
  /// Its name.
  var id: RuleID { get }
  /// Where it is broken.
  func findings(in form: CheckedForm) -> [Finding]
}

/// Something that must hold for every name, of an action or of the chatflow, whatever else the form holds.
protocol NameRule: Sendable {
  /// Its name.
  var id: RuleID { get }
  /// Where it is broken: the name is that of an action, or without one that of the chatflow.
  func findings(in name: String, of action: ActionID?) -> [Finding]
}

/// Something that must hold for the chatflow as a whole: connections, what can be reached.
protocol FlowRule: Sendable {
  /// Its name.
  var id: RuleID { get }
  /// Where it is broken.
  func findings(in flow: CheckedFlow) -> [Finding]
}

/// Something that must hold for the names of a chatflow's actions, whatever they lead to.
protocol NamesRule: Sendable {
  /// Its name.
  var id: RuleID { get }
  /// Where it is broken.
  func findings(in flow: Chatflow, _ names: FoldedNames) -> [Finding]
}

/// What a form rule looks at: an action, or the settings of the chatflow.
struct CheckedForm {
  /// The action; nil for the settings.
  let action: Action?
  /// What its kind is; nil for the settings and for kinds that this version does not know.
  let kind: ActionKind?
  /// The fields that are shown, those in groups included.
  let fields: [CheckedField]
  /// Those of them that hold texts.
  let texts: [CheckedField]
  /// The conditions of its branches.
  let conditions: [CheckedCondition]
  /// What the chatflows of the folder share.
  let workspace: Workspace

  init(_ action: Action, workspace: Workspace) {
    self.action = action
    self.workspace = workspace
    kind = action.definition
    fields = CheckedField.all(kind?.fields ?? [], action.values, owner: action.kind.text, at: Finding.Place(action.id))
    texts = fields.filter { !$0.messages.isEmpty }
    conditions = action.branches.isEmpty ? [] : CheckedCondition.all(of: action)
  }

  init(settingsOf flow: Chatflow, workspace: Workspace) {
    action = nil
    kind = nil
    self.workspace = workspace
    fields = CheckedField.all(ChatflowSettings.fields, flow.values, owner: "chatflow", at: Finding.Place())
    texts = fields.filter { !$0.messages.isEmpty }
    conditions = []
  }

  /// The place of the whole form.
  var place: Finding.Place { Finding.Place(action?.id) }
}

/// A condition with the branch that it belongs to.
struct CheckedCondition {
  /// The index of the branch.
  let branch: Int
  let sentence: String
  let parsed: Result<ParsedCondition, ConditionProblem>

  /// All conditions of an action, in order.
  static func all(of action: Action) -> [CheckedCondition] {
    action.branches.enumerated().flatMap { index, branch in
      branch.groups.joined().map {
        CheckedCondition(branch: index, sentence: $0.sentence, parsed: $0.parsed)
      }
    }
  }

  /// What it is about, if it can be read.
  var operand: ParsedCondition.Operand? {
    if case .success(let condition) = parsed { condition.operand } else { nil }
  }
}

extension [CheckedCondition] {
  /// The branches that ask for the visitor's response, each once.
  var branchesOnResponse: [Int] {
    var branches: [Int] = []
    for condition in self where condition.operand == .response && branches.last != condition.branch {
      branches.append(condition.branch)
    }
    return branches
  }
}

/// A field that is shown, with what it holds.
struct CheckedField {
  let field: Field
  /// What it holds, or its default.
  let value: FieldValue?
  let place: Finding.Place
  /// The kind of action, the group, or `chatflow`.
  let owner: String
  /// The texts that it holds: one, or those of the bubbles.
  let messages: [Message]
  /// The tokens in them.
  let tokens: [Token]

  init(_ field: Field, _ value: FieldValue?, owner: String, at place: Finding.Place) {
    self.field = field
    self.value = value
    self.place = place
    self.owner = owner
    switch value {
    case .message(let message): messages = [message]
    case .messages(let several): messages = several
    default: messages = []
    }
    tokens = messages.isEmpty ? [] : messages.flatMap(\.text.tokens)
  }

  /// The key of its label.
  var labelKey: String { "field.\(owner).\(field.id).label" }

  /// The fields that are shown, and those of the groups that hold something.
  static func all(_ fields: [Field], _ values: FieldValues, owner: String, at place: Finding.Place) -> [CheckedField] {
    var all: [CheckedField] = []
    for field in fields where values.shows(field, among: fields) {
      var place = place
      if place.field == nil { place.field = field.id } else { place.subfield = field.id }
      let value = values.value(of: field)
      all.append(CheckedField(field, value, owner: owner, at: place))
      if case .group(let inner, _) = field.editor, let record = value?.record {
        all += Self.all(inner, record, owner: field.id.text, at: place)
      }
    }
    return all
  }
}
