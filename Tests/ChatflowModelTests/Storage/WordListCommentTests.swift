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

  /// Another word at the very place of one that was removed is no rewording: words that are given anew have no past.
  @Test func aWordAtTheSamePlaceIsAnotherOne() throws {
    let text = "chatflow: 1\nname: T\ntags:\n  - x  # xx\n  - y  # yy\nstart: a\n"
    let opened = ChatflowFile.decode(text)
    var flow = try #require(opened.flow)
    flow.values["tags"] = flow.values["tags"]?.listing(["new", "y"])
    let result = try #require(try opened.source?.encode(flow))
    #expect(result.text == "chatflow: 1\nname: T\ntags:\n  - new\n  - y  # yy\nstart: a\n")
    #expect(result.lost.map(\.text) == ["# xx"])
  }
}
