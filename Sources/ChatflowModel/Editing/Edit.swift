import OrderedCollections

/// A change of a chatflow as a value: what was there before and what is there after, so that it can be undone.
public struct Edit: Hashable, Sendable {
  /// The word key of what was done, for "Undone: …".
  public let title: String
  /// What changed, in the order in which it is done.
  public let changes: [Change]

  /// An edit, as its parts are.
  package init(title: String, changes: [Change]) {
    self.title = title
    self.changes = changes
  }

  /// One part of an edit. Its settings are large, and it is handed on at each key: a copy costs a reference.
  public indirect enum Change: Hashable, Sendable {
    /// An action appeared, disappeared, or changed; a place is its index in the file order.
    case action(ActionID, from: Placed?, to: Placed?)
    /// The chatflow's own settings changed.
    case head(from: Head, to: Head)
    /// What the chatflows of the folder share changed.
    case workspace(from: FieldValues, to: FieldValues)
  }

  /// An action at its index in the file order. A copy costs a reference.
  public struct Placed: Hashable, Sendable {
    private final class Content: Sendable {
      let action: Action
      let index: Int

      init(_ action: Action, _ index: Int) { (self.action, self.index) = (action, index) }
    }

    private let content: Content

    /// The action.
    public var action: Action { content.action }
    /// Its index.
    public var index: Int { content.index }

    /// An action at an index.
    package init(action: Action, index: Int) { content = Content(action, index) }

    /// Whether both are the same action at the same index.
    public static func == (one: Self, other: Self) -> Bool {
      one.content === other.content || one.index == other.index && one.action == other.action
    }

    /// Feeds both parts.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(action)
      hasher.combine(index)
    }
  }

  /// What a chatflow holds besides its actions.
  public struct Head: Hashable, Sendable {
    /// The chatflow's name.
    public var name: String
    /// Its settings.
    public var values: FieldValues
    /// The action that runs first.
    public var start: Link?

    /// What a chatflow holds besides its actions.
    package init(name: String, values: FieldValues, start: Link?) {
      self.name = name
      self.values = values
      self.start = start
    }
  }

  /// The edit that takes this one back.
  public var inverse: Edit {
    Edit(
      title: title,
      changes: changes.reversed().map { change in
        switch change {
        case .action(let id, let from, let to): .action(id, from: to, to: from)
        case .head(let from, let to): .head(from: to, to: from)
        case .workspace(let from, let to): .workspace(from: to, to: from)
        }
      })
  }

  /// The ids of actions that there were none of before.
  public var newActions: Set<ActionID> {
    var ids: Set<ActionID> = []
    for case .action(let id, nil, .some) in changes { ids.insert(id) }
    return ids
  }

  /// The actions that only got another id: the old ones with the new ones.
  public var changedIDs: [(old: ActionID, new: ActionID)] {
    var gone: [(id: ActionID, placed: Placed)] = []
    var new: [(id: ActionID, placed: Placed)] = []
    for case .action(let id, let from, let to) in changes {
      if let from, to == nil { gone.append((id, from)) }
      if from == nil, let to { new.append((id, to)) }
    }
    return gone.compactMap { gone in
      let same = new.first {
        $0.placed.index == gone.placed.index && $0.placed.action.kind == gone.placed.action.kind
          && $0.placed.action.name == gone.placed.action.name
      }
      return same.map { (gone.id, $0.id) }
    }
  }

  /// Whether it changes what a workspace names in conditions: people, teams, and properties.
  public var renamesInWorkspace: Bool {
    changes.contains { change in
      guard case .workspace(let from, let to) = change else { return false }
      let fields = ReferenceKind.recipients.map(\.field) + Property.lists
      return fields.contains { from[$0] != to[$0] }
    }
  }

  /// An action that could not be read from its file and that this would change, or put somewhere else under another id,
  /// with what is wrong with it.
  public var changedDefect: (action: Action, defect: FileProblem)? {
    for case .action(_, let from, let to?) in changes {
      let known = from?.action ?? to.action
      if let defect = known.defect, from?.action != to.action { return (known, defect) }
    }
    return nil
  }

  /// Makes an edit by changing a draft of a chatflow; nil if nothing differs afterwards.
  public static func make(_ title: String, in flow: Chatflow, _ change: (inout Draft) -> Void) -> Edit? {
    var draft = Draft(flow: flow)
    change(&draft)
    return draft.changes.isEmpty ? nil : Edit(title: title, changes: draft.changes)
  }

  /// Makes an edit by changing what the chatflows of the folder share; nil if nothing differs afterwards.
  public static func make(_ title: String, in workspace: Workspace, _ change: (inout FieldValues) -> Void) -> Edit? {
    var values = workspace.values
    change(&values)
    guard values != workspace.values else { return nil }
    return Edit(title: title, changes: [.workspace(from: workspace.values, to: values)])
  }

  /// Makes an edit by changing one action; nil if nothing differs afterwards. It takes no copy of the chatflow, so it costs
  /// the same in a large one.
  public static func make(
    _ title: String, changing id: ActionID, in flow: Chatflow, _ body: (inout Action) -> Void
  ) -> Edit? {
    flow.changing(id, body).map { Edit(title: title, changes: [$0]) }
  }

  /// A chatflow that remembers what is done to it.
  public struct Draft: Sendable {
    /// The chatflow as it is by now.
    public private(set) var flow: Chatflow
    fileprivate var changes: [Change] = []

    fileprivate init(flow: Chatflow) { self.flow = flow }

    /// Changes an action that exists.
    public mutating func change(_ id: ActionID, _ body: (inout Action) -> Void) {
      if let change = flow.changing(id, body) { record(change) }
    }

    /// Adds an action at an index of the file order.
    public mutating func insert(_ action: Action, at index: Int) {
      let place = min(max(0, index), flow.actions.count)
      record(.action(action.id, from: nil, to: Placed(action: action, index: place)))
    }

    /// Removes an action.
    public mutating func remove(_ id: ActionID) {
      guard let index = flow.actions.index(forKey: id) else { return }
      record(.action(id, from: Placed(action: flow.actions.values[index], index: index), to: nil))
    }

    /// Changes the chatflow's own settings.
    public mutating func changeHead(_ body: (inout Head) -> Void) {
      let before = flow.head
      var after = before
      body(&after)
      if after != before { record(.head(from: before, to: after)) }
    }

    /// Sets the connection that is written at an origin.
    public mutating func link(_ origin: Origin, to link: Link?) {
      switch origin {
      case .start: changeHead { $0.start = link }
      case .port(let id, let port): change(id) { $0[port] = link }
      }
    }

    private mutating func record(_ change: Change) {
      flow.apply(change)
      changes.append(change)
    }
  }
}

