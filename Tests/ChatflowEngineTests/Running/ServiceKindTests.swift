import ChatflowEngine
import ChatflowModel
import Testing

/// The kinds that talk with a service of their own: what they say and ask, and where each answer leads.
extension ServiceTests {
  // MARK: - Book a meeting

  static let meeting = """
    book:
      action: book-meeting
      name: Book
      message: When?
      meeting-page: demo
      confirmation: "{{answer.book}} it is."
      when-booked: end
      when-not-booked: failed
    failed:
      action: message
      name: Failed
      message: Another time.
    """

  @Test func aTimeIsChosenAndBooked() throws {
    var talk = try Talk(Self.meeting)
    #expect(talk.start() == ["-> book (start)", "asks times of demo"])
    #expect(talk.answers(.freeTimes(["Mon 9", "Tue 10"])) == ["When?[Mon 9][Tue 10][None of these]", "? time"])
    #expect(talk.says("tue 10") == ["asks demo to book Tue 10"])
    #expect(talk.answers(.booked(true)) == ["Tue 10 it is.", "-> end (when-booked)", "ends: end"])
  }

  @Test func nothingIsBookedWhereNoTimeIsChosenOrFree() throws {
    func outcome(_ times: [String], _ answer: String? = nil, _ booked: ServiceAnswer? = nil) throws -> [String] {
      var talk = try Talk(Self.meeting)
      _ = talk.start()
      var lines = talk.answers(.freeTimes(times))
      if let answer { lines = talk.says(answer) }
      if let booked { lines = talk.answers(booked) }
      return lines
    }
    let failed = ["-> failed (when-not-booked)", "Another time.", "ends: nothing-follows"]
    #expect(try outcome([]) == failed)
    #expect(try outcome(["Mon 9"], "None of these") == failed)
    #expect(try outcome(["Mon 9"], "next week") == failed)
    #expect(try outcome(["Mon 9"], "Mon 9", .booked(false)) == failed)
    #expect(try outcome(["Mon 9"], "Mon 9", .failed("down")).suffix(3) == failed[...])
    let owners = Self.meeting.replacing("meeting-page: demo", with: "calendar: contact-owner")
    var nobody = try Talk(owners)
    #expect(nobody.start().suffix(3) == failed[...])
    var owned = try Talk(owners, visitor: Visitor(knowing: [:], owner: "anna"))
    #expect(owned.start().last == "asks times of user:anna")
  }

  // MARK: - Offer email subscription

  static let offer = """
    offer:
      action: offer-subscription
      name: Offer
      message: News?
      subscription: news
      consent: You agree.
      when-accepted: accepted
      when-declined: declined
      on-failure: failed
    accepted:
      action: message
      name: Accepted
      message: Accepted
    declined:
      action: message
      name: Declined
      message: Declined
    failed:
      action: message
      name: Failed
      message: Failed
    """

