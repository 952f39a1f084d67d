import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder

/// Filters of the list that the user keeps under names.
@Suite struct KeptFilterTests {
  /// A list in which the filter for what is off was kept and is in use.
  private func shelf(_ words: Words = .english) throws -> Shelf {
    var shelf = try Shelf(words: words)
    shelf.press("/")
    shelf.type("is:off")
    shelf.press("Enter", "F")
    shelf.answer("Not yet")
    return shelf
  }

  @Test func aFilterInUseIsKeptUnderANameAndChosenAgain() throws {
    var shelf = try shelf()
    #expect(shelf.hint.contains("“Not yet” is kept"), "\(shelf.hint)")
    let off = shelf.rows
    shelf.press("Esc")
    #expect(shelf.rows.count > off.count)
    shelf.press("f")
    let isListed = shelf.shows("Kept filters") && shelf.row(containing: "Not yet")?.contains("is:off") == true
    #expect(isListed, "\(shelf.picture)")
    shelf.press("Enter")
    #expect(shelf.rows == off && shelf.list.layers.isEmpty)
  }

  /// Above the rows it is told which one is in use, and in the list of filters, too.
  @Test(arguments: [(120, 40), (80, 24)]) func theOneInUseIsTold(width: Int, height: Int) throws {
    var shelf = try shelf()
    shelf.handle(.resize(Size(width: width, height: height)))
    #expect(shelf.lines[2].contains("Filter “Not yet”"), "\(shelf.lines[2])")
    shelf.press("f")
    let row = shelf.lines.first { $0.contains("is:off") && $0.contains("in use") }
    #expect(row != nil, "\(shelf.picture)")
    shelf.press("Esc", "/")
    shelf.type("x")
    #expect(!shelf.lines[2].contains("Not yet"), "\(shelf.lines[2])")
  }

  /// However its words are ordered and spaced, it is the same filter.
  @Test func theSameFilterTypedIsTheOneInUse() throws {
    var shelf = try shelf()
    shelf.press("Esc", "/")
    shelf.type(" IS:OFF ")
    #expect(shelf.lines[2].contains("“Not yet”"), "\(shelf.lines[2])")
    shelf.press("Enter", "F")
    #expect(shelf.list.layers.isEmpty)
    #expect(shelf.hint.contains("“Not yet”"), "\(shelf.hint)")
  }

  @Test func itIsRemovedAgainAndStaysInUseUntilEsc() throws {
    var shelf = try shelf()
    let off = shelf.rows
    shelf.press("f", "Up", "Enter")
    #expect(shelf.hint.contains("“Not yet” is not kept any more"), "\(shelf.hint)")
    #expect(shelf.rows == off && !shelf.lines[2].contains("Not yet"))
    shelf.press("Esc", "f")
    #expect(shelf.list.layers.isEmpty && shelf.hint.contains("No filter is kept"), "\(shelf.hint)")
  }

  /// What is typed can be kept without leaving the line.
  @Test func itIsKeptWhileItIsTyped() throws {
    var shelf = try Shelf()
    shelf.press("/")
    shelf.type("refund")
    #expect(shelf.hint.contains("Ctrl-S keep"), "\(shelf.hint)")
    shelf.press("Ctrl-S", "Enter")
    #expect(shelf.lines[2].contains("Filter “refund”"), "\(shelf.lines[2])")
  }

  /// From the list of filters the one in use is kept, too.
  @Test func theListOfFiltersOffersToKeepTheOneInUse() throws {
    var shelf = try shelf()
    shelf.press("Esc", "/")
    shelf.type("is:live")
    shelf.press("Enter", "f", "Up", "Enter")
    shelf.answer("Out there")
    #expect(shelf.lines[2].contains("Filter “Out there”"), "\(shelf.lines[2])")
  }

  @Test func aNameStandsForOneFilter() throws {
    var shelf = try shelf()
    shelf.press("Esc", "/")
    shelf.type("is:live")
    shelf.press("Enter", "F")
    shelf.answer("not yet")
    let isRefused = shelf.shows("There is a filter “Not yet” already")
    #expect(isRefused, "\(shelf.picture)")
    shelf.answer("   ")
    let isNameless = shelf.shows("A filter needs a name")
    #expect(isNameless, "\(shelf.picture)")
    shelf.answer("Live ones")
    shelf.press("f")
    let listed = shelf.lines.dropFirst(3)
    let areListed = ["Not yet", "Live ones"].allSatisfy { name in listed.contains { $0.contains(name) } }
    #expect(areListed, "\(shelf.picture)")
  }

  @Test func withoutAFilterThereIsNothingToKeep() throws {
    var shelf = try Shelf()
    shelf.press("F")
    #expect(shelf.hint.contains("There is no filter"), "\(shelf.hint)")
    shelf.press("f")
    #expect(shelf.hint.contains("No filter is kept"), "\(shelf.hint)")
  }

  @Test func swedishSaysTheSame() throws {
    var shelf = try shelf(.of(.chosen(wish: "sv") { _ in nil }))
    #expect(shelf.lines[2].contains("Filter ”Not yet”"), "\(shelf.lines[2])")
    shelf.press("f")
    let isListed = shelf.shows("Sparade filter")
    #expect(isListed, "\(shelf.picture)")
  }

  /// A filter is kept in words of no language, and shown in those of whoever looks.
  @Test func keptFiltersMeanTheSameInEveryLanguage() throws {
    let swedish = Words.of(.chosen(wish: "sv") { _ in nil })
    #expect(KeptFilter(name: "a", text: "är:av  refund is:live").text == "is:off  refund is:live")
    #expect(KeptFilter(name: "a", text: "https://example.com om: är:").text == "https://example.com om: är:")
    for words in [Words.english, swedish] {
      var shelf = try Shelf(words: words)
      shelf.press("/")
      shelf.type("is:off")
      let rows = shelf.rows
      shelf.press("Esc")
      shelf.application.list.kept = [KeptFilter(name: "Not yet", text: "är:av")]
      shelf.press("f")
      #expect(shelf.row(containing: "Not yet")?.contains(words["list.filter.off"]) == true, "\(shelf.picture)")
      shelf.press("Enter")
      #expect(shelf.rows == rows && rows.count < 6)
      #expect(shelf.lines[2].contains(words["list.filter.off"]), "\(shelf.lines[2])")
    }
  }

  @Test func lineByLineItIsKeptAndChosenByNumber() throws {
    let shelf = try Shelf()
    var plain = PlainList(shelf.list)
    func told(_ lines: [String]) -> [[String]] {
      lines.map { line in
        var effects = plain.take(line, at: Session.noon)[...]
        while let effect = effects.popFirst() {
          if case .filters(let change) = effect {
            effects += plain.take(.filtersChanged(change, change.applied(to: plain.state.kept)), at: Session.noon)
          }
        }
        return plain.tell()
      }
    }
    _ = plain.tell()
    let kept = told(["/", "is:off", "Enter", "F", "Not yet"])
    #expect(kept.last?.contains { $0.contains("“Not yet” is kept") } == true, "\(kept)")
    let chosen = told(["Esc", "f", "1", "list"])
    #expect(chosen[1].contains { $0.contains("1  Not yet") && $0.contains("is:off") }, "\(chosen)")
    #expect(chosen[3].contains { $0.contains("“Not yet”") && $0.contains("is:off") }, "\(chosen)")
  }
}
