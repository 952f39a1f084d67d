import OrderedCollections

extension Finding.Place {
  /// Where it is among the places of its form, from top to bottom as forms show them and files have them: of two places the
  /// one whose numbers come first.
  public func order(in flow: Chatflow) -> [Int] {
    let action = self.action.flatMap { flow.actions[$0] }
    let fields: [Field] =
      switch subject {
      case .action: (action?.definition?.fields ?? []) + ActionKind.common
      case .chatflow: ChatflowSettings.fields
      case .workspace: WorkspaceSettings.fields
      }
    switch port {
    case .reply(let index)?: return [1, Self.index(of: "replies", in: fields), index]
    case .branch(let index)?:
      if let condition { return [2, index, condition.group, condition.index] }
      // Where a branch leads stands below its conditions.
      return [2, index, field == nil ? .max : -1]
    case .edge(let edge)?: return [3, action?.possibleEdges.firstIndex(of: edge) ?? .max]
    case .next?: return [4]
    case nil: return order(among: fields)
    }
  }

  private func order(among fields: [Field]) -> [Int] {
    if path.isTop, field == nil || field == "name" { return [field == nil ? -1 : 0] }
    var order = [1]
    var around = fields
    for step in path.steps {
      order.append(Self.index(of: step.field, in: around))
      if case .entry(_, let index) = step { order.append(index) }
      around = around[step.field]?.inner ?? []
    }
    if let field { order.append(Self.index(of: field, in: around)) }
    switch part {
    case .entry(let index)?: order.append(index)
    case .attachment(let index, of: let text)?: order += [text ?? -1, index ?? -1]
    case nil: break
    }
    return order
  }

  private static func index(of field: FieldID, in fields: [Field]) -> Int {
    fields.firstIndex { $0.id == field } ?? .max
  }
}
