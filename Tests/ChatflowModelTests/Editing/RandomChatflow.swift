import OrderedCollections
import Words

@testable import ChatflowModel

/// Chatflows and edits of them that are the same for the same seed.
struct RandomChatflow {
  var choice: SeededChoice

  init(seed: UInt64) { choice = SeededChoice(seed: seed) }

  private static let kinds: [ActionKind] = [.message, .question, .ifThen, .sendToCustomerAgent, .sendToTeamMember]

  mutating func flow() -> Chatflow {
    var flow = Chatflow(name: "Flow")
    let ids = (0..<choice.number(0...12)).map { ActionID("a\($0)") }
    for id in ids { flow.actions[id] = action(id, among: ids) }
    flow.start = choice.chance(10) ? nil : ids.first.map { .to($0) }
    return flow
  }

  private mutating func action(_ id: ActionID, among ids: [ActionID]) -> Action {
    let kind = choice.pick(Self.kinds)
    var action = Action(id: id, kind: kind.id, name: "Name \(id)")
    if kind.hasReplies {
      action.replies = (0..<choice.number(0...3)).map { QuickReply("reply \($0)", link: link(ids)) }
    }
    if kind.behaviour == .decides || choice.chance(20) {
      action.branches = (0..<choice.number(1...3)).map { Branch(label: "branch \($0)", link: link(ids)) }
    }
    for edge in kind.edges where choice.chance(30) { action.edges[edge] = link(ids) }
    action.next = link(ids)
    return action
  }

  private mutating func link(_ ids: [ActionID]) -> Link? {
    switch choice.number(0...9) {
    case 0, 1: nil
    case 2: .end
    case 3: .jump(to: choice.pick(ids))
    case 4: .to("gone")
    default: .to(choice.pick(ids))
    }
  }

  /// Some edit that is possible now, or nil if the one drawn is not.
  mutating func edit(of flow: Chatflow) -> Edit? {
    let ids = Array(flow.actions.keys)
    guard !ids.isEmpty, choice.chance(70) else { return insertion(into: flow) }
    let id = choice.pick(ids)
    switch choice.number(0...6) {
    case 0: return flow.removing(id)
    case 1: return flow.renaming(id, to: "Renamed \(choice.number(0...9))")
    case 2: return flow.changingID(of: id, to: ActionID("b\(choice.number(0...99))"))
    case 3: return flow.relinking(origin(in: flow), to: link(ids))
    case 4: return Edit.make("edit.setting", in: flow) { $0.changeHead { $0.name += "!" } }
    case 5:
      let text = RichText(literal: "text \(choice.number(0...99))")
      return Edit.make("edit.change", in: flow) { draft in
        draft.change(id) { $0.values["message"] = .message(Message(text)) }
      }
    default:
      let place = choice.number(0...ids.count)
      return Edit.make("edit.change", in: flow) { draft in
        guard let action = draft.flow.actions[id] else { return }
        draft.remove(id)
        draft.insert(action, at: place)
      }
    }
  }

  private mutating func insertion(into flow: Chatflow) -> Edit? {
    let kind = choice.pick(Self.kinds)
    return flow.inserting(kind, at: .on(origin(in: flow)), words: .english)?.edit
  }

  /// One of the places where a connection is or could be written.
  mutating func origin(in flow: Chatflow) -> Origin {
    var origins: [Origin] = [.start]
    for action in flow.actions.values {
      origins += action.ports(.english, in: Workspace()).map { .port(action.id, $0.id) }
    }
    return choice.pick(origins)
  }
}
