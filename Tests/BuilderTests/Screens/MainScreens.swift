import Canvas
import ChatTesting
import ChatflowEngine
import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder

/// The main screens of the builder, each reached by keys, for looking at them in a language, a size and a glyph tier.
struct MainScreen: CustomTestStringConvertible, Sendable {
  /// What its kept picture is called.
  let name: String
  private let flow: Chatflow
  private let go: @Sendable (inout Session) throws -> Void

  var testDescription: String { name }

  /// Somebody who has gone there.
  func session(_ words: Words, _ size: Size, _ tier: GlyphTier) throws -> Session {
    var session = Session(flow: flow, size: size, tier: tier, workspace: Sample.workspace, words: words)
    try go(&session)
    return session
  }

  private init(
    _ name: String, _ flow: Chatflow = Sample.support, _ go: @escaping @Sendable (inout Session) throws -> Void
  ) {
    self.name = name
    self.flow = flow
    self.go = go
  }

  private init(_ name: String, _ flow: Chatflow = Sample.support, keys: String...) {
    self.init(name, flow) { session in for key in keys { session.press(key) } }
  }

  static let all: [MainScreen] =
    canvas + settings + workspace + forms + previews + tests + popUps + [themes] + history + problems

  private static let themes = MainScreen("themes") { session in
    session.press(":")
    session.type(session.state.words["command.theme"])
    session.press("Enter")
    session.finish(.themes(["dark", "light"].map { ThemeFact(name: $0, isOwn: $0 == "light") }, current: "dark"))
  }

  private static let problems = [
    MainScreen("problems", Sample.faulty, keys: "!", "Down"),
    MainScreen("problems-by-rule", Sample.faulty, keys: "!", "r", "End"),
    MainScreen("problems-fix", Sample.faulty) { session in
      session.press("!", "/")
      session.type("reply-twice")
      session.press("Enter", "f")
    },
    MainScreen("problems-ignored", Sample.faulty) { session in
      session.press("!", "Home", "i")
      session.type("We want it so.")
      session.press("Enter", "End")
    },
    MainScreen("problems-nothing", Sample.faulty) { session in
      session.press("!", "/")
      session.type("zzz")
    },
  ]

  private static let history = [
    MainScreen("history") { session in
      session.openHistory(Sample.versions)
      session.press("Down")
    },
    MainScreen("history-drawn") { session in
      session.press("x")
      session.openHistory(Sample.versions)
      session.press("Down", "Down", "d", "PageDown")
    },
    MainScreen("history-broken") { session in
      session.openHistory(Sample.versions, notices: [session.state.words("history.foreign", ["folder": "/srv/bots"])])
      session.press("End")
    },
    MainScreen("history-take") { session in
      session.openHistory(Sample.versions)
      session.press("Down", "Down", "a")
    },
  ]

  private static let canvas = [
    MainScreen("canvas", keys: "Down"),
    MainScreen("outline", keys: "Down", "-"),
    MainScreen("map", keys: "Down", "-", "-"),
    MainScreen("empty", Sample.empty, keys: "Down"),
    MainScreen("canvas-branches", Sample.branching, keys: "Down"),
    MainScreen("marks", keys: "m", "Down", "Down", "Down", "m"),
    MainScreen("folded", keys: "Down", "z"),
    MainScreen("alone", keys: "Down", "Down", "f"),
    MainScreen("waiting-key", keys: "g"),
    MainScreen("tour") { $0.state.startTour() },
    MainScreen("picker", keys: "a"),
    MainScreen("picker-copied", keys: "Down", "y", "a"),
    MainScreen("picker-records") { session in
      session.press("a")
      session.type(session.state.words["category.records"])
    },
  ]

  private static let settings = [
    MainScreen("settings-build", Sample.targeted, keys: "s"),
    MainScreen("settings-target", Sample.targeted, keys: "Alt-2"),
    MainScreen("settings-display", Sample.targeted, keys: "Alt-3"),
    MainScreen("settings-options", Sample.targeted, keys: "Alt-4"),
  ]

