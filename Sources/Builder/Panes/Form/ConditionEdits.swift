import ChatflowModel
import OrderedCollections
import Widgets
import Words

/// Editing if/then branches: every change is one edit, and the focus goes on to what comes next.
extension BuilderState {
  /// Asks what the first condition of a new branch asks; the branch is added with the answer.
  mutating func chooseOperand(ofNewBranchIn access: FormValues) {
    let count = access.action?.branches.count ?? 0
    if count >= Limits.branches { return sayFull(Limits.branches, "limit.branches") }
    chooseOperand(of: ConditionPlace(group: 0, index: 0), inBranch: count)
  }

  /// What Enter does on a part of a branch.
  mutating func activateBranch(_ index: Int, _ part: ControlID.BranchPart) {
    guard let action = form?.action.flatMap({ flow.actions[$0] }) else { return }
    switch part {
    case .label where form?.isRenaming == true: leaveForm()
    case .label: moveInForm(1)
    case .link: chooseLink(at: .branch(index))
    case .and, .or:
      if let place = action.placeOfCondition(addedBy: part, inBranch: index) {
        chooseOperand(of: place, inBranch: index)
      }
    case .condition(let place, let part): activateCondition(part, of: place, inBranch: index)
    }
  }

  private mutating func activateCondition(
    _ part: ControlID.ConditionPart, of place: ConditionPlace, inBranch branch: Int
  ) {
    switch part {
    case .operand, .anew: chooseOperand(of: place, inBranch: branch)
    case .comparison: chooseComparison(of: place, inBranch: branch)
    case .options: chooseOptions(of: place, inBranch: branch)
    case .sentence: moveInForm(1)
    case .value(let index): leaveValue(index, of: place, inBranch: branch)
    case .addValue: insertValue(at: .max, of: place, inBranch: branch)
    }
  }

  // MARK: - Menus

  private mutating func chooseOperand(of place: ConditionPlace, inBranch branch: Int) {
    guard mayEdit(), let action = form?.action.flatMap({ flow.actions[$0] }) else { return }
    let now = parts(of: place, inBranch: branch)?.operand
    let isNew = !action.branches.indices.contains(branch)
    let items = operandItems(for: action, now: now)
    let title = words[isNew ? "chooser.operand.branch" : "chooser.operand"]
    let chooser = Chooser(title: title, items: items, focused: now?.text ?? items.first(where: \.isEnabled)?.id)
    open(scrolled(chooser), staysOpen: true) { state, item in
      state.takeOperand(item, of: place, inBranch: branch)
      return []
    }
  }

  private mutating func chooseComparison(of place: ConditionPlace, inBranch branch: Int) {
    guard mayEdit(), let parts = parts(of: place, inBranch: branch) else { return }
    let items = comparisonItems(for: parts)
    let chooser = Chooser(title: words["chooser.comparison"], items: items, focused: parts.comparison?.rawValue)
    open(scrolled(chooser)) { state, item in
      state.takeComparison(item.id, of: place, inBranch: branch)
      return []
    }
  }

  private mutating func chooseOptions(of place: ConditionPlace, inBranch branch: Int) {
    guard mayEdit(), let parts = parts(of: place, inBranch: branch), let operand = parts.operand else { return }
    let title = words("chooser.options", ["property": title(of: operand)])
    let chooser = Chooser(title: title, items: optionItems(for: parts), focused: parts.values.first)
    open(scrolled(chooser), staysOpen: true) { state, item in
      state.takeOption(item.id, of: place, inBranch: branch)
      return []
    }
  }

  /// Takes what a condition asks; a condition, group or branch that is not there yet is added with it.
  private mutating func takeOperand(_ item: Chooser.Item, of place: ConditionPlace, inBranch branch: Int) {
    guard item.isEnabled else { return say(.info, item.help) }
    closeLayer()
    guard let form, let action = flow.actions[form.action ?? ""],
      let operand = ConditionParts(item.id, in: workspace)?.operand
    else { return }
    let before = parts(of: place, inBranch: branch) ?? ConditionParts()
    let sentence = before.asking(operand, of: workspace(asking: operand).kinds(of: operand)).sentence
    let title =
      branch >= action.branches.count
      ? "edit.add-branch" : action[place, inBranch: branch] == nil ? "edit.add-condition" : "edit.change-condition"
    let edit = FormValues(self, form).changing(title) { action in
      action.makeRoom(for: place, inBranch: branch)
      action[place, inBranch: branch]?.sentence = sentence
    }
    perform(edit, goingTo: .branch(branch, .condition(place, .comparison)))
  }

