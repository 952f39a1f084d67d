import Words

/// One connection of an action as it is drawn.
public struct Port: Hashable, Sendable {
  /// Where it is written.
  public var id: PortID
  /// Its label; empty for the only connection of a plain action.
  public var label: String
  /// Where it leads; nil where nothing follows, which ends the automated part of the chat.
  public var link: Link?
  /// A connection as drawn.
  public init(_ id: PortID, label: String, link: Link?) {
    self.id = id
    self.label = label
    self.link = link
  }
}

extension Action {
  /// The connections as they are drawn, in the order in which they are drawn: quick replies, if/then branches, special
  /// edges that lead somewhere of their own, and last the catch-all.
  ///
  /// A quick reply without a link of its own leads where the catch-all leads; beside if/then branches it has no port,
  /// since the branches decide. A question without free text and without branches has no catch-all.
  ///
  /// The workspace names whom and what a branch without a label asks for.
  public func ports(_ words: Words, in workspace: Workspace) -> [Port] {
    let drawn = drawnPorts
    return drawn.map { port, link in
      Port(port, label: label(of: port, isAlone: drawn.count == 1, words, workspace), link: link)
    }
  }

  /// The connections as they are drawn, without their labels.
  public var drawnPorts: [(id: PortID, link: Link?)] {
    let kind = definition
    var ports: [(id: PortID, link: Link?)] = []
    if kind?.hasReplies ?? !replies.isEmpty {
      for (index, reply) in replies.enumerated() where reply.link != nil || branches.isEmpty {
        ports.append((.reply(index), reply.link ?? next))
      }
    }
    for (index, branch) in branches.enumerated() { ports.append((.branch(index), branch.link)) }
    if !edges.isEmpty {
      for edge in possibleEdges {
        if let link = edges[edge] { ports.append((.edge(edge), link)) }
      }
    }
    if hasCatchAll(kind) { ports.append((.next, next)) }
    return ports
  }

  /// The special edges that it can have, in the order of its kind; of a kind that is not known, those that it has.
  public var possibleEdges: [EdgeID] { definition?.edges ?? edges.keys.sorted() }

  private func label(of port: PortID, isAlone: Bool, _ words: Words, _ workspace: Workspace) -> String {
    switch port {
    case .reply(let index): replies[index].label
    case .branch(let index): branches[index].title(words, in: workspace)
    case .edge(let edge): words.edge(edge, of: kind)
    case .next where isAlone: ""
    case .next: words[branches.isEmpty ? definition?.catchAll ?? "port.otherwise" : "port.otherwise"]
    }
  }

  private func hasCatchAll(_ kind: ActionKind?) -> Bool {
    if replies.isEmpty || !branches.isEmpty || kind?.hasReplies != true { return true }
    // A value that is known already need not be one of the replies.
    return question.map { $0.takesFreeText || $0.skipsIfKnown } ?? true
  }
}

extension Words {
  /// What a special edge of a kind is called.
  public func edge(_ edge: EdgeID, of kind: KindID) -> String {
    optional("edge.\(kind).\(edge)") ?? self["edge.\(edge)"]
  }
}

extension Branch {
  /// What the branch is called: its label, or its conditions as a sentence.
  public func title(_ words: Words, in workspace: Workspace) -> String {
    if let label, !label.isEmpty { return label }
    let sentences = groups.map { $0.map { $0.told(words, in: workspace) }.filter { !$0.isBlank } }
    let groups = sentences.map { $0.joined(separator: " \(words["condition.and"]) ") }
    let title = groups.filter { !$0.isEmpty }.joined(separator: " \(words["condition.or"]) ")
    return title.isEmpty ? words["condition.none"] : title
  }
}
