import ChatflowModel
import OrderedCollections

/// What the checks found in a chatflow, kept by part, so that a key press checks only what it changed, and costs the same
/// however many actions and findings there are.
struct CheckedChatflow: Sendable {
  /// What was found in the workspace.
  private(set) var ofWorkspace: [Finding]
  /// How many problems the chatflow has, those of its settings included, but for what is ignored.
  private(set) var total = ProblemCount()
  /// How many of them are about an action.
  private(set) var ofActions = ProblemCount()
  /// How many findings are ignored.
  private(set) var ignored = 0

  /// How often all connections were checked.
  private(set) var connectionChecks = 0

  private var settings: [Finding] = []
  private var forms: [ActionID: Form] = [:]
  /// By the name that several actions have, as it is compared.
  private var names: [String: [Finding]] = [:]
  private var folded: FoldedNames
  private var connections: [ActionID: [Finding]] = [:]
  /// Those about connections that belong to no action.
  private var ofFlow: [Finding] = []
  /// What is ignored.
  private var ignores: Ignores
  /// What is not known, so that nobody can say of some rules that they find nothing.
  private var unknown: Knowledge = []
  /// Which day it is; nil where nobody said so.
  private var today: CalendarDay?
  /// How often each rule was broken, whatever is ignored.
  private var broken: [RuleID: Int] = [:]
  /// What is told of the chatflow and of each action of which anything is.
  private var told: [Subject: Told] = [:]
  /// What leads where.
  private(set) var links: FlowConnections
  /// The files that are named.
  private(set) var files: NamedFiles

  /// What was found in an action looked at alone.
  private struct Form: Equatable {
    var name: [Finding] = []
    var fields: [Finding] = []
    var all: [Finding] { name + fields }
  }

  /// What an edit means for what is shown.
  struct Outcome {
    /// The actions of which something else is found now.
    fileprivate(set) var changed: Set<ActionID> = []
    /// What it changed of the actions.
    fileprivate(set) var touched = Touched.texts
  }

  /// Checks a chatflow as a whole.
  init(
    _ flow: Chatflow, workspace: Workspace, knowing files: NamedFiles = NamedFiles(), today: CalendarDay? = nil
  ) {
    self.files = files.withoutNames
    self.today = today
    ofWorkspace = []
    folded = FoldedNames(flow)
    links = FlowConnections(flow, workspace: workspace)
    ignores = Ignores(flow)
    checkWorkspace(workspace)
    checkSettings(flow, workspace)
    for name in folded.shared { _ = checkNames(name, flow) }
    _ = checkConnections(flow)
    for action in flow.actions.values { _ = check(action.id, action, .connections, workspace) }
    unknown = unknown(in: flow, workspace)
    for subject in subjects { _ = tell(subject) }
  }

  // MARK: - What was found

  /// Everything that was found: first about the settings, then action by action in file order.
  func findings(in flow: Chatflow) -> [Finding] {
    // Few actions have something wrong, so these are brought into file order and not all of them gone through.
    return inFileOrder(flow).flatMap { told[$0]?.findings ?? [] }
  }

  /// What is ignored, with the reasons, in the same order.
  func ignored(in flow: Chatflow) -> [Told.Ignored] { inFileOrder(flow).flatMap { told[$0]?.ignored ?? [] } }

  private func inFileOrder(_ flow: Chatflow) -> [Subject] {
    let order = told.keys.compactMap(\.action).compactMap { id in
      flow.actions.index(forKey: id).map { (index: $0, id: id) }
    }
    return [.chatflow] + order.sorted { $0.index < $1.index }.map { .action($0.id) }
  }

  /// What was found about an action.
  func findings(of id: ActionID) -> [Finding] { told[.action(id)]?.findings ?? [] }

  /// What was found about the subject of a form.
  func findings(of subject: Subject) -> [Finding] {
    subject == .workspace ? ofWorkspace : told[subject]?.findings ?? []
  }

  /// What is ignored of the subject of a form, with the reasons.
  func ignored(of subject: Subject) -> [Told.Ignored] { told[subject]?.ignored ?? [] }

  /// The actions that something was found about.
  var actionsWithFindings: Set<ActionID> {
    Set(told.compactMap { $0.value.findings.isEmpty ? nil : $0.key.action })
  }

  /// What was found about the subject of a form, whatever is ignored.
  private func found(_ subject: Subject) -> [Finding] {
    guard let id = subject.action else { return settings + ofFlow }
    return (forms[id]?.all ?? []) + named(id) + (connections[id] ?? [])
  }

  /// Of whom something was found, or ignored.
  private var subjects: Set<Subject> {
    var ids = Set(forms.keys).union(names.values.flatMap { $0.compactMap(\.place.action) }).union(connections.keys)
    ids.formUnion(ignores.ids)
    ids.formUnion(told.keys.compactMap(\.action))
    return Set(ids.map { .action($0) }).union([.chatflow])
  }

