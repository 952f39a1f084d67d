import OrderedCollections
import Testing

@testable import ChatflowModel

@Suite struct HistoryTests {
  @Test(arguments: 0..<150) func anEditAndItsInverseChangeNothing(seed: UInt64) {
    var random = RandomChatflow(seed: seed)
    var flow = random.flow()
    for _ in 0..<20 {
      guard let edit = random.edit(of: flow) else { continue }
      let before = flow
      flow.apply(edit)
      let after = flow
      flow.apply(edit.inverse)
      expectSame(flow, before, "seed \(seed): \(edit)")
      #expect(edit.inverse.inverse == edit, "seed \(seed)")
      flow = after
    }
  }

  @Test(arguments: 0..<150) func undoingAllGivesTheOpenedChatflowAndRedoingAllTheLast(seed: UInt64) {
    var random = RandomChatflow(seed: seed)
    let opened = random.flow()
    var history = History<Int, String>(opened)
    for step in 0..<40 {
      if random.choice.chance(25) { _ = history.undo() }
      if random.choice.chance(15) { _ = history.redo() }
      if random.choice.chance(20) { history.pause() }
      guard let edit = random.edit(of: history.flow) else { continue }
      let key = random.choice.chance(50) ? "typing" : nil
      history.perform(edit, before: step, after: step + 1, mergeKey: key)
    }
    while history.redo() != nil {}
    let last = history.flow
    while history.undo() != nil {}
    expectSame(history.flow, opened, "seed \(seed)")
    #expect(history.state == 0, "seed \(seed)")
    while history.redo() != nil {}
    expectSame(history.flow, last, "seed \(seed)")
  }

  @Test(arguments: 0..<100) func unsavedMeansThatSomethingDiffersFromWhatWasSaved(seed: UInt64) {
    var random = RandomChatflow(seed: seed)
    var history = History<Int, String>(random.flow())
    var saved = history.flow
    for step in 0..<60 {
      switch random.choice.number(0...5) {
      case 0: _ = history.undo()
      case 1: _ = history.redo()
      case 2 where random.choice.chance(40):
        history.markSaved(history.flow)
        saved = history.flow
      default:
        guard let edit = random.edit(of: history.flow) else { continue }
        history.perform(edit, before: step, after: step, mergeKey: random.choice.chance(60) ? "typing" : nil)
      }
      let isSame = history.flow == saved && history.flow.actions.keys == saved.actions.keys
      #expect(history.isUnsaved == !isSame, "seed \(seed)")
      if !history.isUnsaved { expectSame(history.flow, saved, "seed \(seed), step \(step)") }
    }
  }

  @Test func undoingBackToTheSaveIsCleanAgain() {
    var history = typed("abc")
    history.markSaved(history.flow)
    history.type("d")
    #expect(history.isUnsaved)
    _ = history.undo()
    #expect(!history.isUnsaved)
    #expect(history.flow.name == "abc")
    _ = history.undo()
    #expect(history.isUnsaved)
  }

  @Test func anotherStateAfterUndoingTheSaveIsUnsaved() {
    var history = typed("a")
    history.markSaved(history.flow)
    _ = history.undo()
    history.type("b")
    #expect(history.isUnsaved)
    #expect(!history.canRedo)
  }

  /// Whatever led there: where nothing differs, there is nothing to save, and nothing to be asked about.
  @Test func comingBackToWhatTheFileHoldsIsNothingToSave() {
    var history = typed("abc")
    history.markSaved(history.flow)
    history.type("d")
    _ = history.undo()
    _ = history.undo()
    history.type("x")
    #expect(history.isUnsaved)
    let name = history.flow.name
    let edit = Edit.make("edit.name", in: history.flow) { $0.changeHead { $0.name = "abc" } }
    if let edit { history.perform(edit, before: 0, after: 0) }
    #expect(name != "abc")
    #expect(!history.isUnsaved)
  }

  @Test func eachOfTheTwoFilesIsSavedByItself() throws {
    var history = History<Int, String>(Chatflow(name: "A"), Workspace())
    let name = try #require(Edit.make("edit.name", in: history.flow) { $0.changeHead { $0.name = "B" } })
    let shared = try #require(Edit.make("edit.name", in: history.workspace) { $0["name"] = .text("Acme") })
    history.perform(name, before: 0, after: 0)
    history.perform(shared, before: 0, after: 0)
    history.markSaved(history.flow)
    #expect(history.isUnsaved)
    _ = history.undo()
    #expect(!history.isUnsaved)
    _ = history.undo()
    #expect(history.isUnsaved)
    _ = history.redo()
    _ = history.redo()
    history.markSaved(history.workspace)
    #expect(!history.isUnsaved)
  }

  @Test func typingIsOneStepUntilAPause() {
    var history = typed("ab")
    history.pause()
    history.type("c")
    history.type("d")
    _ = history.undo()
    #expect(history.flow.name == "ab")
    _ = history.undo()
    #expect(history.flow.name == "")
    #expect(!history.canUndo)
  }

  @Test func stepsOfAnotherSortAreStepsOfTheirOwn() {
    var history = typed("ab")
    history.type("x", key: "deleting")
    _ = history.undo()
    #expect(history.flow.name == "ab")
  }

  @Test func typingAfterASaveIsAStepOfItsOwn() {
    var history = typed("ab")
    history.markSaved(history.flow)
    history.type("c")
    _ = history.undo()
    #expect(history.flow.name == "ab")
  }

  @Test func undoGivesThePlaceBeforeTheFirstTypedLetterAndRedoThePlaceAfterTheLast() {
    var history = typed("abc")
    #expect(history.undo()?.place == 0)
    #expect(history.redo()?.place == 3)
  }

  @Test func anEditThatChangesNothingIsNoEdit() {
    var flow = Chatflow(name: "Same")
    flow.actions["a"] = Action(id: "a", kind: "message", name: "A")
    #expect(flow.renaming("a", to: "A") == nil)
    #expect(flow.relinking(.port("a", .next), to: nil) == nil)
    #expect(Edit.make("edit.setting", in: flow) { $0.changeHead { $0.name = "Same" } } == nil)
    #expect(flow.removing("nobody") == nil)
  }

  private func typed(_ text: String) -> History<Int, String> {
    var history = History<Int, String>(Chatflow(name: ""))
    for character in text { history.type(character) }
    return history
  }
}

extension History<Int, String> {
  /// Types a letter at the end of the chatflow's name; the place is how long the name is.
  fileprivate mutating func type(_ character: Character, key: String = "typing") {
    let edit = Edit.make("edit.rename", in: flow) { $0.changeHead { $0.name.append(character) } }
    let length = flow.name.count
    if let edit { perform(edit, before: length, after: length + 1, mergeKey: key) }
  }
}

/// Equal also in the order of the actions, which the equality of ordered dictionaries includes.
func expectSame(
  _ one: Chatflow, _ other: Chatflow, _ comment: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(one == other, "\(comment)", sourceLocation: sourceLocation)
  #expect(Array(one.actions.keys) == Array(other.actions.keys), "\(comment)", sourceLocation: sourceLocation)
}
