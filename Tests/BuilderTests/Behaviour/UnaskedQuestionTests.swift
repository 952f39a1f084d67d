import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// A question that comes by itself is answered by nothing that was meant for what was there before.
@Suite struct UnaskedQuestionTests {
  /// All questions that come without a key of the user that asks for something.
  enum Source: CaseIterable {
    case lock, copy, text, conflict
  }

  private func asked(by source: Source) -> Session {
    var session = Session()
    var other = Sample.support
    switch source {
    case .lock:
      session.lockAnswer = .other(Sample.elsewhere)
      session.press("Enter")
      session.type("a")
    case .copy:
      other.name = "Kept"
      session.state.offer([KeptCopy(path: "a", file: "a.chatflow.yaml", changed: Session.noon, content: .flow(other))])
    case .text:
      let place = TextPlace(name: "Greet", words: [])
      session.state.offer([], texts: [KeptText(path: "a", place: place, text: "Hi", changed: Session.noon)])
    case .conflict:
      var ours = Sample.support
      (ours.name, other.name) = ("Ours", "Theirs")
      session = Session(flow: ours)
      session.state.markPartial(flow: true, workspace: false)
      session.state.begin(from: GitConflict(base: Sample.support, theirs: other, problems: []))
    }
    return session
  }

  private func question(_ session: Session) -> PopupQuestion? {
    guard case .question(let question)? = session.state.layers.last else { return nil }
    return question
  }

  /// Whatever goes on being typed, it stays as it is; once nothing was typed for a while, each answer is taken.
  @Test(arguments: Source.allCases) func whoGoesOnTypingAnswersNothing(source: Source) throws {
    var session = asked(by: source)
    let first = try #require(question(session))
    let (flow, words) = (session.flow, session.state.words)
    #expect(session.shows(words["question.title.unread"]), "\(session.picture)")
    session.type(first.answers.map { "\($0.key) " }.joined() + "\n")
    for keys in ["Tab", "Down", "Right", "Enter", "Esc", "Backspace", "Alt-J", "PageDown"] {
      for key in Chord(stringLiteral: keys).keys { session.handle(.key(key)) }
    }
    session.paste("a text")
    #expect(question(session)?.text == first.text && question(session)?.focus == 0)
    #expect(session.flow == flow)
    // Somebody who looks knows why.
    session.handle(.key(Key(.enter)))
    #expect(session.state.notice?.text == words["disabled.question-unread"])
    for answer in first.answers {
      var one = session
      one.lockAnswer = .held
      one.read()
      #expect(one.shows(words["question.title"]) && !one.shows(words["question.title.unread"]))
      one.handle(.key(.character(answer.key)))
      let next = question(one)
      #expect(next?.text != first.text || next?.details != first.details, "\(answer.title)")
    }
  }

  /// Whoever asks for the same question has read it.
  @Test func whatIsAskedForTakesKeysAtOnce() {
    var session = asked(by: .lock)
    session.press("r")
    session.handle(.key(Key(.character("j"), .alt)))
    #expect(question(session)?.isUnread == false)
    session.handle(.key(.character("r")))
    #expect(session.state.layers.isEmpty)
  }

  /// A line is typed as a whole, and answers what was told.
  @Test(arguments: Source.allCases) func plainModeTakesALine(source: Source) throws {
    let session = asked(by: source)
    let key = try #require(question(session)?.answers.last?.key)
    var mode = PlainMode(session.state)
    _ = mode.tell()
    _ = mode.take("\(key)", at: Session.noon)
    #expect(mode.state.layers.isEmpty)
  }
}
