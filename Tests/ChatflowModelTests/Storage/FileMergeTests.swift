import ChatflowModel
import CustomDump
import OrderedCollections
import Randomness
import Testing

@testable import ChatflowFiles

/// Files brought together, with the lines and comments of both.
struct FileMergeTests {
  static let base = """
    # The shop's bot.
    chatflow: 1
    name: Shop
    start: hello

    actions:
      # Who is there?
      hello:
        action: send-message
        name: Hello
        message: Welcome!  # short
        next: topic

      topic:
        action: ask-question
        name: Topic
        message: What is it about?
        replies:
          - Order  # most of them
          - Other
        next: bye

      bye:
        action: send-message
        name: Bye
        message: Bye.

    """

  private func changed(_ changes: (String, String)...) -> String {
    changes.reduce(into: Self.base) { text, change in
      #expect(text.contains(change.0))
      text = text.replacing(change.0, with: change.1)
    }
  }

  @Test func bothSidesKeepTheirLinesAndComments() {
    let ours = changed(
      ("Welcome!  # short", "Welcome to the shop!  # longer"),
      ("      - Other\n", "      - Other\n      # new\n      - Return\n"))
    let theirs = changed(
      ("name: Hello", "name: Greeting  # renamed"), ("# most of them", "# nearly all"),
      (
        "  bye:\n",
        "  # Added by them.\n  thanks:\n    action: send-message\n    name: Thanks\n    message: Thank you.\n\n  bye:\n"
      ))
    let merge = FileMerge(base: Self.base, ours: ours, theirs: theirs)
    #expect(merge.conflictCount == 0)
    #expect(merge.obstacle == nil)
    expectNoDifference(
      merge.text,
      changed(
        ("Welcome!  # short", "Welcome to the shop!  # longer"),
        ("      - Other\n", "      - Other\n      # new\n      - Return\n"),
        ("name: Hello", "name: Greeting  # renamed"), ("# most of them", "# nearly all"),
        (
          "  bye:\n",
          "  # Added by them.\n  thanks:\n    action: send-message\n    name: Thanks\n    message: Thank you.\n\n  bye:\n"
        )))
  }

  @Test func aCommentBesideAnotherChangeIsKept() {
    let ours = changed(("    name: Hello\n", "    name: Greeting\n"))
    for comment in ["    message: Welcome!  # theirs\n", "    # theirs\n    message: Welcome!  # short\n"] {
      let theirs = changed(("    message: Welcome!  # short\n", comment))
      for (one, other) in [(ours, theirs), (theirs, ours)] {
        let merge = FileMerge(base: Self.base, ours: one, theirs: other)
        #expect(merge.conflictCount == 0 && merge.lostComments.isEmpty)
        expectNoDifference(
          merge.text,
          changed(("    name: Hello\n", "    name: Greeting\n"), ("    message: Welcome!  # short\n", comment)))
      }
    }
  }

  @Test func howLinesEndIsNoDifference() {
    let theirs = changed(("    name: Hello\n", "    name: Greeting  # theirs\n"))
    let ours = changed(("      - Other\n", "      - Others\n")).replacing("\n", with: "\r\n")
    let merge = FileMerge(base: Self.base, ours: ours, theirs: theirs)
    #expect(merge.conflictCount == 0 && merge.lostComments.isEmpty)
    expectNoDifference(
      merge.text,
      changed(("    name: Hello\n", "    name: Greeting  # theirs\n"), ("      - Other\n", "      - Others\n"))
        .replacing("\n", with: "\r\n"))
  }

  @Test func filesThatBothAddedAreBroughtTogether() {
    let theirs = changed(
      ("  bye:\n", "  # Added by them.\n  thanks:\n    action: message\n    name: Thanks\n\n  bye:\n"))
    let merge = FileMerge(base: "", ours: Self.base, theirs: theirs)
    #expect(merge.conflictCount == 0 && merge.lostComments.isEmpty)
    expectNoDifference(merge.text, theirs)
  }

