/// Something that must hold of a chatflow or a workspace.
///
/// What is found where it does not, why that matters and how it is mended stand in the words, under `finding.<id>`.
protocol Rule: Sendable {
  /// Its name.
  var id: RuleID { get }
  /// How bad it is where it is broken.
  var severity: Finding.Severity { get }
  /// What has to be known, beside the actions and settings, before anybody can say that it finds nothing.
  var needs: Knowledge { get }
}

/// A rule that may know what mends what it finds.
protocol MendingRule: Rule {
  /// What mends a finding of this rule, made from the chatflow and the workspace in which it was found; nil where only
  /// the author can say what was meant.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix?
}

extension Rule {
  var needs: Knowledge { [] }
}

/// Something that must hold for every form, looked at alone: its outcome depends on nothing but the form and the
/// workspace, so that only what was changed has to be checked again.
protocol FormRule: Rule {
  /// What it looks at: nothing is found where a form has none of it.
  var looksAt: FormParts { get }
  /// Where it is broken.
  func findings(in form: CheckedForm) -> [Finding]
}

extension FormRule {
  var looksAt: FormParts { .anything }
}

/// Something that must hold for every name, of an action or of the chatflow, whatever else the form holds.
protocol NameRule: Rule {
  /// Where it is broken: the name is that of an action, or without one that of the chatflow.
  func findings(in name: String, of action: ActionID?) -> [Finding]
}

/// Something that must hold for the chatflow as a whole: connections, what can be reached.
protocol FlowRule: Rule {
  /// Where it is broken.
  func findings(in flow: CheckedFlow) -> [Finding]
}

/// Something that must hold for those of a chatflow's actions that have the same name, whatever they lead to.
protocol NamesRule: Rule {
  /// Where it is broken.
  func findings(in flow: Chatflow, among same: Set<ActionID>) -> [Finding]
}

/// Something that must hold for the chatflows of a folder together.
protocol FolderRule: Rule {
  /// Where it is broken.
  func findings(in folder: CheckedFolder) -> [FolderFinding]
}

/// What a form rule looks at: an action, the settings of the chatflow, or those of the workspace.
struct CheckedForm {
  /// Whose form it is.
  let subject: Subject
  /// The action; nil for the settings.
  let action: Action?
  /// What its kind is; nil for the settings and for kinds that this version does not know.
  let kind: ActionKind?
  /// The fields that are shown and hold something, have a default, or must hold something, those in groups included.
  let fields: [CheckedField]
  /// Those of them that hold texts.
  let texts: [CheckedField]
  /// The conditions of its branches.
  let conditions: [CheckedCondition]
  /// Its branches as what follows from these; nil where it has none. Several rules ask for it.
  let branches: DecidedBranches?
  /// What the chatflows of the folder share.
  let workspace: Workspace
  /// What is known about the files that are named.
  let known: KnownFiles
  /// The files and addresses that the fields name.
  let files: [NamedFile]
  /// What it holds of which rules may find something.
  let parts: FormParts
  /// Which day it is; nil where nobody said so, and then nothing is found that depends on it.
  let today: CalendarDay?

  init(_ action: Action, workspace: Workspace, files: KnownFiles = [:]) {
    let kind = action.definition
    self.init(
      .action(action.id), CheckedField.all(of: action), workspace, files, action: action, kind: kind,
      conditions: action.branches.isEmpty ? [] : CheckedCondition.all(of: action, in: workspace))
  }

  init(settingsOf flow: Chatflow, workspace: Workspace, files: KnownFiles = [:]) {
    let fields = CheckedField.all(ChatflowSettings.fields, flow.values, owner: "chatflow", of: .chatflow)
    self.init(.chatflow, fields, workspace, files)
  }

  init(settingsOf workspace: Workspace, files: KnownFiles = [:], today: CalendarDay? = nil) {
    let fields = CheckedField.all(WorkspaceSettings.fields, workspace.values, owner: "workspace", of: .workspace)
    self.init(.workspace, fields, workspace, files, today: today)
  }