  private func named(_ id: ActionID) -> [Finding] {
    guard !names.isEmpty, let name = folded.folded(id) else { return [] }
    return names[name]?.filter { $0.place.action == id } ?? []
  }

  // MARK: - Checking

  /// Checks what an edit touched; `flow` is the chatflow as it is after it, or after its inverse.
  mutating func update(after edit: Edit, _ flow: Chatflow, workspace: Workspace) -> Outcome {
    // Every form may refer to the workspace.
    if edit.changesWorkspace { return checkAll(flow, workspace) }
    var outcome = Outcome()
    var touchedNames: Set<String> = []
    // What forms are checked against comes first: an answer may be saved to another property now.
    let (isReconnected, retyped) = reconnect(after: edit, flow)
    var touchedActions: Set<ActionID> = []
    // What the settings ignore, they ignore everywhere.
    var isTouchedEverywhere = false
    for change in edit.changes {
      switch change {
      case .workspace: break
      case .head:
        checkSettings(flow, workspace)
        isTouchedEverywhere = ignores.setSettings(flow) || isTouchedEverywhere
      case .action(let id, let from, let to):
        if ignores.update(id, flow.actions[id]) { touchedActions.insert(id) }
        let touched = Touched(from, to)
        outcome.touched = max(outcome.touched, touched)
        let action = flow.actions[id]
        if check(id, action, touched, workspace) { touchedActions.insert(id) }
        if touched >= .names { touchedNames.formUnion(folded.update(id, action)) }
        // Of actions with one name the first in the file has it rightly.
        if from?.index != to?.index, let name = folded.folded(id) { touchedNames.insert(name) }
      }
    }
    for id in retyped where check(id, flow.actions[id], .texts, workspace) { touchedActions.insert(id) }
    for name in touchedNames { touchedActions.formUnion(checkNames(name, flow)) }
    if isReconnected { touchedActions.formUnion(checkConnections(flow)) }
    // Where less is known, less can be said of what is ignored for nothing.
    let known = unknown
    unknown = unknown(in: flow, workspace)
    isTouchedEverywhere = isTouchedEverywhere || unknown != known
    let subjects = isTouchedEverywhere ? subjects : Set(touchedActions.map { .action($0) }).union([.chatflow])
    for subject in subjects where tell(subject) {
      if let id = subject.action { outcome.changed.insert(id) }
    }
    return outcome
  }

  /// Takes over what leads where, and which values are named; returns whether any rule can notice, and the actions whose
  /// conditions ask for an answer that holds something else now.
  private mutating func reconnect(after edit: Edit, _ flow: Chatflow) -> (isReconnected: Bool, retyped: Set<ActionID>) {
    var isReconnected = false
    var retyped: Set<ActionID> = []
    for change in edit.changes {
      switch change {
      case .workspace: break
      case .head: isReconnected = links.setSettings(flow) || isReconnected
      case .action(let id, let from, let to):
        guard Touched(from, to) != .names else {
          isReconnected = links.rename(id, flow.actions[id]) || isReconnected
          continue
        }
        let taken = links.take(id, flow.actions[id])
        isReconnected = taken.isNoticed || from?.index != to?.index || isReconnected
        retyped.formUnion(taken.retyped)
      }
    }
    return (isReconnected, retyped)
  }

  private mutating func checkAll(_ flow: Chatflow, _ workspace: Workspace) -> Outcome {
    let before = actionsWithFindings
    self = CheckedChatflow(flow, workspace: workspace, knowing: files, today: today)
    return Outcome(changed: before.union(actionsWithFindings), touched: .connections)
  }

  private mutating func checkSettings(_ flow: Chatflow, _ workspace: Workspace) {
    files.set(Checks.files(ofSettings: flow), of: .chatflow)
    let found = Checks.settings(of: flow, workspace: workspace, files: files.known)
    count(settings, found)
    settings = found
  }

  private mutating func checkWorkspace(_ workspace: Workspace) {
    files.set(Checks.files(of: workspace), of: .workspace)
    ofWorkspace = Checks.settings(of: workspace, files: files.known, today: today)
  }

  /// Takes over which day it is by now: days of the workspace may be over.
  mutating func begin(_ day: CalendarDay, _ workspace: Workspace) {
    today = day
    checkWorkspace(workspace)
  }

  /// Whether it was checked as of a day.
  func isOf(_ day: CalendarDay) -> Bool { today == day }

  /// The files that nobody was asked about yet, and who is asked now.
  mutating func askAboutFiles() -> [String] { files.areAnyUnasked ? files.ask() : [] }

