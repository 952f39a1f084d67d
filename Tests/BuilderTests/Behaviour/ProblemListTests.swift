import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// The list of problems in the panel: what is listed, where the canvas is meanwhile, and mending.
@Suite struct ProblemListTests {
  private func opened(_ keys: String..., flow: Chatflow = Sample.faulty) -> Session {
    var session = Session(flow: flow, size: Size(width: 120, height: 40))
    session.press("!")
    for key in keys { session.press(key) }
    return session
  }

  private func list(_ session: Session) throws -> ProblemList {
    ProblemList(try #require(session.state.problems), session.state)
  }

  /// Whatever stands above them, all problems are listed once, and of each group the worst first.
  @Test(arguments: [false, true]) func allAreListedUnderEitherHeading(isByRule: Bool) throws {
    let session = isByRule ? opened("r") : opened()
    let list = try list(session)
    #expect(Set(list.entries) == Set(session.state.allProblems))
    #expect(list.entries.count == session.state.allProblems.count)
    var (headings, heading): ([String], String) = ([], "")
    var last: Finding.Severity?
    var isWarned = false
    for row in list.rows {
      switch row {
      case .heading(let title):
        #expect(!headings.contains(title))
        headings.append(title)
        (heading, last) = (title, nil)
      case .entry(let index):
        let entry = list.entries[index]
        #expect((isByRule ? entry.rule.text : entry.place(session.state)) == heading)
        #expect(last == nil || last == entry.severity || last == .error)
        if last == nil {
          // A group without an error stands behind all that have one.
          #expect(!isWarned || entry.severity == .warning)
          isWarned = isWarned || entry.severity == .warning
        }
        last = entry.severity
      }
    }
  }

  @Test func theCanvasFollowsAndEscComesBack() throws {
    var session = Session(flow: Sample.faulty, size: Size(width: 120, height: 40))
    session.press("Down", "Down", "Down")
    let spot = session.state.canvas.spot
    session.press("!")
    for _ in try list(session).entries {
      let place = session.state.focusedProblem?.finding?.place
      if let id = place?.action { #expect(session.state.canvas.spot == .card(id)) }
      session.press("Down")
    }
    session.press("Esc")
    #expect(session.state.problems == nil && session.state.canvas.spot == spot)
  }

  /// Whoever is on a card with a problem asks about that one; after going there, a key leads back.
  @Test func itOpensWhereOneIs() throws {
    var session = Session(flow: Sample.faulty, size: Size(width: 120, height: 40))
    let ids = session.state.checked.actionsWithFindings
    for _ in 0..<20 {
      if let id = session.state.canvas.spot.action, ids.contains(id) {
        var one = session
        one.press("!")
        #expect(one.state.focusedProblem?.finding?.place.action == id)
      }
      session.press("Down")
    }
  }

  @Test func aFilterLooksAtSentencesCardsAndRules() throws {
    for (typed, isFound) in [("reply-twice", true), ("billing", true), ("DO YOU NEED", true), ("zzz", false)] {
      var session = opened("/")
      session.type(typed)
      let all = session.state.allProblems.count
      let found = try list(session).entries
      #expect(found.isEmpty != isFound && found.count < all, "\(typed)")
      session.press("Enter")
      #expect(session.state.problems?.isTyping == false)
      #expect(try list(session).entries == found)
      session.press("Esc")
      #expect(try list(session).entries.count == all)
      session.press("Esc")
      #expect(session.state.problems == nil)
    }
  }

  /// What a fix would change is told first; done, it is one step, and undo gives what was there, with the list still shown.
  @Test func aFixIsToldAndIsOneStep() throws {
    var session = opened()
    let count = try list(session).entries.count
    var mended = 0
    for index in 0..<count {
      var one = session
      one.press("Home")
      one.press("Down", times: index)
      let entry = try #require(one.state.focusedProblem)
      let fix = entry.finding.flatMap { Checks.fix(of: $0, in: one.flow, workspace: one.state.workspace) }
      let before = one.flow
      one.press("f")
      guard let fix else {
        #expect(one.state.layers.isEmpty && one.flow == before)
        continue
      }
      guard case .question(let question)? = one.state.layers.last else {
        Issue.record("\(entry) asks nothing")
        continue
      }
      #expect(!question.details.isEmpty && one.flow == before)
      var kept = one
      kept.press("l")
      #expect(kept.flow == before && kept.state.problems != nil)
      one.press("f")
      var after = before
      after.apply(fix.edit)
      #expect(one.flow == after && one.state.problems != nil, "\(entry)")
      #expect(!one.state.allProblems.contains(entry), "\(entry)")
      one.press("u")
      #expect(one.flow == before && one.state.problems != nil)
      #expect(one.state.allProblems.contains(entry))
      mended += 1
    }
    #expect(mended > 1)
    session.press("Esc")
  }

  /// What goes from the file with a fix is told before what it changes, and a long comment only as far as it names it.
  @Test func commentsThatGoAreTold() throws {
    var session = opened("/")
    session.type("reply-twice")
    session.press("Enter")
    session.lostComments = ["# " + String(repeating: "long ", count: 40)]
    session.press("f")
    guard case .question(let question)? = session.state.layers.last else {
      Issue.record("nothing is asked")
      return
    }
    let first = try #require(question.details.first)
    #expect(first.contains("The comment “# long long") && first.contains("…” goes, too."))
    #expect(question.details.count > 1)
  }

  @Test func allOfAKindAreOneStep() throws {
    var session = opened("/")
    session.type("reply-twice")
    session.press("Enter")
    #expect(try list(session).entries.count > 1)
    let before = session.flow
    session.press("F", "f")
    #expect(!session.state.findings.contains { $0.rule == "reply-twice" })
    #expect(session.flow != before && session.shows("None of the problems has that."))
    session.press("u")
    #expect(session.flow == before)
    #expect(!session.state.history.canUndo)
  }

  /// What is done is what was said: how many, how many of them are guesses, and one step that is named for all of them.
  @Test(arguments: [0, 1, 2]) func howManyOnlyMayBeMeantIsSaid(guesses: Int) throws {
    var flow = Sample.asking
    let first = try #require(flow.actions["stage"]?.replies.first)
    // The same once more is never seen; another one with its label is a guess.
    let again = (0..<2).map { QuickReply(first.label, value: first.value, link: $0 < guesses ? .end : first.link) }
    flow.actions["stage"]?.replies += again
    var session = Session(flow: flow)
    session.press("!", "/")
    session.type("reply-twice")
    session.press("Enter", "F")
    guard case .question(let question)? = session.state.layers.last else {
      Issue.record("nothing is asked")
      return
    }
    let found = session.state.findings.filter { $0.rule == "reply-twice" }
    let certain = found.filter { Checks.fix(of: $0, in: flow)?.isCertain == true }
    #expect(question.text == "Mend \(found.count) problems of the rule reply-twice?")
    let said = [
      "", "▲ 1 of these fixes only may be what was meant.",
      "▲ Each of these fixes only may be what was meant.",
    ]
    #expect(found.count - certain.count == guesses && found.count == 2)
    #expect(question.details.first { $0.contains("what was meant") } ?? "" == said[guesses])
    session.press("f")
    #expect(!session.state.findings.contains { $0.rule == "reply-twice" })
    session.press("u")
    #expect(session.flow == flow && session.state.notice?.text == "Undone: mend several problems", "\(session.hint)")
  }

  @Test func whatIsWrongWithACardStandsInTheOrderOfItsForm() throws {
    var flow = Sample.asking
    flow.actions["stage"]?.values["message"] = .message(
      Message(RichText(text: "Hi {{contact.firstname}}!", tools: .all), attachments: [.init(.file, "/a.pdf")]))
    flow.actions["stage"]?.replies[1].label = ""
    flow.actions["stage"]?.edges = ["when-not-understood": .to("gone")]
    flow.actions["stage"]?.branches = [Branch(groups: [[Condition("")], []], link: .to("nowhere"))]
    var session = Session(flow: flow)
    session.press("!")
    let list = try list(session)
    let places = list.entries.filter { $0.severity == .error }.compactMap { $0.finding?.place }
    let ports = places.filter { $0.action == "stage" }.map { place in
      place.port.map { "\($0)" } ?? place.field?.text ?? ""
    }
    #expect(
      ports == ["message", "reply(1)", "reply(2)", "branch(0)", "branch(0)", "branch(0)", "edge(when-not-understood)"],
      "\(list.entries)")
    #expect(places.filter { $0.port == .branch(0) }.map(\.condition) == [nil, ConditionPlace(group: 0, index: 0), nil])
  }

  @Test func theOnlyOneOfAKindIsToldAsWhatIsDone() throws {
    func asked(_ replies: [String]) throws -> String {
      var flow = Sample.asking
      flow.actions["stage"]?.replies += replies.map { QuickReply($0, link: .to("thanks")) }
      var session = Session(flow: flow)
      session.press("!", "/")
      session.type("reply-empty")
      session.press("Enter", "F")
      guard case .question(let question)? = session.state.layers.last else { return "" }
      return question.text
    }
    #expect(try asked([" "]) == "Remove the quick reply?")
    #expect(try asked([" ", ""]) == "Mend 2 problems of the rule reply-empty?")
  }

  /// A reason is asked for; what is ignored counts no more and stands apart, and undo takes it back.
  @Test func whatIsIgnoredStandsApart() throws {
    var session = opened()
    for index in 0..<(try list(session).entries.count) {
      var one = session
      one.press("Home")
      one.press("Down", times: index)
      let entry = try #require(one.state.focusedProblem)
      let (before, count) = (one.flow, one.state.problemCount)
      one.press("i", "Enter")
      #expect(one.flow == before && !one.state.layers.isEmpty)
      one.type("it is so")
      one.press("Enter")
      #expect(one.flow != before && one.state.layers.isEmpty, "\(entry)")
      #expect(one.state.problemCount.errors + one.state.problemCount.warnings < count.errors + count.warnings)
      #expect(one.shows("Ignored: "), "\(one.picture)")
      one.press("End")
      #expect(one.state.focusedProblem?.reason == "it is so" && one.shows("i tell again"))
      let ignoring = one.flow
      one.press("i")
      #expect(one.state.layers.isEmpty)
      #expect(one.flow == before && one.state.problemCount == count, "told again by the same key")
      one.press("u")
      #expect(one.flow == ignoring)
      one.press("u")
      #expect(one.flow == before && one.state.problemCount == count)
    }
    session.press("Esc")
  }

  /// What is told about ignoring would hide itself.
  @Test(arguments: [("no-such-rule", "it is so", "ignore-unknown"), ("name-taken", "", "ignore-without-reason")])
  func whatIsToldAboutIgnoringIsNotIgnored(rule: String, reason: String, told: String) throws {
    var flow = Sample.support
    flow.values = flow.values.ignoring(RuleID(rule), because: reason)
    var session = opened(flow: flow)
    session.press("/")
    session.type(told)
    session.press("Enter")
    #expect(session.state.focusedProblem?.rule.text == told)
    session.press("i")
    #expect(session.flow == flow && session.state.layers.isEmpty)
    #expect(session.shows("This cannot be ignored"), "\(session.picture)")
  }

  /// Where all is mended, the list says so.
  @Test func theListOutlivesItsLastProblem() throws {
    var flow = Sample.support
    flow.actions["topic"]?.replies.append(QuickReply("billing", link: .end))
    var session = Session(flow: flow, size: Size(width: 80, height: 24), workspace: Sample.workspace)
    session.press("!")
    let others = session.state.allProblems.count - 1
    session.press("/")
    session.type("reply-twice")
    session.press("Enter", "f", "f", "Esc")
    #expect(try list(session).entries.count == others)
  }

  @Test func plainModeTellsTheFocusedOne() throws {
    let session = opened("Home")
    let page = try #require(session.state.pane.page(session.state))
    let entry = try #require(session.state.focusedProblem)
    for text in [entry.sentence(session.state), entry.rule.why(.english), entry.rule.mending(.english)] {
      #expect(page.lines.contains("  " + text), "\(text)")
    }
    #expect(page.choices.count == session.state.allProblems.count)
  }
}