  @Test func twoNewBranchesAreOneConflict() throws {
    let base = changed(("    next: topic\n", "    branches:\n      - if: contact.a is known\n    next: topic\n"))
    func adding(_ name: String) -> String {
      base.replacing("a is known\n", with: "a is known\n      - if: contact.\(name) is known\n")
    }
    let merge = FileMerge(base: base, ours: adding("o"), theirs: adding("t"))
    #expect(merge.conflictCount == 1)
    let sides = try #require(ConflictMarkers.sides(of: merge.text))
    #expect(sides.base == base)
    let (our, their) = (ChatflowFile.decode(sides.ours).flow, ChatflowFile.decode(sides.theirs).flow)
    #expect(our?.actions["hello"]?.branches.count == 3 && their?.actions["hello"]?.branches.count == 3)
    let again = Merge(
      base: try #require(ChatflowFile.decode(base).flow), ours: try #require(our), theirs: try #require(their))
    #expect(again.conflicts.count == 1)
  }

  /// Lines beside each other are a conflict to git, and none here.
  @Test func fieldsBesideEachOtherDoNotConflict() {
    let ours = changed(("    name: Bye\n", "    name: Goodbye\n"))
    let theirs = changed(("    message: Bye.\n", "    message: See you.\n"))
    let merge = FileMerge(base: Self.base, ours: ours, theirs: theirs)
    #expect(merge.conflictCount == 0)
    expectNoDifference(
      merge.text,
      changed(("    name: Bye\n", "    name: Goodbye\n"), ("    message: Bye.\n", "    message: See you.\n")))
  }

  @Test func aConflictStandsBetweenMarkersAndNothingElseDoes() {
    let ours = changed(("Bye.", "Goodbye."), ("name: Hello", "name: Greeting"))
    let theirs = changed(("Bye.", "See you."), ("Welcome!", "Hi!"))
    let merge = FileMerge(base: Self.base, ours: ours, theirs: theirs)
    #expect(merge.conflictCount == 1)
    let block = """
          name: Bye
      <<<<<<< ours
          message: Goodbye.
      ||||||| base
          message: Bye.
      =======
          message: See you.
      >>>>>>> theirs

      """
    expectNoDifference(
      merge.text,
      changed(
        ("name: Hello", "name: Greeting"), ("Welcome!", "Hi!"), ("    name: Bye\n    message: Bye.\n", block)))
    let sides = ConflictMarkers.sides(of: merge.text)
    #expect(sides?.ours == changed(("name: Hello", "name: Greeting"), ("Welcome!", "Hi!"), ("Bye.", "Goodbye.")))
    #expect(sides?.theirs == changed(("name: Hello", "name: Greeting"), ("Welcome!", "Hi!"), ("Bye.", "See you.")))
    #expect(sides?.base == changed(("name: Hello", "name: Greeting"), ("Welcome!", "Hi!")))
  }

  @Test func aFileWithAnErrorIsMergedByLines() {
    let ours = changed(("name: Bye", "name: [Bye"))
    let theirs = changed(("Welcome!", "Hi!"))
    let merge = FileMerge(base: Self.base, ours: ours, theirs: theirs)
    #expect(merge.obstacle?.version == .ours)
    #expect(merge.text == changed(("name: Bye", "name: [Bye"), ("Welcome!", "Hi!")))
  }

  @Test(arguments: 0..<400)
  func theTextSaysWhatTheMergeSays(seed: UInt64) throws {
    var random = RandomFlow(seed: seed)
    let base = random.flow(actions: 5)
    var (ours, theirs) = (base, base)
    for _ in 0..<2 { random.change(&ours) }
    for _ in 0..<2 { random.change(&theirs) }
    let baseText = RoundTripTests.sprinkled(try ChatflowFile.canonical(base), seed)
    let source = try #require(ChatflowFile.decode(baseText).source)
    let (ourText, theirText) = (try source.encode(ours).text, try source.encode(theirs).text)
    let file = FileMerge(base: baseText, ours: ourText, theirs: theirText)
    let other = FileMerge(base: baseText, ours: theirText, theirs: ourText)
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(file.obstacle == nil, "seed \(seed)")
    #expect((file.conflictCount == 0) == merge.conflicts.isEmpty, "seed \(seed)")
    let sides = ConflictMarkers.sides(of: file.text) ?? .init(ours: file.text, theirs: file.text, base: file.text)
    for (text, answer) in [(sides.ours, MergeAnswer.ours), (sides.theirs, .theirs)] {
      try ChatflowFile.verify(text, holds: merge.chatflow(taking: answer))
    }
    #expect(sides.base.map { ChatflowFile.decode($0).isSound } ?? true, "seed \(seed)")
    if file.conflictCount == 0 {
      #expect(
        ChatflowFile.decode(other.text).flow?.leavingOut(like: merge.chatflow()) == merge.chatflow(), "seed \(seed)")
    }
  }

