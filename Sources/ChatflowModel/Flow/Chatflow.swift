import OrderedCollections

/// One configured conversation: its settings and its actions, in file order.
public struct Chatflow: Hashable, Sendable {
  /// The version of the file format that it was read from.
  public var version: Int
  /// The chatflow's name.
  public var name: String
  /// The settings of `ChatflowSettings.fields` (live, language, welcome, options …) and unknown keys.
  public var values: FieldValues
  /// The action that runs first.
  public var start: Link?
  /// What could not be read of its settings.
  @NotCompared public var unread: Unread = [:]
  /// The actions in file order: a new one stands after the one it was inserted behind, nothing is ever re-sorted.
  public var actions: OrderedDictionary<ActionID, Action>

  /// An empty chatflow.
  public init(name: String) {
    version = 1
    self.name = name
    values = FieldValues()
    actions = [:]
  }

  /// The connection written at an origin.
  public subscript(origin: Origin) -> Link? {
    get {
      switch origin {
      case .start: start
      case .port(let id, let port): actions[id]?[port]
      }
    }
    set {
      switch origin {
      case .start: start = newValue
      case .port(let id, let port): actions[id]?[port] = newValue
      }
    }
  }
}

extension Action {
  /// The connection written at a port.
  public subscript(port: PortID) -> Link? {
    get {
      switch port {
      case .next: next
      case .reply(let index): replies.indices.contains(index) ? replies[index].link : nil
      case .branch(let index): branches.indices.contains(index) ? branches[index].link : nil
      case .edge(let id): edges[id]
      }
    }
    set {
      switch port {
      case .next: next = newValue
      case .reply(let index): if replies.indices.contains(index) { replies[index].link = newValue }
      case .branch(let index): if branches.indices.contains(index) { branches[index].link = newValue }
      case .edge(let id): edges[id] = newValue
      }
    }
  }

  /// Every port at which a connection is written, whether or not it is drawn.
  public var writtenPorts: [PortID] {
    replies.indices.map(PortID.reply) + branches.indices.map(PortID.branch) + edges.keys.sorted().map(PortID.edge)
      + [.next]
  }
}
