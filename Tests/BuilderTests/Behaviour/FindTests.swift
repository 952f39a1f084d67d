import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

@Suite struct FindTests {
  @Test(arguments: [
    ("email address", "email"), ("talk to a PERSON", "topic"), ("contact.product", "product"), ("nobody is", "again"),
    ("member is available", "online"), ("people", "people"), ("acme helper", "greet"), ("otherwise", "online"),
  ])
  func looksInNamesTextsRepliesLabelsConditionsAndIDs(text: String, id: String) {
    var session = Session()
    session.press("/")
    session.type(text)
    #expect(session.state.canvas.spot.action == ActionID(id), "\(session.hint)")
    session.press("Enter")
    #expect(session.state.layers.isEmpty)
    #expect(session.state.canvas.spot.action == ActionID(id))
  }

  /// What is done next is meant for what was found.
  @Test func theLabelOfABranchLeadsToThatBranch() throws {
    var session = Session()
    session.press("/")
    session.type("talk to a person")
    session.press("Enter")
    let topic = try #require(session.flow.actions["topic"])
    let reply = try #require(topic.replies.firstIndex { $0.label.lowercased() == "talk to a person" })
    #expect(session.state.canvas.spot == .header("topic", .reply(reply)))
  }

  /// Hits are marked as long as one is searching.
  @Test func escOnTheCanvasEndsTheSearchAndNGoesOnWithIt() {
    var session = Session()
    session.find("is")
    let hits = session.state.canvas.drawing.hits
    #expect(hits.count > 2)
    session.press("Esc")
    #expect(session.state.canvas.drawing.hits.isEmpty)
    // An edit brings no mark back, and what is found for another text is asked for anew.
    session.press("r")
    session.type("This is it")
    session.press("Enter")
    #expect(session.state.canvas.drawing.hits.isEmpty)
    session.press("n")
    #expect(session.state.canvas.drawing.hits.count >= hits.count)
    session.press("Esc", "/", "Esc")
    #expect(session.state.canvas.drawing.hits.isEmpty)
    session.press("/", "Enter")
    #expect(!session.state.canvas.drawing.hits.isEmpty)
  }

  @Test func goesThereWhileItIsTypedAndBackWithEsc() {
    var session = Session()
    session.press("Down", "Down")
    let before = session.state.canvas
    session.press("/")
    session.type("x")
    #expect(session.hint.contains("nothing found"))
    #expect(session.state.canvas.spot == before.spot)
    session.press("Backspace")
    session.type("again")
    #expect(session.state.canvas.spot == .card("again"))
    session.press("Esc")
    #expect(session.state.canvas.spot == before.spot)
    #expect(session.state.canvas.scroll == before.scroll)
    #expect(session.state.canvas.search.text.isEmpty)
    #expect(!session.state.canvas.trail.contains(before.spot))
  }

  @Test func countsTheHitsAndSaysWhenItGoesRound() {
    var session = Session()
    session.find("email")
    #expect(session.hint.contains("1 of 1: What is your email?"))
    session.find("is")
    let hits = session.state.canvas.drawing.hits.count
    #expect(hits > 2)
    var seen: [Spot] = []
    for _ in 0..<hits {
      seen.append(session.state.canvas.spot)
      session.press("n")
      #expect(session.hint.contains(" of \(hits)"))
    }
    #expect(Set(seen).count == hits)
    #expect(session.state.canvas.spot == seen[0])
    session.press("Home")
    session.press("N")
    #expect(session.hint.contains("\(hits) of \(hits), from the bottom again"))
    session.press("n")
    #expect(session.hint.contains("1 of \(hits), from the top again"))
  }

  @Test func theNextOneIsCountedFromTheFocus() {
    var session = Session()
    session.find("question")
    #expect(session.hint.contains("No action holds"))
    session.find("is")
    for id in session.flow.actions.keys {
      session.state.focus(.card(id))
      let number = session.state.canvas.focusedNumber
      let hits = session.state.canvas.drawing.hits
      session.press("n")
      #expect(session.state.canvas.focusedNumber == hits.first { $0 > number } ?? hits[0])
    }
  }

