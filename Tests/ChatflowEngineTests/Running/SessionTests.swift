import ChatflowModel
import OrderedCollections
import Testing

@testable import ChatflowEngine

/// "Beginning and end" of docs/behaviour.md.
@Suite struct SessionTests {
  static let flow = """
    ask:
      action: question
      name: Ask
      message: Well?
      save-to: contact.plan
      next: again
    again:
      action: question
      name: Again
      message: "{{answer.ask|Nothing}}?"
    """

  @Test func theWelcomeMessageComesFirstAndOnlyOnce() throws {
    var talk = try Talk(Self.flow, settings: "welcome: Welcome!")
    #expect(talk.start() == ["Welcome!", "-> ask (start)", "Well?", "? answer 1/3"])
    #expect(talk.start() == ["ignored: alreadyStarted"])
    talk.pass(minutes: 30)
    #expect(talk.says("Hi") == ["ends: session-timeout", "-> ask (start)", "Well?", "? answer 1/3"])
  }

  @Test func theTypingDelayPassesBeforeAllButTheFirst() throws {
    var talk = try Talk(
      "say:\n  action: message\n  name: Say\n  message: One\n  bubbles: [Two, Three]",
      settings: "options:\n  typing-delay: 1.5s")
    let delays = talk.take(.start()).compactMap { if case .said(let said) = $0 { said.delay } else { nil } }
    #expect(delays == [0, 1500, 1500])
  }

  @Test func aMessageStartsAConversationAndIsTheLatest() throws {
    var talk = try Talk("over:\n  action: send-to-customer-agent\n  name: Over")
    #expect(talk.says("What does it cost?") == ["-> over (start)", "hands over: answers What does it cost?"])
    var asked = try Talk(Self.flow)
    #expect(asked.says("Hi").last == "? answer 1/3")
    #expect(asked.conversation.state.session.answers.isEmpty)
  }

  static let consent = """
    options:
      ask-cookies: true
      cookies-text: Cookies?
      ask-consent: true
    """

  @Test func consentIsAskedForFirstAndOnce() throws {
    var talk = try Talk(Self.flow, settings: Self.consent, workspace: "texts:\n  consent: Data?")
    #expect(talk.start() == ["Cookies?[I agree][No, thanks]", "? cookies"])
    #expect(talk.says("what?") == ["Cookies?[I agree][No, thanks]", "? cookies"])
    #expect(talk.chooses("I agree") == ["Data?[I agree][No, thanks]", "? consent"])
    #expect(talk.says("ja") == ["-> ask (start)", "Well?", "? answer 1/3"])
    talk.pass(minutes: 30)
    #expect(talk.says("Hi")[1] == "-> ask (start)")
  }

  @Test func withoutConsentTheChatEnds() throws {
    var talk = try Talk(Self.flow, settings: Self.consent)
    _ = talk.start()
    #expect(talk.chooses("No, thanks") == ["ends: no-consent"])
    // Nobody wrote a text for the other: there is nothing to agree to.
    var agreeing = try Talk(Self.flow, settings: Self.consent)
    _ = agreeing.start()
    #expect(agreeing.says("yes").first == "-> ask (start)")
  }

  @Test func consentIsAskedForInTheLanguageOfTheChatflow() throws {
    var talk = try Talk(Self.flow, settings: "language: sv\n\(Self.consent)")
    #expect(talk.start().first == "Cookies?[Jag godkänner][Nej, tack]")
  }

  static let hours = "office-hours:\n  time-zone: UTC\n  hours:\n    fri: 09:00-17:00"
  static let whenOpen = "options:\n  availability: office-hours\n  session-timeout: 15m"

  @Test func oneThatIsOnlyShownWhenOpenDoesNotStartWhenClosedAndGoesOn() throws {
    var closed = try Talk(Self.flow, settings: Self.whenOpen, workspace: Self.hours, at: "2026-11-27 17:00")
    #expect(closed.start() == ["ignored: chatIsClosed"] && closed.stand == .beforeStart)
    #expect(closed.says("Hi") == ["ignored: chatIsClosed"])
    #expect(closed.start(at: "again").last == "? answer")
    var open = try Talk(Self.flow, settings: Self.whenOpen, workspace: Self.hours, at: "2026-11-27 16:59")
    _ = open.start()
    open.pass(minutes: 5)
    #expect(open.says("x").last == "? answer")
    open.pass(minutes: 15)
    #expect(open.says("x") == ["ends: session-timeout", "ignored: chatIsClosed"])
    var always = try Talk(Self.flow, workspace: Self.hours, at: "2026-11-27 17:00")
    #expect(always.start().last == "? answer 1/3")
  }

