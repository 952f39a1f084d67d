import ChatflowModel
import OrderedCollections
import Testing
import Words

/// Not that of the test library.
private typealias Attachment = ChatflowModel.Attachment

/// Files and addresses that a chatflow names: what cannot be used is said with its path and the way out.
@Suite struct FileRuleTests {
  let bot = SupportBot()

  private func attaching(_ attachment: Attachment) -> SupportBot {
    bot.with("greet") {
      $0.values["message"] = .message(Message(RichText(literal: "Hi"), attachments: [attachment]))
    }
  }

  @Test(arguments: [
    "../secret.txt", "/etc/passwd", "C:\\a.pdf", "file:///etc/passwd", "https://example.com/a.pdf",
    "javascript:alert(1)", "data:text/html,x",
  ])
  func theSentenceNamesThePath(path: String) throws {
    let finding = try #require(attaching(Attachment(.file, path)).findings.first)
    for language in Language.all {
      let sentence = finding.sentence(.of(language))
      #expect(sentence.contains(path) && !sentence.contains("{"), "\(sentence)")
    }
  }

  @Test(arguments: [
    ("/etc/passwd", "absolute"), ("file:///etc/passwd", "absolute"), ("C:\\a.pdf", "absolute"), ("c:a.pdf", "absolute"),
    ("../a.pdf", "outside"), ("https://example.com/a.pdf", "address"), ("javascript:alert(1)", "scheme"),
    ("JavaScript:alert(1)", "scheme"), (" javascript:alert(1)", "scheme"), ("java\tscript:alert(1)", "scheme"),
    ("data:text/html,x", "scheme"), ("vbscript:x", "scheme"), ("ftp://example.com/a.pdf", "scheme"), ("", "empty"),
  ])
  func eachSortOfAddressHasItsOwnWayOut(path: String, problem: String) {
    #expect(Attachment(.file, path).problem?.rawValue == problem)
    #expect(Attachment(.video, path).problem?.rawValue == (problem == "address" ? nil : problem))
  }

  @Test func aFileThatIsMissingOrTooLargeIsFoundOnceItIsKnown() {
    let attached = attaching(Attachment(.file, "files/a.pdf"))
    func found(_ file: KnownFile?) -> [String] {
      Checks.run(attached.flow, files: file.map { ["files/a.pdf": $0] } ?? [:]).map(\.short)
    }
    #expect(found(nil) == [])
    #expect(found(.missing) == ["▲ file-missing greet/message"])
    #expect(found(.bytes(25 * 1024 * 1024)) == [])
    #expect(found(.bytes(25 * 1024 * 1024 + 1)) == ["✗ file-too-large greet/message"])
  }

  @Test func theSizeThatIsSaidIsNeverTheLimit() throws {
    let attached = attaching(Attachment(.file, "a.pdf"))
    let files: KnownFiles = ["a.pdf": .bytes(25 * 1024 * 1024 + 1)]
    let finding = try #require(Checks.run(attached.flow, files: files).first)
    #expect(finding.sentence(.english) == "“a.pdf” has 25.1 MB: attach a smaller file, 25 MB are possible")
  }

  @Test func aPictureIsAFileOrAnAddress() {
    func found(_ text: String, _ files: KnownFiles = [:]) -> [String] {
      var pictured = bot
      pictured.flow.values["options"] = .record(["bot-avatar": .text(text)])
      pictured.flow.values["heading"] = .record(["avatar": .text(text)])
      return Checks.run(pictured.flow, files: files).map(\.short)
    }
    for sane in ["files/bot.png", "https://example.com/bot.png"] { #expect(found(sane) == [], "\(sane)") }
    let both = ["heading/avatar", "options/bot-avatar"]
    for wrong in ["javascript:alert(1)", "data:image/png;base64,x", "../bot.png", "file:///bot.png"] {
      #expect(found(wrong) == both.map { "✗ attachment-outside \($0)" }, "\(wrong)")
    }
    #expect(found("bot.png", ["bot.png": .missing]) == both.map { "▲ file-missing \($0)" })
  }

  @Test func everyFileThatIsNamedIsKnownToBeNamed() {
    var flow = attaching(Attachment(.file, "a.pdf")).flow
    flow.values["options"] = .record(["bot-avatar": .text("bot.png")])
    flow.values["welcome"] = .message(
      Message(attachments: [Attachment(.file, "b.pdf"), Attachment(.video, "https://c")]))
    #expect(Set(Checks.files(of: flow)) == ["a.pdf", "b.pdf", "bot.png"])
  }

  @Test(arguments: [
    ("[x](javascript:alert(1))", "javascript:alert(1)"), ("a [x](data:text/html,x) b", "data:text/html,x"),
    ("[x](file:///etc/passwd)", "file:///etc/passwd"), ("[us](www.acme.com)", "www.acme.com"),
    ("[e](/docs)", "/docs"), ("[e](acme.com/docs?a=1.0)", "acme.com/docs?a=1.0"),
    ("[m](anna@acme.com)", "anna@acme.com"), ("[w](foo)", "foo"), ("[y](http://a b)", "http://a b"),
    ("[**y**](ftp://x)", "ftp://x"), ("[a [b] c](foo) (bar)", "foo"), ("[x](e(g)", "e(g"),
    ("[x](https://a.com/{{contact.firstname|a b}})", "https://a.com/{{contact.firstname|a b}}"),
  ])
  func aLinkToSomethingElseIsSaid(text: String, address: String) throws {
    let linked = bot.with("greet") { $0.values["message"] = .message(Message(RichText(text: text, tools: .all))) }
    #expect(linked.found == ["▲ link-refused greet/message"])
    #expect(linked.findings.first?.facts["address"] == address)
  }

  @Test func everyLinkThatIsNoneIsSaid() {
    let text = "see [y](http://a b) and [z](ftp://x) and [ok](https://a.com) and [w](foo)"
    let linked = bot.with("greet") { $0.values["message"] = .message(Message(RichText(text: text, tools: .all))) }
    #expect(linked.findings.map { $0.facts["address"] } == ["http://a b", "ftp://x", "foo"])
  }

  @Test(arguments: [
    "[x](https://example.com)", "[x](mailto:a@b.c)", "[x](tel:+46)", "[1](see below)", "a](b: c)",
    "[x] (see below)", "[x](note: see below)", "[x](see www.acme.com)", "[x] (acme.com)", "[x]()", "x](foo)", "[x](foo",
  ])
  func whatIsALinkOrNoneIsNotSaid(text: String) {
    let linked = bot.with("greet") { $0.values["message"] = .message(Message(RichText(text: text, tools: .all))) }
    #expect(linked.found == [])
  }
}
