import ChatflowModel
import Testing
import Words

/// The text form by example.
@Suite struct RichTextExamplesTests {
  @Test(arguments: [
    "Hi! I'm the Acme helper.", "snake_case and snake__case__x", "5*3*2", "2 * 3 * 4", "C# and F#", "1.5 kg", "17. May",
    "a - b",
    "{", "{}", "{{", "{{first name}}", "a ~ b ~~ c", "Price* excl. VAT", "____", "***", "* * *", "C:\\Users\\anna",
    "R\\&D",
    "https://example.org/a__b_(c)?x=[1]&y=*", "[1]", "f(x)[0]", "👩‍💻 👍🏽 🇸🇪", "这*是", "  indented  ", "-1", "—", "a\n\nb\n",
    "\\", "a_",
    "2**3", "~~", "one * two*", "[link](nowhere)", "[run](javascript:alert(1))", "-- ", "1.x", "#1", "> quoted",
    "`code`",
  ])
  func proseIsWrittenAsItIs(text: String) {
    let literal = RichText(literal: text)
    #expect(literal.text(tools: .all) == text)
    #expect(RichText(text: text, tools: .all) == literal)
    #expect(literal.text(tools: .attach) == text)
  }

  @Test(arguments: [
    ("**a**", "\\*\\*a\\*\\*"), ("*", "*"), ("- a", "\\- a"), ("-", "\\-"), ("1. a", "1\\. a"),
    ("{{contact.firstname}}", "\\{{contact.firstname}}"),
    ("[a](http://x.y)", "\\[a\\](http://x.y)"), ("\\*", "\\\\\\*"), ("__init__", "\\_\\_init\\_\\_"),
  ])
  func textThatLooksLikeFormattingIsEscaped(text: String, written: String) {
    #expect(RichText(literal: text).text(tools: .all) == written)
    #expect(RichText(text: written, tools: .all) == RichText(literal: text))
  }

