import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder

/// What a box says can be read whole while the screen has room for it.
@Suite struct BoxTextTests {
  private static let sizes = [Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 40, height: 20)]
  private static let path =
    "/home/somebody-with-a-long-name/.local/state/chatflow/recovery/home+somebody+work+bots+support-bot.chatflow.yaml"

  /// Everything that stands in the front box, without the spaces and borders between.
  private func content(_ state: BuilderState) -> String {
    let view = LayerView(state.layers.last, size: state.size, words: state.words, tier: state.tier)
    var frame = Frame(size: state.size)
    view.draw(into: &frame)
    let box = view.frame
    return frame.lines[box.y..<box.maxY].map { line in
      String(Array(line).dropFirst(box.x + 1).prefix(box.width - 2))
    }.joined().filter { !$0.isWhitespace }
  }

  private func shown(_ layer: Layer, _ size: Size) -> String {
    var session = Session(size: size)
    session.state.popups = [Popup(layer: layer, answer: .answer { _, _ in [] })]
    return content(session.state)
  }

  private static let answers = [
    PopupQuestion.Answer(id: "a", key: "a", title: "do this"), .init(id: "b", key: "b", title: "do that"),
  ]

  /// The cursor of what a message lies over is not seen through it; beside it one types on.
  @Test(arguments: sizes) func noCursorShinesThroughAMessage(size: Size) throws {
    let text = Array(repeating: Self.path, count: 3).joined(separator: " ")
    let notice = Notice(kind: .warning, text: text)
    let box = try #require(NoticeBox(notice, words: .english, tier: .rich, size: size))
    var (hidden, seen) = (0, 0)
    for y in 0..<size.height {
      for x in stride(from: 0, to: size.width, by: 7) {
        var frame = Frame(size: size)
        frame.cursor = .init(at: Point(x: x, y: y))
        let before = frame
        box.draw(into: &frame)
        let isCovered = frame[x, y] != before[x, y]
        #expect((frame.cursor == nil) == isCovered)
        if isCovered { hidden += 1 } else { seen += 1 }
      }
    }
    #expect(hidden > 0 && seen > 0)
  }

  @Test(arguments: sizes) func aQuestionIsReadWhole(size: Size) {
    let details = ["Until it is decided, the copy stays in \(Self.path).", "A second line that is short."]
    let question = PopupQuestion(
      text: "What shall become of \(Self.path)?", details: details, answers: Self.answers)
    let content = shown(.question(question), size)
    for text in [question.text] + details + Self.answers.map(\.title) {
      let isWhole = content.contains(text.filter { !$0.isWhitespace })
      #expect(isWhole, "\(text)\n\(content)")
    }
  }

  /// Where there is no room for all of it, the answers are there all the same, and the rest can be scrolled to.
  @Test func whereThereIsNoRoomTheAnswersStayAndTheRestIsScrolledTo() {
    var session = Session(size: Size(width: 80, height: 24))
    let details = (1...60).map { "Line \($0) of what is affected" }
    session.state.ask(PopupQuestion(text: "What now?", details: details, answers: Self.answers)) { _, _ in [] }
    func sees(_ text: String) -> Bool { content(session.state).contains(text.filter { !$0.isWhitespace }) }
    #expect(sees("do this") && sees("do that") && session.shows("▾") && !session.shows("▴"))
    #expect(sees(details[0]) && !sees(details[59]))
    var seen: Set<String> = []
    for _ in 0..<10 {
      seen.formUnion(details.filter(sees))
      session.press("PageDown")
    }
    #expect(seen.count == details.count)
    #expect(sees(details[59]) && sees("do this") && session.shows("▴") && !session.shows("▾"))
    // As far as it goes, and not further.
    session.press("PageUp", times: 10)
    #expect(sees(details[0]) && session.shows("▾") && !session.shows("▴"))
    let place = session.place(of: "Line 3 ") ?? Point(x: 0, y: 0)
    session.handle(.mouse(MouseEvent(.wheelDown, at: place)))
    #expect(!sees("Line 2 of"), "\(session.picture)")
  }

  /// Where all of it can be seen there is nothing to scroll, and the wheel goes through the answers.
  @Test func whereThereIsRoomNothingScrolls() {
    var session = Session(size: Size(width: 80, height: 24))
    session.state.ask(PopupQuestion(text: "What now?", details: ["One"], answers: Self.answers)) { _, _ in [] }
    let before = session.picture
    session.press("PageDown")
    #expect(session.shows("One") && before.contains("One"))
    session.handle(.mouse(MouseEvent(.wheelDown, at: session.place(of: "One") ?? Point(x: 0, y: 0))))
    #expect(session.shows("›[b]"), "\(session.picture)")
  }

  @Test(arguments: sizes) func whatIsWrongWithALineIsReadWhole(size: Size) {
    var prompt = Prompt(title: "Address")
    prompt.problem = "This cannot be attached, since \(Self.path) lies outside of the folder of the chatflows."
    let content = shown(.prompt(prompt), size)
    let isWhole = content.contains((prompt.problem ?? "").filter { !$0.isWhitespace })
    #expect(isWhole, "\(content)")
  }

  @Test(arguments: sizes) func whatAListExplainsIsReadWhole(size: Size) {
    let help = "This is what was said at length: \(Self.path) could not be written, since there is no room on the disk."
    let items = [Chooser.Item(id: "a", title: "First", help: "Short."), .init(id: "b", title: "Second", help: help)]
    let content = shown(.chooser(Chooser(title: "Messages", items: items, focused: "b")), size)
    let isWhole = content.contains(help.filter { !$0.isWhitespace })
    #expect(isWhole, "\(content)")
  }

  /// A box with one answer is a message: nothing is to be decided, and its hints say only what closes it.
  @Test func aBoxWithOneAnswerIsClosed() {
    var session = Session()
    session.state.ask(
      PopupQuestion(text: "What differs", details: ["a name"], answers: [.init(id: "close", key: "c", title: "close")])
    ) { _, _ in [] }
    #expect(session.shows(session.state.words["notice.title"]))
    #expect(session.hint.contains("Enter close"), "\(session.hint)")
    for other in ["answer", "cancel"] { #expect(!session.hint.contains(other), "\(session.hint)") }
    session.press("Enter")
    #expect(session.state.layers.isEmpty)
  }

  /// The question about a copy as it is asked, path and all.
  @Test(arguments: sizes.prefix(2)) func theQuestionAboutACopyNamesItsPathAndWhatEscDoes(size: Size) {
    var session = Session(size: size)
    let copy = KeptCopy(path: Self.path, file: "a.chatflow.yaml", changed: Session.noon, content: .flow(Sample.support))
    session.state.offer([copy])
    session.read()
    let content = content(session.state)
    #expect(content.contains(Self.path), "\(content)")
    #expect(session.hint.contains("Esc decide later"), "\(session.hint)")
  }
}
