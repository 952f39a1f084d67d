import OrderedCollections
import Words

/// Where a new action is put.
public enum InsertionPoint: Hashable, Sendable {
  /// On a connection: it leads to the new action, and the new action leads where it led.
  case on(Origin)
  /// In front of an action where several connections meet: each of these leads to the new action, and it leads there.
  case before(ActionID, lines: [Origin])
}

/// Where in the file something new stands.
public enum FilePlace: Hashable, Sendable {
  /// In front of all actions.
  case first
  /// Right behind an action.
  case behind(ActionID)
}

extension Chatflow {
  /// Inserts a new action of a kind; returns the edit and the new action's id.
  ///
  /// Every connection of the new action leads where the connection led, so that nothing is cut off; an end stays an end
  /// and an explicit jump stays one. In the file the action stands at a place, or else behind those that lead to it.
  public func inserting(
    _ kind: ActionKind, at point: InsertionPoint, in place: FilePlace? = nil, words: Words
  ) -> (edit: Edit, id: ActionID)? {
    inserting(.empty(kind), at: point, in: place, words: words)
  }

  /// Inserts what the picker offers, in the same way.
  public func inserting(
    _ offer: Offer, at point: InsertionPoint, in place: FilePlace? = nil, words: Words
  ) -> (edit: Edit, id: ActionID)? {
    let kind = offer.kind
    let name = uniqueName(offer.name(words))
    var action = Action(id: uniqueID(from: name, fallback: kind.id.text), kind: kind.id, name: name)
    action.values = offer.values(in: language)
    let (origins, after) = landing(at: point)
    action.next = after
    if kind.behaviour == .decides { action.branches = [Branch(link: action.next)] }
    let edit = Edit.make("edit.insert", in: self) { draft in
      draft.insert(action, at: fileIndex(of: place, after: origins))
      for origin in origins { draft.link(origin, to: .to(action.id)) }
    }
    return edit.map { ($0, action.id) }
  }

  /// The connections that lead to what is put in at a place, and where that goes on.
  func landing(at point: InsertionPoint) -> (origins: [Origin], after: Link?) {
    switch point {
    case .on(let origin): ([origin], effectiveLink(at: origin))
    case .before(let target, let lines): (lines, .to(target))
    }
  }

  /// Where a connection leads when what is left out is taken into account.
  public func effectiveLink(at origin: Origin) -> Link? {
    if let link = self[origin] { return link }
    guard case .port(let id, .reply) = origin else { return nil }
    return actions[id]?.next
  }

  /// The index in the file of something that is put in on connections.
  func fileIndex(of place: FilePlace?, after origins: [Origin]) -> Int {
    switch place {
    case .first: return 0
    case .behind(let id):
      if let index = actions.index(forKey: id) { return index + 1 }
    case nil: break
    }
    let indices = origins.compactMap { $0.action.flatMap { actions.index(forKey: $0) } }
    return indices.max().map { $0 + 1 } ?? 0
  }

  /// Removes an action; what led to it leads where its catch-all led, or another of its connections.
  ///
  /// Connections of the removed action other than that one are lost: `losses(removing:)` names them, to be confirmed
  /// first.
  public func removing(_ id: ActionID, keeping port: PortID = .next) -> Edit? {
    guard actions[id] != nil else { return nil }
    let led = effectiveLink(at: .port(id, port))
    let after = led?.action == id ? nil : led
    return Edit.make("edit.remove", in: self) { draft in
      for origin in origins(leadingTo: id) where origin.action != id {
        draft.link(origin, to: link(at: origin, followedBy: after))
      }
      draft.remove(id)
    }
  }

  /// Where a connection leads once the action that it led to is gone. A quick reply or special edge without a link leads
  /// where the catch-all leads, so an end must be written there unless that ends the chat as well.
  func link(at origin: Origin, followedBy after: Link?) -> Link? {
    guard let after else {
      guard case .port(let id, let port) = origin else { return nil }
      return actions[id]?.endsByItself == true ? nil : port.end
    }
    let wasJump = self[origin]?.isJump ?? false
    return Link(after.destination, isJump: after.isJump || (wasJump && after != .end))
  }

  /// Changes where a connection leads.
  public func relinking(_ origin: Origin, to link: Link?) -> Edit? {
    Edit.make("edit.relink", in: self) { $0.link(origin, to: link) }
  }

  /// Changes an action's name; its id stays.
  public func renaming(_ id: ActionID, to name: String) -> Edit? {
    Edit.make("edit.rename", changing: id, in: self) { $0.name = name }
  }

  /// Changes an action's id, here and in everything that leads to it. Nil if the new id is taken or no word.
  public func changingID(of id: ActionID, to new: ActionID) -> Edit? {
    guard let index = actions.index(forKey: id), actions[new] == nil, new.text != ActionID.reservedWord,
      ActionID.word(from: new.text) == new.text
    else { return nil }
    return Edit.make("edit.change-id", in: self) { draft in
      for origin in origins(leadingTo: id) {
        let isJump = self[origin]?.isJump ?? false
        draft.link(origin, to: Link(.action(new), isJump: isJump))
      }
      draft.changeHead { $0.values.rename(answersOf: id, to: new) }
      for other in actions.keys { draft.change(other) { $0.rename(answersOf: id, to: new) } }
      guard let changed = draft.flow.actions[id] else { return }
      draft.remove(id)
      draft.insert(changed.withID(new), at: index)
    }
  }
}

extension Action {
  /// The same action under another id.
  package func withID(_ id: ActionID) -> Action {
    var copy = self
    copy.id = id
    return copy
  }
}
