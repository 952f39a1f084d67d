import OrderedCollections
import Testing

@testable import ChatflowFiles
@testable import ChatflowModel

/// What holds of copying and moving whatever the chatflow looks like.
@Suite struct ClipLawTests {
  @Test(arguments: 0..<400) func pastingWhereSomethingWasCutGivesBackWhatWas(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let before = random.flow()
    guard let (id, origin) = random.actionOnOneLine(of: before), let clip = Clip([id], of: before) else { return }
    let cut = before.applying(before.cutting([id]))
    #expect(cut.actions[id] == nil)
    #expect(cut.origins(leadingTo: id).isEmpty)
    let (edit, entry) = try #require(cut.pasting(clip, at: .on(origin), keeping: Set(cut.actions.keys).union(["gone"])))
    #expect(entry == id)
    expectSameFlow(cut.applying(edit), before, "seed \(seed): \(id) at \(origin)")
  }

  @Test(arguments: 0..<400) func cuttingOneActionIsRemovingIt(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let before = random.flow()
    guard let id = before.actions.keys.randomElement(using: &random), before.actions[id]?.hasWayOn == true,
      before.actions[id]?.next?.action != id
    else { return }
    expectSameFlow(before.applying(before.cutting([id])), before.applying(before.removing(id)), "seed \(seed): \(id)")
  }

  @Test(arguments: 0..<400) func movingThereAndBackChangesNothing(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let before = random.flow()
    guard let (id, origin) = random.actionOnOneLine(of: before) else { return }
    let target = random.origin(in: before)
    guard let there = before.moving([id], to: .on(target)) else { return }
    let moved = before.applying(there)
    #expect(moved.effectiveLink(at: target)?.action == id, "seed \(seed)")
    #expect(Set(moved.actions.keys) == Set(before.actions.keys))
    // Branches that come to lead to the same action there are not told apart any more on the way back.
    guard before.actions[id]?.drawnPorts.count == 1, let back = moved.moving([id], to: .on(origin)) else { return }
    expectSameFlow(moved.applying(back), before, "seed \(seed): \(id) to \(target)")
  }

  @Test(arguments: 0..<400) func removingADuplicateGivesBackWhatWas(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let before = random.flow()
    guard let id = before.actions.keys.randomElement(using: &random), before.actions[id]?.hasWayOn == true,
      before.actions[id]?.next?.action != id, let (edit, copy) = before.duplicating([id])
    else { return }
    let twice = before.applying(edit)
    #expect(twice.actions.count == before.actions.count + 1)
    expectSameFlow(twice.applying(twice.removing(copy)), before, "seed \(seed): \(id) as \(copy)")
  }

  @Test(arguments: 0..<400) func pastingCutsNothingOff(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let before = random.flow()
    let other = random.flow()
    guard let id = other.actions.keys.randomElement(using: &random) else { return }
    let ids = random.choice.chance(50) ? [id] : other.actions(heldBy: random.origin(in: other))
    guard let clip = Clip(ids, of: other), !clip.openEnds(from: clip.entry).isEmpty else { return }
    let origin = random.origin(in: before)
    let (edit, entry) = try #require(before.pasting(clip, at: .on(origin), keeping: []))
    let after = before.applying(edit)
    #expect(after[origin] == .to(entry), "seed \(seed)")
    #expect(before.reachable.isSubset(of: after.reachable), "seed \(seed): \(ids) at \(origin)")
    #expect(Set(after.actions.values.map(\.name)).count == after.actions.count, "seed \(seed)")
  }

  @Test(arguments: 0..<400) func everyStepIsTakenBackWhole(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let before = random.flow()
    guard let id = before.actions.keys.randomElement(using: &random) else { return }
    let ids = random.choice.chance(50) ? [id] : before.actions(heldBy: random.origin(in: before))
    let clip = Clip(ids, of: before)
    let point = InsertionPoint.on(random.origin(in: before))
    let edits = [
      before.cutting(ids), before.moving(ids, to: point), before.duplicating(ids)?.edit,
      clip.flatMap { before.pasting($0, at: point, keeping: [])?.edit },
    ]
    for edit in edits.compactMap({ $0 }) {
      var flow = before
      flow.apply(edit)
      flow.apply(edit.inverse)
      #expect(flow == before, "seed \(seed): \(edit.title)")
      #expect(Array(flow.actions.keys) == Array(before.actions.keys), "seed \(seed): \(edit.title)")
    }
  }

