import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// The second tab: everything that decides where the conversation goes from an action, in the order of evaluation.
extension FormControls {
  mutating func addBranches(_ action: Action) {
    add(.note(words["panel.first-match"], .dim))
    add(.space)
    addReplyBranches(action)
    for index in action.branches.indices { addBranch(index, of: action) }
    add(Control(id: .addBranch, kind: .button(words["panel.add-branch"])))
    if action.branches.isEmpty { add(.note(words["panel.no-branches"], .dim)) }
    add(.space)
    addFindings(for: "branches")
    addOtherwise(action)
  }

  private mutating func addReplyBranches(_ action: Action) {
    guard !action.replies.isEmpty else { return }
    add(Control(kind: .heading(words["panel.replies"])))
    for (index, reply) in action.replies.enumerated() {
      add(.note(reply.label, .text))
      add(
        Control(
          id: .port(.reply(index)),
          kind: .menu(label: "", value: destination(reply.link, unset: action.replyUnset), role: .field),
          indent: 2, flows: true))
      addFindings(for: .reply(index))
    }
    add(.space)
  }

  private mutating func addBranch(_ index: Int, of action: Action) {
    let branch = action.branches[index]
    add(Control(kind: .heading(words("panel.branch", ["number": "\(index + 1)"]))))
    var unlabelled = branch
    unlabelled.label = nil
    add(
      Control(
        id: .branch(index, .label),
        kind: .text(
          .init(
            text: RichText(literal: branch.label ?? ""), tools: [], isMultiline: false, limit: Limits.name,
            placeholder: words("panel.branch-label", ["conditions": unlabelled.title(words, in: state.workspace)])))))
    add(.note(words["condition.if"], .dim))
    let groups = action.shownGroups(ofBranch: index)
    for (group, conditions) in groups.enumerated() {
      if group > 0 { add(.note(words["condition.or"], .dim)) }
      addGroup(conditions, group, ofBranch: index, isLast: group == groups.count - 1)
    }
    addFindings(for: .branch(index))
    add(
      Control(
        id: .branch(index, .link),
        kind: .menu(label: words["panel.then"], value: destination(branch.link, unset: "panel.ends"), role: .field)))
    add(.space)
  }

  private mutating func addGroup(_ conditions: [Condition], _ group: Int, ofBranch branch: Int, isLast: Bool) {
    for index in conditions.indices {
      if index > 0 { add(.note(words["condition.and"], .dim, indent: 2)) }
      addCondition(conditions[index], at: ConditionPlace(group: group, index: index), inBranch: branch)
    }
    let title = words[conditions.isEmpty ? "panel.add-condition" : "panel.add-and"]
    add(Control(id: .branch(branch, .and(group: group)), kind: .button(title), indent: 2))
    if isLast, !conditions.isEmpty {
      add(Control(id: .branch(branch, .or), kind: .button(words["panel.add-or"]), indent: 2, flows: true))
    }
  }

  private mutating func addOtherwise(_ action: Action) {
    add(
      Control(
        id: .port(.next),
        kind: .menu(
          label: words["port.otherwise"], value: destination(action.next, unset: "panel.ends"), role: .field)))
    add(.note(words["panel.otherwise-help"], .dim))
    addFindings(for: .next)
    guard !action.branches.isEmpty else { return }
    add(.space)
    let keys = ["remove-entry", "entry-up", "entry-down", "sentence"].map { name in
      CommandTable["form.\(name)"].flatMap { state.keys.keys(of: $0, in: [.form]).first?.title(in: state.words) } ?? ""
    }
    let facts = ["remove": keys[0], "up": keys[1], "down": keys[2], "sentence": keys[3]]
    add(.note(words("panel.branch-keys", facts), .dim))
  }
}
