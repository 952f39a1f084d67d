import OrderedCollections

extension Finding.Place {
  /// The nearest place that there is: where an entry, a quick reply, a branch or a condition has gone since something was
  /// found there, what stands in its place, else what it stood in.
  public func nearest(in flow: Chatflow, _ workspace: Workspace) -> Finding.Place {
    for (depth, step) in path.steps.enumerated() {
      guard case .entry(let list, let index) = step else { continue }
      let outer = FieldPath(Array(path.steps[..<depth]))
      let count = Finding.Place(subject, in: outer).values(in: flow, workspace)[list]?.records?.count ?? 0
      if index < count { continue }
      if count == 0 { return Finding.Place(subject, in: outer, field: list) }
      let isInnermost = depth == path.steps.count - 1
      return Finding.Place(subject, in: outer.into(.entry(list, count - 1)), field: isInnermost ? field : nil)
    }
    guard let action = self.action.flatMap({ flow.actions[$0] }) else { return self }
    switch port {
    case .reply(let index)? where !action.replies.indices.contains(index):
      let last = action.replies.indices.last.map { PortID.reply($0) }
      return Finding.Place(subject, field: "replies", port: last)
    case .branch(let index)? where !action.branches.indices.contains(index):
      let last = action.branches.indices.last.map { PortID.branch($0) }
      return Finding.Place(subject, field: "branches", port: last)
    case .branch(let index)?:
      let groups = action.branches[index].groups
      guard let condition,
        !groups.indices.contains(condition.group) || !groups[condition.group].indices.contains(condition.index)
      else { return self }
      return Finding.Place(subject, field: "branches", port: port)
    case .reply?, .edge?, .next?, nil: return self
    }
  }
}
