import ChatflowFiles
import ChatflowModel
import Foundation
import Randomness
import Testing

/// Taking back whatever was done to a folder gives the bytes of every file that was there.
struct FolderUndoTests {
  private static let workspaces = [
    nil, "", "# Ours\nworkspace: 1\nname: Acme\n",
    "workspace: 1\npriority:\n  - second   # the best\n\n  - third\nname: Acme  # ours\n",
    "workspace: 1\npriority: [ third , gone ]\n",
  ]

  /// The first chatflow is live and in no list; it is switched off and removed, and both are taken back.
  @Test(arguments: workspaces) func theFirstOneComesBackLiveAndFirst(workspace: String?) throws {
    let scratch = try FolderTests.Scratch(workspace)
    try scratch.write(FolderTests.Scratch.flow("Aaa", "live: true\n"), "aaa.chatflow.yaml")
    let before = try scratch.contents
    let folder = scratch.folder()
    let off = try folder.perform(.live(file: "aaa.chatflow.yaml", false))
    let removed = try folder.perform(.remove(file: "aaa.chatflow.yaml"))
    _ = try folder.perform(removed.inverse)
    _ = try folder.perform(off.inverse)
    #expect(try scratch.contents == before)
  }

  @Test(arguments: 0..<40) func takingAllBackGivesEveryByte(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let scratch = try FolderTests.Scratch(Self.workspaces[Int(seed) % Self.workspaces.count])
    try scratch.write(FolderTests.Scratch.flow("Odd", "tags: [ a,  b ] \nlive:   false\n"), "odd.chatflow.yaml")
    let before = try scratch.contents
    let folder = scratch.folder()
    var inverses: [FolderChange] = []
    for step in 0..<12 {
      let files = try folder.entries().map(\.file).sorted()
      guard let file = files.randomElement(using: &random) else { break }
      let trashed = try folder.trashed().map(\.file).sorted().first
      let change: FolderChange =
        switch Int.random(in: 0..<8, using: &random) {
        case 0: .order(files.map(ChatflowFolder.stem).shuffled(using: &random))
        case 1: .live(file: file, Bool.random(using: &random))
        case 2: .tags(file: file, Bool.random(using: &random) ? [] : ["t\(step)"])
        case 3: .rename(file: file, name: "N\(step)", to: "n\(step).chatflow.yaml")
        case 4: .clone(file: file, name: "C\(step)", to: "c\(step).chatflow.yaml")
        case 5: .create(file: "e\(step).chatflow.yaml", text: FolderTests.Scratch.flow("E"))
        case 6: trashed.map { .restore(trashed: $0, file: "r\(step).chatflow.yaml", order: nil) } ?? .remove(file: file)
        default: .remove(file: file)
        }
      do throws(FolderError) {
        inverses.append(try folder.perform(change).inverse)
      } catch {
        // What is refused, such as removing one that is live, has changed nothing.
      }
    }
    for inverse in inverses.reversed() { #expect(try folder.perform(inverse).shortcomings == []) }
    let after = try scratch.contents.filter { !$0.key.hasPrefix(ChatflowFolder.trash) }
    #expect(after == before, "seed \(seed)")
  }

  /// What is to be said against a change is no reason against taking it back: it was so before.
  @Test func whatCouldNotBeDoneAnewIsTakenBack() throws {
    let scratch = try FolderTests.Scratch("workspace: 1\npriority: [] # none\n")
    let broken = "chatflow: 1\nname: Bad\nlive: true\nstart: gone\nactions: {}\n"
    try scratch.write(broken, "bad.chatflow.yaml")
    let before = try scratch.contents
    let folder = scratch.folder()
    let off = try folder.perform(.live(file: "bad.chatflow.yaml", false))
    let moved = try folder.perform(.order(["third", "first", "second", "bad"]))
    #expect(try scratch.contents != before)
    _ = try folder.perform(moved.inverse)
    _ = try folder.perform(off.inverse)
    #expect(try scratch.contents == before)
  }

  /// What somebody else wrote meanwhile is not written over: only what the change was about is taken back.
  @Test func whatOthersWroteMeanwhileStays() throws {
    let scratch = try FolderTests.Scratch()
    let folder = scratch.folder()
    let moved = try folder.perform(.order(["third", "second", "first"]))
    try scratch.write(try scratch.text("workspace.yaml") + "# Theirs\n", "workspace.yaml")
    _ = try folder.perform(moved.inverse)
    #expect(try scratch.text("workspace.yaml").hasSuffix("# Theirs\n"))
    #expect(try scratch.order == ["second", "third", "first"])
  }
}