  private static let workspace =
    [Form.Tab.hours, .people, .properties, .lists, .handoff, .texts, .situations].map { tab in
      MainScreen("workspace-\(tab.rawValue)") { session in
        session.press("w")
        session.open(tab: tab)
      }
    } + [
      MainScreen("workspace-person") { session in
        session.press("w")
        session.open(tab: .people)
        session.tab(to: .entry("people", 1))
        session.press("Enter")
      }
    ]

  private static let forms =
    ActionKinds.all.map { kind in
      MainScreen("form-\(kind.id)", Sample.short) { session in
        let action = try session.insert(kind, named: "Den nya")
        session.fill(kind, action)
        session.press("Esc", "Enter")
      }
    } + [
      MainScreen("handoff-inherited") { $0.openHandoff() },
      MainScreen("handoff-own") { session in
        session.openHandoff()
        session.tab(to: .inherit("handoff"))
        session.press("Space")
      },
      MainScreen("branches", Sample.branching) { session in
        session.press("Enter", "Ctrl-PageDown")
        session.tab(to: .branch(0, .condition(ConditionPlace(group: 0, index: 0), .comparison)))
      },
      MainScreen("operands", Sample.branching) { session in
        session.press("Enter", "Ctrl-PageDown")
        session.tab(to: .branch(0, .condition(ConditionPlace(group: 0, index: 0), .operand)))
        session.press("Enter")
      },
    ]

  private static let previews = [
    MainScreen("preview", keys: "F5"),
    MainScreen("preview-answered", keys: "F5", "1"),
    MainScreen("preview-at-a-line", keys: "F5", "2", "Esc", "Up", "Up"),
    MainScreen("preview-way", keys: "F5", "2", "F5"),
    MainScreen("preview-outline", keys: "F5", "2", "F5", "-"),
    MainScreen("preview-happens", keys: "F5", "Alt-N"),
    MainScreen("situation", keys: "F5", "Alt-O", "Enter"),
    MainScreen("situations", keys: "F5", "Alt-O"),
  ]

  private static let tests = [
    MainScreen("tests") { $0.runTests(for: .list) },
    MainScreen("tests-why") { session in
      session.runTests(for: .list)
      session.press("Down", "Enter")
    },
    MainScreen("coverage") { session in
      session.runTests(for: .canvas)
      session.press("Down")
    },
    MainScreen("coverage-next") { session in
      session.runTests(for: .canvas)
      session.press("g u")
    },
    MainScreen("test-name", keys: "F5", "1", "Alt-T"),
  ]

  private static let popUps = [
    MainScreen("help", keys: "?"),
    MainScreen("palette", keys: ":"),
    MainScreen("find", keys: "/", "b"),
    MainScreen("go-to", keys: "t"),
    MainScreen("change-kind", keys: "Down", "C"),
    MainScreen("change-id", keys: "g i"),
    MainScreen("remove-which-stays", keys: "Down", "x"),
    MainScreen("remove", keys: "Down", "x", "Enter"),
    MainScreen("leave", keys: "x", "q"),
    MainScreen("help-of-the-form", keys: "Enter", "F1"),
    MainScreen("link", keys: "Enter", "Ctrl-K"),
    MainScreen("context-menu") { session in
      guard let place = session.place(of: "What do you need") else { return }
      session.mouse(.press(.right), place)
    },
  ]
}

extension Session {
  fileprivate mutating func openHandoff() {
    press("a")
    type(state.words["action.send-to-customer-agent.label"])
    press("Enter")
    tab(to: .field("handoff"))
    press("Enter")
  }
}

extension Session {
  /// The tests of a chatflow have been run: one passes, two fail, and one cannot be read.
  fileprivate mutating func runTests(for use: TestUse) {
    let text = """
      test: Billing comes first
      bot: …
      visitor: [Billing]
      bot: …

      test: A greeting in the morning
      bot: Good morning

      test: Another thing is chosen
      bot: …
      visitor: [Biling]

      test: A mistake
      vistor: Hello

      """
    let chats = ChatFile(text, in: state.workspace)
    let prepared = PreparedFlow(flow, in: state.workspace)
    let outcomes = chats.tests.map {
      ChatRun.outcome(of: $0, following: prepared, in: state.workspace, zone: { NamedTimeZone($0) })
    }
    let results = TestResults(
      "support.chat", problems: chats.problems, unread: chats.unread.count, outcomes: outcomes)
    finish(.testsRun(results, for: use))
  }
}
