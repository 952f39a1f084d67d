import ChatflowModel
import OrderedCollections
import Randomness

/// Breaks chatflows and workspaces in places chosen at random, as people and merges break them.
struct BrokenFlow {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 1...100, using: &random) <= percent }
  private mutating func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &random) }

  /// A chatflow with some things broken.
  mutating func broken(_ flow: Chatflow) -> Chatflow {
    var broken = flow
    for _ in 0...Int.random(in: 0...5, using: &random) {
      guard let id = pick(Array(broken.actions.keys)), var action = broken.actions[id] else { continue }
      breakOne(&action, in: broken)
      broken.actions[id] = action
    }
    if chance(30) { broken.values["tags"] = .list(["sales", "Sales ", "sales", "web"]) }
    if chance(5) { broken.start = chance(50) ? nil : .to(misspelled(broken.start?.action ?? "a")) }
    return broken
  }

  private mutating func breakOne(_ action: inout Action, in flow: Chatflow) {
    let ids = Array(flow.actions.keys)
    switch Int.random(in: 0...11, using: &random) {
    case 0: again(&action, ids)
    case 1:
      let link = chance(30) ? pick(ids).map { Link.to($0) } : nil
      let place = Int.random(in: 0...action.replies.count, using: &random)
      if action.definition?.hasReplies == true { action.replies.insert(QuickReply(" ", link: link), at: place) }
    case 2, 3:
      if let port = pick(action.writtenPorts), let id = pick(ids) {
        action[port] = .to(chance(60) ? misspelled(id) : "nowhere-at-all")
      }
    case 4: action.next = .to("nowhere-at-all")
    case 5: breakCondition(&action)
    case 6:
      let link = chance(30) ? pick(ids).map { Link.to($0) } : nil
      action.branches.append(Branch(groups: chance(50) ? [[Condition("")]] : [[]], link: link))
    case 7:
      for edge in action.definition?.edges ?? [] where chance(50) { action.edges[edge] = .to("nowhere-at-all") }
    case 8: action.values["free-text"] = .flag(false)
    case 9:
      let phrases = ["refund", "Refund", "cancel", " refund "]
      action.values["handoff"] = .record(["custom-triggers": .list(phrases)])
    case 10: action.name = pick(Array(flow.actions.values))?.name ?? ""
    default:
      let text = RichText(text: "Hello {{contact.frstname|you}} {{answer.nobody|}}", tools: .tokens)
      action.values["message"] = .message(Message(text))
    }
  }

  private mutating func again(_ action: inout Action, _ ids: [ActionID]) {
    guard var reply = pick(action.replies) else { return }
    if chance(30) { reply.label = reply.label.uppercased() }
    if chance(30) { reply.link = pick(ids).map { Link.to($0) } }
    if chance(20) { reply.value = "other" }
    action.replies.append(reply)
  }

  private mutating func breakCondition(_ action: inout Action) {
    guard let index = pick(Array(action.branches.indices)) else { return }
    switch Int.random(in: 0...3, using: &random) {
    case 0: action.branches[index].groups.append(chance(50) ? [] : [Condition(" ")])
    case 1: action.branches[index].groups.insert([Condition(""), Condition("")], at: 0)
    case 2:
      let group = Int.random(in: 0..<max(1, action.branches[index].groups.count), using: &random)
      if action.branches[index].groups.indices.contains(group) {
        action.branches[index].groups[group].append(Condition(""))
      }
    default:
      let sentences = ["contact.emial is known", "team suport is available", "company.team_size is any of \"1-1O\""]
      action.branches[index].groups.append([Condition(pick(sentences) ?? "")])
    }
  }

  private mutating func misspelled(_ id: ActionID) -> ActionID {
    var letters = Array(id.text)
    letters[letters.count - 1] = "x"
    return ActionID(String(letters))
  }

  /// A workspace with some things broken, as a file can hold them.
  mutating func broken(_ workspace: Workspace) -> Workspace {
    var values = workspace.values
    if chance(50) {
      let days = ["2026-12-24", "2026-12-25", "2026-12-24", "2026-12-31", "2026-12-25", "2026-12-24"]
      let exceptions = days.map { day -> FieldValues in
        ["date": .text(day), "hours": .text(chance(50) ? "closed" : "09:00-12:00")]
      }
      values.change(at: FieldPath([.group("office-hours")]), through: WorkspaceSettings.fields) {
        $0["exceptions"] = .records(exceptions)
      }
    }
    if chance(50) {
      values.change(at: FieldPath([.group("handoff")]), through: WorkspaceSettings.fields) {
        $0["custom-triggers"] = .list(["cancel", "CANCEL", "refund", "cancel"])
      }
    }
    return Workspace(values)
  }
}