  @Test func anOfferAsksForTheAddressIfItIsUnknown() throws {
    var talk = try Talk(Self.offer)
    #expect(talk.start() == ["-> offer (start)", "News?", "You agree.[Yes, please][No, thanks]", "? subscription 1/3"])
    #expect(talk.chooses("Yes, please") == ["What is your email address?", "? email 1/3"])
    #expect(talk.says("no address") == ["What is your email address?", "? email 2/3"])
    #expect(
      talk.says("anna@example.com") == [
        "contact.email = anna@example.com (done)", "subscribed(\"news\") (done)", "-> accepted (when-accepted)",
        "Accepted", "ends: nothing-follows",
      ])
    var known = try Talk(Self.offer, visitor: Visitor(knowing: ["contact.email": "a@b.se"]))
    _ = known.start()
    #expect(known.says("sure!").first == "subscribed(\"news\") (done)")
    known.world.failing = ["offer"]
  }

  @Test func whatIsNoConsentIsDeclined() throws {
    var talk = try Talk(Self.offer)
    _ = talk.start()
    #expect(talk.says("nej").first == "-> declined (when-declined)")
    var vague = try Talk(Self.offer)
    _ = vague.start()
    #expect(vague.says("hm").last == "? subscription 2/3" && vague.says("hm").last == "? subscription 3/3")
    #expect(vague.says("hm").first == "-> declined (when-declined)")
  }

  @Test func withoutAnAddressAndWhereOutsideRefusesItFails() throws {
    var talk = try Talk(Self.offer)
    _ = talk.start()
    for answer in ["yes", "x", "x"] { _ = talk.says(answer) }
    #expect(
      talk.says("x") == ["trouble: offer failed: noEmail", "-> failed (on-failure)", "Failed", "ends: nothing-follows"])
    var refused = try Talk(Self.offer, visitor: Visitor(knowing: ["contact.email": "a@b.se"]))
    refused.world.failing = ["offer"]
    _ = refused.start()
    #expect(refused.says("yes")[1...2] == ["trouble: offer failed: refused", "-> failed (on-failure)"])
  }

  // MARK: - Submit a ticket

  static let ticket = """
    open:
      action: submit-ticket
      name: Open
      pipeline: support
      priority: high
      owner: contact-owner
      properties:
        product: Bridge
      confirmation: Ticket {{ticket.id}} about {{ticket.subject}} is {{ticket.status}}.
      on-failure: failed
    failed:
      action: message
      name: Failed
      message: Failed
    """

  @Test func aTicketAsksForNameAndDescription() throws {
    var talk = try Talk(
      Self.ticket, workspace: "pipelines:\n  support:\n    name: Support\n    statuses: [new, old]",
      visitor: Visitor(knowing: [:], owner: "anna"))
    #expect(talk.start() == ["-> open (start)", "What is it about, in a few words?", "? ticket-name"])
    #expect(talk.says(" ") == ["What is it about, in a few words?", "? ticket-name"])
    #expect(talk.says("Bill") == ["Please describe it.", "? ticket-description"])
    #expect(talk.says("") == ["Please describe it.", "? ticket-description"])
    #expect(talk.says("Too high") == ["asks ticket Bill/Too high/support/new/high/user:anna/product=Bridge"])
    #expect(talk.answers(.ticket("4711")) == ["Ticket 4711 about Bill is new.", "ends: nothing-follows"])
    #expect(talk.conversation.state.session.answers["open"]?.value == "Too high")
  }

  @Test func aTicketThatCannotBeOpenedFails() throws {
    var talk = try Talk(Self.ticket)
    _ = talk.start()
    _ = talk.says("a")
    _ = talk.says("b")
    #expect(talk.answers(.failed("down")).suffix(3) == ["-> failed (on-failure)", "Failed", "ends: nothing-follows"])
    #expect(talk.conversation.state.values["ticket.subject"] == nil)
  }

  // MARK: - Knowledge base lookup

  static let lookup = """
    look:
      action: knowledge-base
      name: Look
      message: About what?
      knowledge-base: all
      results: 2
      when-helped: end
      when-nothing-found: nothing
      branches:
        - if: response contains any of "bill"
          next: bill
      next: other
    nothing:
      action: message
      name: Nothing
    bill:
      action: message
      name: Bill
    other:
      action: message
      name: Other
    """

  static func looked(up text: String, _ articles: [Article], in lookup: String = lookup) throws -> (Talk, [String]) {
    var talk = try Talk(lookup)
    #expect(talk.start() == ["-> look (start)", "About what?", "? search"])
    #expect(talk.says(text) == ["asks articles of all about \(text), 2"])
    let lines = talk.answers(.articles(articles))
    return (talk, lines)
  }

  @Test func articlesAreShownAndWhetherTheyHelpedIsAsked() throws {
    let articles = [Article("One", address: "https://example.com/1"), Article("Two"), Article("Three")]
    var (talk, lines) = try Self.looked(up: "my bill", articles)
    #expect(lines == ["- [One](https://example.com/1)\n- Two", "Did this help?[Yes][No]", "? helped"])
    #expect(talk.says("yes") == ["-> end (when-helped)", "ends: end"])
    var (unhelped, _) = try Self.looked(up: "my bill", articles)
    #expect(unhelped.chooses("No").first == "-> bill (response contains any of \"bill\")")
    var (vague, _) = try Self.looked(up: "x", articles)
    #expect(vague.says("perhaps").first == "-> other (otherwise)")
  }

  @Test func whetherTheyHelpedIsOnlyAskedWhereThatLeadsSomewhere() throws {
    let plain = Self.lookup.replacing("  when-helped: end\n", with: "")
    #expect(
      try Self.looked(up: "x", [Article("One")], in: plain).1 == [
        "- One", "-> other (otherwise)", "ends: nothing-follows",
      ])
  }

  @Test func nothingFoundHasAnEdgeOfItsOwn() throws {
    #expect(
      try Self.looked(up: "x", []).1 == [
        "I found nothing about that.", "-> nothing (when-nothing-found)", "ends: nothing-follows",
      ])
  }
}