  @Test func everyKindOfFormattingIsReadAndWritten() {
    let source = """
      Hi **{{contact.firstname|there}}**, *really* __new__ and ~~old~~
      - see [the **list**](https://example.org/a_(b))
      - ***both***
      1. first
      2. second

      **bold *and* ~~more~~** *and **here***
      """
    let text = RichText(text: source, tools: .all)
    #expect(text.text(tools: .all) == source)
    #expect(text.blocks.map(\.kind) == [.paragraph, .bullet, .bullet, .numbered, .numbered, .paragraph, .paragraph])
    #expect(
      text.blocks[0].spans == [
        .init(.text("Hi ")),
        .init(.token(Token(object: "contact", property: "firstname", fallback: "there")), marks: .bold),
        .init(.text(", ")), .init(.text("really"), marks: .italic), .init(.text(" ")),
        .init(.text("new"), marks: .underline),
        .init(.text(" and ")), .init(.text("old"), marks: .strike),
      ])
    #expect(
      text.blocks[1].spans == [
        .init(.text("see ")), .init(.text("the "), link: "https://example.org/a_(b)"),
        .init(.text("list"), marks: .bold, link: "https://example.org/a_(b)"),
      ])
    #expect(text.blocks[2].spans == [.init(.text("both"), marks: [.bold, .italic])])
  }

  @Test(arguments: [
    "**a __~~b~~__**", "**__a ~~b~~ c__ d**", "**__a ~~b~~ c__**", "[**a** *b*](http://x.y)", "**[a](http://x.y) b**",
    "**[a](http://x.y)**", "a\n- \n1.\n",
  ])
  func formattingIsNestedAsPeopleWould(source: String) {
    #expect(
      RichText(text: source, tools: .all).text(tools: .all) == source.split(separator: "- \n").joined(separator: "-\n"))
  }

  /// Of parentheses inside each other so many are read as they are that no text takes long; more have a backslash.
  @Test(arguments: [1, 20, 21, 500]) func parenthesesInAnAddressAreCounted(depth: Int) {
    let address = "https://x.y/" + String(repeating: "(", count: depth) + String(repeating: ")", count: depth)
    let text = RichText(blocks: [RichText.Block(spans: [RichText.Span(.text("a"), link: address)])])
    let written = text.text(tools: .all)
    #expect(RichText(text: written, tools: .all) == text)
    #expect(written.contains("\\(") == (depth > 20))
    #expect((RichText(text: "[a](\(address))", tools: .all) == text) == (depth <= 20))
  }

  @Test func aLinkHoldsNoLink() {
    let text = RichText(text: "[a [b](http://x.y) c](http://z.y)", tools: .all)
    #expect(
      text.blocks[0].spans == [
        .init(.text("[a ")), .init(.text("b"), link: "http://x.y"), .init(.text(" c](http://z.y)")),
      ])
  }

  @Test func marksMayOverlap() {
    let text = RichText(text: "**a *b** c*", tools: .all)
    #expect(
      text.blocks[0].spans == [
        .init(.text("a "), marks: .bold), .init(.text("b"), marks: [.bold, .italic]),
        .init(.text(" c"), marks: .italic),
      ])
    #expect(text.text(tools: .all) == "**a *b** c*")
  }

  @Test func halfAWordCanBeMarked() {
    let text = RichText(blocks: [
      .init(spans: [.init(.text("un")), .init(.text("believ"), marks: .bold), .init(.text("able"))])
    ])
    #expect(text.text(tools: .all) == "un\\&**believ**\\&able")
    #expect(RichText(text: "un\\&**believ**\\&able", tools: .all) == text)
    let chinese = RichText(blocks: [
      .init(spans: [.init(.text("这是")), .init(.text("重点"), marks: .bold), .init(.text("内容"))])
    ])
    #expect(chinese.text(tools: .all) == "这是**重点**内容")
  }

  @Test func aMarkNeitherStartsNorEndsAtASpace() {
    let text = RichText(blocks: [
      .init(spans: [.init(.text("a")), .init(.text(" b "), marks: .bold), .init(.text("c"))])
    ])
    #expect(text.text(tools: .all) == "a **b** c")
  }

  @Test func aNumberGoesOnOnlyAfterANumber() {
    let text = RichText(text: "17. May\n1. one\n1. two\n9. three\n\n2. no", tools: .all)
    #expect(text.text(tools: .all) == "17. May\n1. one\n2. two\n3. three\n\n2. no")
  }

  @Test func withoutFormattingOnlyTokensAreSpecial() {
    let source = "- **Hi** {{ contact.firstname | there }} [a](http://x.y) \\* \\{{x.y}} \\\\{{a.b}}"
    let text = RichText(text: source, tools: .attach)
    #expect(text.blocks[0].spans.count == 4)
    #expect(
      text.text(tools: .attach) == "- **Hi** {{contact.firstname|there}} [a](http://x.y) \\* \\{{x.y}} \\\\{{a.b}}")
    #expect(text.plain(.english) == "- **Hi** ‹first name› [a](http://x.y) \\* {{x.y}} \\‹a b›")
  }

  @Test(arguments: ["\\", "{", "\\{", "\\\\{{", "{{{", "\\{{{"]) func signsBeforeATokenStayThemselves(text: String) {
    let token = Token(object: "contact", property: "email")
    let rich = RichText(blocks: [.init(spans: [.init(.text(text)), .init(.token(token))])])
    for tools in [TextTools.all, .attach] { #expect(RichText(text: rich.text(tools: tools), tools: tools) == rich) }
  }

  @Test func charactersCountAsAReaderSeesThem() {
    #expect(RichText(text: "**a** 👩‍💻\n- {{contact.firstname|somebody}}!", tools: .all).count == 6)
    #expect(RichText().count == 0)
  }

  @Test(arguments: [
    ("{{contact.firstname}}", Token(object: "contact", property: "firstname")),
    ("{{ contact.firstname | my friend }}", Token(object: "contact", property: "firstname", fallback: "my friend")),
    ("{{answer.ask-for-the-topic|}}", Token(object: "answer", property: "ask-for-the-topic", fallback: "")),
    ("{{a.b|x\\}\\}y\\\\|z}}", Token(object: "a", property: "b", fallback: "x}}y\\|z")),
  ])
  func tokensAreReadFromTheirWrittenForm(written: String, token: Token) {
    #expect(Token(written: written) == token)
    #expect(Token(written: token.written) == token)
  }

  @Test(arguments: [
    "{{contact}}", "{{contact.}}", "{{.x}}", "{{a b.c}}", "{{a.b|c}", "{{a.b}} ", "{a.b}", "{{a.b|x\ny}}",
  ])
  func otherBracesAreNoToken(written: String) {
    #expect(Token(written: written) == nil)
  }

  @Test func everyKnownTokenHasAName() {
    for record in Token.known {
      #expect(Words.english.has("token.\(record.id)"))
      for token in record.tokens {
        #expect(Words.english.has("token.\(token.object).\(token.property)"), "\(token.written)")
      }
    }
  }
}