  @Test func aNewSessionForgetsAnswersAndKeepsProperties() throws {
    var talk = try Talk(Self.flow)
    _ = talk.start()
    #expect(talk.says("gold")[2] == "gold?")
    talk.pass(minutes: 29)
    #expect(talk.lines(.timeWentOn) == [])
    talk.pass(minutes: 1)
    #expect(talk.lines(.timeWentOn) == ["ends: session-timeout"])
    #expect(talk.says("Hi") == ["-> ask (start)", "Well?", "? answer 1/3"])
    #expect(talk.conversation.state.session.answers.isEmpty)
    #expect(talk.conversation.state.values["contact.plan"] == "gold")
    #expect(talk.conversation.state.queue.count == 1)
  }

  @Test func afterTheEndNothingIsAnsweredUntilTheTimeout() throws {
    var talk = try Talk("say:\n  action: message\n  name: Say\n  message: Hi")
    _ = talk.start()
    #expect(talk.says("Hello?") == ["ignored: hasEnded"])
    talk.pass(minutes: 30)
    #expect(talk.says("Hello?") == ["-> say (start)", "Hi", "ends: nothing-follows"])
    #expect(talk.lines(.visitor(.closes)) == ["ignored: hasEnded"])
  }

  @Test func theVisitorMayCloseTheChat() throws {
    var talk = try Talk(Self.flow)
    #expect(talk.lines(.visitor(.closes)) == ["ignored: notStarted"])
    _ = talk.start()
    #expect(talk.lines(.visitor(.closes)) == ["ends: closed-by-visitor"])
  }

  @Test func whoHasAskedNothingGetsNoAnswer() throws {
    var talk = try Talk(Self.flow)
    _ = talk.start()
    #expect(talk.answers(.ticket("1")) == ["ignored: nobodyAsked"])
    #expect(talk.lines(.customerAgent(.cannotAnswer)) == ["ignored: notTheirs"])
    #expect(talk.lines(.teamMember(.resolves)) == ["ignored: notTheirs"])
  }

  @Test func extremeTimesAreTimes() throws {
    for time in [UnixSeconds.min, .max] {
      var talk = try Talk(Self.flow, settings: Self.whenOpen, workspace: Self.hours)
      talk.world.now = time
      _ = talk.start(at: "ask")
      talk.world.now = .max
      _ = talk.says("x")
      #expect(talk.stand != .beforeStart)
    }
  }

  @Test func aKeptConversationGoesOn() throws {
    var talk = try Talk(Self.flow)
    _ = talk.start()
    let kept = talk.conversation.state.json.written
    let state = try #require(ConversationState(kept: kept))
    var continued = Talk(Conversation(state, following: talk.conversation.flow), at: "2026-11-27 15:01")
    #expect(continued.says("gold") == talk.says("gold"))
    #expect(ConversationState(kept: "{}") == nil && ConversationState(kept: "") == nil)
    #expect(ConversationState(kept: kept.replacing("\"conversation\": 1", with: "\"conversation\": 2")) == nil)
  }

  @Test func aQuickReplyIsKnownByItsLabelWhateverChangedMeanwhile() throws {
    var talk = try Talk(QuestionTests.menu)
    _ = talk.start()
    var flow = talk.conversation.flow.flow
    flow.actions["ask"]?.replies.insert(QuickReply("New", link: .to("other")), at: 0)
    var changed = Talk(Conversation(talk.conversation.state, following: PreparedFlow(flow)), at: "2026-11-27 15:01")
    #expect(changed.chooses("Billing").first == "-> bill ([Billing])")
  }

  @Test func aChatflowThatChangedMeanwhileStopsNothing() throws {
    var talk = try Talk(Self.flow)
    _ = talk.start()
    var (flow, state) = (talk.conversation.flow.flow, talk.conversation.state)
    flow.actions["ask"] = Action(id: "ask", kind: "message", name: "Ask")
    var changed = Talk(Conversation(state, following: PreparedFlow(flow)), at: "2026-11-27 15:01")
    #expect(changed.says("x") == ["ends: nothing-follows"])
    flow.actions["ask"] = nil
    var gone = Talk(Conversation(state, following: PreparedFlow(flow)), at: "2026-11-27 15:01")
    #expect(gone.says("x") == ["trouble: ask is missing", "ends: trouble"])
    state = gone.conversation.state
    #expect(state.stand == .ended(Ending(action: "ask", why: .trouble)))
  }
}
