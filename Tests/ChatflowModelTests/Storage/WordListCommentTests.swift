import ChatflowModel
import OrderedCollections
import Testing

/// Entries of a list of plain words have nothing but their words to be known by.
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
}
