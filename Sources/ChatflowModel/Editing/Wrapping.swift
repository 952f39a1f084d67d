import OrderedCollections
import Words

extension Chatflow {
  /// Puts an if/then branch in front of actions, whose branch leads to the first of them; otherwise the conversation goes
  /// on behind them. In the file it stands in front of them. Nil if they do not follow each other. Returns the edit and the new
  /// action's id.
  public func wrapping(_ ids: [ActionID], words: Words) -> (edit: Edit, id: ActionID)? {
    guard let piece = Clip(piece: ids, of: self), Clip(ids, of: self) == piece,
      let wayOut = piece.wayOut(from: piece.entry)
    else { return nil }
    let name = uniqueName(Offer.empty(.ifThen).name(words))
    var action = Action(
      id: uniqueID(from: name, fallback: ActionKind.ifThen.id.text), kind: ActionKind.ifThen.id, name: name)
    action.branches = [Branch(link: .to(piece.entry))]
    action.next = piece.link(at: wayOut)
    let outside = origins(leadingTo: piece.entry).filter { !piece.holds($0) }
    let lines = outside.filter { self[$0]?.isJump == false }
    let origins = lines.isEmpty ? outside : lines
    let edit = Edit.make("edit.wrap", in: self) { draft in
      draft.insert(action, at: actions.index(forKey: piece.entry) ?? 0)
      for origin in origins {
        draft.link(origin, to: Link(.action(action.id), isJump: self[origin]?.isJump ?? false))
      }
    }
    return edit.map { ($0, action.id) }
  }
}
