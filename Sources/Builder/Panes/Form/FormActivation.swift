import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

extension BuilderState {
  /// What Enter, Space or a click does on the focused control.
  mutating func activate() -> [Effect] {
    guard let form, let focus = form.focus else { return [] }
    let access = FormValues(self, form)
    switch focus {
    case .tab(let tab):
      self.form?.open(tab)
      settleForm()
    case .save where form.isSituation: askForSituationName()
    case .save: return save(then: .stay)
    case .revert: revertForm()
    case .back: leaveSubPanel()
    case .option(let field, let word):
      newEntries.touch()
      perform(access.setting(field, to: .text(word)))
    case .field(let id): activateField(id, access)
    case .inherit(let group): perform(access.switchingInheritance(of: group))
    case .add(let id): addEntry(id, access)
    case .addBranch: chooseOperand(ofNewBranchIn: access)
    case .editBranches: openForm(form.subject, tab: .branches)
    case .branch(let index, let part): activateBranch(index, part)
    case .reply(let index, .link): chooseLink(at: .reply(index))
    case .reply(let index, .label): storeReply(index)
    case .reply(_, .value): askForReplyValue()
    case .useOptions: useOptions()
    case .port(let port): chooseLink(at: port)
    case .entry(let id, let index): activateEntry(id, index, access)
    case .name where form.isRenaming: leaveForm()
    case .name, .attachment: moveInForm(1)
    }
    return []
  }

  private mutating func activateField(_ id: FieldID, _ access: FormValues) {
    guard let field = access.field(id) else { return }
    switch access.presentation(of: field) {
    case .menu: chooseValue(field, access)
    case .toggle:
      let isOn = access.value(id)?.flag ?? false
      if !isOn, field.needsSoundness, isHindered { return refuseToGoLive() }
      perform(access.setting(id, to: .flag(!isOn)))
    case .group: openSubPanel(.group(id), access)
    case .line, .tokenLine, .hours, .code, .textBox, .radios, .link, .list: moveInForm(1)
    }
  }

  // MARK: - Lists

  private mutating func addEntry(_ id: FieldID, _ access: FormValues) {
    guard let field = access.field(id), let entries = access.entries(of: id), mayEdit(), !isFull(field, access) else {
      return
    }
    switch entries {
    case .replies: focusControl(.reply(access.action?.replies.count ?? 0, .label))
    case .bubbles, .phrases: focusControl(.entry(id, access.value(id)?.entryCount ?? 0))
    case .records: addRecord(field, access)
    case .chosen: chooseEntry(field, access)
    }
  }

  private mutating func activateEntry(_ id: FieldID, _ index: Int, _ access: FormValues) {
    guard let field = access.field(id), let entries = access.entries(of: id) else { return }
    switch entries {
    case .records: openSubPanel(.entry(id, index), access)
    case .chosen: chooseEntry(field, access)
    case .replies, .bubbles, .phrases: moveInForm(1)
    }
  }

  /// Removes the entry of a list that has the focus: a quick reply, a branch, a condition, a bubble, an attachment.
  mutating func removeEntry() {
    guard let form, let focus = form.focus else { return }
    let access = FormValues(self, form)
    let stops = FormView(state: self, form: form, area: regions.panel).layout.stops
    let edit: Edit?
    switch focus {
    case .reply(let index, _) where access.action?.replies[checked: index] != nil:
      edit = access.changing("edit.remove-entry") { $0.replies.remove(at: index) }
    case .branch(let index, let part): edit = removing(part, ofBranch: index, access)
    case .entry(let id, let index): edit = access.removingEntry(id, index)
    case .attachment(let id, let slot, let index):
      edit = access.changingAttachments(id, slot: slot) { $0.remove(at: index) }
    default:
      say(.info, words["notice.nothing-to-remove"])
      return
    }
    let place = stops.firstIndex(of: focus) ?? 0
    let name = FormWords(self).naming(focus, access)
    guard perform(edit), let now = self.form else { return }
    let left = FormView(state: self, form: now, area: regions.panel).layout.stops
    focusControl(left.contains(focus) ? focus : left[checked: max(0, min(place - 1, left.count - 1))])
    sayRemoved(name)
  }