  /// Takes in what was found out about files; returns the actions of which something else is found now.
  mutating func take(_ facts: [FileFact], _ flow: Chatflow, _ workspace: Workspace) -> Set<ActionID> {
    var changed: Set<ActionID> = []
    for subject in files.take(facts) {
      switch subject {
      case .chatflow: checkSettings(flow, workspace)
      case .workspace: checkWorkspace(workspace)
      case .action(let id): if check(id, flow.actions[id], .texts, workspace) { changed.insert(id) }
      }
    }
    changed = changed.filter { tell(.action($0)) }
    _ = tell(.chatflow)
    return changed
  }

  /// Checks an action by itself; returns whether something else is found now. Where only its name is another, all else
  /// that was found stays.
  private mutating func check(
    _ id: ActionID, _ action: Action?, _ touched: Touched, _ workspace: Workspace
  ) -> Bool {
    let before = forms[id] ?? Form()
    var found = Form()
    if touched != .names { files.set(action.map(Checks.files(of:)) ?? [], of: .action(id)) }
    if let action {
      found.name = Checks.name(of: action)
      found.fields =
        touched == .names
        ? before.fields
        : Checks.fields(of: action, workspace: links.workspace(workspace, for: action), files: files.known)
    }
    guard found != before else { return false }
    count(before.all, found.all)
    forms[id] = found == Form() ? nil : found
    return true
  }

  /// Checks the actions that have a name; returns those of which something else is found now.
  private mutating func checkNames(_ name: String, _ flow: Chatflow) -> [ActionID] {
    let found = Checks.names(flow, among: folded.actions(named: name))
    let before = names[name] ?? []
    guard found != before else { return [] }
    count(before, found)
    names[name] = found.isEmpty ? nil : found
    return (before + found).compactMap(\.place.action)
  }

  /// Checks what leads where; returns the actions of which something else is found now.
  private mutating func checkConnections(_ flow: Chatflow) -> [ActionID] {
    connectionChecks += 1
    var found: [ActionID: [Finding]] = [:]
    var others: [Finding] = []
    for finding in Checks.connections(links, in: flow) {
      if let id = finding.place.action { found[id, default: []].append(finding) } else { others.append(finding) }
    }
    count(ofFlow, others)
    ofFlow = others
    let changed = Set(found.keys).union(connections.keys).filter { found[$0] != connections[$0] }
    for id in changed { count(connections[id] ?? [], found[id] ?? []) }
    connections = found
    return Array(changed)
  }

  private func unknown(in flow: Chatflow, _ workspace: Workspace) -> Knowledge {
    Checks.unknown(in: flow, links, workspace) { broken[$0] ?? 0 > 0 }
  }

  private mutating func count(_ before: [Finding], _ after: [Finding]) {
    for (findings, step) in [(before, -1), (after, 1)] {
      for finding in findings { broken[finding.rule, default: 0] += step }
    }
  }

  /// Takes over what is told of the chatflow or an action; returns whether that is something else.
  private mutating func tell(_ subject: Subject) -> Bool {
    let before = told[subject] ?? Told()
    let after = ignores.told(found(subject), of: subject, unknown: unknown) { broken[$0] ?? 0 > 0 }
    guard after != before else { return false }
    for (part, step) in [(before, -1), (after, 1)] {
      ignored += step * part.ignored.count
      for finding in part.findings {
        total.add(finding.severity, step)
        if finding.place.action != nil { ofActions.add(finding.severity, step) }
      }
    }
    told[subject] = after.isEmpty ? nil : after
    return true
  }
}

/// What a change means for the rules about more than one action.
enum Touched: Int, Comparable {
  /// Messages and remarks, which none reads and no card tells.
  case texts
  /// Nothing but a name.
  case names
  /// Anything else.
  case connections

  init(_ before: Edit.Placed?, _ after: Edit.Placed?) {
    guard let before, let after, before.index == after.index else {
      self = .connections
      return
    }
    self.init(before.action, after.action)
  }

  private init(_ before: Action, _ after: Action) {
    let values =
      before.values == after.values
      ? [] : Set(before.values.ids).union(after.values.ids).filter { before.values[$0] != after.values[$0] }
    let areTexts = values.allSatisfy { id in
      ActionKind.common[id] != nil || before.values[id]?.isMessage ?? true && after.values[id]?.isMessage ?? true
    }
    var rest = before
    rest.values = after.values
    rest.name = after.name
    guard areTexts, rest == after else {
      self = .connections
      return
    }
    self = before.name == after.name ? .texts : values.isEmpty ? .names : .connections
  }

  static func < (left: Touched, right: Touched) -> Bool { left.rawValue < right.rawValue }
}

extension FieldValue {
  /// Whether it is one text or several.
  fileprivate var isMessage: Bool {
    switch self {
    case .message, .messages: true
    case .text, .flag, .number, .list, .record, .records: false
    }
  }
}
