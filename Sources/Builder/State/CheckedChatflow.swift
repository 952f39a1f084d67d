import ChatflowModel
import OrderedCollections

/// What the checks found in a chatflow, kept by part, so that a key press checks only what it changed.
struct CheckedChatflow: Sendable {
  private var settings: [Finding]
  private var forms: [ActionID: [Finding]] = [:]
  private var whole: [Finding]
  /// Everything that was found: first about the settings, then action by action in file order.
  private(set) var findings: [Finding] = []

  /// Checks a chatflow as a whole.
  init(_ flow: Chatflow, workspace: Workspace) {
    settings = Checks.settings(of: flow, workspace: workspace)
    whole = Checks.whole(flow, workspace: workspace)
    for action in flow.actions.values { check(action, workspace) }
    collect(flow)
  }

  /// Checks what an edit touched.
  mutating func update(after edit: Edit, _ flow: Chatflow, workspace: Workspace) {
    var isWholeTouched = false
    for change in edit.changes {
      switch change {
      case .head:
        settings = Checks.settings(of: flow, workspace: workspace)
        isWholeTouched = true
      case .action(let id, let from, let to):
        if let action = flow.actions[id] { check(action, workspace) } else { forms[id] = nil }
        isWholeTouched = isWholeTouched || !Self.differOnlyInTexts(from?.action, to?.action)
      }
    }
    if isWholeTouched { whole = Checks.whole(flow, workspace: workspace) }
    collect(flow)
  }

  private mutating func check(_ action: Action, _ workspace: Workspace) {
    let found = Checks.action(action, workspace: workspace)
    forms[action.id] = found.isEmpty ? nil : found
  }

  private mutating func collect(_ flow: Chatflow) {
    findings = settings
    var byAction: [ActionID: [Finding]] = [:]
    for finding in whole {
      if let id = finding.place.action { byAction[id, default: []].append(finding) } else { findings.append(finding) }
    }
    guard !forms.isEmpty || !byAction.isEmpty else { return }
    for id in flow.actions.keys { findings += (forms[id] ?? []) + (byAction[id] ?? []) }
  }

  /// Whether nothing changed but messages and remarks, which no rule about the whole chatflow reads.
  private static func differOnlyInTexts(_ before: Action?, _ after: Action?) -> Bool {
    guard var before, let after else { return false }
    for id in Set(before.values.ids).union(after.values.ids) where before.values[id] != after.values[id] {
      guard before.values[id]?.isMessage ?? true, after.values[id]?.isMessage ?? true else { return false }
    }
    before.values = after.values
    before.note = after.note
    return before == after
  }
}

extension FieldValue {
  /// Whether it is one text or several.
  fileprivate var isMessage: Bool {
    switch self {
    case .message, .messages: true
    case .text, .flag, .number, .list, .record: false
    }
  }
}
