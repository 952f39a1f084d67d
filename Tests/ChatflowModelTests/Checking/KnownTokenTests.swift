import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing

/// Which tokens need no fallback, since an action has brought their value about.
@Suite struct KnownTokenTests {
  private func missed(_ actions: String) -> [String] {
    let (flow, workspace) = CheckExample.decoded(actions)
    return Checks.run(flow, workspace: workspace).filter { $0.rule == "token-without-fallback" }.map(\.short)
  }

  private static func saying(_ text: String) -> String { "m: {action: message, name: M, message: '\(text)'}\n" }

  private static let known: [String] = [
    "t: {action: submit-ticket, name: T, confirmation: '{{ticket.id}} {{ticket.subject}} {{answer.t}}'}\n",
    "t: {action: submit-ticket, name: T, next: m}\n" + saying("{{ticket.id}} {{ticket.subject}} {{answer.t}}"),
    """
    k: {action: knowledge-base, name: K, message: What?, knowledge-base: b, did-this-help: '{{answer.k}}?', \
    nothing-found: 'No {{answer.k}}', when-helped: end}

    """,
    "k: {action: book-meeting, name: K, message: When?, meeting-page: p, confirmation: '{{answer.k}}'}\n",
    "o: {action: offer-subscription, name: O, message: News?, subscription: s, when-accepted: m}\n"
      + saying("{{contact.email}}"),
    "s: {action: set-contact-property, name: S, property: contact.nick, value: VIP, next: m}\n"
      + saying("{{contact.nick}}"),
    "s: {action: set-contact-property, name: S, property: contact.nick, value: '{{contact.city|Bonn}}', next: m}\n"
      + saying("{{contact.nick}}"),
    """
    w: {action: if-then, name: W, branches: [{if: answer.e is known, next: m}], next: e}
    e: {action: question, name: E, message: Mail?, save-to: contact.email, next: w}

    """ + saying("{{contact.email}}"),
  ]

  @Test(arguments: known) func whatAnActionHasBroughtAboutNeedsNoFallback(actions: String) {
    #expect(missed(actions) == [])
  }

  private static let unknown: [(String, String)] = [
    // What is asked first, or again, is not answered yet.
    ("t: {action: submit-ticket, name: T, ask-for-description: '{{answer.t}}'}\n", "t/ask-for-description"),
    ("t: {action: submit-ticket, name: T, ask-for-name: '{{ticket.id}}'}\n", "t/ask-for-name"),
    // What failed has brought nothing about.
    ("t: {action: submit-ticket, name: T, on-failure: m}\n" + saying("{{ticket.id}}"), "m/message"),
    (
      "s: {action: set-contact-property, name: S, property: contact.nick, value: VIP, on-failure: m}\n"
        + saying("{{contact.nick}}"), "m/message"
    ),
    // Who declines says no address.
    (
      "o: {action: offer-subscription, name: O, message: News?, subscription: s, when-declined: m}\n"
        + saying("{{contact.email}}"), "m/message"
    ),
    // What is put together of what is not known stays as it is.
    (
      "s: {action: set-contact-property, name: S, property: contact.nick, value: '{{contact.city}}', next: m}\n"
        + saying("{{contact.nick}}"), "m/message"
    ),
  ]

  @Test(arguments: unknown) func whatMayNotBeKnownNeedsAFallback(actions: String, place: String) {
    #expect(missed(actions) == ["▲ token-without-fallback \(place)"])
  }
}
