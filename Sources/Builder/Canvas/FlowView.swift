import Canvas
import ChatflowModel
import OrderedCollections
import Words

/// A branch of an action, named so that it survives edits of other parts of the chatflow.
public struct BranchID: Hashable, Sendable {
  /// The branching action.
  public var action: ActionID
  /// The port at which the branch begins.
  public var port: PortID

  /// The branch of an action at a port.
  public init(_ action: ActionID, _ port: PortID) {
    self.action = action
    self.port = port
  }
}

/// How a chatflow is looked at. It is no part of the chatflow and no step of undo (docs/screens.md, "What is kept of the
/// view").
struct FlowView: Hashable, Sendable {
  /// The branches of which only the header is drawn.
  var folds: Set<BranchID> = []
  /// How the branches of some actions stand whatever the width.
  var pins: [ActionID: Pin] = [:]
  /// The branches that were opened alone, one inside the other; the last one is shown.
  var alone: [BranchID] = []

  /// Follows what an edit names anew: an action's id, or the place of a branch among its siblings.
  mutating func follow(_ edit: Edit) {
    guard !folds.isEmpty || !pins.isEmpty || !alone.isEmpty else { return }
    for (old, new) in edit.changedIDs {
      folds = Set(folds.map { $0.action == old ? BranchID(new, $0.port) : $0 })
      alone = alone.map { $0.action == old ? BranchID(new, $0.port) : $0 }
      if let pin = pins.removeValue(forKey: old) { pins[new] = pin }
    }
    for case .action(let id, let from?, let to?) in edit.changes {
      let (old, new) = (from.action, to.action)
      guard old.replies != new.replies || old.branches != new.branches else { continue }
      func follow(_ branch: BranchID) -> BranchID? {
        guard branch.action == id else { return branch }
        return Self.follow(branch.port, from: old, to: new).map { BranchID(id, $0) }
      }
      folds = Set(folds.compactMap(follow))
      // Where one is gone, so is what lies in it.
      alone = Array(alone.map(follow).prefix { $0 != nil }.compactMap { $0 })
    }
  }

  private static func follow(_ port: PortID, from old: Action, to new: Action) -> PortID? {
    switch port {
    case .reply(let index):
      place(index, among: old.replies.map(\.label), now: new.replies.map(\.label)).map(PortID.reply)
    case .branch(let index):
      place(index, among: old.branches.map(\.identity), now: new.branches.map(\.identity)).map(PortID.branch)
    case .edge, .next: port
    }
  }

  /// Where an entry of a list is after an edit: where its label went, or where it was if it only has another label.
  private static func place<Label: Equatable>(_ index: Int, among old: [Label], now new: [Label]) -> Int? {
    guard old.indices.contains(index) else { return nil }
    if new.indices.contains(index), new[index] == old[index] { return index }
    let places = new.indices.filter { new[$0] == old[index] }
    if places.count == 1 { return places[0] }
    return new.count < old.count ? nil : index
  }
}

extension Branch {
  /// By what a branch is known when its siblings change: its label, or what it asks for.
  fileprivate var identity: Branch {
    var branch = self
    branch.link = nil
    branch.kept = []
    if label?.isEmpty == false { branch.groups = [] }
    return branch
  }
}

extension BranchID {
  /// The branches that somebody means by `ID`, all of an action, or `ID:LABEL`, one of them; `ID:#2` is the second.
  public static func named(_ name: String, in flow: Chatflow, _ workspace: Workspace, _ words: Words)
    -> Result<[BranchID], Unknown>
  {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let id = ActionID(parts.first ?? "")
    guard let action = flow.actions[id] else { return .failure(.action(id.text)) }
    let ports = action.ports(words, in: workspace)
    guard ports.count > 1 else { return .failure(.branching(id.text)) }
    guard parts.count > 1 else { return .success(ports.map { BranchID(id, $0.id) }) }
    let label = parts[1]
    if let port = ports.first(where: { $0.label == label }) { return .success([BranchID(id, port.id)]) }
    if label.hasPrefix("#"), let number = Int(label.dropFirst()), ports.indices.contains(number - 1) {
      return .success([BranchID(id, ports[number - 1].id)])
    }
    return .failure(.branch(id.text, label, ports.map(\.label)))
  }

  /// Why a name stands for no branch.
  public enum Unknown: Error, Hashable, Sendable {
    /// There is no action with this id.
    case action(String)
    /// The action has one way out at most.
    case branching(String)
    /// The action has no branch with this label; it has those.
    case branch(String, String, [String])
  }

  /// The name that stands for this branch alone; nil if the chatflow does not have it.
  func name(in flow: Chatflow, _ workspace: Workspace, _ words: Words) -> String? {
    let ports = flow.actions[action]?.ports(words, in: workspace) ?? []
    guard ports.count > 1, let index = ports.firstIndex(where: { $0.id == port }) else { return nil }
    let label = ports[index].label
    let isClear = !label.isEmpty && ports.count { $0.label == label } == 1
    return "\(action):\(isClear ? label : "#\(index + 1)")"
  }
}
