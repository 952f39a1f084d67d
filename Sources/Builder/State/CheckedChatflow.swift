import ChatflowModel
import OrderedCollections

/// What the checks found in a chatflow, kept by part, so that a key press checks only what it changed.
struct CheckedChatflow: Sendable {
  /// What was found in the workspace.
  private(set) var ofWorkspace: [Finding]
  private var settings: [Finding]
  private var forms: [ActionID: Form] = [:]
  private var names: [Finding]
  private var folded: FoldedNames
  private var connections: [Finding]
  /// Everything that was found: first about the settings, then action by action in file order.
  private(set) var findings: [Finding] = []

  /// What was found in an action looked at alone.
  private struct Form: Equatable {
    var name: [Finding] = []
    var fields: [Finding] = []
    var all: [Finding] { name + fields }
  }

  /// What an edit means for what is shown.
  struct Outcome {
    /// Whether anything else is found now.
    var isChanged = false
    /// What it changed of the actions.
    fileprivate(set) var touched = Touched.texts
  }

  /// Checks a chatflow as a whole.
  init(_ flow: Chatflow, workspace: Workspace) {
    ofWorkspace = Checks.settings(of: workspace)
    settings = Checks.settings(of: flow, workspace: workspace)
    folded = FoldedNames(flow)
    names = Checks.names(flow, folded)
    connections = Checks.connections(flow)
    for action in flow.actions.values { check(action, workspace) }
    collect(flow)
  }

  /// Checks what an edit touched.
  mutating func update(after edit: Edit, _ flow: Chatflow, workspace: Workspace) -> Outcome {
    var outcome = Outcome()
    for change in edit.changes {
      switch change {
      case .workspace:
        // Every form may refer to it.
        self = CheckedChatflow(flow, workspace: workspace)
        return Outcome(isChanged: true, touched: .connections)
      case .head:
        settings = Checks.settings(of: flow, workspace: workspace)
        outcome.touched = .connections
      case .action(let id, let from, let to):
        let action = flow.actions[id]
        if let action {
          // An edit is also undone, so the action may have come from either.
          let isRenamed = [from, to].allSatisfy { $0?.action.renamed(action.name) == action }
          if check(action, isRenamed: isRenamed, workspace) { outcome.isChanged = true }
        } else {
          forms[id] = nil
        }
        folded.update(id, action)
        outcome.touched = max(outcome.touched, Touched(from?.action, to?.action))
      }
    }
    if outcome.touched >= .names {
      let found = Checks.names(flow, folded)
      if found != names { outcome.isChanged = true }
      names = found
    }
    // Sentences about connections tell names.
    if outcome.touched == .connections || outcome.touched == .names && !connections.isEmpty {
      connections = Checks.connections(flow)
      outcome.isChanged = true
    }
    if outcome.isChanged { collect(flow) }
    return outcome
  }

  /// Checks an action by itself; returns whether anything else is found now. Where only its name is another, all else that
  /// was found stays.
  @discardableResult
  private mutating func check(_ action: Action, isRenamed: Bool = false, _ workspace: Workspace) -> Bool {
    let old = forms[action.id] ?? Form()
    let fields = isRenamed ? old.fields : Checks.fields(of: action, workspace: workspace)
    let found = Form(name: Checks.name(of: action), fields: fields)
    guard found != old else { return false }
    forms[action.id] = found == Form() ? nil : found
    return true
  }

  private mutating func collect(_ flow: Chatflow) {
    findings = settings
    var byAction: [ActionID: [Finding]] = [:]
    for finding in names + connections {
      if let id = finding.place.action { byAction[id, default: []].append(finding) } else { findings.append(finding) }
    }
    // Few actions have something wrong, so these are brought into file order and not all of them gone through.
    let order = Set(forms.keys).union(byAction.keys).compactMap { id in
      flow.actions.index(forKey: id).map { (index: $0, id: id) }
    }
    for (_, id) in order.sorted(by: { $0.index < $1.index }) {
      findings += (forms[id]?.all ?? []) + (byAction[id] ?? [])
    }
  }

  /// What an edit changed, as far as rules about the whole chatflow read it.
  enum Touched: Int, Comparable {
    /// Messages and remarks, which none reads.
    case texts
    /// Names.
    case names
    /// Anything else.
    case connections

    init(_ before: Action?, _ after: Action?) {
      guard var before, let after else {
        self = .connections
        return
      }
      let changed = Set(before.values.ids).union(after.values.ids).filter { before.values[$0] != after.values[$0] }
      let areTexts = changed.allSatisfy { before.values[$0]?.isMessage ?? true && after.values[$0]?.isMessage ?? true }
      let isRenamed = before.name != after.name
      before.values = after.values
      before.note = after.note
      before.name = after.name
      self = !areTexts || before != after ? .connections : isRenamed ? .names : .texts
    }

    static func < (left: Touched, right: Touched) -> Bool { left.rawValue < right.rawValue }
  }
}

extension Action {
  /// The same action under another name.
  fileprivate func renamed(_ name: String) -> Action {
    var copy = self
    copy.name = name
    return copy
  }
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
