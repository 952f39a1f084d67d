import ChatflowFiles
import ChatflowModel
import Testing

/// A link that leads elsewhere changes nothing of its line but the link: the comment behind it stays where it stands.
struct LinkCommentTests {
  private static let sample = """
    chatflow: 1
    name: T
    start: a # st

    actions:
      a:
        action: question
        name: A
        message: Hi
        replies:
          - reply: One # one
            next: b # r0
          - next: c # r1
            reply: Two
        branches:
          - if:
              - response is empty
            next: b # b0
          - if: response is known # if
            go-to: b\t# b1
        when-not-understood: b   # edge
        next: b # bn

      b:
        action: message
        name: B
        message: Hi
        go-to: a # jump

      c:
        action: message
        name: C
        message: Hi
        next: end # over

    """

  /// Every link of the sample, with what its line says behind it.
  static let links: [(origin: Origin, behind: String)] = [
    (.start, " # st"), (.port("a", .reply(0)), " # r0"), (.port("a", .reply(1)), " # r1"),
    (.port("a", .branch(0)), " # b0"), (.port("a", .branch(1)), "\t# b1"),
    (.port("a", .edge("when-not-understood")), "   # edge"),
    (.port("a", .next), " # bn"), (.port("b", .next), " # jump"), (.port("c", .next), " # over"),
  ]

  @Test(arguments: links.indices, [Link.to("a"), .to("c"), .end, .jump(to: "a"), .jump(to: "c"), .to("a-longer-one")])
  func onlyTheLinkChanges(index: Int, link: Link) throws {
    let (origin, behind) = Self.links[index]
    let opened = ChatflowFile.decode(Self.sample)
    let (source, known) = (try #require(opened.source), try #require(opened.flow))
    var flow = known
    guard flow[origin] != link else { return }
    flow[origin] = link
    let encoded = try source.encode(flow)
    #expect(encoded.lost.isEmpty)
    let before = Self.sample.split(separator: "\n", omittingEmptySubsequences: false)
    let after = encoded.text.split(separator: "\n", omittingEmptySubsequences: false)
    let changed = before.filter { !after.contains($0) }
    #expect(changed.count == 1 && changed.first?.hasSuffix(behind) == true, "\(encoded.text)")
    let written = after.filter { !before.contains($0) }
    #expect(written.first?.hasSuffix(behind) == true, "\(written)")
    // Back again, it is the file that it was.
    let again = ChatflowFile.decode(encoded.text)
    #expect(again.flow == flow)
    #expect(try again.source?.encode(known).text == Self.sample)
  }
}