  /// Takes how a condition compares; the focus goes on to its first value, if it has one.
  private mutating func takeComparison(_ word: String, of place: ConditionPlace, inBranch branch: Int) {
    guard let comparison = ConditionOperator(rawValue: word), let before = parts(of: place, inBranch: branch) else {
      return
    }
    let parts = before.compared(comparison)
    let part: ControlID.ConditionPart =
      parts.values.isEmpty ? .comparison : choices(of: parts).isEmpty ? .value(0) : .options
    change(place, inBranch: branch, to: parts, goingTo: part)
  }

  /// Chooses an option, or takes it back; the list stays open for the next.
  private mutating func takeOption(_ option: String, of place: ConditionPlace, inBranch branch: Int) {
    guard case .chooser(var chooser)? = layers.last, let before = parts(of: place, inBranch: branch) else { return }
    let chosen = before.values.filter { !$0.isEmpty }
    let options = choices(of: before)
    let values =
      chosen.contains(option)
      ? chosen.filter { $0 != option }
      // In the order of the options, so that the same choice is the same line in the file.
      : options.filter { chosen.contains($0) || $0 == option } + chosen.filter { !options.contains($0) }
    let parts = before.with(values)
    change(place, inBranch: branch, to: parts, goingTo: .options)
    chooser.items = optionItems(for: parts)
    // What is typed next looks for the next option.
    _ = chooser.query.selectAll()
    replaceLayer(.chooser(chooser))
  }

  // MARK: - Values

  /// Enter behind a text goes on with another one, behind an empty one with what follows.
  private mutating func leaveValue(_ index: Int, of place: ConditionPlace, inBranch branch: Int) {
    guard let parts = parts(of: place, inBranch: branch), parts.comparison?.definition.values == .texts,
      parts.values.indices.contains(index)
    else { return moveInForm(1) }
    if !parts.values[index].isEmpty {
      insertValue(at: index + 1, of: place, inBranch: branch)
    } else {
      var values = parts.values
      values.remove(at: index)
      change(place, inBranch: branch, to: parts.with(values), goingTo: .addValue)
    }
  }

  private mutating func insertValue(at index: Int, of place: ConditionPlace, inBranch branch: Int) {
    guard let parts = parts(of: place, inBranch: branch) else { return }
    var values = parts.values
    let at = min(index, values.count)
    values.insert("", at: at)
    change(place, inBranch: branch, to: parts.with(values), goingTo: .value(at))
  }

  private mutating func change(
    _ place: ConditionPlace, inBranch branch: Int, to parts: ConditionParts, goingTo part: ControlID.ConditionPart
  ) {
    guard let form else { return }
    let edit = FormValues(self, form).changing("edit.change-condition") {
      $0[place, inBranch: branch]?.sentence = parts.sentence
    }
    perform(edit, goingTo: .branch(branch, .condition(place, part)))
  }

  /// Does an edit and moves the focus to a control; where there is nothing to do, only the focus moves.
  private mutating func perform(_ edit: Edit?, goingTo control: ControlID) {
    if !perform(edit, arriving: { $0.focusControl(control) }) { focusControl(control) }
  }

  /// The edit that makes a text control hold a text; a value of a condition is a part of its sentence.
  func setting(_ control: ControlID, to text: RichText, in form: Form) -> Edit? {
    let access = FormValues(self, form)
    guard case .branch(let branch, .condition(let place, .value(let index))) = control else {
      return access.setting(control, to: text)
    }
    guard let parts = parts(of: place, inBranch: branch), parts.values.indices.contains(index) else { return nil }
    var values = parts.values
    values[index] = text.text(tools: [])
    return access.changing("edit.change-condition") {
      $0[place, inBranch: branch]?.sentence = parts.with(values).sentence
    }
  }