  @Test(arguments: 0..<300) func aClipReadsBackAsItWasWritten(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let flow = random.flow()
    let ids = Array(flow.actions.keys).filter { _ in random.choice.chance(50) }
    guard let clip = Clip(ids, of: flow) else { return }
    let text = try ClipText.encode(clip)
    #expect(ClipText.isClip(text))
    let back = try ClipText.decode(text).get()
    #expect(back == clip, "seed \(seed):\n\(text)")
    // As a terminal pastes it.
    let pasted = "\r" + text.replacing("\n", with: "\r")
    #expect(try ClipText.decode(pasted).get() == clip, "seed \(seed)")
  }

  /// What is held by a connection is what nobody comes to any more without it.
  @Test(arguments: 0..<300) func aBranchHoldsWhatOnlyItLeadsTo(seed: UInt64) throws {
    var random = RandomChatflow(seed: seed)
    let flow = random.flow()
    let origin = random.origin(in: flow)
    guard let source = origin.action, flow.reachable.contains(source), flow[origin] != nil else { return }
    let held = Set(flow.actions(heldBy: origin))
    var without = flow
    without[origin] = .end
    let lost = flow.reachable.subtracting(without.reachable)
    // Catch-alls that are written and not drawn count for what can be reached, and for nothing else.
    guard flow.actions.values.allSatisfy({ $0.hasWayOn || $0.next == nil }) else { return }
    #expect(held.isSubset(of: lost), "seed \(seed): \(origin)")
    #expect(
      lost.isSubset(of: Set(flow.actions(heldBy: origin))) || flow.leadsIn(from: lost, held), "seed \(seed): \(origin)")
  }
}

/// Says what differs between what is seen of two chatflows.
func expectSameFlow(
  _ one: Chatflow, _ other: Chatflow, _ comment: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let (found, wanted) = (one.drawn, other.drawn)
  let differences =
    found.filter { !wanted.contains($0) }.map { "is \($0)" }
    + wanted.filter { !found.contains($0) }.map { "not \($0)" }
  #expect(differences.isEmpty, "\(comment)\n\(wanted)", sourceLocation: sourceLocation)
}

extension Chatflow {
  /// The chatflow after an edit.
  func applying(_ edit: Edit?) -> Chatflow {
    var copy = self
    if let edit { copy.apply(edit) }
    return copy
  }

  /// What can be seen of it: where every connection leads, in whatever order the file has the actions.
  var drawn: [String] {
    func text(_ link: Link?) -> String { link?.action.map { (link?.isJump == true ? "jump " : "") + $0.text } ?? "end" }
    return ["start: \(text(start))"]
      + actions.values.map { action in
        "\(action.id) \(action.kind) “\(action.name)”: \(action.drawnPorts.map { text($0.link) })"
      }.sorted()
  }

  /// Whether actions outside of the reachable ones lead to some that are lost and not held.
  fileprivate func leadsIn(from lost: Set<ActionID>, _ held: Set<ActionID>) -> Bool {
    actions.values.contains { action in
      !reachable.contains(action.id) && action.targets.contains { lost.contains($0) && !held.contains($0) }
    }
  }
}

extension RandomChatflow {
  /// An action that one connection leads to, and no jump, with that connection.
  mutating func actionOnOneLine(of flow: Chatflow) -> (ActionID, Origin)? {
    let candidates = flow.actions.values.compactMap { action -> (ActionID, Origin)? in
      let origins = flow.origins(leadingTo: action.id)
      guard action.hasWayOn, action.next?.action != action.id, origins.count == 1, flow[origins[0]]?.isJump == false,
        origins[0].action != action.id,
        // A catch-all that is not drawn, or stands for quick replies as well, is no one line.
        origins[0].action.map({ isDrawn(origins[0], in: flow.actions[$0]) }) ?? true
      else { return nil }
      return (action.id, origins[0])
    }
    return candidates.isEmpty ? nil : choice.pick(candidates)
  }

  private func isDrawn(_ origin: Origin, in action: Action?) -> Bool {
    guard case .port(_, let port) = origin, let action else { return false }
    if port == .next, action.replies.contains(where: { $0.link == nil }) { return false }
    return action.drawnPorts.contains { $0.id == port }
  }
}
