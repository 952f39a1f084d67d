import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

/// Which circles go round for ever: only those that certainly do are told.
@Suite struct EndlessLoopTests {
  private func loops(_ actions: String) -> [Finding] {
    let (flow, workspace) = CheckExample.decoded(actions)
    return Checks.run(flow, workspace: workspace).filter { $0.rule == "endless-loop" }
  }

  private static let email = "{action: question, name: E, message: Hi?, save-to: contact.email, skip-if-known: true"
  private static let phone = "{action: question, name: P, message: Hi?, save-to: contact.phone, skip-if-known: true"
  private static let done = "d: {action: message, name: D, message: Bye}\n"

  private static let ending: [String] = [
    // Each question that is skipped is known by then, and leads on.
    """
    w: {action: if-then, name: W, branches: [{if: [contact.email is known, contact.phone is known], next: d}, \
    {if: contact.email is known, next: p}], next: e}
    e: \(email), next: w}
    p: \(phone), next: w}

    """,
    // What is asked for is set on the way.
    """
    w: {action: if-then, name: W, branches: [{if: contact.plan is known, next: d}], next: s}
    s: {action: set-contact-property, name: S, property: contact.plan, value: free, next: w}

    """,
    """
    q: {action: question, name: Q, message: Hi?, save-to: contact.seats, skip-if-known: true, \
    branches: [{if: contact.seats is at least 10, next: s}], next: d}
    s: {action: set-contact-property, name: S, property: contact.seats, value: '5', next: q}

    """,
    // Another question was answered meanwhile.
    """
    q: \(email), next: w}
    w: {action: if-then, name: W, branches: [{if: answer.o is known, next: d}], next: o}
    o: \(phone), next: q}

    """,
    // The chat cannot be open and closed.
    """
    w: {action: if-then, name: W, branches: [{if: office hours are open, next: t}], next: q}
    q: \(email), next: d}
    t: {action: send-to-team-member, name: T, respect-office-hours: true, when-closed: w}

    """,
    // What is always decided otherwise before.
    """
    w: {action: if-then, name: W, branches: [{if: contact.email is known, next: d}, \
    {if: contact.email is unknown, next: d}], next: m}
    m: {action: message, name: M, message: Hi, next: w}

    """,
    // What is set is what another quick reply passes on.
    """
    q: {action: question, name: Q, message: Hi?, save-to: contact.plan, skip-if-known: true, \
    replies: [{reply: pro, next: s}, {reply: free, next: d}]}
    s: {action: set-contact-property, name: S, property: contact.plan, value: free, next: q}

    """,
    // Several answers are none of the quick replies when they are read again.
    """
    q: {action: question, name: Q, message: Hi?, save-to: contact.plan, skip-if-known: true, several-answers: true, \
    replies: [{reply: pro, next: q}, {reply: free, next: d}], next: d}

    """,
  ]

  @Test(arguments: ending) func aCircleThatMayEndIsNotTold(actions: String) {
    #expect(loops(actions + Self.done).map(\.short) == [])
  }

  private static let endless: [(String, String)] = [
    // Nothing is decided.
    ("s: {action: set-contact-property, name: S, property: contact.plan, value: free, next: s}\n", "s next"),
    ("q: \(email), next: m}\nm: {action: message, name: M, message: Hi, next: q}\n", "m next"),
    // It stays as it was.
    (
      """
      w: {action: if-then, name: W, branches: [{if: contact.plan is known, next: d}], next: s}
      s: {action: set-contact-property, name: S, property: contact.city, value: Bonn, next: w}

      """, "s next"
    ),
    // Every branch goes round.
    (
      """
      q: \(email), next: w}
      w: {action: if-then, name: W, branches: [{if: contact.plan is known, next: m}], next: q}
      m: {action: message, name: M, message: Hi, next: q}

      """, "m next"
    ),
    // A quick reply is chosen again by what it was saved as.
    (
      """
      q: {action: question, name: Q, message: Hi?, save-to: contact.plan, skip-if-known: true, \
      replies: [{reply: pro, next: q}, {reply: free, next: d}], next: d}

      """, "q reply(0)"
    ),
    // What failed has asked nobody.
    (
      "h: {action: webhook, name: H, url: 'https://example.com', wait-for-response: true, on-failure: h, next: d}\n",
      "h edge(on-failure)"
    ),
    (
      "s: {action: set-contact-property, name: S, property: contact.plan, value: free, on-failure: s, next: d}\n",
      "s edge(on-failure)"
    ),
    // What failed looks at no branch.
    (
      """
      s: {action: set-contact-property, name: S, property: contact.plan, value: free, on-failure: s, \
      branches: [{if: contact.plan is known, next: d}], next: d}

      """, "s edge(on-failure)"
    ),
  ]

  @Test(arguments: endless) func aCircleThatGoesRoundForEverIsTold(actions: String, place: String) {
    let found = loops(actions + Self.done).map(\.short)
    #expect(found.contains("✗ endless-loop \(place)"), "\(found)")
  }

  @Test func aWebhookThatWaitsAsksWhereItDoesNotFail() {
    let hook = "h: {action: webhook, name: H, url: 'https://example.com', wait-for-response: true, next: h}\n"
    #expect(loops(hook) == [])
  }

  @Test func aQuestionThatIsSkippedIsNamed() throws {
    let actions = "q: \(Self.email), next: m}\nm: {action: message, name: M, message: Hi, next: q}\n"
    let finding = try #require(loops(actions).first)
    #expect(finding.names["question"] == "q")
    #expect(finding.facts["problem-key"] == "problem.endless-loop.once")
  }
}