  // MARK: - Sentence

  /// Shows the focused condition as the sentence of the file, to be typed, or as menus again; on a button that adds a
  /// condition, a new one is typed.
  mutating func switchSentence() {
    guard case .branch(let branch, let focused)? = form?.focus else { return }
    guard case .condition(let place, let part) = focused else {
      return typeCondition(addedBy: focused, toBranch: branch)
    }
    guard part == .sentence else { return focusControl(.branch(branch, .condition(place, .sentence))) }
    guard parts(of: place, inBranch: branch) != nil else { return say(.info, words["notice.stays-sentence"]) }
    focusControl(.branch(branch, .condition(place, .operand)))
  }

  private mutating func typeCondition(addedBy button: ControlID.BranchPart, toBranch branch: Int) {
    guard mayEdit(), let form, let action = flow.actions[form.action ?? ""],
      let place = action.placeOfCondition(addedBy: button, inBranch: branch)
    else { return }
    let edit = FormValues(self, form).changing("edit.add-condition") { $0.makeRoom(for: place, inBranch: branch) }
    perform(edit, goingTo: .branch(branch, .condition(place, .sentence)))
  }

  // MARK: - Removing

  /// The edit that removes what the focus is on: one of several values, a condition, an empty group, or the branch.
  func removing(_ part: ControlID.BranchPart, ofBranch branch: Int, _ access: FormValues) -> Edit? {
    switch part {
    case .condition(let place, let part):
      if case .value(let index) = part, let parts = parts(of: place, inBranch: branch), parts.values.count > 1,
        parts.comparison?.definition.values == .texts
      {
        var values = parts.values
        values.remove(at: index)
        return access.changing("edit.remove-entry") {
          $0[place, inBranch: branch]?.sentence = parts.with(values).sentence
        }
      }
      return access.changing("edit.remove-entry") { $0.removeCondition(place, inBranch: branch) }
    case .and(let group) where access.action?.branches[checked: branch]?.isEmpty(group: group) == true:
      return access.changing("edit.remove-entry") { $0.branches[branch].groups.remove(at: group) }
    case .label, .and, .or, .link: return access.changing("edit.remove-entry") { $0.branches.remove(at: branch) }
    }
  }
}

extension Action {
  /// Where the condition is put that a button of a branch adds; nil for what adds none.
  fileprivate func placeOfCondition(addedBy part: ControlID.BranchPart, inBranch branch: Int) -> ConditionPlace? {
    let groups = shownGroups(ofBranch: branch)
    switch part {
    case .and(let group): return ConditionPlace(group: group, index: groups[checked: group]?.count ?? 0)
    case .or: return ConditionPlace(group: groups.count, index: 0)
    case .label, .condition, .link: return nil
    }
  }

  /// Adds an empty condition where there is none yet, with the group and the branch that it needs. A new branch leads
  /// where the action led on, so that nothing is cut off.
  fileprivate mutating func makeRoom(for place: ConditionPlace, inBranch branch: Int) {
    if branch == branches.count { branches.append(Branch(link: next)) }
    guard branches.indices.contains(branch) else { return }
    if place.group == branches[branch].groups.count { branches[branch].groups.append([]) }
    guard branches[branch].groups.indices.contains(place.group),
      place.index == branches[branch].groups[place.group].count
    else { return }
    branches[branch].groups[place.group].append(Condition(""))
  }

  /// Removes a condition, and with the last one its group; a branch keeps one group.
  fileprivate mutating func removeCondition(_ place: ConditionPlace, inBranch branch: Int) {
    guard self[place, inBranch: branch] != nil else { return }
    branches[branch].groups[place.group].remove(at: place.index)
    if branches[branch].groups[place.group].isEmpty, branches[branch].groups.count > 1 {
      branches[branch].groups.remove(at: place.group)
    }
  }
}

extension Branch {
  /// Whether one of several groups has no condition.
  fileprivate func isEmpty(group: Int) -> Bool { groups.count > 1 && groups[checked: group]?.isEmpty == true }
}