  @Test func whatFoldersShareIsMergedByField() {
    let base = "workspace: 1\npeople:\n  anna: Anna\n  bo: Bo\n"
    let merge = FileMerge(
      baseWorkspace: base, ours: base.replacing("Anna", with: "Anna Berg"), theirs: base.replacing("Bo", with: "Bo Ek"))
    #expect(merge.conflictCount == 0)
    #expect(merge.text == base.replacing("Anna", with: "Anna Berg").replacing("Bo", with: "Bo Ek"))
  }

  /// A group that is left out is the same as one without anything in it, or with nothing but what it holds by itself.
  @Test(arguments: ["", "heading: {}\n", "heading:\n  shows: custom\n"])
  func aGroupThatIsLeftOutIsMergedByField(theirs: String) {
    let head = "chatflow: 1\nname: A\n"
    let base = head + "heading:\n  shows: specific\n  name: Bo\n  people: [user:anna]\n"
    let ours = head + "heading:\n  shows: custom\n  name: Ada\n  people: [user:anna]\n"
    let files = [base, ours, head + theirs].compactMap { ChatflowFile.decode($0).flow }
    guard files.count == 3 else { return #expect(files.count == 3) }
    let merge = Merge(base: files[0], ours: files[1], theirs: files[2])
    #expect(merge.conflicts.count == 1)
    let heading = merge.chatflow(taking: .ours).values["heading"]?.record
    #expect(heading?["name"]?.text == "Ada" && heading?["people"] == nil)
  }

  /// The version of the format is what the side says that changed it, be it an older one; of two changes it is the newer.
  @Test(arguments: [(1, 0, 1, 0), (1, 1, 0, 0), (0, 1, 0, 1), (1, 3, 2, 3), (2, 1, 1, 1)])
  func theVersionIsThatOfTheSideThatChangedIt(base: Int, ours: Int, theirs: Int, merged: Int) {
    func text(_ version: Int) -> String { "workspace: \(version)\npeople:\n  anna: Anna\n" }
    let workspace = FileMerge(baseWorkspace: text(base), ours: text(ours), theirs: text(theirs))
    #expect(workspace.text == text(merged) && workspace.conflictCount == 0)
    func flow(_ version: Int) -> Chatflow {
      var flow = Chatflow(name: "A")
      flow.version = version
      return flow
    }
    #expect(Merge(base: flow(base), ours: flow(ours), theirs: flow(theirs)).chatflow().version == merged)
  }

  @Test func markersOfGitWithoutABaseAreTakenApart() {
    let text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> main\nd\n"
    #expect(ConflictMarkers.sides(of: text) == .init(ours: "a\nb\nd\n", theirs: "a\nc\nd\n", base: nil))
    for broken in ["a\n", "<<<<<<< HEAD\na\n", "<<<<<<< a\nb\n>>>>>>> c\n", "=======\n", ">>>>>>> c\n"] {
      #expect(ConflictMarkers.sides(of: broken) == nil || broken.isEmpty, "\(broken)")
    }
  }
}
