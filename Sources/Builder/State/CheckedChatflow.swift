import ChatflowModel
import OrderedCollections

/// What the checks found in a chatflow, kept by part, so that a key press checks only what it changed, and costs the same
/// however many actions and findings there are.
struct CheckedChatflow: Sendable {
  /// What was found in the workspace.
  private(set) var ofWorkspace: [Finding]
  /// How many problems there are, those of the settings included.
  private(set) var total = ProblemCount()
  /// How many of them are about an action.
  private(set) var ofActions = ProblemCount()

  private var settings: [Finding] = []
  private var forms: [ActionID: [Finding]] = [:]
  /// By the name that several actions have, as it is compared.
  private var names: [String: [Finding]] = [:]
  private var folded: FoldedNames
  private var connections: [ActionID: [Finding]] = [:]
  /// Those about connections that belong to no action.
  private var ofFlow: [Finding] = []
  private var links: FlowConnections

  /// Checks a chatflow as a whole.
  init(_ flow: Chatflow, workspace: Workspace) {
    ofWorkspace = Checks.settings(of: workspace)
    folded = FoldedNames(flow)
    links = FlowConnections(flow)
    setSettings(Checks.settings(of: flow, workspace: workspace))
    for name in folded.shared { _ = checkNames(name, flow) }
    _ = checkConnections()
    for action in flow.actions.values { _ = check(action.id, action, workspace) }
  }

  // MARK: - What was found

  /// Everything that was found: first about the settings, then action by action in file order.
  func findings(in flow: Chatflow) -> [Finding] {
    // Few actions have something wrong, so these are brought into file order and not all of them gone through.
    let order = actionsWithFindings.compactMap { id in flow.actions.index(forKey: id).map { (index: $0, id: id) } }
    return settings + ofFlow + order.sorted { $0.index < $1.index }.flatMap { findings(of: $0.id) }
  }

  /// What was found about an action.
  func findings(of id: ActionID) -> [Finding] { (forms[id] ?? []) + named(id) + (connections[id] ?? []) }

  /// What was found about the subject of a form.
  func findings(of subject: Subject) -> [Finding] {
    switch subject {
    case .action(let id): findings(of: id)
    case .chatflow: settings + ofFlow
    case .workspace: ofWorkspace
    }
  }

  /// The actions that something was found about.
  var actionsWithFindings: Set<ActionID> {
    Set(forms.keys).union(names.values.flatMap { $0.compactMap(\.place.action) }).union(connections.keys)
  }

  private func named(_ id: ActionID) -> [Finding] {
    guard !names.isEmpty, let name = folded.folded(id) else { return [] }
    return names[name]?.filter { $0.place.action == id } ?? []
  }

  // MARK: - Checking

  /// Checks what an edit touched; returns the actions of which something else is found now.
  mutating func update(after edit: Edit, _ flow: Chatflow, workspace: Workspace) -> Set<ActionID> {
    // Every form may refer to the workspace.
    if edit.changesWorkspace { return checkAll(flow, workspace) }
    var changed: Set<ActionID> = []
    var touched: Set<String> = []
    var isReconnected = false
    for change in edit.changes {
      isReconnected = links.update(after: change) || isReconnected
      switch change {
      case .workspace: break
      case .head: setSettings(Checks.settings(of: flow, workspace: workspace))
      case .action(let id, let from, let to):
        let action = flow.actions[id]
        if check(id, action, workspace) { changed.insert(id) }
        touched.formUnion(folded.update(id, action))
        // Of actions with one name the first in the file has it rightly.
        if from?.index != to?.index, let name = folded.folded(id) { touched.insert(name) }
      }
    }
    for name in touched { changed.formUnion(checkNames(name, flow)) }
    if isReconnected { changed.formUnion(checkConnections()) }
    return changed
  }

  private mutating func checkAll(_ flow: Chatflow, _ workspace: Workspace) -> Set<ActionID> {
    let before = actionsWithFindings
    self = CheckedChatflow(flow, workspace: workspace)
    return before.union(actionsWithFindings)
  }

  private mutating func setSettings(_ found: [Finding]) {
    count(settings, found)
    settings = found
  }

  /// Checks an action by itself; returns whether something else is found now.
  private mutating func check(_ id: ActionID, _ action: Action?, _ workspace: Workspace) -> Bool {
    let found = action.map { Checks.action($0, workspace: workspace) } ?? []
    let before = forms[id] ?? []
    guard found != before else { return false }
    count(before, found)
    forms[id] = found.isEmpty ? nil : found
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
  private mutating func checkConnections() -> [ActionID] {
    var found: [ActionID: [Finding]] = [:]
    var others: [Finding] = []
    for finding in Checks.connections(links) {
      if let id = finding.place.action { found[id, default: []].append(finding) } else { others.append(finding) }
    }
    count(ofFlow, others)
    ofFlow = others
    let changed = Set(found.keys).union(connections.keys).filter { found[$0] != connections[$0] }
    for id in changed { count(connections[id] ?? [], found[id] ?? []) }
    connections = found
    return Array(changed)
  }

  private mutating func count(_ before: [Finding], _ after: [Finding]) {
    for (findings, step) in [(before, -1), (after, 1)] {
      for finding in findings {
        total.add(finding.severity, step)
        if finding.place.action != nil { ofActions.add(finding.severity, step) }
      }
    }
  }
}