  @Test func stepsWhileTyping() {
    var session = Session()
    session.press("/")
    session.type("is")
    let first = session.state.canvas.focusedNumber
    session.press("Down")
    #expect(session.state.canvas.focusedNumber > first)
    session.press("Up")
    #expect(session.state.canvas.focusedNumber == first)
    session.press("Esc")
    #expect(session.state.canvas.spot == .card("greet"))
  }

  @Test func theTextOfTheLastTimeFindsTheNextOne() {
    var session = Session()
    session.find("is")
    let first = session.state.canvas.focusedNumber
    session.press("/", "Enter")
    #expect(session.state.canvas.focusedNumber == session.state.canvas.drawing.hits.first { $0 > first })
  }

  @Test func acceptingIsAJumpThatBackspaceTakesBack() {
    var session = Session()
    session.press("Down")
    let start = session.state.canvas.spot
    session.find("again")
    #expect(session.state.canvas.spot == .card("again"))
    session.press("Backspace")
    #expect(session.state.canvas.spot == start)
  }

  @Test func hitsFollowEdits() {
    var session = Session()
    session.find("umbrella")
    #expect(session.state.canvas.drawing.hits.isEmpty)
    session.press("Home", "r", "Ctrl-A")
    session.type("Umbrella stand")
    session.press("Esc")
    #expect(session.state.canvas.drawing.hits == [1])
    session.press("u")
    #expect(session.state.canvas.drawing.hits.isEmpty)
    session.find("is")
    let before = session.state.canvas.drawing.hits.count
    session.find("email")
    session.press("x", "d")
    session.find("is")
    #expect(session.state.canvas.drawing.hits.count == before - 1)
    #expect(session.state.canvas.search.found == session.holders(of: "is"))
  }

  /// Narrowing while typing, widening while deleting and following edits must find what looking anew finds.
  @Test(arguments: 0..<20 as Range<UInt64>) func whatIsFoundIsWhatLookingAnewFinds(seed: UInt64) {
    var monkey = Monkey(seed: seed)
    var session = Session()
    session.find("is")
    for _ in 0..<150 {
      session.handle(monkey.event(on: session.state.size))
      let search = session.state.canvas.search
      #expect(search.found == session.holders(of: search.text), "seed \(seed), “\(search.text)”")
    }
  }

  @Test func anEmptyTextTakesTheMarksAway() {
    var session = Session()
    session.find("is")
    #expect(session.marks.contains("•"))
    session.press("/", "Backspace", "Enter")
    #expect(!session.marks.contains("•"))
    session.press("n")
    #expect(session.hint.contains("Nothing was searched for"))
  }

  @Test(arguments: [
    ("Ångström", "ÅNG"), ("STRASSE", "asse"), ("naïve café", "CAFÉ"), ("日本語", "本"), ("a\u{301}b", "áB"),
  ])
  func caseDoesNotMatter(text: String, needle: String) throws {
    let place = try #require(Needle(needle).place(in: text))
    #expect(text[place...].lowercased().hasPrefix(needle.lowercased()))
    #expect(Needle(needle + "?").place(in: text) == nil)
  }

  @Test func theCostOfAMoveDoesNotDependOnWhatWasFound() {
    var session = Session()
    session.find("is")
    let before = session.state.canvas.drawing.revision
    session.press("n", "N", "Down", "Up")
    #expect(session.state.canvas.drawing.revision == before)
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 12)]) func screens(width: Int, height: Int) {
    var session = Session(size: Size(width: width, height: height))
    session.press("/")
    session.type("is")
    Goldens.check(session, is: "find-typing-\(width)x\(height)")
    session.press("Enter", "n")
    Goldens.check(session, is: "find-next-\(width)x\(height)")
  }
}

extension Session {
  fileprivate mutating func find(_ text: String) {
    press("/", "Ctrl-A")
    type(text)
    press("Enter")
  }

  /// The scroll column.
  fileprivate var marks: String {
    let (screen, column) = (screen, state.regions.scroll)
    return (column.y..<column.maxY).map { screen[column.x, $0].text }.joined()
  }

  fileprivate func holders(of text: String) -> Set<ActionID> {
    Set(
      flow.actions.values.filter { $0.text(holding: Needle(text), state.words, in: state.workspace) != nil }.map(\.id))
  }
}
