import ChatflowEngine
import ChatflowModel
import OrderedCollections

/// Which connections of a chatflow its tests have taken.
public struct Coverage: Sendable {
  /// Each connection that somebody has made, in the order of the file, and how often it was taken.
  public private(set) var counts: [(origin: Origin, count: Int)]
  private var places: [Origin: Int]

  /// The connections of a chatflow, of which none was taken.
  public init(of flow: Chatflow) {
    // A branch that says nothing of where it leads is taken without a trace.
    let origins = Self.connections(of: flow).filter { origin in
      if case .port(let id, let port) = origin { flow.actions[id]?[port] != nil } else { true }
    }
    counts = origins.map { ($0, 0) }
    places = Dictionary(origins.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// Notes that connections were taken.
  public mutating func add(_ taken: some Sequence<Went>) {
    for went in taken {
      // A quick reply that has no connection of its own takes that of the next action.
      let next = went.from.map { Origin.port($0, .next) }
      let place = went.origin.flatMap { origin in
        places[origin] ?? (went.isByReply ? next.flatMap { places[$0] } : nil)
      }
      if let place { counts[place].count += 1 }
    }
  }

  /// Those that were not taken.
  public var missing: [Origin] { counts.filter { $0.count == 0 }.map(\.origin) }
  /// How many were taken.
  public var taken: Int { counts.count - missing.count }
  /// The per cent that were taken, rounded down; of a chatflow that has none yet, nothing is tested.
  public var percent: Int { counts.isEmpty ? 0 : taken * 100 / counts.count }
  /// Whether all that there is was taken.
  public var isComplete: Bool { !counts.isEmpty && missing.isEmpty }

  /// The connections of a chatflow: that of its start, of quick replies that have their own, of if/then branches, which may
  /// lead to the end, of special edges, and the catch-alls that lead somewhere.
  static func connections(of flow: Chatflow) -> [Origin] {
    (flow.start == nil ? [] : [.start])
      + flow.actions.values.flatMap { action in action.connections.map { Origin.port(action.id, $0) } }
  }
}

extension Went {
  fileprivate var isByReply: Bool { if case .reply? = port { true } else { false } }
}

extension Action {
  fileprivate var connections: [PortID] {
    let hasReplies = definition?.hasReplies ?? !replies.isEmpty
    var ports: [PortID] = []
    if hasReplies { ports += replies.indices.filter { replies[$0].link != nil }.map(PortID.reply) }
    ports += branches.indices.map(PortID.branch)
    ports += possibleEdges.filter { edges[$0] != nil }.map(PortID.edge)
    let isUsed =
      drawnPorts.contains { $0.id == .next } || hasReplies && branches.isEmpty && replies.contains { $0.link == nil }
    return next != nil && isUsed ? ports + [.next] : ports
  }
}
