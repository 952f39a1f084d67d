import ChatflowModel
import Testing
import Words

@testable import Builder
@testable import Widgets

/// Nobody ever sees the key of a word in place of the word.
@Suite struct WordTests {
  private let words = Words.english

  @Test func everyWordThatTheSourcesAskForExists() {
    let files = Sources.files(of: "Builder").merging(Sources.files(of: "Widgets")) { one, _ in one }
    #expect(files.count > 30)
    var count = 0
    for (path, text) in files {
      for key in Self.keys(in: text) {
        count += 1
        #expect(words.has(key), "\(path): \(key)")
      }
    }
    #expect(count > 60)
  }

  @Test func everyReasonOfADisabledCommandHasAWord() {
    for (path, text) in Sources.files(of: "Builder") {
      for reason in Self.literals(after: [".disabled("], in: text) {
        #expect(words.has("disabled.\(reason)"), "\(path): \(reason)")
      }
    }
  }

  @Test func everyTitleOfAnEditHasAWord() {
    for (module, start) in [("Builder", "Edit.make("), ("Builder", "changing("), ("ChatflowModel", "Edit.make(")] {
      for (path, text) in Sources.files(of: module) {
        for title in Self.literals(after: [start], in: text) { #expect(words.has(title), "\(path): \(title)") }
      }
    }
  }

  @Test(arguments: ActionKinds.all.map(\.id)) func everyKindHasItsWords(id: KindID) throws {
    let kind = try #require(ActionKinds[id])
    #expect(words.has("action.\(id).label"))
    #expect(words.has("action.\(id).card"))
    #expect(words.has("category.\(kind.category.rawValue)"))
    #expect(words.has(kind.catchAll))
    for edge in kind.edges { #expect(words.has("edge.\(edge)"), "\(edge)") }
    expectWords(for: kind.fields, of: id.text)
    for part in ["does", "visitor", "synonyms"] { #expect(words.has("action.\(id).\(part)"), "\(part)") }
  }

  @Test func everySettingHasItsWords() {
    expectWords(for: ChatflowSettings.fields, of: "chatflow")
    expectWords(for: WorkspaceSettings.fields, of: "workspace")
    for tab in ChatflowSettings.tabs + WorkspaceSettings.tabs { #expect(words.has("tab.\(tab.id)"), "\(tab.id)") }
  }

  /// Every field is edited somewhere, and by no two tabs.
  @Test(arguments: [
    (ChatflowSettings.fields, ChatflowSettings.tabs), (WorkspaceSettings.fields, WorkspaceSettings.tabs),
  ])
  func everySettingStandsInOneTab(_ fields: [Field], _ tabs: [SettingsTab]) {
    func paths(_ fields: [Field], _ path: FieldPath) -> [[FieldID]] {
      fields.map { path.steps.map(\.field) + [$0.id] }
    }
    let shown = tabs.flatMap { $0.sections.flatMap { paths($0.fields, $0.path) } }
    #expect(Set(shown).count == shown.count)
    for tab in tabs {
      let ids = tab.sections.flatMap { $0.fields.map(\.id) }
      #expect(Set(ids).count == ids.count, "\(tab.id)")
    }
    for path in paths(fields, .top) { #expect(shown.contains { $0.starts(with: path) }, "\(path)") }
  }

  @Test func everyTabAndContextHasItsWords() {
    for context in [Context.canvas, .form, .picker, .list, .filter, .templates] {
      #expect(words.has("chooser.help.\(context.rawValue)"))
    }
  }

  @Test func everyLanguageThatCanBeChosenHasAName() {
    var session = Session()
    session.press("Alt-4")
    session.tab(to: .field("language"))
    session.press("Enter")
    guard case .chooser(let chooser)? = session.state.layers.last else {
      Issue.record("no languages:\n\(session.picture)")
      return
    }
    for item in chooser.items { #expect(words.has("language.\(item.id)"), "\(item.id)") }
  }

  private func expectWords(for fields: [Field], of owner: String) {
    for field in fields {
      let key = "field.\(owner).\(field.id)"
      switch field.editor {
      // Their texts stand in the field itself.
      case .bubbles: break
      case .phrases:
        for word in [key + ".label", key + ".add"] { #expect(words.has(word), "\(word)") }
      case .choice(let options):
        #expect(words.has(key + ".label"), "\(key)")
        for option in options { #expect(words.has("\(key).\(option)"), "\(key).\(option)") }
      case .route(let options, _):
        #expect(words.has(key + ".label"), "\(key)")
        for option in options { #expect(words.has("\(key).\(option)"), "\(key).\(option)") }
      case .group(let inner, let inherits):
        #expect(words.has(key + ".label"), "\(key)")
        if inherits { #expect(words.has("field.\(field.id).inherit.label"), "\(key)") }
        expectWords(for: inner, of: field.id.text)
      case .records(let shape):
        for word in [key + ".label", "field.\(field.ownerOfInner).add", "field.\(field.ownerOfInner).new"] {
          #expect(words.has(word), "\(word)")
        }
        expectWords(for: shape.all, of: field.ownerOfInner)
      default: #expect(words.has(key + ".label"), "\(key)")
      }
    }
  }

  /// The keys that stand as whole texts in `words[…]`, a choice between two included, and behind `words(`.
  private static func keys(in text: String) -> [String] {
    let brackets = text.split(separator: "words[").dropFirst().flatMap { part in
      part.prefix { $0 != "]" && $0 != "\n" }.split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
    return (brackets.filter { !$0.contains("\\") } + literals(after: ["words("], in: text)).filter { $0.contains(".") }
  }

  /// The texts without places right behind any of some beginnings.
  private static func literals(after starts: [String], in text: String) -> [String] {
    var found: [String] = []
    for start in starts {
      for part in text.split(separator: start).dropFirst() where part.first == "\"" {
        let literal = part.dropFirst().prefix { $0 != "\"" }
        if !literal.contains("\\") { found.append(String(literal)) }
      }
    }
    return found
  }
}