  private init(
    _ subject: Subject, _ fields: [CheckedField], _ workspace: Workspace, _ known: KnownFiles, action: Action? = nil,
    kind: ActionKind? = nil, conditions: [CheckedCondition] = [], today: CalendarDay? = nil
  ) {
    self.subject = subject
    self.action = action
    self.kind = kind
    self.workspace = workspace
    self.known = known
    self.today = today
    self.conditions = conditions
    branches = action.flatMap { $0.branches.isEmpty ? nil : DecidedBranches(of: $0, conditions, in: workspace) }
    self.fields = fields
    texts = fields.filter { !$0.messages.isEmpty }
    files = fields.flatMap(\.files)
    parts = FormParts(of: action, kind, fields, files)
  }

  /// The place of the whole form.
  var place: Finding.Place { Finding.Place(subject) }
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

  /// Whether it holds several texts.
  var holdsSeveral: Bool { if case .messages = value { true } else { false } }

  /// The plain texts that it holds, one or those of a list, each with its place.
  var placedTexts: [(text: String, place: Finding.Place)] {
    if let text = value?.text { return [(text, place)] }
    return (value?.list ?? []).enumerated().map { ($1, place.at(.entry($0))) }
  }

  /// The texts that it holds, one or several, each with its place.
  var placedMessages: [(message: Message, place: Finding.Place)] {
    messages.enumerated().map { ($1, holdsSeveral ? place.at(.entry($0)) : place) }
  }

  /// The tokens in its texts, each with its place.
  var placedTokens: [(token: Token, place: Finding.Place)] {
    tokens.isEmpty ? [] : placedMessages.flatMap { message, place in message.text.tokens.map { ($0, place) } }
  }

  /// The key of its label.
  var labelKey: String { "field.\(owner).\(field.id).label" }

  /// The fields of an action that are shown.
  static func all(of action: Action) -> [CheckedField] {
    let subject = Subject.action(action.id)
    return all(action.definition?.fields ?? [], action.values, owner: action.kind.text, of: subject)
      + all(ActionKind.common, action.values, owner: ActionKind.commonOwner, of: subject)
  }

  /// The fields that are shown and of which something may be found, and those of the groups and entries that hold something.
  static func all(
    _ fields: [Field], _ values: FieldValues, owner: String, of subject: Subject, in path: FieldPath = .top
  ) -> [CheckedField] {
    var all: [CheckedField] = []
    for index in fields.indices {
      // Most fields hold nothing: to look at one where it is costs far less than to take it out.
      let value = values.value(of: fields[index])
      if value == nil, !fields[index].isAskedWhileEmpty { continue }
      let field = fields[index]
      guard values.shows(field, among: fields) else { continue }
      all.append(CheckedField(field, value, owner: owner, at: Finding.Place(subject, in: path, field: field.id)))
      guard let inner = field.inner else { continue }
      for (step, record) in value?.inside(field.id) ?? [] {
        all += Self.all(inner, record, owner: field.ownerOfInner, of: subject, in: path.into(step))
      }
    }
    return all
  }
}

extension Field {
  /// Whether something may be wrong with it where it holds nothing. Most fields hold nothing, and there are many of them;
  /// what quick replies hold stands beside the fields.
  fileprivate var isAskedWhileEmpty: Bool { isRequired || editor == .timeZone || editor == .replies }
}

extension FieldValue {
  /// The values inside it, each with the step that leads to them.
  fileprivate func inside(_ field: FieldID) -> [(FieldPath.Step, FieldValues)] {
    switch self {
    case .record(let record): [(.group(field), record)]
    case .records(let records): records.enumerated().map { (.entry(field, $0), $1) }
    default: []
    }
  }
}

extension FolderRule {
  var needs: Knowledge { .folder }
}
