import OrderedCollections

/// What the fixes of several rules change.
extension Finding.Place {
  /// The edit of the fields among which a place is, whosever they are; nil if nothing differs afterwards.
  func edit(
    _ title: String, in flow: Chatflow, _ workspace: Workspace, _ body: (inout FieldValues) -> Void
  ) -> Edit? {
    switch subject {
    case .action(let id):
      guard let action = flow.actions[id], action.defect == nil else { return nil }
      return Edit.make(title, changing: id, in: flow) { $0.values.change(at: path, through: action.fields, body) }
    case .chatflow:
      return Edit.make(title, in: flow) { draft in
        draft.changeHead { $0.values.change(at: path, through: ChatflowSettings.fields, body) }
      }
    case .workspace:
      return Edit.make(title, in: workspace) { $0.change(at: path, through: WorkspaceSettings.fields, body) }
    }
  }

  /// What the fields hold among which a place is.
  func values(in flow: Chatflow, _ workspace: Workspace) -> FieldValues {
    switch subject {
    case .action(let id): flow.actions[id]?.values[path] ?? FieldValues()
    case .chatflow: flow.values[path]
    case .workspace: workspace.values[path]
    }
  }

  /// The list of records whose entry a place is in, and the index of that entry.
  var entry: (list: Finding.Place, index: Int)? {
    guard case .entry(let list, let index)? = path.last else { return nil }
    return (Finding.Place(subject, in: path.outer, field: list), index)
  }

  /// The edit that leaves only some entries of a list of records.
  func edit(
    keeping isKept: (Int, [FieldValues]) -> Bool, in flow: Chatflow, _ workspace: Workspace
  ) -> Edit? {
    guard let field else { return nil }
    return edit("edit.remove-entry", in: flow, workspace) { values in
      guard let records = values[field]?.records else { return }
      let kept = records.indices.filter { isKept($0, records) }.map { records[$0] }
      if kept.count != records.count { values[field] = kept.isEmpty ? nil : .records(kept) }
    }
  }
}

extension Fix {
  /// The fix by which something is called otherwise at the place of a finding: in a text, a list, a token or a condition.
  /// What else was meant can only be guessed, so it is not certain.
  init?(
    using meant: String, for written: String, _ finding: Finding, in flow: Chatflow, _ workspace: Workspace
  ) {
    let edit: Edit?
    if let place = finding.place.condition, case .branch(let branch)? = finding.place.port {
      edit = flow.editing(branch, place, of: finding.place) { $0.renaming(written, to: meant) }
    } else {
      edit = finding.place.edit("edit.change", in: flow, workspace) { values in
        guard let field = finding.place.field else { return }
        switch values[field] {
        case .text(written)?: values[field] = .text(meant)
        case .list(var list)?:
          for index in list.indices where list[index].text == written { list[index].text = meant }
          values[field] = .list(list)
        case .message, .messages: values.rename(written, to: meant, in: field)
        case .text, .flag, .number, .record, .records, nil: break
        }
      }
    }
    self.init(finding, "fix.use", certain: false, edit, facts: ["what": meant])
  }
}

extension Chatflow {
  /// The edit of a condition of an action's branch; nil if nothing differs afterwards.
  func editing(
    _ branch: Int, _ place: ConditionPlace, of owner: Finding.Place, _ body: (Condition) -> Condition
  ) -> Edit? {
    guard let id = owner.action, actions[id]?.defect == nil else { return nil }
    return Edit.make("edit.change-condition", changing: id, in: self) { action in
      guard action.branches.indices.contains(branch),
        action.branches[branch].groups.indices.contains(place.group),
        action.branches[branch].groups[place.group].indices.contains(place.index)
      else { return }
      let before = action.branches[branch].groups[place.group][place.index]
      let after = body(before)
      // The entry of the file stays the one that it was read from.
      if after != before { action.branches[branch].groups[place.group][place.index].sentence = after.sentence }
    }
  }

  /// The edit that removes a quick reply, and whether anything of the action leads elsewhere by that.
  func removingReply(at index: Int, of id: ActionID) -> (edit: Edit, leadsElsewhere: Bool)? {
    guard let before = actions[id], before.defect == nil, before.replies.indices.contains(index) else { return nil }
    var after = before
    after.replies.remove(at: index)
    let others = before.drawnPorts.filter { $0.id != .reply(index) }.map(\.link)
    let led = before.drawnPorts.first { $0.id == .reply(index) }?.link
    let left = after.drawnPorts.map(\.link)
    let edit = Edit.make("edit.remove-entry", changing: id, in: self) { $0 = after }
    return edit.map { ($0, left != others || (led != nil && !left.contains(led))) }
  }
}
