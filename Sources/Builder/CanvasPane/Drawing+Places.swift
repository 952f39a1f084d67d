import Canvas
import ChatflowModel
import OrderedCollections

extension Drawing {
  /// Where the actions of a drawing stand in the next one. Indices change with every action that is inserted or removed
  /// above, while hardly any card does.
  struct Places {
    /// The earlier index of each action; nil of new ones.
    private(set) var before: [Int?]
    /// The new index of each action; nil of those that are gone.
    private var after: [Int?]

    init(_ old: OrderedSet<ActionID>, _ new: OrderedSet<ActionID>) {
      before = Array(repeating: nil, count: new.count)
      after = Array(repeating: nil, count: old.count)
      var next = 0
      for (index, id) in new.enumerated() {
        // Nearly all stand where they are expected; only others are looked for.
        let isNext = next < old.count && old[next] == id
        guard let place = isNext ? next : old.firstIndex(of: id) else { continue }
        before[index] = place
        after[place] = index
        next = place + 1
      }
    }

    /// A card with its connections leading to where their targets are now; nil if that is not known from the card.
    func moved(_ card: CanvasFlow.Action) -> CanvasFlow.Action? {
      var card = card
      for index in card.ports.indices {
        if card.ports[index].missing != nil { return nil }
        guard let target = card.ports[index].target else { continue }
        guard let new = after[target] else { return nil }
        if new != target { card.ports[index].target = new }
      }
      return card
    }
  }
}
