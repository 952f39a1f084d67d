import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Words

extension Coverage {
  /// How many connections were taken, and those that were not, by action.
  public func told(_ words: Words, file: String, of flow: Chatflow, in workspace: Workspace) -> [String] {
    let facts = [
      "file": file, "taken": "\(taken)", "count": "\(counts.count)", "percent": "\(percent)",
    ]
    if counts.isEmpty { return [words("chat.coverage.none", facts)] }
    return [words("chat.coverage", facts)] + missing.map { origin in "  " + flow.told(origin, words, in: workspace) }
  }

  /// The same for other programs.
  public func json(of file: String) -> JSON {
    .members([
      JSON.Member("chatflow", .text(file)), JSON.Member("connections", .number("\(counts.count)")),
      JSON.Member("taken", .number("\(taken)")), JSON.Member("percent", .number("\(percent)")),
      JSON.Member(
        "all",
        .list(
          counts.map { origin, count in
            var members: [JSON.Member] = []
            if case .port(let id, let port) = origin {
              members = [JSON.Member("action", .text(id.text)), JSON.Member("connection", .text(port.word))]
            } else {
              members = [JSON.Member("connection", .text("start"))]
            }
            return .members(members + [JSON.Member("count", .number("\(count)"))])
          })),
    ])
  }
}

extension Mutant {
  /// The mistake that nobody noticed.
  public func told(_ words: Words, file: String, of flow: Chatflow, in workspace: Workspace) -> String {
    let place = action.map { flow.name(of: $0) } ?? words["chat.mutant.start"]
    let what: String
    switch change {
    case .reaimed(let port, let to):
      let origin = action.map { Origin.port($0, port) } ?? .start
      return words(
        "chat.mutant.reaimed",
        ["file": file, "connection": flow.told(origin, words, in: workspace), "to": flow.told(to, words)])
    case .restarted(let to): what = words("chat.mutant.restarted", ["to": flow.told(to, words)])
    case .turned(_, let from, let to): what = words("chat.mutant.turned", ["from": from, "to": to])
    case .relabelled(_, let from, let to): what = words("chat.mutant.relabelled", ["from": from, "to": to])
    }
    return words("chat.mutant", ["file": file, "name": place, "id": action?.text ?? "", "what": what])
  }
}

extension Chatflow {
  /// A connection in words: the action that it leaves, and what it is called there.
  public func told(_ origin: Origin, _ words: Words, in workspace: Workspace) -> String {
    guard case .port(let id, let port) = origin, let action = actions[id] else { return words["chat.mutant.start"] }
    let label = action.ports(words, in: workspace).first { $0.id == port }?.label ?? ""
    let name = words("chat.connection", ["name": self.name(of: id), "id": id.text])
    return words("connection.of", ["name": name, "label": label.isEmpty ? words["chat.connection.next"] : label])
  }

  func told(_ destination: Destination, _ words: Words) -> String {
    if case .action(let id) = destination {
      words("chat.connection", ["name": name(of: id), "id": id.text])
    } else {
      words["canvas.end"]
    }
  }
}