extension Edit {
  /// This edit followed by a later one, as one step.
  ///
  /// Where both only change the same action, the step in between is forgotten, so that a typed text is one change.
  public func followed(by later: Edit) -> Edit {
    if changes.count == 1, later.changes.count == 1,
      case .action(let id, let from?, _?) = changes[0], case .action(id, _?, let to?) = later.changes[0]
    {
      return Edit(title: title, changes: [.action(id, from: from, to: to)])
    }
    if changes.count == 1, later.changes.count == 1,
      case .head(let from, _) = changes[0], case .head(_, let to) = later.changes[0]
    {
      return Edit(title: title, changes: [.head(from: from, to: to)])
    }
    if changes.count == 1, later.changes.count == 1,
      case .workspace(let from, _) = changes[0], case .workspace(_, let to) = later.changes[0]
    {
      return Edit(title: title, changes: [.workspace(from: from, to: to)])
    }
    return Edit(title: title, changes: changes + later.changes)
  }

  /// Whether it changes what the chatflows of the folder share.
  public var changesWorkspace: Bool { changes.contains { if case .workspace = $0 { true } else { false } } }

  /// The actions that it touches.
  public var actions: [ActionID] {
    changes.compactMap { if case .action(let id, _, _) = $0 { id } else { nil } }
  }
}

extension Chatflow {
  /// What it holds besides its actions.
  public var head: Edit.Head {
    get { Edit.Head(name: name, values: values, start: start) }
    set {
      name = newValue.name
      values = newValue.values
      start = newValue.start
    }
  }

  /// Does an edit that was made for this state of the chatflow; what it changes of the workspace is not done here.
  public mutating func apply(_ edit: Edit) {
    for change in edit.changes { apply(change) }
  }

  /// The change of an action that exists, as a part of an edit; nil if it stays the same.
  fileprivate func changing(_ id: ActionID, _ body: (inout Action) -> Void) -> Edit.Change? {
    guard let index = actions.index(forKey: id) else { return nil }
    let before = actions.values[index]
    var after = before
    body(&after)
    guard after != before else { return nil }
    return .action(id, from: Edit.Placed(action: before, index: index), to: Edit.Placed(action: after, index: index))
  }

  fileprivate mutating func apply(_ change: Edit.Change) {
    switch change {
    case .workspace: break
    case .head(_, let to): head = to
    case .action(let id, let from, let to?):
      if from != nil, from?.index == to.index {
        actions[id] = to.action
      } else {
        actions.removeValue(forKey: id)
        actions.updateValue(to.action, forKey: id, insertingAt: min(to.index, actions.count))
      }
    case .action(let id, _, nil): actions.removeValue(forKey: id)
    }
  }
}

extension Workspace {
  /// Does what an edit changes of the workspace.
  public mutating func apply(_ edit: Edit) {
    for change in edit.changes {
      if case .workspace(_, let to) = change { values = to }
    }
  }
}
