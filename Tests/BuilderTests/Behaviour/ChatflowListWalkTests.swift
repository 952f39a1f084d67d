import ChatflowFiles
import ChatflowModel
import Screen
import Testing

@testable import Builder

/// Whatever is done in the list and in the chatflows opened from it, nothing traps, and the screen is what the state says.
@Suite struct ChatflowListWalkTests {
  @Test(arguments: 1...6) func anythingCanBePressed(seed: UInt64) throws {
    var shelf = try Shelf()
    var monkey = Monkey(seed: seed)
    var pictures = ApplicationPictures()
    for step in 0..<150 {
      shelf.handle(monkey.event(on: shelf.list.size))
      // Coming back often keeps the walk in the list.
      if step % 25 == 24 { shelf.press("Esc", "Esc", "Alt-0") }
      let list = shelf.list
      #expect(Set(list.rows.map(\.file)).count == list.rows.count, "seed \(seed), step \(step)")
      #expect(list.rows.isEmpty || list.focusedRow != nil, "seed \(seed), step \(step)")
      if step % 10 == 0 {
        #expect(pictures.frame(of: shelf.application).lines == shelf.lines, "seed \(seed), step \(step)")
      } else {
        _ = pictures.frame(of: shelf.application)
      }
    }
    // Whatever was done, no chatflow is gone: each is in the folder or in its trash.
    let folder = ChatflowFolder(shelf.folder.path)
    #expect(try folder.entries().count + folder.trashed().count >= 6)
  }
}
