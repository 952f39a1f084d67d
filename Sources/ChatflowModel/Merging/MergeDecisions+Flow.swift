import OrderedCollections

extension MergeDecisions {
  /// A chatflow. Actions that one side removed and that are needed all the same stay.
  mutating func chatflow(_ versions: Versions<Chatflow>, _ needed: Set<ActionID>) -> Chatflow {
    var merged = versions.ours
    of(.chatflow) { decisions in
      merged.version = Self.version(versions.map(\.version))
      merged.name = decisions.decide("name", versions.map(\.name))
      merged.start = decisions.decide("start", versions.map(\.start))
      merged.values = decisions.values(versions.map(\.values), ChatflowSettings.fields)
    }
    var actions: [ActionID: Action] = [:]
    for id in versions.allActions {
      let of = versions.map { $0.actions[id] }
      actions[id] = self.of(.action(id)) { $0.action(of, isNeeded: needed.contains(id)) }
    }
    let order = MergedOrder(versions.map { Array($0.actions.keys) }, keeping: Set(actions.keys)).keys
    merged.actions = OrderedDictionary(
      uniqueKeysWithValues: order.compactMap { id in actions[id].map { (id, $0) } })
    return merged
  }

  /// What the chatflows of a folder share.
  mutating func workspace(_ versions: Versions<Workspace>) -> Workspace {
    var merged = versions.ours
    of(.workspace) { decisions in
      merged.version = Self.version(versions.map(\.version))
      merged.values = decisions.values(versions.map(\.values), WorkspaceSettings.fields)
      merged.priority = decisions.at("priority") {
        $0.list(versions.map(\.priority), isSequence: true, id: { $0 }, merge: { $0.decide($1) })
      }
    }
    return merged
  }

  /// The version of the format: of two changes the newer one, as what it knows must not be lost.
  private static func version(_ versions: Versions<Int>) -> Int {
    versions.settled?.value ?? max(versions.ours, versions.theirs)
  }

  private mutating func action(_ versions: Versions<Action?>, isNeeded: Bool) -> Action? {
    guard let base = versions.base else {
      // Without a base only what both added differently is left to decide, and that is all of it.
      return versions.ours.flatMap { ours in
        versions.theirs.map {
          action(Versions(base: Action(id: ours.id, kind: ours.kind, name: ""), ours: ours, theirs: $0))
        }
          ?? ours
      } ?? versions.theirs
    }
    guard let ours = versions.ours, let theirs = versions.theirs else {
      // Nobody decides twice: where the other side left it as it was, it is taken away only if nothing leads to it.
      if isNeeded, versions.settled != nil { return versions.ours ?? versions.theirs }
      return decide(versions)
    }
    return action(Versions(base: base, ours: ours, theirs: theirs))
  }

  private mutating func action(_ versions: Versions<Action>) -> Action {
    if let settled = versions.settled { return settled.value }
    // What could not be read cannot be taken apart.
    if [versions.base, versions.ours, versions.theirs].contains(where: { $0.defect != nil }) {
      return decide(versions)
    }
    var merged = versions.ours
    let kinds = versions.map(\.kind)
    if kinds.ours == kinds.theirs {
      takeParts(of: versions, into: &merged)
    } else {
      // What an action holds is that of its kind.
      let content = decide("action", versions.map(Content.init))
      content.write(into: &merged)
    }
    merged.name = decide("name", versions.map(\.name))
    merged.branches = at("branches") { $0.branches(versions.map(\.branches)) }
    merged.next = decide("next", versions.map(\.next))
    return merged
  }

  private mutating func takeParts(of versions: Versions<Action>, into merged: inout Action) {
    let fields = (ActionKinds[versions.ours.kind]?.fields ?? []) + ActionKind.common
    merged.values = values(versions.map(\.values), fields)
    merged.replies = at("quick-replies") { $0.replies(versions.map(\.replies)) }
    let edges = versions.map(\.edges)
    for edge in Set(edges.base.keys).union(edges.ours.keys).union(edges.theirs.keys).sorted() {
      merged.edges[edge] = decide(edge.text, edges.map { $0[edge] })
    }
  }

  private mutating func replies(_ versions: Versions<[QuickReply]>) -> [QuickReply] {
    list(versions, id: \.label) { decisions, versions in
      var merged = versions.ours
      merged.label = decisions.decide("label", versions.map(\.label))
      merged.value = decisions.decide("value", versions.map(\.value))
      merged.link = decisions.decide("next", versions.map(\.link))
      merged.kept = decisions.kept(versions.map(\.kept))
      return merged
    }
  }

  private mutating func branches(_ versions: Versions<[Branch]>) -> [Branch] {
    list(versions, isSequence: true, id: \.whatIsMeant) { decisions, versions in
      var merged = versions.ours
      merged.label = decisions.decide("label", versions.map(\.label))
      merged.groups = decisions.at("if") { $0.groups(versions.map(\.groups)) }
      merged.link = decisions.decide("next", versions.map(\.link))
      merged.kept = decisions.kept(versions.map(\.kept))
      return merged
    }
  }

  private mutating func groups(_ versions: Versions<[[Condition]]>) -> [[Condition]] {
    list(versions, id: { $0.map(\.sentence).joined(separator: "\n") }) { decisions, versions in
      decisions.list(versions, id: \.sentence) { $0.decide($1) }
    }
  }
}

/// What an action holds because of its kind.
private struct Content: Equatable {
  let kind: KindID
  let values: FieldValues
  let replies: [QuickReply]
  let edges: [EdgeID: Link]

  init(_ action: Action) {
    kind = action.kind
    values = action.values
    replies = action.replies
    edges = action.edges
  }

  func write(into action: inout Action) {
    action.kind = kind
    action.values = values
    action.replies = replies
    action.edges = edges
  }
}

extension Branch {
  /// What it is known by beside its place: its name, or else its conditions.
  fileprivate var whatIsMeant: String {
    label ?? groups.map { $0.map(\.sentence).joined(separator: "\n") }.joined(separator: "\n\n")
  }
}
