import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing

/// Lists of plain words, as the list of chatflows changes them: from the words alone, without the entries.
struct WordListCommentTests {
  /// One that was removed and another one that was added elsewhere have nothing to do with each other: what stood at the
  /// first is lost, and said to be.
  @Test func whatStoodAtARemovedWordIsNotGivenToAnother() throws {
    let text = "chatflow: 1\nname: T\ntags:\n  - x  # xx\n  - y  # yy\nstart: a\n"
    let opened = ChatflowFile.decode(text)
    var flow = try #require(opened.flow)
    flow.values["tags"] = .list(["y", "new"])
    let result = try #require(try opened.source?.encode(flow))
    #expect(result.text == "chatflow: 1\nname: T\ntags:\n  - y  # yy\n  - new\nstart: a\n")
    #expect(result.lost.map(\.text) == ["# xx"])
  }

  /// Where words are given anew, as many as there were, one that differs was reworded; else it is another one.
  @Test(arguments: [
    (["new", "y"], "  - new  # xx\n  - y  # yy\n", []), (["y", "x"], "  - y  # yy\n  - x  # xx\n", []),
    (["new", "more", "y"], "  - new\n  - more\n  - y  # yy\n", ["# xx"]), (["x"], "  - x  # xx\n", ["# yy"]),
  ])
  func wordsThatAreGivenAnew(words: [String], written: String, lost: [String]) throws {
    let text = "chatflow: 1\nname: T\ntags:\n  - x  # xx\n  - y  # yy\nstart: a\n"
    let opened = ChatflowFile.decode(text)
    var flow = try #require(opened.flow)
    flow.values["tags"] = flow.values["tags"]?.listing(words)
    let result = try #require(try opened.source?.encode(flow))
    #expect(result.text == "chatflow: 1\nname: T\ntags:\n\(written)start: a\n")
    #expect(result.lost.map(\.text) == lost)
  }

  /// In the form an entry is itself: one that was removed has nothing to do with the one that was put in its place.
  @Test func anEntryThatWasPutInThePlaceOfAnotherIsNew() throws {
    let opened = ChatflowFile.decode("chatflow: 1\nname: T\ntags:\n  - x  # xx\n  - y  # yy\nstart: a\n")
    var flow = try #require(opened.flow)
    var entries = try #require(flow.values["tags"]?.entries)
    entries[0] = ListedText("new")
    flow.values["tags"] = .list(entries)
    let result = try #require(try opened.source?.encode(flow))
    #expect(result.text == "chatflow: 1\nname: T\ntags:\n  - new\n  - y  # yy\nstart: a\n")
    #expect(result.lost.map(\.text) == ["# xx"])
  }
}
