import ChatflowEngine
import ChatflowModel
import OrderedCollections

/// A chatflow with one mistake put into it, which its tests should notice.
public struct Mutant: Sendable {
  /// Where the mistake is.
  public let action: ActionID?
  /// What was changed.
  public let change: Change
  /// The chatflow with it.
  public let flow: Chatflow

  /// What was changed.
  public enum Change: Hashable, Sendable {
    /// A connection leads somewhere else.
    case reaimed(PortID, to: Destination)
    /// The conversation begins elsewhere.
    case restarted(at: Destination)
    /// A condition of a branch asks for the opposite, which is this.
    case turned(branch: Int, from: String, to: String)
    /// A quick reply has another label.
    case relabelled(reply: Int, from: String, to: String)
  }

  /// All of a chatflow, one mistake each, in the order of the file.
  public static func all(of flow: Chatflow) -> [Mutant] {
    (flow.start.map { start in
      var changed = flow
      changed.start?.destination = flow.other(than: start.destination, besides: nil)
      return [Mutant(action: nil, change: .restarted(at: changed.start?.destination ?? .end), flow: changed)]
    } ?? []) + flow.actions.values.flatMap { all(of: $0, in: flow) }
  }

  private static func all(of action: Action, in flow: Chatflow) -> [Mutant] {
    var mutants: [Mutant] = []
    func add(_ change: Change, _ edit: (inout Action) -> Void) {
      var mutant = flow
      edit(&mutant.actions[action.id, default: action])
      mutants.append(Mutant(action: action.id, change: change, flow: mutant))
    }
    for case .port(action.id, let port) in Coverage.connections(of: flow) {
      let destination = action.link(at: port)?.destination
      let other = flow.other(than: destination ?? .end, besides: action.id)
      add(.reaimed(port, to: other)) { $0.reaim(port, to: other) }
    }
    for (index, branch) in action.branches.enumerated() {
      for (group, conditions) in branch.groups.enumerated() {
        for (place, condition) in conditions.enumerated() {
          guard case .success(let parsed) = condition.parsed, let turned = parsed.turned else { continue }
          add(.turned(branch: index, from: condition.sentence, to: turned.sentence)) {
            $0.branches[index].groups[group][place] = Condition(turned.sentence)
          }
        }
      }
    }
    for (index, reply) in action.replies.enumerated() {
      let other = reply.label + "?"
      add(.relabelled(reply: index, from: reply.label, to: other)) {
        // What is passed on stays what it was: a test has to see the label.
        $0.replies[index].value = reply.value ?? reply.label
        $0.replies[index].label = other
      }
    }
    return mutants
  }
}

extension Chatflow {
  /// Another place than one: the end, or for what ends there the first action that is neither it nor a given one.
  fileprivate func other(than destination: Destination, besides id: ActionID?) -> Destination {
    if destination != .end { return .end }
    return (actions.keys.first { $0 != id } ?? actions.keys.first).map(Destination.action) ?? .end
  }
}

extension Action {
  fileprivate func link(at port: PortID) -> Link? {
    switch port {
    case .next: next
    case .reply(let index): replies[index].link
    case .branch(let index): branches[index].link
    case .edge(let edge): edges[edge]
    }
  }

  fileprivate mutating func reaim(_ port: PortID, to destination: Destination) {
    let link = Link(destination, isJump: true)
    switch port {
    case .next: next = link
    case .reply(let index): replies[index].link = link
    case .branch(let index): branches[index].link = link
    case .edge(let edge): edges[edge] = link
    }
  }
}

extension ParsedCondition {
  /// A condition that holds where this one does not: its opposite, or where the language has none, one that excludes it.
  var turned: ParsedCondition? {
    let first = Array(values.prefix(1))
    switch comparison {
    case .equalsAny, .startsWithAny, .matchesPattern: return ParsedCondition(operand, .equalsNone, values)
    case .equalsNone: return ParsedCondition(operand, .equalsAny, values)
    case .containsAny: return ParsedCondition(operand, .containsNone, values)
    case .containsNone: return ParsedCondition(operand, .containsAny, values)
    case .isEmpty: return ParsedCondition(operand, .matchesPattern, [.text("?*")])
    case .isAnyOf: return ParsedCondition(operand, .isNoneOf, values)
    case .isNoneOf: return ParsedCondition(operand, .isAnyOf, values)
    case .isEqual: return ParsedCondition(operand, .isNotEqual, values)
    case .isNotEqual: return ParsedCondition(operand, .isEqual, values)
    case .isGreater: return ParsedCondition(operand, .isAtMost, values)
    case .isAtLeast: return ParsedCondition(operand, .isLess, values)
    case .isLess: return ParsedCondition(operand, .isAtLeast, values)
    case .isAtMost: return ParsedCondition(operand, .isGreater, values)
    case .isBetween: return ParsedCondition(operand, .isLess, first)
    case .isOn, .isAfter, .isBetweenDays: return ParsedCondition(operand, .isBefore, first)
    case .isBefore: return ParsedCondition(operand, .isAfter, values)
    case .isMoreDaysAgo: return ParsedCondition(operand, .isLessDaysAgo, values)
    case .isLessDaysAgo: return ParsedCondition(operand, .isMoreDaysAgo, values)
    case .isKnown: return ParsedCondition(operand, .isUnknown)
    case .isUnknown: return ParsedCondition(operand, .isKnown)
    case .isAvailable: return ParsedCondition(operand, .isNotAvailable)
    case .isNotAvailable: return ParsedCondition(operand, .isAvailable)
    case .areOpen: return ParsedCondition(operand, .areClosed)
    case .areClosed: return ParsedCondition(operand, .areOpen)
    }
  }
}
