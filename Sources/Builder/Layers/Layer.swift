import ChatflowModel
import Screen

/// A pop-up. It takes all keys until it is closed; the front one owns the cursor.
enum Layer: Sendable {
  /// A list to choose from, with a filter.
  case chooser(Chooser)
  /// One line to type.
  case prompt(Prompt)
  /// A question with a few answers.
  case question(Question)
}

/// A list to choose from: the palette, the help, targets of a link, tokens, files.
struct Chooser: Sendable {
  /// What is chosen.
  enum Purpose: Hashable, Sendable {
    /// A command to run.
    case palette
    /// A command to read about, and to run.
    case help
    /// What the hint row said.
    case messages
    /// Something of the list of chatflows.
    case library(LibraryChoice)
    /// Where a connection leads; explicit jump or structure.
    case target(Origin, isJump: Bool)
    /// Where a connection of the form leads, ends included.
    case link(Origin)
    /// A value of a field.
    case value(FieldID)
    /// What a quick reply passes on, by its index.
    case replyValue(Int)
    /// What a condition asks for; one that is not there yet is added.
    case operand(branch: Int, ConditionPlace)
    /// How a condition compares.
    case comparison(branch: Int, ConditionPlace)
    /// The values that a condition compares a choice with; several can be chosen.
    case options(branch: Int, ConditionPlace)
    /// One more entry of a list field, or another one in place of the focused entry.
    case entry(FieldID)
    /// The type of a property that was just listed, by its reference.
    case type(String)
    /// The days that get the hours of one.
    case days(FieldID)
    /// A token for the text that is being edited.
    case token
    /// What to attach to a text for the customer agent.
    case attach
    /// An action with a problem.
    case problem
    /// What kind of action an action shall be.
    case kind(ActionID)
    /// The colours.
    case theme
    /// Which connection stays when an action is removed, or cut.
    case staying(ActionID, isCut: Bool)
  }

  struct Item: Hashable, Sendable {
    /// What it stands for, in the words of the purpose.
    var id: String
    var title: String
    /// At the right: keys, or what kind of thing it is.
    var detail = ""
    /// Said below the list while it is focused.
    var help = ""
    /// Whether it can be chosen now.
    var isEnabled = true
    /// Text that the filter also finds.
    var synonyms = ""
    /// What it adds that the list does not offer yet; it stands last whatever is typed.
    var adds: BuilderState.Addition?
    /// Dimly behind the title: why it cannot be chosen now.
    var note = ""
    /// Where it leads, if that is not said by the purpose and the id.
    var leads: Destination?
  }

  let purpose: Purpose
  let title: String
  var items: [Item]
  /// What whole words stand for; it comes before all else while nothing but the word is typed.
  var abbreviations: [String: Item] = [:]
  var query = TextEditor(shape: .line, limit: 200, words: .none)
  var focus = 0
  var scroll = 0
  /// The place of the screen that it opens at; nil: the middle.
  var corner: Point?

  init(_ purpose: Purpose, title: String, items: [Item], focused id: String? = nil) {
    self.purpose = purpose
    self.title = title
    self.items = items
    focus = id.flatMap { id in items.firstIndex { $0.id == id } } ?? 0
  }

  /// The items that hold every word typed, best first: those whose title begins with it.
  func matches(_ words: Words) -> [Item] {
    let typed = query.plainText
    let needles = typed.split(separator: " ").map { Needle(String($0)) }
    if needles.isEmpty { return items }
    if let meant = abbreviations[typed] { return [meant] + items.filter { $0.id != meant.id && $0.holds(needles) } }
    let found = items.filter { item in
      if item.adds != nil { return false }
      return item.holds(needles)
    }
    guard let first = needles.first else { return found }
    let places = found.map { first.place(in: $0.title) == $0.title.startIndex }
    let leading = zip(found, places).filter(\.1).map(\.0)
    return leading + zip(found, places).filter { !$0.1 }.map(\.0) + items.filter { $0.adds != nil }
  }
}

extension Chooser.Item {
  /// Whether every word that was typed stands in it.
  fileprivate func holds(_ needles: [Needle]) -> Bool {
    needles.allSatisfy { needle in
      [title, detail, synonyms].contains { needle.place(in: $0) != nil }
    }
  }
}

/// One line to type, with completions below.
struct Prompt: Sendable {
  /// What is asked for.
  enum Purpose: Hashable, Sendable {
    /// Something of the list of chatflows.
    case library(LibraryPrompt)
    /// Text to find on the canvas. It is typed in the hint row, so that the canvas can be seen.
    case search(SearchStart)
    /// A file of the workspace to attach.
    case file(FieldID, slot: Int?)
    /// The address or path of a video.
    case video(FieldID, slot: Int?)
    /// The address of a link for the selected text.
    case link
    /// The fallback of a token that was chosen.
    case fallback(Token)
    /// What a quick reply passes on, by its index.
    case replyValue(Int)
    /// A new id for an action.
    case id(ActionID)
    /// The name of something that a field shall refer to and the workspace does not list yet.
    case new(FieldID, BuilderState.Addition)
  }

  let purpose: Purpose
  let title: String
  var editor: TextEditor
  /// What it can become.
  var completions: [FileFact] = []
  /// What is wrong with it.
  var problem: String?
  /// The focused completion, if one is.
  var focus: Int?

  init(_ purpose: Purpose, title: String, text: String = "") {
    self.purpose = purpose
    self.title = title
    editor = TextEditor(RichText(literal: text), shape: .line, limit: 1_000, words: .none)
    _ = editor.selectAll()
  }
}

/// A question with a few answers; each has a letter, the first is what Enter takes, Esc takes none.
struct Question: Sendable {
  /// What it is about.
  enum Purpose: Hashable, Sendable {
    /// Leave with unsaved changes.
    case leave
    /// Something of the list of chatflows.
    case library(LibraryQuestion)
    /// Remove an action although something is cut off or re-aimed; what led to it leads where the connection led.
    case remove(ActionID, keeping: PortID, isCut: Bool)
    /// Make an action one of another kind although something of it is lost.
    case changeKind(ActionID, KindID)
    /// Cut actions out although something is cut off or re-aimed.
    case cut([ActionID])
    /// Where links of a clip lead that name actions which it does not hold.
    case pasteLinks(Clip, InsertionPoint)
    /// Save although something of the file is lost; what is agreed to if it is.
    case save(Effect.AfterSaving, Effect.Agreed)
    /// Save a chatflow that is live although it has errors; what was agreed to before.
    case saveLive(Effect.AfterSaving, Effect.Agreed)
    /// What shall become of changes that an earlier run kept.
    case copy
    /// Go back to what the file says.
    case revert(Form.Subject)
  }

  struct Answer: Hashable, Sendable {
    let id: String
    let key: Character
    let title: String
  }

  let purpose: Purpose
  let text: String
  /// Lines below it: what is affected.
  var details: [String] = []
  let answers: [Answer]
  var focus = 0
}
