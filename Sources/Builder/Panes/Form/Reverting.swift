import ChatflowModel
import OrderedCollections
import Words

/// Going back to what the file says.
extension BuilderState {
  /// Asks before the subject of the form goes back to what the file says, with what goes then. The first answer keeps it:
  /// *Revert* stands beside *Save*.
  mutating func askToRevert(_ subject: Form.Subject) {
    if subject == .workspace, let reason = workspaceFile.readOnlyReason {
      return say(.warning, words("notice.workspace-read-only", ["reason": reason]))
    }
    if case .action(let id) = subject, file.savedFlow.actions[id] == nil {
      return say(.info, words["notice.not-in-file"])
    }
    let changed = FormWords(self).changes(of: subject, since: file.savedFlow, workspaceFile.saved)
    guard !changed.isEmpty else { return say(.info, words["notice.nothing-to-revert"]) }
    ask(
      PopupQuestion(
        text: FormWords(self).revertQuestion(subject), details: changed,
        answers: [
          .init(id: "keep", key: "k", title: words["question.revert.no"]),
          .init(id: "revert", key: "r", title: words["question.revert.yes"]),
        ])
    ) { state, answer in
      if answer == "revert" { state.revert(subject) }
      return []
    }
  }

  /// Puts the subject of the form back to what the file says.
  private mutating func revert(_ subject: Form.Subject) {
    let saved = file.savedFlow
    switch subject {
    case .workspace:
      perform(Edit.make("edit.revert", in: workspace) { $0 = workspaceFile.saved.values })
    case .chatflow:
      perform(
        Edit.make("edit.revert", in: flow) { draft in
          draft.changeHead { head in
            head.name = saved.name
            head.values = saved.values
          }
        })
    case .action(let id):
      guard let before = saved.actions[id] else { return }
      perform(Edit.make("edit.revert", in: flow) { draft in draft.change(id) { $0 = before } })
    }
    settleForm()
    say(.info, words("notice.reverted", ["key": undoKey]))
  }
}

extension FormWords {
  /// Says of what the changes go, since *Save* beside it saves everything.
  fileprivate func revertQuestion(_ subject: Form.Subject) -> String {
    switch subject {
    case .action(let id): words("question.revert.action", ["action": flow.name(of: id)])
    case .chatflow: words["question.revert.chatflow"]
    case .workspace: words["question.revert.workspace"]
    }
  }

  /// What differs from what the files hold, by the labels of the form.
  fileprivate func changes(of subject: Form.Subject, since saved: Chatflow, _ savedWorkspace: Workspace) -> [String] {
    switch subject {
    case .workspace:
      return changes(WorkspaceSettings.fields, savedWorkspace.values, workspace.values, "workspace")
    case .chatflow:
      let name = saved.name == flow.name ? [] : [words["field.chatflow.name.label"]]
      return name + changes(ChatflowSettings.fields, saved.values, flow.values, "chatflow")
    case .action(let id):
      guard let old = saved.actions[id], let new = flow.actions[id] else { return [] }
      return changes(of: new, since: old)
    }
  }

  /// What differs between two states of an action, by the labels of its form.
  func changes(of new: Action, since old: Action) -> [String] {
    var labels: [String] = []
    func add(_ label: String, _ differs: Bool) { if differs { labels.append(label) } }
    add(words["panel.kind"], new.kind != old.kind)
    add(words["field.name.label"], new.name != old.name)
    labels += changes(new.definition?.fields ?? [], old.values, new.values, new.kind.text)
    add(words["panel.replies"], new.replies != old.replies)
    add(words["tab.branches"], new.branches != old.branches)
    for edge in Set(new.edges.keys).union(old.edges.keys).sorted() {
      add(words.edge(edge, of: new.kind), new.edges[edge] != old.edges[edge])
    }
    add(words["panel.then"], new.next != old.next)
    labels += changes(ActionKind.common, old.values, new.values, ActionKind.commonOwner)
    return labels.isEmpty && new != old ? [new.name] : labels
  }

  /// Which fields differ, by their labels.
  func changes(_ fields: [Field], _ old: FieldValues, _ new: FieldValues, _ owner: String) -> [String] {
    fields.filter { old[$0.id] != new[$0.id] }.map { words["field.\(owner).\($0.id).label"] }
  }
}