  /// Moves the entry of a list that has the focus up (-1) or down (1).
  mutating func moveEntry(_ step: Int) {
    guard let form, let focus = form.focus else { return }
    let access = FormValues(self, form)
    switch focus {
    case .reply(let index, let part):
      let done = perform(access.changing("edit.move-entry") { $0.replies.moveElement(at: index, by: step) })
      if done { focusControl(.reply(index + step, part)) }
    case .branch(let index, let part):
      let done = perform(access.changing("edit.move-entry") { $0.branches.moveElement(at: index, by: step) })
      if done { focusControl(.branch(index + step, part)) }
    case .entry(let id, let index):
      let list = access.value(id)?.rearranged { $0.moveElement(at: index, by: step) }
      if perform(list.flatMap { access.setting(id, to: $0) }) { focusControl(.entry(id, index + step)) }
    case .attachment(let id, let slot, let index):
      let done = perform(access.changingAttachments(id, slot: slot) { $0.moveElement(at: index, by: step) })
      if done { focusControl(.attachment(id, slot: slot, index: index + step)) }
    default: break
    }
  }
}

extension FieldValue {
  /// A list with its entries in other places, or without some of them; nil of what is no list, or if the change of the
  /// places says that there is nothing to do.
  fileprivate func rearranged(_ change: (inout [Int]) -> Bool) -> FieldValue? {
    func changed<Entry>(_ list: [Entry]) -> [Entry]? {
      var places = Array(list.indices)
      return change(&places) ? places.map { list[$0] } : nil
    }
    switch self {
    case .messages(let messages): return changed(messages).map { .messages($0) }
    case .records(let records): return changed(records).map { .records($0) }
    case .list(let list): return changed(list).map { .list($0) }
    case .text, .message, .flag, .number, .record: return nil
    }
  }
}

extension Array {
  /// Exchanges an element with its neighbour; false at the edge.
  @discardableResult
  mutating func moveElement(at index: Int, by step: Int) -> Bool {
    guard indices.contains(index), indices.contains(index + step) else { return false }
    swapAt(index, index + step)
    return true
  }
}

extension FormValues {
  /// The edit that takes an entry out of a list.
  func removingEntry(_ id: FieldID, _ index: Int) -> Edit? {
    let list = value(id)?.rearranged { places in
      guard places.indices.contains(index) else { return false }
      places.remove(at: index)
      return true
    }
    return list.flatMap { setting(id, to: $0) }
  }

  /// The edit that switches between the account's settings and settings of the action's own. Its own begin as the
  /// account's are, and are kept while those of the account hold, unless they say nothing else.
  fileprivate func switchingInheritance(of group: FieldID) -> Edit? {
    guard let isInherited = inherits else { return nil }
    let account = workspace.handoff
    return changingValues(at: form.path.outer) { values in
      var own = values[group]?.record ?? account
      own[HandoffSettings.use.id] = nil
      if isInherited {
        values[group] = .record(own)
      } else if own.isEmpty || own == account {
        values[group] = nil
      } else {
        own[HandoffSettings.use.id] = .text("account")
        values[group] = .record(own)
      }
    }
  }

  /// The edit that changes the attachments of a text; the slot is the bubble's index.
  func changingAttachments(_ id: FieldID, slot: Int?, _ change: (inout [Attachment]) -> Void) -> Edit? {
    if let slot {
      var messages = value(id)?.messages ?? []
      guard slot <= messages.count else { return nil }
      if slot == messages.count { messages.append(Message()) }
      change(&messages[slot].attachments)
      return setting(id, to: .messages(messages))
    }
    var message = message(id)
    change(&message.attachments)
    return setting(id, to: .message(message))
  }
}
